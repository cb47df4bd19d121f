"""An area that does not exist, as large as is wanted: a document file like any other."""

from __future__ import annotations

import random

import yaml

_WORDS = ("Children's Trust Board", "Safeguarding Partnership Executive Group", "Youth Offending Team", "Council")
_PLACES = ("Medway", "North Kent", "Royal Borough of Kensington", "Suffolk Coastal")


def write(folder, count, seed=3):
    """Write `area/invented-{count}` with so many bodies; each answers to one, some to a second, and some advise others."""
    chance = random.Random(seed)
    area, ids = f"area/invented-{count}", [f"body/invented-{count}-{i}" for i in range(count)]

    def cite(paragraph):
        return [{"paragraph": str(paragraph), "anchor": "so it is"}]

    def some(number):
        return dict.fromkeys(tuple(chance.sample(range(count), 2)) for _ in range(number))

    bodies = [
        {
            "id": ident,
            "label": f"{chance.choice(_PLACES)} {chance.choice(_WORDS)} {i}",
            "kind": chance.choice(("organisation", "board", "group")),
            "legal_personality": chance.choice((True, False)),
            "cite": cite(i),
        }
        for i, ident in enumerate(ids)
    ]
    pairs = dict.fromkeys([(i, chance.randrange(max(1, i // 2))) for i in range(1, count)]) | some(count // 4)
    lines = [
        {
            "from": ids[a],
            "to": ids[b],
            "kinds": [chance.choice(("statutory", "partnership"))],
            "strength": chance.choice(("accountable", "reports", "may-report")),
            "cite": cite(f"1.{n}"),
        }
        for n, (a, b) in enumerate(pairs)
    ]
    relations = [
        {"from": ids[a], "verb": "advises", "to": ids[b], "cite": cite(f"2.{n}")}
        for n, (a, b) in enumerate(some(count // 5))
    ]
    made = {
        "areas": [{"id": area, "label": f"Invented {count}", "kind": "district", "start": "unknown"}],
        "document": {
            "id": f"document/invented-{count}",
            "label": f"Invented arrangements of {count}",
            "area": area,
            "attested": {"not_before": "2008-01", "not_after": "2009-12", "reason": "own words"},
        },
        "bodies": bodies,
        "lines": lines,
        "relations": relations,
    }
    (folder / f"invented-{count}.yaml").write_text(yaml.safe_dump(made, sort_keys=False), encoding="utf-8")
