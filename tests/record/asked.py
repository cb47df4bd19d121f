"""The questions of which records are made."""

from __future__ import annotations

from pathlib import Path

from graphmodel.legal_basis.question import Asked
from tests.case_tables import read

BASE = "https://graph.example"
DRAWN = ("html", "pdf", "docx", "md")
ROWS = read(Path(__file__).parents[1] / "cases" / "legal_basis" / "worked-examples.yaml")
#: The first row of each worked example; files that are slow to read back are read for these.
FIRST = list({r["name"].partition(",")[0]: r for r in reversed(ROWS)}.values())
assert len(FIRST) == 12
QUESTION = Asked(["nhs-medway"], ["kent-police-force"], "youth-justice", "child", ["personal"], "2009-03-01")
READY = Asked(
    ["nhs-medway"],
    ["kent-police-force"],
    "youth-justice",
    "child",
    ["personal"],
    "2009-03-01",
    {"in-confidence": False, "proportionality-recorded": True, "subject-told-or-reason-recorded": True},
)


def asked(row):
    a = row["ask"]
    listed = lambda v: v if isinstance(v, list) else [v]  # noqa: E731
    more = (a.get(n) for n in ("within", "capacity_from", "capacity_to", "nation"))
    parties = listed(a["from"]), listed(a["to"])
    return Asked(*parties, a["purpose"], a["about"], listed(a["information"]), a["date"], a.get("facts") or {}, *more)
