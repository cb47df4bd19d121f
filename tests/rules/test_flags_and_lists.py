"""The warnings and the lists of an answer, each told again from the tests of the norms and from the rest of the answer."""

from tests.reference.dates import FAILS, HOLDS, OFFICER, UNKNOWN

DECIDE = {"must-give", "may-give", "function-only"}


def norms(a):
    return a.model.norms


def headline(a):
    return [b for b in a.verdict.bases if b.role == "headline"]


def undated(a):
    """Return the gateways that would match if a date were confirmed; officer's matters and an unknown trigger aside."""
    return {
        n
        for n, tests in a.found.tests.items()
        if norms(a)[n].gateway.kind in DECIDE
        and tests["date"] == UNKNOWN
        and all(r in {HOLDS, OFFICER} or t == "date" or (t == "trigger" and r == UNKNOWN) for t, r in tests.items())
    }


def wrong(verdicts):
    return [a.question for a, right in verdicts if not right]


def test_an_open_condition_of_a_norm_in_the_headline_is_flagged(answers):
    told = ((a, ("open-conditions" in a.verdict.flags) == any(b.conditions for b in headline(a))) for a in answers)
    assert wrong(told) == []


def test_a_gateway_that_would_match_on_a_day_that_is_not_confirmed_is_flagged(answers):
    told = ((a, ("date-unverified" in a.verdict.flags) == bool(undated(a))) for a in answers)
    assert wrong(told) == []


def test_a_low_confidence_that_matters_is_flagged(answers):
    for a in answers:
        if any(norms(a)[n].confidence == "low" for n in a.found.deciding | undated(a)):
            assert "low-confidence-source" in a.verdict.flags, a.question


def test_a_gateway_that_only_waits_to_begin_is_flagged(answers):
    def waits(a):
        return any(
            "commencement" in m.failures and set(m.failures) <= {"date", "commencement"} for m in a.verdict.near_misses
        )

    assert wrong((a, ("gateway-not-commenced" in a.verdict.flags) == waits(a)) for a in answers) == []


def test_bases_say_what_is_missing_and_nothing_else(answers):
    for a in answers:
        for b in a.verdict.bases:
            tests, duty = a.found.tests[b.norm.id], b.gateway_kind == "must-give"
            missing = b.required_if if duty else b.permitted_if
            assert not (b.permitted_if if duty else b.required_if)
            assert ("commenced" in missing) == (tests["commencement"] == FAILS), a.question
            trigger = {"on-request": "request-made", "on-event": "event-happened"}.get(
                norms(a)[b.norm.id].gateway.trigger
            )
            assert (trigger in missing) == (tests["trigger"] == UNKNOWN), a.question
            theirs = [t for t in b.tests if t.result == "for-the-officer" and t.test != "conditions"]
            said = {t.why for t in theirs if tests[t.test] == OFFICER}
            assert said <= set(missing), a.question
            assert len(missing) == len(said) + (tests["commencement"] == FAILS) + (tests["trigger"] == UNKNOWN), (
                a.question
            )


def test_conditions_that_a_fact_confirms_or_a_test_decides_are_not_open(answers):
    for a in answers:
        for b in a.verdict.bases:
            own = [
                c.text
                for c in norms(a)[b.norm.id].conditions
                if c.judged_by != "model" and not (c.fact and a.question.fact(c.fact))
            ]
            assert [c.text for c in b.conditions][: len(own)] == own
            asked_on_top = len(b.conditions) - len(own)
            assert asked_on_top >= (a.found.tests[b.norm.id]["trigger"] == UNKNOWN)
            if a.question.within or {"body"} == {
                p.partition("/")[0] for p in (a.question.discloser, a.question.recipient)
            }:
                assert "serving the same area" not in [c.text for c in b.conditions]


def test_the_best_express_and_implied_norm_are_of_those_that_match_a_full_match_before_a_soft_one(answers):
    for a in answers:
        for basis, best in (("express", a.verdict.best_express), ("implied", a.verdict.best_implied)):
            able = [
                b.norm.id
                for b in a.verdict.bases
                if b.basis == basis
                and b.gateway_kind in DECIDE
                and b.norm.id in a.found.full | a.found.soft
                and "commenced" not in (*b.required_if, *b.permitted_if)
            ]
            full = [n for n in able if n in a.found.full]
            assert best == next(iter([*full, *able]), None), a.question


def test_bases_stand_by_role_then_express_first_then_the_nearest_purpose_then_the_better_read(answers):
    for a in answers:
        keys = [
            (
                ("headline", "also", "support").index(b.role),
                b.basis != "express",
                a.question.purpose not in norms(a)[b.norm.id].purposes,
                ("high", "medium", "low").index(b.confidence),
                b.norm.id,
            )
            for b in a.verdict.bases
        ]
        assert keys == sorted(keys), a.question


def test_what_only_supports_is_listed_only_beside_a_function(answers):
    for a in answers:
        kinds = {b.gateway_kind for b in a.verdict.bases if b.role != "support"}
        support = [b for b in a.verdict.bases if b.role == "support"]
        assert all(b.gateway_kind == "support-only" for b in support)
        assert not support or "function-only" in kinds
        able = {n for n in a.found.full | a.found.soft if norms(a)[n].gateway.kind == "support-only"}
        if "function-only" in kinds:
            assert able <= {b.norm.id for b in a.verdict.bases}, a.question


def test_the_sides_name_what_matches_on_each(answers):
    for a in answers:
        giver, taker = a.verdict.sides.discloser, a.verdict.sides.recipient
        of = lambda refs: {r.id for r in refs}  # noqa: E731
        kind = lambda n, a=a: norms(a)[n].gateway  # noqa: E731
        matching = a.found.full | ({b.norm.id for b in headline(a)} if a.verdict.outcome != "barred" else set())
        if a.verdict.outcome in {"barred", "only-depersonalised"}:
            continue
        assert of(giver.duties) == {n for n in matching if kind(n).kind == "must-give"}, a.question
        powers = {n for n in matching if kind(n).kind == "may-give" or kind(n).outcome == "common-law"}
        assert of(giver.powers) == powers, a.question
        functions = {n for n in matching if kind(n).kind == "function-only" and not kind(n).outcome}
        assert of(giver.functions) == functions, a.question
        listed = {b.norm.id for b in a.verdict.bases}
        assert of(taker.may_ask) == {n for n in listed if kind(n).kind == "may-ask"}
        assert of(taker.must_ask) == {n for n in listed if kind(n).kind == "must-ask"}
        wait = {
            n
            for n in listed
            if kind(n).kind == "must-give"
            and a.found.tests[n]["trigger"] == UNKNOWN
            and a.found.tests[n]["commencement"] == HOLDS
        }
        assert of(giver.on_request) == wait, a.question
        for side, what in ((giver, "nothing was found in the graph"), (taker, "no power to ask and no function")):
            empty = not any(
                getattr(side, f)
                for f in ("duties", "powers", "functions", "on_request", "may_ask", "must_ask", "own_functions")
            )
            assert (what in side.told) == empty, a.question
        assert ("Whoever answers needs its own power" in taker.told) == bool(taker.may_ask or taker.must_ask)


def test_near_misses_say_what_would_change_each_test_that_is_wrong(answers):
    for a in answers:
        for m in a.verdict.near_misses:
            wrong_ = [t for t in m.tests if t.test in m.failures]
            assert [t.test for t in wrong_] == [t for t in [x.test for x in m.tests] if t in m.failures]
            assert len(m.what_would_change_it) == len(m.failures) == len(wrong_)
            for test, change in zip(wrong_, m.what_would_change_it, strict=True):
                assert change.endswith(f"({'not known' if test.result == 'unknown' else 'now'}: {test.why})")
                assert test.result in {"fails", "unknown"}
            assert {t.test for t in m.tests if t.result in {"fails", "unknown"}} == set(m.failures)


def test_the_coverage_line_tells_of_the_acts_in_the_headline_and_of_no_other(answers):
    for a in answers:
        line, acts = a.verdict.coverage, list(dict.fromkeys(norms(a)[b.norm.id].instrument for b in headline(a)))
        for act in a.model.instruments:
            count = sum(n.instrument == act for n in norms(a).values())
            told = f"Of {a.model.label(act)} it holds {count} norm{'s' if count > 1 else ''}"
            assert any(f"{told}{end}" in line for end in (";", ".")) == (act in acts[:3]), (a.question, act)
            if act in acts[:3]:
                gaps = [a.model.gaps[g].label for g in sorted(a.model.gaps) if act in a.model.gaps[g].instrument]
                after = line.partition(told)[2]
                assert after.startswith(f"; known to be missing or not read: {'; '.join(gaps)}." if gaps else "."), act
