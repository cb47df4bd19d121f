"""Questions in everyday words are understood as an officer means them, and what is not certain is asked."""

import datetime
import random
from collections import Counter
from pathlib import Path

import pytest

from graphmodel.free_words.understand import PARTS, Understanding
from graphmodel.ids import slug, slug_of
from graphmodel.search.index import Index
from tests.case_tables import read

CASES = read(Path(__file__).parent / "cases" / "free-words.yaml")
TODAY = datetime.date.fromisoformat(CASES["today"])
SENTENCES = CASES["sentences"]


@pytest.fixture(scope="session")
def understanding(engine):
    return Understanding(engine, Index(engine.model))


def listed(value):
    return sorted(value) if isinstance(value, list) else [value]


def short(ident):
    return slug_of(ident) or ident


def parts_otherwise(found, row):
    """Yield how the parts are understood otherwise than they should be."""
    chosen, asked, also = row.get("chosen", {}), set(row.get("asked", ())), set(row.get("also", ()))
    for part in PARTS if chosen or asked else ():
        reading = found.readings[part]
        got = sorted(map(short, reading.chosen)) if reading.certain else None
        wanted = chosen.get(part, TODAY.isoformat() if part == "date" else None)
        if part in asked and reading.certain:
            yield f"{part} is not asked: {got}"
        elif part not in asked | also and got != (listed(wanted) if wanted else None):
            yield f"{part} is {got}, not {wanted}; {reading.ask}"
    for part, wanted in row.get("offers", {}).items():
        offered = [short(c.id) for c in found.readings[part].candidates]
        if wanted not in offered:
            yield f"{part} does not offer {wanted}: {offered}"


def differences(understanding, row):
    """Return how a sentence is understood otherwise than it should be."""
    found = understanding.of(row["q"], {}, {}, TODAY)
    wrong = list(parts_otherwise(found, row))
    open_ = [found.text.said(o.first, o.last) for o in found.open_words]
    names = any(o.why == "name" for o in found.open_words)
    seen = {
        "notes": (sorted({n.kind for n in found.notes}), sorted(row.get("notes", []))),
        "facts": (sorted(short(f.fact) for f in found.facts), sorted(row.get("facts", []))),
    }
    if "chosen" in row:
        seen["open"] = (open_, row.get("open", []))
        seen["names"] = (names, row.get("names") == "true")
    return wrong + [f"{what}: {got}, not {wanted}" for what, (got, wanted) in seen.items() if got != wanted]


@pytest.mark.parametrize("row", SENTENCES, ids=lambda row: row["q"][:60])
def test_the_sentence_is_understood_as_it_is_meant(understanding, row):
    assert differences(understanding, row) == []


# ------------------------------------------------------------------ the names of the graph, drawn
TEMPLATES = (
    "Can {discloser} tell {recipient} about {information} of a {subject} for {purpose} on {date}?",
    "{date}: could {recipient} get {information} about a {subject} from {discloser} for {purpose}",
    "May {information} on a {subject} be shared by {discloser} with {recipient} for {purpose}? {date}",
)


def drawn(model, number):
    """Yield questions of things drawn from the graph, each with a sentence made of their labels."""
    chance = random.Random(4)
    labels = Counter(slug(b.label.partition(" (")[0]) for b in model.bodies.values())
    bodies = [
        b
        for b in model.bodies.values()
        if b.types and b.kind != "class" and labels[slug(b.label.partition(" (")[0])] == 1
    ]
    purposes = [p.id for p in model.purposes.values() if p.selectable is not False]
    for i in range(number):
        giver, taker = chance.sample(bodies, 2)
        ids = {
            "discloser": giver.id,
            "recipient": taker.id,
            "purpose": chance.choice(purposes),
            "subject": chance.choice(list(model.subjects)),
            "information": chance.choice(list(model.information)),
            "date": datetime.date(chance.randint(2005, 2025), chance.randint(1, 12), chance.randint(1, 28)).isoformat(),
        }
        words = {part: model.label(ident) for part, ident in ids.items()}
        yield ids, TEMPLATES[i % len(TEMPLATES)].format(**words)


def test_what_is_called_by_its_label_is_understood_as_itself(model, understanding):
    wrong = []
    for ids, sentence in drawn(model, 300):
        found = understanding.of(sentence, {}, {}, TODAY)
        wrong += [
            f"{sentence}\n  {part} is {found.readings[part].chosen}: {found.readings[part].ask}"
            for part, ident in ids.items()
            if found.readings[part].chosen != (ident,) or not found.readings[part].certain
        ]
    assert wrong == []
