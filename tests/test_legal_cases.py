"""Worked legal cases: the tables of `cases/legal_basis/`, one test a row."""

from pathlib import Path

import pytest

from graphmodel.calls.legal_basis import ask
from graphmodel.legal_basis.question import Asked
from tests.case_tables import read

CASES = sorted((Path(__file__).parent / "cases" / "legal_basis").glob("*.yaml"))


def rows():
    for path in CASES:
        for row in read(path):
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
    for words in expect.get("headline_lacks", []):
        assert words not in answer["headline"], why
    for words in expect.get("asks", []):
        assert any(words in a for a in answer["for_the_officer"]), f"{why}\nasks {answer['for_the_officer']}"
    if "answered_for" in expect:
        assert members(answer, row["ask"]) == expect["answered_for"], why
    if "answers" not in answer:
        layers(answer, expect, why)


def members(answer, asked_about):
    """Return for whom a partnership is answered: each member with its outcome."""
    given = {
        v
        for key in ("from", "to")
        for v in ([asked_about[key]] if isinstance(asked_about[key], str) else asked_about[key])
    }
    found = {}
    for one in answer.get("answers", [answer]):
        (member,) = {one["question"][side]["id"] for side in ("discloser", "recipient")} - given
        assert member not in found, f"{member} is answered for twice"
        found[member] = one["outcome"] or one["state"]
    return found


def layers(answer, expect, why):
    """Compare what lies over the gateway, where a row says what it expects of it."""
    if "ready" in expect:
        assert str(answer["ready"]).lower() == expect["ready"], why
    for layer, result in (expect.get("results") or {}).items():
        assert answer[layer]["result"] == result, f"{why}\n{layer}: {answer[layer]['told']}"
    does = {b["bar"]["id"].removeprefix("bar/"): b["does"] for b in answer["bars"].get("bars", ())}
    for bar, word in (expect.get("bars") or {}).items():
        assert does.get(bar) == word, f"{why}\nbars {does}"
    assert not set(expect.get("not_bars", [])) & set(does), f"{why}\nbars {does}"
    data_protection(answer["data_protection"], expect, why)
    confidentiality(answer["confidentiality"], expect, why)
    explained = slugs(answer["explained_by"])
    assert set(expect.get("explained_by", [])) <= explained, f"{why}\nexplained by {sorted(explained)}"
    assert not set(expect.get("not_explained_by", [])) & explained, f"{why}\nexplained by {sorted(explained)}"


def data_protection(layer, expect, why):
    for key in ("regime", "recipient_regime"):
        if key in expect:
            assert layer[key]["id"] == "regime/" + expect[key], why
    for key in ("lawful_basis", "conditions", "first"):
        labels = [g["label"] for g in layer.get(key, ())]
        for words in expect.get(key, []):
            assert any(words in label for label in labels), f"{why}\n{key} {labels}"
        for words in expect.get(f"not_{key}", []):
            assert not any(words in label for label in labels), f"{why}\n{key} {labels}"
    grounds = [g for key in ("lawful_basis", "conditions", "first") for g in layer.get(key, ())]
    routes = {g["route"].removeprefix("route/") for g in grounds}
    assert set(expect.get("routes", [])) <= routes, f"{why}\nroutes {sorted(routes)}"
    assert not set(expect.get("not_routes", [])) & routes, f"{why}\nroutes {sorted(routes)}"
    offered = {u["id"] for g in grounds for u in g["uses"]}
    assert set(expect.get("offers", [])) <= offered, f"{why}\noffers {sorted(offered)}"
    assert not set(expect.get("not_offered", [])) & offered, f"{why}\noffers {sorted(offered)}"
    misfits = {m["id"]: m["why"] for m in layer.get("does_not_fit", ())}
    assert set(expect.get("not_offered", [])) <= set(misfits), f"{why}\ndoes not fit {sorted(misfits)}"
    for ground, words in (expect.get("misfit_says") or {}).items():
        assert misfits.get(ground, "").startswith(words), f"{why}\ndoes not fit {misfits}"


def confidentiality(layer, expect, why):
    if "confidence_open" in expect:
        chosen = [c.removeprefix("confidence-route/") for c in layer["chosen"]]
        assert chosen == expect["confidence_open"], f"{why}\n{layer['told']}"
    effects = {e["norm"]["id"].removeprefix("norm/"): e["lifts_confidence"] for e in layer.get("effects", ())}
    for norm, word in (expect.get("effects") or {}).items():
        assert effects.get(norm) == word, f"{why}\neffects {effects}"
