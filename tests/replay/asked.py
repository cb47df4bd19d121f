"""The questions of which records are filed."""

from __future__ import annotations

import json

from graphmodel.calls.record import record
from graphmodel.legal_basis.question import Asked
from tests.case_tables import read
from tests.replay.changes import ROOT

CASES = read(ROOT / "tests" / "cases" / "legal_basis" / "worked-examples.yaml")
BARRED = next(c for c in CASES if c["expect"].get("outcome") == "barred")
#: A power of anyone to disclose to a listed authority: one norm decides, and nothing else matches.
HOSPITAL = Asked(
    ["type/nhs-trust"],
    ["body/kent-police-force"],
    "crime-prevention",
    "adult",
    ["health"],
    "2017-02-14",
    {"in-confidence": True},
    "kent",
)
#: A duty on request.
TRUST = Asked(
    ["body/medway-pct"],
    ["body/medway-council"],
    "child-protection-enquiry",
    "child",
    ["health"],
    "2004-03-01",
    {"request-made": True, "in-confidence": True},
)
POWER, DUTY = "norm/cda1998-s115", "norm/ca1989-s47-9"


def of(asked, model, engine):
    """Return a record as a file holds it."""
    return json.loads(json.dumps(record(model, engine, asked)))


def asked_of(case):
    a = case["ask"]
    listed = lambda v: v if isinstance(v, list) else [v]  # noqa: E731
    facts = {k: v == "true" for k, v in (a.get("facts") or {}).items() if v != "unknown"}
    return Asked(
        listed(a["from"]),
        listed(a["to"]),
        a["purpose"],
        a["about"],
        listed(a["information"]),
        a["date"],
        facts,
        a.get("within"),
        a.get("capacity_from"),
        a.get("capacity_to"),
        a.get("nation"),
    )
