"""The worked cases leave no layer out: every bar, route, ground, condition, regime and word on confidence is met by a case that names it."""

import datetime
from pathlib import Path

import pytest

from graphmodel.calls.legal_basis import ask
from graphmodel.dates import Start
from tests.case_tables import read
from tests.test_legal_cases import asked

CASES = sorted((Path(__file__).parent / "cases" / "legal_basis").glob("*.yaml"))

#: What a case may say of an answer; a word that is none of these would be read by nobody.
KEYS = {
    *("outcome", "state", "ready", "bases", "not_bases", "headline_norms", "required_if", "near_misses"),
    *("not_near_misses", "flags", "not_flags", "headline_says", "headline_lacks", "asks"),
    *("results", "bars", "not_bars", "regime", "recipient_regime", "routes", "not_routes", "offers", "not_offered"),
    *(key for name in ("lawful_basis", "conditions", "first", "explained_by") for key in (name, f"not_{name}")),
    *("confidence_open", "effects", "answered_for", "misfit_says"),
}
#: What a bar does where it bites.
BITES = {"bars", "condition", "publication", "gateway-removed"}


@pytest.fixture(scope="module")
def rows():
    return [row for path in CASES for row in read(path)]


@pytest.fixture(scope="module")
def expected(rows):
    return [row["expect"] for row in rows]


def named(expected, *keys):
    return {word for expect in expected for key in keys for word in expect.get(key) or ()}


def missing(records, kind, found):
    return sorted(ident.removeprefix(f"{kind}/") for ident in records if ident.removeprefix(f"{kind}/") not in found)


def test_a_case_says_nothing_that_no_test_reads(rows):
    assert [(row["name"], sorted(unread)) for row in rows if (unread := row["expect"].keys() - KEYS)] == []


def test_no_two_cases_of_a_file_have_one_name():
    for path in CASES:
        names = [row["name"] for row in read(path)]
        assert sorted({n for n in names if names.count(n) > 1}) == [], path.name


def test_every_bar_bites_in_a_case(expected, model):
    bites = {bar for e in expected for bar, does in (e.get("bars") or {}).items() if does in BITES}
    asked_of_the_officer = {b.id.removeprefix("bar/") for b in model.bars.values() if b.effect == "ask-officer"}
    assert missing(model.bars, "bar", bites | (asked_of_the_officer & named(expected, "bars"))) == []


def test_every_bar_is_out_of_the_way_in_a_case(expected, model):
    away = {bar for e in expected for bar, does in (e.get("bars") or {}).items() if does in {"lifted", "excepted"}}
    assert missing(model.bars, "bar", away | named(expected, "not_bars")) == []


def test_every_bar_is_only_a_question_in_a_case(expected, model):
    questions = {bar for e in expected for bar, does in (e.get("bars") or {}).items() if does == "question"}
    # It binds two kinds of body outright, from the first day, and everything that is personal: nothing is left to ask.
    assert missing(model.bars, "bar", questions) == ["pcsc2022-s16-4-health"]


def test_every_bar_that_a_fact_or_a_gateway_lifts_is_lifted_in_a_case(expected, model):
    excepted = {bar for e in expected for bar, does in (e.get("bars") or {}).items() if does == "excepted"}
    lifted = {bar for e in expected for bar, does in (e.get("bars") or {}).items() if does == "lifted"}
    stops = {i: b for i, b in model.bars.items() if b.effect in {"barred", "barred-unless", "publication-only"}}
    assert missing([i for i, b in stops.items() if b.exceptions], "bar", excepted) == []
    assert missing([i for i, b in stops.items() if b.yields_to == "any-enactment"], "bar", lifted) == ["dea2017-s41"]
    # It binds those who act as recipients under the Act, and no norm in the graph names such a recipient as a discloser.
    receives = model.bars["bar/dea2017-s41"].binds
    assert not any(d.class_ in receives for n in model.norms.values() for d in n.discloser)


def test_every_day_on_which_a_bar_begins_has_a_case_on_either_side(rows, model):
    without = []
    for ident, bar in model.bars.items():
        if bar.period.start is not Start.KNOWN:
            continue
        name, first = ident.removeprefix("bar/"), str(bar.period.borders()[0])
        on = {row["ask"]["date"] for row in rows if name in (row["expect"].get("bars") or {})}
        off = {row["ask"]["date"] for row in rows if name in (row["expect"].get("not_bars") or [])}
        without += [f"{name}: no case on {first}"] if first not in on else []
        without += [f"{name}: no case before {first}"] if not any(d < first for d in off) else []
    assert without == []


def test_every_route_is_reached_in_a_case_that_names_it(expected, model):
    assert missing(model.routes, "route", named(expected, "routes")) == []


def test_every_ground_and_condition_is_offered_or_said_not_to_fit_in_a_case(expected, model):
    found = named(expected, "offers", "not_offered")
    assert sorted({*model.lawful_bases, *model.processing_conditions} - found) == []


def test_a_ground_that_is_ever_offered_is_refused_in_another_case(expected, model):
    offered, refused = named(expected, "offers"), named(expected, "not_offered")
    assert sorted(found for found in offered - refused if found in model.lawful_bases) == []


def test_every_regime_governs_in_a_case(expected, model):
    said = {e["regime"] for e in expected if "regime" in e}
    general = [i for i, r in model.regimes.items() if r.regime_kind != "human-rights"]
    assert missing(general, "regime", said) == []
    assert {e["results"]["human_rights"] for e in expected if "human_rights" in (e.get("results") or {})} >= {
        "clear",
        "question",
    }


def test_every_border_of_a_regime_has_a_case_on_either_side(rows, model):
    keys = {"regime", "results", "explained_by", "not_explained_by"}
    days = {row["ask"]["date"] for row in rows if keys & row["expect"].keys()}
    first, last = model.release.window_from.first, model.release.law_checked_to.last
    layers = [r.period for r in model.regimes.values()]
    layers += [n.in_force.period for n in model.norms.values() if n.explains in {"data-protection", "human-rights"}]
    borders = {d for period in layers for d in period.borders() if first <= d <= last}
    assert borders >= {datetime.date(2018, 5, 25), datetime.date(2025, 8, 20)}
    assert [d for d in sorted(borders) if not {str(d), str(d - datetime.timedelta(days=1))} <= days] == []


def test_every_way_through_confidence_is_open_in_a_case(expected, model):
    assert missing(model.confidence_routes, "confidence-route", named(expected, "confidence_open")) == []


def test_what_every_gateway_says_of_confidence_is_met_in_a_case(expected, model):
    said = {norm for e in expected for norm in e.get("effects") or ()}
    unmet = {
        ident: effect.norm
        for ident, effect in model.confidence_effects.items()
        if not said & {n.removeprefix("norm/") for n in effect.norm}
    }
    # Neither can match on any day: one has not begun, and nobody has been designated for the other.
    assert sorted(unmet) == ["confidence-effect/ca2004-s16la", "confidence-effect/ca2004-s16lc"]
    assert model.norms["norm/ca2004-s16la"].in_force.period.start is Start.NOT_COMMENCED
    assert model.types["type/ca2004-s16lc-designated-person"].role_holders == ()


def test_every_result_of_every_layer_is_met_in_a_case(expected):
    met = {(layer, result) for e in expected for layer, result in (e.get("results") or {}).items()}
    assert met >= {
        *(("bars", r) for r in ("clear", "question", "limits", "blocks", "not-assessed")),
        *(("data_protection", r) for r in ("clear", "question", "blocks", "not-assessed")),
        *(("confidentiality", r) for r in ("clear", "question", "blocks", "not-assessed")),
        *(("human_rights", r) for r in ("clear", "question", "not-assessed")),
    }


def test_every_outcome_and_every_flag_is_met_in_a_case(expected, model):
    assert missing(model.outcomes, "outcome", {e["outcome"] for e in expected if "outcome" in e}) == []
    assert missing(model.flags, "flag", named(expected, "flags")) == []


def test_a_case_of_every_trap_names_it():
    traps = read(CASES[0].parent / "layer-traps.yaml")
    assert [row["name"] for row in traps if not row["why"].startswith("trap: ")] == []


def test_in_an_emergency_the_short_form_comes_before_everything(rows, model, engine):
    emergencies = [r for r in rows if (r["ask"].get("facts") or {}).get("emergency") == "true"]
    assert len(emergencies) > 4
    for row in emergencies:
        answer = ask(model, engine, asked(row))
        assert answer["short_form"], row["name"]
        assert answer["headline"].startswith(" ".join(answer["short_form"])), row["name"]
    calm = next(r for r in rows if r["name"] == "Nobody is in danger now")
    assert ask(model, engine, asked(calm))["short_form"] == []


def test_a_power_at_common_law_lifts_only_what_yields_to_it(model, engine):
    """No bar of the data that stops a disclosure yields to common law, so the rule is tried here."""
    bars = {b.yields_to: b for b in model.bars.values()}
    assert engine.bars.lifted(bars["express-or-common-law-power"], 0, 1)
    assert engine.bars.lifted(bars["express-or-common-law-power"], 1, 0)
    assert engine.bars.lifted(bars["any-enactment"], 1, 0)
    assert not engine.bars.lifted(bars["any-enactment"], 0, 1)
    for word in bars.keys() - {"any-enactment", "express-or-common-law-power"}:
        assert not engine.bars.lifted(bars[word], 1, 1), word


def test_a_condition_for_special_categories_is_never_shown_without_its_limit(rows, model, engine):
    """Safeguarding wants care and support needs of an adult; a reader who is offered it is told so."""
    row = next(r for r in rows if r["name"] == "A vulnerable adult without care and support needs")
    found = [u for g in ask(model, engine, asked(row))["data_protection"]["conditions"] for u in g["uses"]]
    eighteen = next(u for u in found if u["id"] == "processing-condition/sch1-18")
    assert "no care and support needs" in eighteen["not_when"]
    assert "one of three reasons" in eighteen["consent_element"]
