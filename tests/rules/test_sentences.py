"""The sentences of an answer: each stands there when what it says is so, and only then; why a norm came out of a test is told from the norm itself."""

import pytest

from tests.reference.dates import FAILS, HOLDS, OFFICER, UNKNOWN
from tests.reference.outcome import ORDER

MOVES = {"required", "permitted-express", "no-power-needed", "permitted-common-law", "permitted-implied"}
#: A sentence of the headline, and when it stands there.
HEADLINE = {
    "A duty would apply if what it waits for were so": lambda a: any(
        b.required_if and "commenced" not in b.required_if and b.role != "headline" for b in a.verdict.bases
    ),
    "was announced to begin on": lambda a: any(
        b.announced and b.role != "headline" and "commenced" in (*b.required_if, *b.permitted_if)
        for b in a.verdict.bases
    ),
    "This hangs on what only you can say": lambda a: bool(a.verdict.headline_depends_on),
    "existed on": lambda a: any(party(a, side).exists == UNKNOWN for side in ("discloser", "recipient")),
    "what changed since is not in it": lambda a: "after-checked-date" in a.verdict.flags,
    "An entry that bears on this was made without reading its source text": lambda a: (
        "low-confidence-source" in a.verdict.flags
    ),
    "whose first day is not confirmed would matter here": lambda a: "date-unverified" in a.verdict.flags,
    "This answer is not ready to act on": lambda a: a.verdict.outcome in MOVES and bool(a.verdict.not_ready),
    "look at each before you decide": lambda a: a.verdict.outcome in MOVES and not a.verdict.not_ready,
    "The graph finds a duty to disclose": lambda a: a.verdict.outcome == "required",
    "The graph finds an express power to disclose, not a duty": lambda a: a.verdict.outcome == "permitted-express",
    "needs no power in law to disclose": lambda a: a.verdict.outcome == "no-power-needed",
    "a power at common law that may cover this, not a duty": lambda a: a.verdict.outcome == "permitted-common-law",
    "a power may be implied from a function": lambda a: a.verdict.outcome == "permitted-implied",
    "carry only information that is not personal": lambda a: a.verdict.outcome == "only-depersonalised",
    "No power was found in the graph. That is not a finding that none exists": lambda a: (
        a.verdict.outcome == "no-power-found"
    ),
    "nothing that was found lifts it": lambda a: a.verdict.outcome == "barred",
    "But for it:": lambda a: a.verdict.outcome == "barred",
}


def party(a, side):
    from tests.reference.parties import Parties

    capacity = a.question.capacity_from if side == "discloser" else a.question.capacity_to
    return Parties(a.model, ORDER).of(getattr(a.question, side), a.question.on, capacity)


@pytest.mark.parametrize("sentence", list(HEADLINE))
def test_a_sentence_stands_in_the_headline_when_it_is_so(sentence, answers):
    seldom = [a for n, a in enumerate(answers) if n % 9 == 0] if sentence == "existed on" else answers
    for a in seldom:
        assert (sentence in a.verdict.headline) == bool(HEADLINE[sentence](a)), a.question
    if sentence != "was announced to begin on":
        assert any(sentence in a.verdict.headline for a in answers), "no answer says it"


def test_the_headline_names_the_first_three_norms_that_decide(answers):
    for a in answers:
        deciding = [b.norm.label for b in a.verdict.bases if b.role == "headline"]
        assert all(label in a.verdict.headline for label in deciding[:3]), a.question
        if len(deciding) > 3:
            assert f"and {len(deciding) - 3} more" in a.verdict.headline


# ------------------------------------------------------------------ why a norm came out of a test as it did
def told(answers, test):
    """Yield each norm that an answer tells of, with how the test came out by the decision order, and the reason."""
    for a in answers:
        for shown in (*a.verdict.bases, *a.verdict.near_misses):
            norm = a.model.norms[shown.norm.id]
            (said,) = (t for t in shown.tests if t.test == test)
            yield a, norm, a.found.tests[norm.id][test], said


def above(scheme, word):
    return {word}.union(*(above(scheme, b) for b in scheme[word].broader))


def by_scheme(a, scheme, word, allowed, result):
    """Return the words for a word of a question against those of a norm."""
    label = a.model.label
    if result == FAILS:
        return f"{label(word)} is not within ", [label(x) for x in allowed]
    if result == OFFICER:
        return f"{label(word)} is broader than ", [label(x) for x in allowed if word in above(scheme, x)]
    over = [x for x in allowed if x in above(scheme, word)]
    if not over:
        return f"{label(word)} is carried with ", [label(x) for x in allowed]
    return (f"{label(word)} is named", []) if word in over else (f"{label(word)} is within ", [label(over[0])])


def names(why, start, labels):
    """Tell whether a reason begins so and names the labels, the first five of them at least."""
    return why.startswith(start) and all(x in why for x in labels[:5]) and (len(labels) <= 5 or "more" in why)


def test_purposes_are_told_by_what_lies_within_what(answers):
    for a, norm, result, said in told(answers, "purpose"):
        if norm.gateway.purpose_flags:
            verb = "is a purpose of" if result == HOLDS else "is not a purpose of"
            assert said.why.startswith(f"{a.model.label(a.question.purpose)} {verb} ")
        elif norm.purposes == ("purpose/any-purpose",):
            assert said.why == "the provision names no purpose; it never suffices alone"
        else:
            start, labels = by_scheme(a, a.model.purposes, a.question.purpose, norm.purposes, result)
            assert names(said.why, start, labels), (said.why, start, labels)


def test_people_are_told_by_who_counts_among_whom(answers):
    for a, norm, result, said in told(answers, "subject"):
        start, labels = by_scheme(a, a.model.subjects, a.question.subject, norm.data_subjects, result)
        assert names(said.why, start, labels), (said.why, start, labels)


def test_kinds_are_told_by_what_the_norm_carries_and_what_it_excludes(answers):
    scheme = lambda a: a.model.information  # noqa: E731
    for a, norm, result, said in told(answers, "kind"):
        touching = [
            e
            for e in norm.excludes
            if any(
                i in above(scheme(a), k) or k in above(scheme(a), i)
                for k in a.question.information
                for i in e.information
            )
        ]
        barring = [b for b in a.model.bars.values() if b.effect == "gateway-removed" and norm.id in b.removes]
        if any(b.label in said.why for b in barring):
            assert result == FAILS
        elif touching and result != HOLDS:
            assert all(a.model.label(i) in said.why for e in touching[:2] for i in e.information[:2]), said.why
            assert said.why.startswith("it may not carry ")
            assert ("Is any of it among what you hold?" in said.why) == (result == OFFICER)
            assert [c.pinpoint for c in said.citations] == [e.pinpoint for e in touching]
        else:
            assert not said.why.startswith("it may not carry ")
            assert all(a.model.label(k) in said.why for k in a.question.information)


def test_triggers_are_told_by_their_fact(answers):
    facts = {"on-request": "fact/request-made", "on-event": "fact/event-happened"}
    for a, norm, _, said in told(answers, "trigger"):
        fact = facts.get(norm.gateway.trigger)
        if fact is None:
            assert said.why == "it applies at all times"
            continue
        word = {True: "yes", False: "no", None: "not known"}[a.question.fact(fact)]
        note = f" ({norm.gateway.trigger_note})" if norm.gateway.trigger_note else ""
        assert said.why == f"{a.model.label(fact)} {word}{note}"


def test_conditions_are_told_by_their_facts_or_counted(answers):
    for a, norm, result, said in told(answers, "conditions"):
        by_fact = [(c.text, c.fact) for c in norm.conditions if c.fact]
        if norm.gateway.needs_fact:
            by_fact.append((a.model.label(norm.gateway.needs_fact), norm.gateway.needs_fact))
        open_ = [c for c in norm.conditions if c.judged_by != "model" and not c.fact]
        if result == HOLDS:
            assert said.why == (
                f"{len(open_)} condition{'s' * (len(open_) > 1)} to be judged" if open_ else "none to be judged"
            )
            assert [c.pinpoint for c in said.citations] == list(dict.fromkeys(c.pinpoint for c in open_ if c.pinpoint))
            judged = any(c.judged_by != "model" for c in norm.conditions)
            assert said.result == ("for-the-officer" if judged else "holds")
        else:
            words = {True: "yes", False: "no", None: "not known"}
            assert said.why == "; ".join(f"{text}: {words[a.question.fact(fact)]}" for text, fact in by_fact)


def test_days_are_told_by_the_dates_of_the_norm_and_else_of_the_party(answers):
    for a, norm, result, said in told(answers, "date"):
        if norm.in_force.period.start.value == "not-commenced":
            assert said.why == "not tested: it has not begun"
            continue
        assert said.why.startswith(f"in force {norm.in_force.period.in_words()}")
        assert said.why.endswith(f"the day asked is {a.question.on}")
        own = {"holds": HOLDS, "fails": FAILS, "unknown": UNKNOWN}[
            norm.in_force.period.covers(a.question.on).name.lower()
        ]
        if own == {"holds": HOLDS, "fails": FAILS, "unknown": UNKNOWN}[said.result]:
            assert ", but as " not in said.why
            assert ("is not confirmed, so it never decides alone" in said.why) == (own == UNKNOWN)
        else:
            assert ", but as " in said.why
            assert said.citations
        assert result in {HOLDS, FAILS, UNKNOWN}


def test_what_has_not_begun_is_told_with_what_was_announced(answers):
    for _, norm, result, said in told(answers, "commencement"):
        if result == HOLDS:
            assert said.why == "it has begun at some time"
            continue
        assert said.why.startswith("enacted, not known to be in force")
        day = norm.in_force.announced
        assert ("announced" in said.why) == (day is not None)
        if day:
            assert f"announced {day}" in said.why
            assert norm.in_force.announced_source in said.why


def test_places_are_told_only_where_one_is_needed(answers):
    for a, norm, result, said in told(answers, "area"):
        if said.why == "no link of place is needed":
            assert norm.gateway.area_link == "none"
            assert result == HOLDS or a.model is not answers[0].model
            assert not said.citations
        else:
            assert [c.provision for c in said.citations] == [norm.provision]
            assert any(word in said.why for word in ("serve", "serves"))


@pytest.mark.parametrize("side", ["discloser", "recipient"])
def test_parties_are_told_by_name_with_the_row_that_counts_or_with_those_that_are_named(side, answers):
    for a, norm, result, said in told(answers, side):
        name, rows = a.model.label(getattr(a.question, side)), getattr(norm, side)
        if side == "recipient" and norm.gateway.kind in {"function-only", "support-only"}:
            assert said.why.startswith("noted, not tested, as the provision is a function and no gateway")
            assert [c.pinpoint for c in said.citations] == [rows[0].pinpoint]
            continue
        assert said.why.startswith(name)
        if f"is none of those named here as {side}" in said.why:
            assert said.result == "fails"
            assert all(a.model.label(r.class_) in said.why for r in rows[:2])
        elif said.result == "fails":
            assert f"it would be {side} only as" in said.why
        assert ("for the officer: " in said.why) == (said.result == "for-the-officer"), said.why
        pinpoints = {r.pinpoint for r in rows}
        assert said.citations
        assert {c.pinpoint for c in said.citations} <= pinpoints
        assert result is not None
