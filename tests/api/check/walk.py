"""A reader who goes through the journey by its forms alone, as a browser without scripts sends them."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlencode

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
SO_FAR = "discloser=type/police-force&recipient=type/gp-practice&purpose=purpose/early-help&subject=subject/child"
