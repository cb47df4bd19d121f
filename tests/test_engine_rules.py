"""Rules of the engine that the law in the data seldom needs, each tried on something small and invented."""

import datetime
from types import SimpleNamespace

import pytest
from msgspec.structs import replace

from graphmodel.dates import PartialDate, Period
from graphmodel.errors import BadQuestionError, NotInGraphError
from graphmodel.layers.layer_facts import ident, layer_facts
from graphmodel.legal_basis.answer import SuccessorRef
from graphmodel.legal_basis.engine import Engine
from graphmodel.legal_basis.headline import Headline
from graphmodel.legal_basis.near_misses import MOST, NearMisses
from graphmodel.legal_basis.party import Party
from graphmodel.legal_basis.places import Places
from graphmodel.legal_basis.posted import loaded, posted
from graphmodel.legal_basis.question import Asked
from graphmodel.legal_basis.slices import Slices
from graphmodel.legal_basis.standing import Rank
from graphmodel.model.documents import RuleValue
from graphmodel.model.model import Ref
from graphmodel.structure.attested import speaks_on
from graphmodel.structure.quorum import quorate

DAY = datetime.timedelta(days=1)
PLAIN = {
    "discloser": "nhs-medway", "recipient": "kent-police-force", "purpose": "youth-justice", "subject": "child", "information": "personal",
}  # fmt: skip


def asked(**more):
    given = {"discloser": ["nhs-medway"], "recipient": ["kent-police-force"], "information": ["personal"]} | more
    return Asked(**({"purpose": "youth-justice", "subject": "child", "date": "2009-03-01"} | given))


# ------------------------------------------------------------------ questions
def faults(model, **more):
    with pytest.raises(BadQuestionError) as caught:
        asked(**more).resolve(model)
    return {f.field: f.told if hasattr(f, "told") else str(f) for f in caught.value.faults}


def test_a_fact_is_true_or_false_in_any_case_and_may_be_unknown(model):
    said = {"request-made": "TRUE", "consent": False, "emergency": "Unknown", "in-confidence": None}
    assert asked(facts=said).resolve(model)[0].facts == (("fact/consent", False), ("fact/request-made", True))


@pytest.mark.parametrize("value", ["yes", "", 1.5, ["true"], "truely"])
def test_a_fact_is_nothing_else(value, model):
    assert "fact" in faults(model, facts={"consent": value})


def test_a_fact_is_told_once_only(model):
    assert "fact" in faults(model, facts=[("consent", "true"), ("consent", "true")])


def test_a_question_without_a_day_is_about_today_in_london(model):
    from graphmodel.dates import today

    assert asked(date="").resolve(model)[0].on == today()


def test_a_day_that_does_not_exist_is_a_fault_like_a_nation_that_does_not(model):
    assert set(faults(model, date="2009-02-30", nation="narnia")) == {"date", "nation"}


def test_each_pair_of_parties_is_one_question_and_none_is_asked_twice(model):
    both = asked(discloser=["nhs-medway", "medway-council", "nhs-medway"]).resolve(model)
    assert [q.discloser for q in both] == [*dict.fromkeys(q.discloser for q in both)]
    assert len(both) == 2


def test_what_is_missing_is_named_all_at_once(model):
    assert set(faults(model, discloser=[], recipient=[" "], purpose="", subject="", information=[])) >= {
        "discloser",
        "recipient",
        "purpose",
    }


# ------------------------------------------------------------------ questions as JSON
def fields_of(model, given):
    with pytest.raises(BadQuestionError) as caught:
        posted(model, given)
    return sorted(f.field for f in caught.value.faults)


def test_json_says_the_same_as_words(model):
    given = PLAIN | {
        "date": "2009-03-01",
        "facts": {"consent": True},
        "recipient": ["kent-police-force", " "],
        "within": "",
        "nation": None,
    }
    assert posted(model, given).resolve(model) == asked(facts={"consent": True}).resolve(model)
    assert posted(model, PLAIN | {"facts": None, "date": None}).facts == {}
    assert posted(model, PLAIN | {"within": "medway"}).within == "medway"


@pytest.mark.parametrize("given", [None, [], "youth-justice", 7])
def test_json_that_is_no_object_is_refused(given, model):
    assert fields_of(model, given) == ["body"]


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"discloser": 7}, "discloser"),
        ({"discloser": ["nhs-medway", 7]}, "discloser"),
        ({"recipient": {"id": "kent-police-force"}}, "recipient"),
        ({"purpose": ["youth-justice"]}, "purpose"),
        ({"date": 2009}, "date"),
        ({"facts": ["consent"]}, "facts"),
        ({"purposes": "youth-justice"}, "purposes"),
    ],
)
def test_a_field_of_the_wrong_form_is_one_fault(more, field, model):
    assert fields_of(model, PLAIN | more) == [field]


def test_faults_of_form_and_of_what_is_asked_are_told_together(model):
    assert fields_of(model, PLAIN | {"subject": 7, "date": "2009-02-30", "colour": "red"}) == [
        "colour",
        "date",
        "subject",
    ]


def test_what_is_nowhere_is_told_with_all_that_is_nowhere(model):
    with pytest.raises(NotInGraphError) as caught:
        posted(model, PLAIN | {"discloser": "atlantis-pct", "recipient": "lyonesse-police"})
    assert len([caught.value, *caught.value.also]) == 2


def test_json_that_cannot_be_read_is_nothing():
    assert loaded(b"[" * 100_000) is None
    assert loaded(b"null") is None


# ------------------------------------------------------------------ exclusions
def excluding(model, *exclusions):
    """A model in which one gateway excludes other things, and its number there."""
    norm = model.norms["norm/pcsca2022-s16"]
    rows = [replace(norm.excludes[0], id=f"{norm.id}/excludes/{n}", **one) for n, one in enumerate(exclusions)]
    engine = Engine(model.with_records(replace(norm, excludes=tuple(rows))))
    return engine.matcher, next(n for n, x in enumerate(engine.matcher.norms) if x.id == norm.id)


def rank_of_kind(model, *exclusions, giver="integrated-care-board", kind="health"):
    matcher, number = excluding(model, *exclusions)
    question = asked(discloser=[giver], date="2024-05-13", information=[kind]).resolve(model)[0]
    return matcher.results(question).rank("kind", number)


HEALTH = {"information": ("information/health",), "disclosers": ()}
OF_OTHERS = {"information": ("information/health",), "disclosers": ("type/local-health-board",)}
OF_EITHER = {
    "information": ("information/health",),
    "disclosers": ("type/local-health-board", "type/integrated-care-board"),
}


def test_an_exclusion_for_others_leaves_this_giver_alone(model):
    assert rank_of_kind(model, OF_OTHERS) is Rank.HOLDS


def test_an_exclusion_binds_a_giver_that_stands_in_one_of_its_classes(model):
    assert rank_of_kind(model, OF_EITHER) is Rank.FAILS


def test_an_exclusion_after_one_for_others_still_counts(model):
    assert rank_of_kind(model, OF_OTHERS, HEALTH) is Rank.FAILS


def test_a_kind_above_what_is_excluded_is_for_the_officer(model):
    assert rank_of_kind(model, HEALTH, kind="personal") is Rank.OFFICER


def test_a_kind_beside_what_is_excluded_is_carried(model):
    assert rank_of_kind(model, HEALTH, kind="education") is Rank.HOLDS


# ------------------------------------------------------------------ places
def party(name, *areas):
    served = (
        None
        if areas == (None,)
        else tuple(
            (f"area/{a}" if isinstance(a, str) else (f"area/{a[0]}"), Rank.HOLDS if isinstance(a, str) else a[1])
            for a in areas
        )
    )
    return Party(f"body/{name}", Rank.HOLDS, {}, served, "true", (), ())


@pytest.mark.parametrize(
    ("left", "right", "within", "rank", "open_"),
    [
        ((None,), ("medway",), None, Rank.HOLDS, True),
        (("medway",), (None,), None, Rank.HOLDS, True),
        ((None,), (None,), "medway", Rank.HOLDS, False),
        ((None,), ("suffolk",), "medway", Rank.FAILS, False),
        ((), ("medway",), None, Rank.OFFICER, False),
        (("medway",), (), None, Rank.OFFICER, False),
        (("medway",), ("suffolk",), None, Rank.FAILS, False),
        (("medway",), ("medway",), None, Rank.HOLDS, False),
        (("medway",), (("medway", Rank.UNKNOWN),), None, Rank.UNKNOWN, False),
        ((("medway", Rank.UNKNOWN),), ("medway",), None, Rank.UNKNOWN, False),
        (("suffolk", "medway"), (("medway", Rank.UNKNOWN), "suffolk"), None, Rank.HOLDS, False),
        (("medway",), ("england",), None, Rank.HOLDS, False),
    ],
)
def test_two_parties_serve_the_same_place_by_the_best_that_is_known(model, left, right, within, rank, open_):
    found = Places(model).between(party("one", *left), party("two", *right), within and f"area/{within}")
    assert (found.rank, found.open) == (rank, open_)


def test_areas_overlap_where_one_holds_the_other_or_a_third_lies_in_both(model):
    places = Places(model)
    inside = {a: area.within for a, area in model.areas.items() if area.within}
    for area, above in inside.items():
        assert all(places.overlap(area, a) and places.overlap(a, area) for a in above)
        assert all(places.overlap(a, b) for a in above for b in above)
    assert not places.overlap("area/medway", "area/suffolk")


# ------------------------------------------------------------------ stretches of time
def test_a_stretch_of_time_begins_on_the_day_that_stands_for_it(model):
    slices = Slices.of_model(model)
    days = [slices.day(n) for n in range(len(slices))]
    assert days == sorted(set(days))
    assert [slices.index(d) for d in days] == list(range(len(slices)))
    assert [slices.index(d - DAY) for d in days[2:]] == list(range(1, len(slices) - 1))
    borders = {b for n in model.norms.values() for row in (*n.discloser, *n.recipient) for b in row.period.borders()}
    borders |= {n.in_force.enacted.first for n in model.norms.values() if n.in_force.enacted}
    assert borders <= set(days)


# ------------------------------------------------------------------ near misses
def test_ten_near_misses_are_shown_and_those_that_wait_to_begin_or_carry_the_outcome():
    matcher = SimpleNamespace(waiting=1 << 12, model=None)
    found = [(n, ["purpose"]) for n in range(15)]
    cut = NearMisses(matcher, None).cut(found, kept=1 << 14)
    assert [n for n, _ in cut] == [*range(MOST), 12, 14]


# ------------------------------------------------------------------ headlines
def successor(name, *, alive=False, in_part=False, proposed=False):
    return SuccessorRef(Ref(f"body/{name}", name, "body"), None, alive, in_part, proposed)


def test_only_what_is_there_on_the_day_is_offered_in_place_of_what_ended(model):
    line = Headline(model).not_in_model(
        "it ended", (successor("A"), successor("B", alive=True, in_part=True), successor("C", alive=True))
    )
    assert line == "The graph cannot answer this: it ended. What took its place: B (in part) and C. Ask about that."


def test_what_was_only_planned_is_told_as_such(model):
    line = Headline(model).not_in_model("it ended", (successor("A"), successor("B", proposed=True)))
    assert (
        line
        == "The graph cannot answer this: it ended. What came after it is not there on that day either: A and B (only planned or proposed)."
    )
    assert Headline(model).not_in_model("it ended", ()) == "The graph cannot answer this: it ended."


def test_a_question_that_has_to_be_narrowed_names_its_choices(model):
    assert Headline(model).ambiguous("why", ()) == "The question has to be narrowed: why."
    assert Headline(model).ambiguous("why", ("A", "B")).endswith(" Choose one of: A or B.")


# ------------------------------------------------------------------ what a layer says
def said(whole, **more):
    found = layer_facts("bars", whole, **({"aside": ("why",), "counts": lambda v: v is not None} | more))
    return [(f.what, f.about, f.value) for f in found]


REF = {"id": "bar/a", "label": "A", "kind": "bar"}


def test_a_layer_is_taken_apart_into_single_facts():
    whole = {
        "result": "blocks",
        "why": "words",
        "open": True,
        "shut": False,
        "none": None,
        "bars": [{"bar": REF, "does": "bars"}],
    }
    assert said(whole) == [
        ("result", "", "blocks"), ("open", "", "yes"), ("shut", "", "no"), ("bars", "", "bar/a"), ("bars.does", "bar/a", "bars"),
    ]  # fmt: skip


def test_what_a_part_of_a_layer_is_about_is_its_own_id_before_any_other():
    assert said({"uses": [{"label": "x", "of": "bar/b", "id": "bar/a"}]}) == [
        ("uses", "", "bar/a"),
        ("uses.label", "bar/a", "x"),
        ("uses.of", "bar/a", "bar/b"),
    ]


def test_only_a_reference_has_the_id_of_a_reference():
    assert ident(REF) == "bar/a"
    assert ident(REF | {"more": 1}) is None
    assert ident({"id": "bar/a"}) is None
    assert ident("bar/a") is None


# ------------------------------------------------------------------ quorum
def rule(state="stated", text=None, **value):
    fields = dict.fromkeys(
        ("numerator", "denominator", "number", "most", "unit", "every", "of", "post", "body", "text")
    ) | {"including": ()}
    made = RuleValue(id="rule/x/value", **(fields | value)) if value else None
    return SimpleNamespace(state=state, text=text, value=made)


THIRD = {"kind": "share", "numerator": 1, "denominator": 3}


@pytest.mark.parametrize(
    ("rules", "present", "membership", "enough"),
    [
        ([rule(kind="number", number=5)], 4, (None, None), False),
        ([rule(kind="number", number=5)], 5, (None, None), True),
        ([rule(**THIRD)], 3, (10, 10), False),  # a third of ten is more than three
        ([rule(**THIRD)], 4, (10, 10), True),
        ([rule(**THIRD)], 4, (10, 13), None),  # on thirteen it would be five
        ([rule(**THIRD)], 5, (10, 13), True),
        ([rule(**THIRD)], 99, (10, None), None),
        ([rule(**THIRD)], 0, (None, None), False),
        ([rule(**THIRD)], 1, (None, None), None),
        ([rule(kind="number", number=5, including=("body/medway-council",))], 5, (None, None), None),
        ([rule(kind="number", number=5, including=("body/medway-council",))], 4, (None, None), False),
        ([rule(kind="text", text="most of them")], 5, (10, 10), None),
        ([rule("unfinished", "to be settled")], 5, (10, 10), None),
        ([rule("unfinished", kind="number", number=5)], 5, (10, 10), None),
        ([rule(kind="number", number=5), rule(**THIRD)], 5, (10, 10), True),
        ([rule(kind="number", number=5), rule(kind="number", number=6)], 5, (10, 10), False),
        ([rule(kind="number", number=5), rule("unfinished")], 5, (10, 10), None),
        ([rule("unfinished"), rule(kind="number", number=6)], 5, (10, 10), False),
    ],
)
def test_a_number_is_enough_only_where_the_documents_settle_it(model, rules, present, membership, enough):
    assert quorate(rules, present, membership, model)[0] is enough


@pytest.mark.parametrize(
    ("one", "membership", "words"),
    [
        (rule(kind="number", number=5), (10, 10), "5 are needed; 3 present is fewer than 5."),
        (rule(**THIRD), (10, 12), "1/3 of the membership is needed; 3 present is fewer than 4, which is what the smallest membership that the lists allow (10) would need."),  # noqa: E501  a sentence as it is told
        (rule(**THIRD, of="the voting members"), (9, 12), "1/3 of the voting members is needed; how many members there are is not settled in the documents, so 3 present cannot be called enough."),  # noqa: E501  a sentence as it is told
        (rule(kind="number", number=3), (10, 10), "3 are needed; 3 present is enough."),
        (rule("unfinished"), (10, 10), "The rule is unfinished: nothing more is said."),
        (rule("unreadable", "a third of"), (10, 10), "The rule is unreadable: a third of."),
        (rule(kind="text", text="most of them"), (10, 10), "The rule gives no number that can be computed: most of them."),
        (rule(kind="number", number=3, including=("body/medway-council",)), (9, 9), "3 are needed; 3 present is enough in number, but at least one of them has to be from Medway Council, which a number cannot tell."),  # noqa: E501  a sentence as it is told
    ],
)  # fmt: skip
def test_why_a_number_is_or_is_not_enough_is_told(model, one, membership, words):
    assert quorate([one], 3, membership, model)[1] == words


# ------------------------------------------------------------------ documents in time
@pytest.mark.parametrize(
    ("first", "last", "speaks"),
    [
        (None, None, (True, True, True)),
        ("2008", None, (False, True, True)),
        (None, "2008", (True, True, False)),
        ("2008", "2008", (False, True, False)),
    ],
)
def test_a_document_speaks_from_the_first_day_it_may_be_of_to_the_last(first, last, speaks):
    when = SimpleNamespace(not_before=first and PartialDate.parse(first), not_after=last and PartialDate.parse(last))
    document = SimpleNamespace(attested=when)
    for on, wanted in zip(("2007-12-31", "2008-01-01", "2009-01-01"), speaks, strict=True):
        assert speaks_on(document, datetime.date.fromisoformat(on)) is wanted
    assert speaks_on(document, datetime.date(2008, 12, 31))
    assert speaks_on(SimpleNamespace(attested=None), datetime.date(1, 1, 1))


# ------------------------------------------------------------------ dates
@pytest.mark.parametrize(
    ("first", "until", "words"),
    [
        ("2005-04-01", None, "from 2005-04-01"),
        ("2005-04-01", "2010", "from 2005-04-01 until 2010"),
    ],
)
def test_a_period_is_told_in_words(first, until, words):
    assert Period(PartialDate.parse(first), until and PartialDate.parse(until)).in_words() == words
