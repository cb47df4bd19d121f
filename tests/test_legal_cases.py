"""Worked legal cases: the tables of `cases/legal_basis/`, one test a row."""

from pathlib import Path

import pytest
import yaml

from graphmodel.calls.legal_basis import ask
from graphmodel.legal_basis.question import Asked

CASES = sorted((Path(__file__).parent / "cases" / "legal_basis").glob("*.yaml"))


def rows():
    for path in CASES:
        for row in yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader):
            yield pytest.param(row, id=f"{path.stem}: {row['name']}")


def asked(row):
    a = row["ask"]
    listed = lambda v: v if isinstance(v, list) else [v]  # noqa: E731
    return Asked(
        listed(a["from"]),
        listed(a["to"]),
        a["purpose"],
        a["about"],
        listed(a["information"]),
        a["date"],
        a.get("facts") or {},
        a.get("within"),
        a.get("capacity_from"),
        a.get("capacity_to"),
        a.get("nation"),
    )


def slugs(bases):
    return {b["norm"]["id"].removeprefix("norm/") for b in bases}


@pytest.mark.parametrize("row", list(rows()))
def test_case(row, model, engine):
    answer = ask(model, engine, asked(row))
    expect = row["expect"]
    why = "\n".join(
        [
            row["why"],
            answer["headline"],
            f"bases {[(b['norm']['id'], b['role'], b['required_if']) for b in answer.get('bases', [])]}",
            f"near {[(n['norm']['id'], n['failures']) for n in answer.get('near_misses', [])]}",
            f"flags {answer.get('flags')}",
        ]
    )
    if "outcome" in expect:
        assert answer["outcome"] == expect["outcome"], why
    if "state" in expect:
        assert answer["state"] == expect["state"], why
    bases = slugs(answer.get("bases", []))
    assert set(expect.get("bases", [])) <= bases, why
    assert not set(expect.get("not_bases", [])) & bases, why
    headline = slugs(b for b in answer.get("bases", []) if b["role"] == "headline")
    assert set(expect.get("headline_norms", [])) <= headline, why
    required = slugs(b for b in answer.get("bases", []) if b["required_if"])
    assert set(expect.get("required_if", [])) <= required, why
    misses = {n["norm"]["id"].removeprefix("norm/"): set(n["failures"]) for n in answer.get("near_misses", [])}
    for norm, tests in (expect.get("near_misses") or {}).items():
        assert norm in misses, why
        assert set(tests) <= misses[norm], why
    assert not set(expect.get("not_near_misses", [])) & set(misses), why
    assert set(expect.get("flags", [])) <= set(answer.get("flags", [])), why
    assert not set(expect.get("not_flags", [])) & set(answer.get("flags", [])), why
    for words in expect.get("headline_says", []):
        assert words in answer["headline"], why
