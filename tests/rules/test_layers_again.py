"""What lies over a gateway, told again from the tables of the law: routes, grounds, ways through confidence, prompts, and what explains them."""

from tests.reference.dates import FAILS, HOLDS, UNKNOWN, covers
from tests.reference.layers import Layers
from tests.reference.norms import Norms
from tests.reference.outcome import ORDER
from tests.reference.parties import Parties
from tests.reference.places import Places

_made = {}


def again(a):
    """Return the layers by the second statement, and the discloser."""
    if id(a.model) not in _made:
        parties = Parties(a.model, ORDER)
        _made[id(a.model)] = a.model, parties, Layers(a.model, Norms(a.model, ORDER, parties, Places(a.model)))
    _, parties, layers = _made[id(a.model)]
    return layers, parties.of(a.question.discloser, a.question.on, a.question.capacity_from)


def holding(a, norms):
    """Return the norms of some that are in force on the day for certain."""
    return [n for n in norms if covers(a.model.norms[n].in_force.period, a.question.on) == HOLDS]


def inside(answers):
    """Yield answers that data protection law reaches."""
    for a in answers:
        kinds = [a.model.information[k] for k in a.question.information]
        if (
            any(k.personal_data == "true" for k in kinds)
            and not a.model.subjects[a.question.subject].dead
            and a.found.regime
        ):
            yield a, [k for k in kinds if k.personal_data == "true"]


def grounds(a):
    layer = a.verdict.data_protection
    return [*layer.lawful_basis, *layer.conditions]


def test_the_routes_that_are_shown_are_the_rows_that_apply(answers):
    for a, personal in inside(answers):
        layers, giver = again(a)
        regime = a.model.regimes[a.found.regime]
        sorts = {sort for kind in personal for sort in layers._sorts(kind, regime)}  # noqa: SLF001  the tests' own
        rows = {
            r.id
            for r in a.model.routes.values()
            if regime.id in r.regime
            and r.data_kind in sorts
            and layers._opened(r, a.question, a.found)  # noqa: SLF001
            and layers._fits(r, a.question, giver, a.found)  # noqa: SLF001
        }
        assert {g.route for g in grounds(a)} == rows, a.question
        assert {g.data_kind for g in a.verdict.data_protection.lawful_basis} <= {"personal"}
        assert "personal" not in {g.data_kind for g in a.verdict.data_protection.conditions}
        assert set(a.verdict.data_protection.data_kinds) == sorts


def never(a, regime, words):
    """Return ground → why it is never offered here."""
    found = {}
    for row in a.model.never_offered.values():
        about = any(s in again(a)[0].above[a.question.subject] for s in row.data_subjects)
        if regime in row.regime and covers(row.period, a.question.on) == HOLDS and (row.where in words or about):
            for ground in row.offers:
                found.setdefault(ground, []).append(f"not offered {row.text}")
    return found


def standing(a):
    """Return the words of the case that rule grounds out."""
    layers, giver = again(a)
    status = a.verdict.data_protection.status
    public = status.public_authority == "yes" if status else layers._sector(giver, a.found) == "public"  # noqa: SLF001
    rows = [a.model.routes[g.route] for g in grounds(a)]
    duty = a.found.but_for_bars == "required" or a.question.fact("fact/court-order") is True
    opened = any(r.gateway_kind in {"must-give", "court-order"} for r in rows)
    return ({"public-authority"} if public else set()) | (set() if duty and opened else {"no-duty"})


def test_grounds_that_are_never_offered_here_are_left_out_of_a_route_that_has_others(answers):
    for a, _ in inside(answers):
        gone = {g for g, why in never(a, a.found.regime, standing(a)).items() if why}
        gone = {
            g
            for n in a.model.never_offered.values()
            if n.where in standing(a) and a.found.regime in n.regime and covers(n.period, a.question.on) == HOLDS
            for g in n.offers
        } & gone
        for ground in grounds(a):
            records = {**a.model.lawful_bases, **a.model.processing_conditions}
            alive = [u for u in a.model.routes[ground.route].uses if covers(records[u].period, a.question.on) == HOLDS]
            kept = [u for u in alive if u not in gone] or alive
            assert [u.id for u in ground.uses] == kept, a.question


def test_grounds_of_the_regime_that_no_route_offers_are_told_with_the_reason(answers):
    for a, _ in inside(answers):
        layer, regime = a.verdict.data_protection, a.found.regime
        offered = {u.id for g in grounds(a) for u in g.uses}
        wanted = [*a.model.lawful_bases.values()]
        wanted += [c for c in a.model.processing_conditions.values() if c.data_kind in layer.data_kinds]
        left = {
            r.id: r
            for r in wanted
            if regime in r.regime and r.id not in offered and covers(r.period, a.question.on) == HOLDS
        }
        assert {m.id for m in layer.does_not_fit} == set(left), a.question
        ruled_out = never(a, regime, standing(a) | ({"beside-another"} if grounds(a) else set()))
        for misfit in layer.does_not_fit:
            row = left[misfit.id]
            fits = f"no route from this gateway leads to it; it fits where: {row.fits_when}"
            fits += f"; and not where: {row.not_when}" if row.not_when else ""
            assert misfit.why == ("; ".join(sorted(ruled_out.get(row.id, ()))) or fits), a.question


def test_what_explains_a_regime_a_way_through_confidence_or_a_prompt_was_in_force_on_the_day(answers):
    for a in answers:
        for shown in (a.verdict.data_protection.regime, a.verdict.data_protection.recipient_regime):
            if shown:
                assert [n.id for n in shown.explained_by] == holding(a, a.model.regimes[shown.id].explained_by)
        for route in a.verdict.confidentiality.routes:
            assert [n.id for n in route.explained_by] == holding(a, a.model.confidence_routes[route.id].explained_by)
        rights = a.verdict.human_rights
        for prompt in (*rights.prompts, *rights.how_much):
            assert [n.id for n in prompt.explained_by] == holding(a, a.model.prompts[prompt.id].explained_by)


def test_the_ways_through_confidence_are_open_by_their_fact_or_by_law(answers):
    for a in answers:
        layers, _ = again(a)
        layer, q = a.verdict.confidentiality, a.question
        said = {e.norm.id: e.lifts_confidence for e in layer.effects}
        # Whether a duty to ask matches before what it waits for is known, the text leaves open; it decides nothing.
        waiting = {
            n
            for n in a.found.full
            if a.model.norms[n].gateway.kind == "must-ask" and a.found.tests[n]["trigger"] == UNKNOWN
        }
        matching = {n for n in a.found.full if a.model.norms[n].gateway.kind != "support-only"} - waiting
        assert said == {n: layers._lifts(n, q.on) for n in matching}  # noqa: SLF001
        lifts = "yes" in said.values() and a.verdict.outcome != "barred"
        duty = a.verdict.outcome == "required" and any(
            said[n] != "no" or n not in layers.effects for n in a.found.deciding
        )
        by_law = q.fact("fact/court-order") is True or lifts or duty
        for shown in layer.routes:
            row = a.model.confidence_routes[shown.id]
            assert shown.open == (by_law if row.opened_by == "law" else q.fact(row.fact) is True), (shown.id, q)
        assert list(layer.chosen) == [r.id for r in layer.routes if r.open]
        assert layer.arises == {True: "yes", False: "no", None: "not-known"}[q.fact("fact/in-confidence")]
        assert (layer.result == "clear") == (layer.arises == "no" or bool(layer.chosen) or nobody(a)), q
        assert (layer.result == "blocks") == (layer.arises == "yes" and not layer.chosen and not nobody(a)), q


def nobody(a):
    """Tell whether nobody can be known from it, as the officer checked."""
    kinds = [a.model.information[k] for k in a.question.information]
    names = any(k.personal_data == "true" or k.about_the_dead for k in kinds)
    return not names and a.question.fact("fact/anonymised-check-done") is True


def test_prompts_on_human_rights_are_asked_of_whoever_may_be_a_public_authority(answers):
    words = {"yes": 0, "no": 0, "question": 0}
    for a in answers:
        layers, giver = again(a)
        rights = a.verdict.human_rights
        words[rights.applies] += 1
        assert (rights.applies == "yes") == layers._public_authority(a.question, giver), a.question  # noqa: SLF001
        personal = any(a.model.information[k].personal_data == "true" for k in a.question.information)
        assert bool(rights.prompts) == (rights.applies != "no" and personal)
        order = [(a.model.prompts[p.id].topic, a.model.prompts[p.id].order) for p in rights.prompts]
        assert order == sorted(order)
    assert all(words.values()), words


def test_rows_that_are_not_in_force_explain_nothing(answers):
    for a in answers:
        for e in a.verdict.explained_by:
            assert covers(a.model.norms[e.norm.id].in_force.period, a.question.on) == HOLDS
            assert a.model.norms[e.norm.id].explains
        bound = [e.norm.id for e in a.verdict.explained_by]
        for norm in a.model.norms.values():
            if not norm.explains or covers(norm.in_force.period, a.question.on) != HOLDS:
                continue
            _, giver = again(a)
            rows = [r for r in norm.bearer if covers(r.period, a.question.on) != FAILS]
            binds = not norm.bearer or any(r.class_ in giver.ways for r in rows)
            if not binds and norm.id in bound:  # whoever may come to stand in a class that everybody may is bound too
                assert any(a.model.types[r.class_].role_holders for r in rows), (norm.id, a.question)
