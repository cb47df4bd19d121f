"""The journey by its forms alone, as a browser without scripts sends them: every way through it ends at the answer that was meant."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlencode

import pytest

TODAY = ("26", "11", "2025")


class Form(HTMLParser):
    """The form of a question: where it goes, and what it would send."""

    def __init__(self, text):
        super().__init__()
        self.action, self.sent, self.choices, self.text_fields, self.step, self._inside = "", [], {}, [], "", False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form" and "gm-question" in given.get("class", ""):
            self.action, self._inside = given["action"], True
        if not self._inside:
            return
        if tag == "input" and given.get("type") == "hidden":
            self.sent.append((given["name"], given["value"]))
        elif tag == "input" and given.get("type") in {"radio", "checkbox"}:
            self.choices[given["value"]] = given["name"]
            if "checked" in given:
                self.sent.append((given["name"], given["value"]))
        elif tag == "input":
            self.text_fields.append((given["name"], given.get("value", "")))
        elif tag == "button":
            self.step = given["value"]

    def handle_endtag(self, tag):
        if tag == "form":
            self._inside = False


class Walk:
    """A reader who goes from page to page."""

    def __init__(self, pages, path="/check"):
        self.pages = pages
        self.go(path)

    def go(self, path):
        response = self.pages.get(path)
        assert response.status_code in {200, 422}, (path, response.status_code)
        self.status, self.text, self.url = (
            response.status_code,
            response.text,
            str(response.url).removeprefix("http://testserver"),
        )

    @property
    def title(self):
        return html.unescape(re.search(r"<h1.*?>(.*?)</h1>", self.text, re.DOTALL).group(1).strip())

    @property
    def question(self):
        return re.sub(r"<[^>]+>|\s+", " ", self.title).strip()

    @property
    def labels(self):
        found = re.findall(r'govuk-(?:radios|checkboxes)__label" for="[^"]*">(.*?)</label>', self.text, re.DOTALL)
        return [html.unescape(label.strip()) for label in found]

    def link(self, words):
        found = [
            href
            for href, text in re.findall(r'<a [^>]*?href="([^"]+)"[^>]*>(.*?)</a>', self.text, re.DOTALL)
            if words in " ".join(html.unescape(re.sub(r"<[^>]+>", "", text)).split())
        ]
        assert found, f"no link {words!r} at {self.url}"
        self.go(html.unescape(found[0]))
        return self

    def start(self):
        return self.link("Start now")

    def write(self, words):
        """Write into the text fields of a form and send it."""
        form = Form(self.text)
        values = words if isinstance(words, tuple) else (words,)
        fields = [(name, values[i] if i < len(values) else value) for i, (name, value) in enumerate(form.text_fields)]
        return self._send(form, fields)

    def choose(self, *labels):
        """Choose by what stands beside a radio or box, and send it."""
        form = Form(self.text)
        values = dict(zip(self.labels, form.choices, strict=True))
        chosen = [(form.choices[values[label]], values[label]) for label in labels]
        radios = "govuk-radios" in self.text
        if (
            radios and chosen
        ):  # one radio of a name takes the place of another; what was written before is sent beside it
            name = chosen[0][0]
            context = self.context(form)
            form.sent = [s for s in form.sent if s[0] != name or s[1] not in form.choices or s[1] == context]
        return self._send(form, chosen + form.text_fields)

    @staticmethod
    def context(form):
        return next((value for name, value in reversed(form.sent) if name == form.action.rpartition("/")[2]), None)

    def _send(self, form, more):
        self.go(f"{form.action}?{urlencode([*form.sent, *more, ('step', form.step)])}")
        return self

    @property
    def errors(self):
        return [html.unescape(e.strip()) for e in re.findall(r"Error:</span>\s*(.*?)\s*</p>", self.text, re.DOTALL)]

    def state(self):
        return parse_qsl(self.url.partition("?")[2], keep_blank_values=True)


@pytest.fixture
def walk(pages):
    return Walk(pages)


def to_the_date(walk, holder, wants, what_for, whom, kind):
    """Answer the six questions; a tuple is written and then chosen from."""
    walk.start()
    for answer in (holder, wants, what_for, whom):
        words, *chosen = answer if isinstance(answer, tuple) else (answer,)
        walk.write(words)
        for label in chosen:
            walk.choose(label)
    return walk.choose(*kind).write(TODAY)


def no_to_all(walk):
    asked = []
    while walk.question != "Check your answers":
        asked.append(walk.question)
        walk.choose("Yes" if "public work" in walk.question else "No")
        assert len(asked) < 15, asked
    return asked


def wanted(discloser, recipient, purpose, subject, information):
    given = {"discloser": discloser, "recipient": recipient}
    return given | {
        part: f"{part}/{word}"
        for part, word in (("purpose", purpose), ("subject", subject), ("information", information))
    }


EVERYDAY = {
    "a school to the police about a missing 15-year-old": (
        ("school", "Academy proprietor (academy trust)"),
        "police",
        "missing from home",
        ("a 15-year-old we work with", "Young person of 13 to 19"),
        ["Contact and identity details"],
        wanted(
            "type/academy-proprietor",
            "type/police-force",
            "missing-children",
            "young-person-13-19",
            "contact-and-identity",
        ),
        "permitted-implied",
    ),
    "a health visitor to social care": (
        ("health visitor", "NHS foundation trust"),
        ("social services", "Unitary council (shire)"),
        "worried about a child",
        "baby",
        ["Health information"],
        wanted(
            "type/nhs-foundation-trust",
            "type/unitary-council",
            "safeguarding-children",
            "child-under-school-age",
            "health",
        ),
        "permitted-implied",
    ),
    "a council to a charity": (
        "Medway Council",
        "charity",
        "help for a family",
        "child",
        ["I'm not sure which: any personal information"],
        wanted("body/medway-council", "type/voluntary-organisation", "early-help", "child", "personal"),
        "permitted-implied",
    ),
}


@pytest.mark.parametrize("name", EVERYDAY)
def test_everyday_questions_lead_to_the_answer_that_is_meant(walk, client, name):
    *answers, meant, outcome = EVERYDAY[name]
    to_the_date(walk, *answers)
    assert walk.question == "Is somebody in danger of death or serious harm now?"
    asked = no_to_all(walk)
    assert len(asked) == len(set(asked))
    walk.link("See the answer")
    assert walk.url.startswith("/ask?")
    state = dict(walk.state())
    assert {name: state[name] for name in meant} == meant
    assert state["date"] == "2025-11-26"
    answer = client.get(walk.url.replace("/ask", "/api/v1/legal-basis")).json()
    assert answer["outcome"] == outcome
    assert "What you can rely on" in walk.text


def test_only_what_can_change_the_answer_is_asked(walk, graph):
    from graphmodel.calls.legal_basis import facts_of
    from graphmodel.legal_basis.deciding_facts import deciding_facts
    from graphmodel.legal_basis.question import Asked

    to_the_date(walk, *EVERYDAY["a school to the police about a missing 15-year-old"][:5])
    while walk.question != "Check your answers":
        state = walk.state()
        parts = {n: v for n, v in state if n not in {"fact", "information", "step"}}
        asked = Asked(
            [parts["discloser"]],
            [parts["recipient"]],
            parts["purpose"],
            parts["subject"],
            [v for n, v in state if n == "information"],
            parts["date"],
            facts_of(v for n, v in state if n == "fact"),
        )
        deciding = deciding_facts(graph.engine, asked.resolve(graph.model))
        told = {v.partition("=")[0] for n, v in state if n == "fact"}
        first = next(f for f in deciding if f.id.removeprefix("fact/") not in told)
        assert walk.question == graph.model.label(first.id)
        walk.choose("I'm not sure")


def test_a_risk_to_life_leads_straight_to_the_answer(walk):
    to_the_date(walk, *EVERYDAY["a school to the police about a missing 15-year-old"][:5]).choose("Yes")
    assert walk.question == "Check your answers"
    walk.link("See the answer")
    assert "First, because somebody is in danger now" in walk.text


def test_the_remaining_questions_can_be_skipped_and_answered_later(walk):
    to_the_date(walk, *EVERYDAY["a council to a charity"][:5]).link("Skip the remaining questions")
    assert walk.question == "Check your answers"
    assert "fact=emergency=unknown" in html.unescape(walk.url)
    walk.link("Change was any of it given or obtained in confidence?").choose("No")
    assert walk.question == "Check your answers"
    walk.link("See the answer")
    assert dict(walk.state())["fact"] == "in-confidence=false"


def test_change_returns_to_the_answers_to_check(walk):
    to_the_date(walk, *EVERYDAY["a council to a charity"][:5]).link("Skip the remaining questions")
    for name, words, shown in (
        ("who wants it", "police", "Police force"),
        ("what for", "child protection", "Safeguarding and promoting"),
        ("about whom", "teenager", "Young person of 13 to 19"),
    ):
        walk.link(f"Change {name}")
        assert walk.question.endswith("?")
        walk.write(words)
        while walk.question != "Check your answers":  # what the change has made to matter
            walk.choose("I'm not sure")
        assert shown in walk.text
    walk.link("Change when").write(("1", "mar", "2009"))
    while walk.question != "Check your answers":
        walk.choose("I'm not sure")
    assert "1 March 2009" in walk.text
    walk.link("Change what kind").choose("Health information", "Education record")
    while walk.question != "Check your answers":
        walk.choose("I'm not sure")
    assert {"information/health", "information/education"} <= {v for n, v in walk.state() if n == "information"}


def test_whoever_is_not_sure_is_helped_to_choose(walk):
    walk.start().link("I'm not sure what to write").choose("NHS body").choose("NHS trust")
    assert walk.question == "Who wants the information?"
    walk.link("I'm not sure what to write").choose("School, college or university body")
    assert "Academy proprietor (academy trust)" in walk.labels
    walk.choose("Academy proprietor (academy trust)").link("I'm not sure: show me purposes").choose(
        "Improving children's well-being"
    )
    assert "For example: Police ask a school for the friends and usual places" in walk.text
    walk.choose("None of these, or I'm not sure: Improving children's well-being").link(
        "I'm not sure: show me kinds of people"
    )
    walk.choose("I'm not sure: anyone")
    assert dict(walk.state())["purpose"] == "purpose/child-well-being"
    assert dict(walk.state())["subject"] == "subject/anyone"


def test_whoever_is_not_sure_which_kind_gets_an_answer_for_each(walk):
    walk.start().write("school").link("I'm not sure which: ask for each of them")
    assert walk.question == "Who wants the information?"
    walk.write("police").write("missing from home").write("missing from home").choose(
        "Contact and identity details"
    ).write(TODAY)
    no_to_all(walk)
    walk.link("See the answer")
    assert "Answered pair by pair" in walk.text
    assert walk.text.count("Reasons and conditions") == 5


def test_a_narrower_kind_of_person_or_purpose_may_be_chosen_step_by_step(walk):
    walk.start().write("police").write("charity").link("I'm not sure: show me purposes").choose(
        "Policing, crime and justice"
    ).choose("Youth justice: preventing offending by children")
    walk.link("I'm not sure: show me kinds of people").choose("Child").choose("Looked after child")
    assert {("purpose", "purpose/youth-justice"), ("subject", "subject/looked-after-child")} <= set(walk.state())


def test_kinds_of_information_may_be_written(walk):
    walk.go(f"/check/information?{SO_FAR}")
    walk.write("medical notes")
    assert dict(walk.state())["information"] == "information/health"
    walk.go(f"/check/information?{SO_FAR}")
    walk.write("sexual health clinic")
    if walk.status == 422:
        assert walk.errors
        walk.choose("Sexual health clinic information")
    assert dict(walk.state())["information"] == "information/sexual-health"


SO_FAR = "discloser=type/police-force&recipient=type/gp-practice&purpose=purpose/early-help&subject=subject/child"
ALL = f"{SO_FAR}&information=information/personal&date=2020-01-01"
ERRORS = {
    "nothing written": ("discloser?step=next", "Enter who holds the information"),
    "nothing like it": ("discloser?discloser=zzzz&step=next", "Nothing in the graph is called \u201czzzz\u201d"),
    "nothing chosen of several": ("discloser?discloser=school&step=pick", "Choose one of these"),
    "nothing chosen of the broad kinds": ("discloser?step=kind", "Choose one of these"),
    "no kind of information": (f"information?{SO_FAR}&step=next", "Choose at least one kind"),
    "a kind that is not there": (f"information?{SO_FAR}&information=zzzz&step=next", "Nothing in the graph is called"),
    "no such day": ("date?date=31&date=2&date=2020&step=next", "Enter a real day"),
    "a day without its year": ("date?date=3&date=2&date=&step=next", "The day must include a year"),
    "a short year": ("date?date=3&date=2&date=20&step=next", "The year must have 4 numbers"),
    "before the law begins": ("date?date=3&date=2&date=1999&step=next", "The day must be 2000-03-01 or later"),
    "a fact without an answer": (f"fact/emergency?{ALL}&step=next", "Choose yes, no, or I'm not sure"),
}


@pytest.mark.parametrize("name", ERRORS)
def test_what_is_wrong_is_said_first_and_at_the_field(walk, name):
    path, message = ERRORS[name]
    walk.go(f"/check/{path}")
    assert walk.status == 422
    assert "<title>Error: " in walk.text
    assert walk.errors
    assert message in walk.errors[0]
    summary = walk.text.partition("govuk-error-summary")[2].partition("</form>")[0]
    assert 'role="alert"' in summary
    target = re.search(r'govuk-error-summary__list">.*?href="#([^"]+)"', walk.text, re.DOTALL).group(1)
    assert f'id="{target}"' in walk.text
    assert re.search(r'aria-describedby="[^"]*-error[^"]*"', walk.text)


def test_each_question_says_why_it_is_asked_and_leads_back(walk):
    walk.start().write("police").write("charity").write("early help").write("child").choose("Health information").write(
        TODAY
    )
    while walk.question != "Check your answers":
        assert "Why we ask this" in walk.text
        assert 'class="govuk-back-link"' in walk.text
        walk.choose("I'm not sure")
    for wanted in ("fact/", "date", "information", "subject", "purpose", "recipient", "discloser"):
        while wanted not in walk.url.partition("?")[0]:
            before = walk.url
            walk.link("Back")
            assert walk.url != before
    walk.link("Back")
    assert walk.url == "/check"


def test_the_state_stands_in_the_address_and_nowhere_else(walk):
    walk.start().write("police").write("charity")
    fresh = walk.pages.get(walk.url)
    assert fresh.text.partition("<main")[2] == walk.text.partition("<main")[2]
    assert "set-cookie" not in fresh.headers
    names = {
        "discloser",
        "recipient",
        "purpose",
        "subject",
        "information",
        "date",
        "fact",
        "capacity_from",
        "capacity_to",
        "within",
        "nation",
        "step",
    }
    assert {n for n, _ in walk.state()} <= names
    assert walk.pages.get("/check/discloser?who=x").status_code == 422


def test_the_one_body_on_both_sides_is_asked_for_its_roles(walk):
    walk.start().write("Medway Council").write("Medway Council").write("safeguarding").write("child").choose(
        "Social care record"
    ).write(TODAY)
    assert walk.question == "In which of its roles does Medway Council hold it?"
    assert "As a whole, or I'm not sure" not in walk.labels
    walk.choose(walk.labels[0])
    assert walk.question == "In which of its roles does Medway Council want it?"
    walk.choose(walk.labels[1])
    assert walk.question not in {
        "In which of its roles does Medway Council hold it?",
        "In which of its roles does Medway Council want it?",
    }


def test_a_body_that_is_gone_is_told_with_what_took_its_place(walk):
    walk.start().write("NHS Medway").write("police").write("early help").write("child").choose(
        "Health information"
    ).write(TODAY)
    assert walk.question == "Check your answers"
    assert "did not exist on 26 November 2025" in walk.text
    assert walk.text.count("What took its place:") == 1


def test_a_link_with_parts_goes_to_the_first_part_that_is_missing(walk):
    walk.go("/check?discloser=body/medway-pct&date=2009-03-01")
    walk.start()
    assert walk.question == "Who wants the information?"
    assert dict(walk.state())["date"] == "2009-03-01"
    walk.go("/check/answers?discloser=body/medway-pct")
    assert walk.question == "Who wants the information?"
    walk.go("/check/fact/consent?discloser=body/medway-pct")
    assert walk.question == "Who wants the information?"


def test_a_page_that_is_not_there(pages):
    for path in ("/check/nothing", "/check/fact/nothing"):
        assert pages.get(path).status_code == 404


def test_the_area_is_asked_for_where_two_kinds_of_body_have_to_serve_the_same(walk):
    walk.start().write("police").write("council housing officer").choose("Local housing authority").write(
        "domestic abuse"
    ).write("tenant").choose("Victim or witness information").write(TODAY)
    assert walk.question == "In which area is this?"
    walk.write("Medway")
    assert walk.question == "Is somebody in danger of death or serious harm now?"


def test_the_kind_that_shares_most_words_with_what_was_written_stands_first(walk):
    walk.start().write("council housing officer")
    assert set(walk.labels[:2]) == {"Local housing authority", "Private registered provider of social housing"}
    assert "Also called: health visitor" in walk.pages.get("/check/discloser?discloser=health+visitor").text


def test_what_was_written_is_told_back_as_it_was_written(walk):
    text = walk.pages.get("/check/recipient?discloser=type/nhs-trust&recipient=social+services").text
    assert "You wrote “social services”." in text
