"""What holds of the answer to any question over any time."""

from __future__ import annotations

import datetime
import itertools
import random

from graphmodel.calls.between import between
from graphmodel.calls.timeline import timeline
from graphmodel.dates import day
from graphmodel.errors import BadQuestionError, NotInGraphError
from graphmodel.legal_basis.question import Asked
from graphmodel.timeline.essence import essence
from graphmodel.timeline.span import Span
from graphmodel.timeline.stretches import answer, stretches
from tests.timeline.asking import YOUTH_JUSTICE, ask

DAY = datetime.timedelta(days=1)


def drawn(model, count):
    """Questions towards parties and purposes that meet something, over spans of any length."""
    chance = random.Random(9)
    givers = [
        "medway-council",
        "medway-pct",
        "kent-police-force",
        "suffolk-county-council",
        "type/nhs-trust",
        "type/academy-proprietor",
    ]
    takers = ["kent-police-force", "medway-council", "medway-youth-offending-team", "type/local-housing-authority"]
    purposes = [
        "youth-justice",
        "safeguarding-children",
        "child-protection-enquiry",
        "serious-violence-prevention",
        "adult-safeguarding",
    ]
    kinds = ["personal", "health", "patient-information", "depersonalised", "criminal-offence"]
    facts = ["request-made", "in-confidence", "consent", "to-the-public"]
    first, whole = day("1999-06-01"), (day("2027-01-01") - day("1999-06-01")).days
    for _ in range(count):
        one, other = sorted(first + DAY * chance.randrange(whole) for _ in range(2))
        asked = Asked(
            [chance.choice(givers)],
            [
                chance.choice(
                    [t for t in takers if t in model.bodies or "body/" + t in model.bodies or t.startswith("type/")]
                )
            ],
            chance.choice(purposes),
            chance.choice(["child", "adult-at-risk", "person"]),
            [chance.choice([k for k in kinds if "information/" + k in model.information])],
            str(one),
            {f: chance.choice([True, False]) for f in facts if chance.random() < 0.4},
        )
        yield asked, Span(one, other), chance


def test_inside_a_stretch_the_answer_is_the_same_and_neighbours_differ(model, engine):
    several = 0
    for asked, span, chance in drawn(model, 25):
        question = _resolved(asked, model)
        if question is None:
            continue
        found = stretches(engine, question, span)
        several += len(found) > 1
        assert found[0].first == span.first
        assert found[-1].until == span.last + DAY
        for one, other in itertools.pairwise(found):
            assert one.until == other.first
            assert one.essence != other.essence
        for stretch in found:
            length = (stretch.until - stretch.first).days
            inside = {0, length - 1, *(chance.randrange(length) for _ in range(3))}
            for on in (stretch.first + DAY * n for n in sorted(inside)):
                there = _on(question, on)
                assert essence(answer(engine, there)) == stretch.essence, (there, stretch.first)
    assert several > 10


def _resolved(asked, model):
    try:
        return asked.resolve(model)[0]
    except (BadQuestionError, NotInGraphError):
        return None


def _on(question, on):
    from msgspec.structs import replace

    return replace(question, on=on)


def test_every_border_has_something_to_say(model, engine):
    for asked, span, _ in drawn(model, 6):
        if _resolved(asked, model) is None:
            continue
        asked.date = ""
        found = between(model, engine, asked, (str(span.first), str(span.last)))
        for border in found["borders"]:
            assert border["in_words"], border
            assert any(border[k] for k in ("outcome", "state", "layers", "successors", "choices")) or any(
                v for k in ("flags", "bases", "near_misses") for v in border[k].values()
            )


def test_the_same_question_gives_the_same_bytes(model, engine):
    import json

    days = ("2005-01-01", "2019-01-01")
    one, other = (
        json.dumps(ask(model, engine, "medway-council", "kent-police-force", *days, **YOUTH_JUSTICE)) for _ in range(2)
    )
    assert one == other


def test_sentences_never_say_more_than_they_may(model, engine):
    """Section 8 of the decision logic: no bare yes, and no judgement that is the officer's."""
    found = [timeline(model, engine, i) for i in ("medway-pct", "norm/cda1998-s115", "type/cda1998-relevant-authority")]
    found.append(ask(model, engine, "medway-council", "kent-police-force", "2000-01-01", "2026-11-22", **YOUTH_JUSTICE))
    rows = [e["what"] for f in found[:3] for e in f["events"]] + [w for b in found[3]["borders"] for w in b["in_words"]]
    for words in rows:
        lower = words.lower()
        assert not any(
            bad in lower for bad in ("you may share", "you must share", "unlawful to", "lawful to", "proportionate.")
        )
