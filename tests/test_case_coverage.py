"""The worked legal cases leave nothing out: every norm is matched and refused, every change of the law has a case on either side."""

import datetime
from collections import defaultdict
from pathlib import Path

import pytest

from graphmodel.dates import Start
from tests.case_tables import read

CASES = sorted((Path(__file__).parent / "cases" / "legal_basis").glob("*.yaml"))


@pytest.fixture(scope="module")
def cases():
    return [row for path in CASES for row in read(path)]


@pytest.fixture(scope="module")
def gateways(model):
    return {n.id.removeprefix("norm/"): n for n in model.norms.values() if n.gateway.kind != "none"}


def matched_by(expect):
    return {*expect.get("bases", []), *expect.get("headline_norms", []), *expect.get("required_if", [])}


def refused_by(expect):
    return {*expect.get("not_bases", []), *(expect.get("near_misses") or {})}


@pytest.fixture(scope="module")
def days_of(cases):
    """The days on which a case says how a norm comes out, by norm."""
    found = defaultdict(set)
    for row in cases:
        for norm in matched_by(row["expect"]) | refused_by(row["expect"]):
            found[norm].add(datetime.date.fromisoformat(row["ask"]["date"]))
    return found


def borders(norm, model):
    """The days inside the window on which a norm, or who stands in it, changes by the words of the norm itself."""
    days = {*norm.in_force.period.borders(), *(c.date.first for c in norm.changes if c.date)}
    return sorted(d for d in days if model.release.window_from.first < d <= model.release.law_checked_to.last)


def test_there_are_enough_cases_and_enough_that_limit_or_refuse(cases):
    softer = {"barred", "no-power-found", "only-depersonalised", "not-in-model"}
    assert len(cases) >= 250
    assert sum(row["expect"].get("outcome") in softer for row in cases) >= 70


def test_every_norm_that_can_match_is_matched_by_a_case(cases, gateways):
    matched = {norm for row in cases for norm in matched_by(row["expect"])}
    assert sorted({i for i, n in gateways.items() if can_match(n, gateways)} - matched) == []


def can_match(norm, gateways):
    """A norm has begun, on both sides at least one row has, and one that only backs others has a function of the same party to back."""
    dated = {Start.KNOWN, Start.BEFORE_WINDOW}
    sides = [norm.discloser, norm.recipient]
    begun = all(any(row.period.start in dated for row in rows) for rows in sides)
    backs = norm.gateway.kind != "support-only" or any(
        {r.class_ for r in norm.discloser} & {r.class_ for r in other.discloser}
        for other in gateways.values()
        if other.gateway.kind == "function-only"
    )
    return norm.in_force.period.start in dated and begun and backs


def test_every_norm_is_refused_by_a_case(cases, gateways):
    refused = {norm for row in cases for norm in refused_by(row["expect"])}
    assert sorted(gateways.keys() - refused) == []


def test_every_change_of_a_norm_has_a_case_on_either_side(gateways, days_of, model):
    missing = []
    for ident, norm in gateways.items():
        days = borders(norm, model)
        for at, day in enumerate(days):
            before = days[at - 1] if at else datetime.date.min
            after = days[at + 1] if at + 1 < len(days) else datetime.date.max
            if not any(before <= d < day for d in days_of[ident]):
                missing.append(f"{ident}: no case from {before} to before {day}")
            if not any(day <= d < after for d in days_of[ident]):
                missing.append(f"{ident}: no case from {day} to before {after}")
    assert sorted(set(missing)) == []
