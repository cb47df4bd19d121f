"""All of England: which bodies serve a place on a day, from the lists; and what the entries promise, one sentence a test."""

import datetime
from collections import defaultdict
from pathlib import Path

import pytest
import yaml

from graphmodel.calls.identifiers import coded
from graphmodel.dates import Start, Truth
from graphmodel.legal_basis.party import Parties
from graphmodel.legal_basis.places import Places
from graphmodel.legal_basis.standing import Rank

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "england.yaml").read_text(encoding="utf-8"))
ROWS = [(c["place"], day, row) for c in CASES["councils"] for day, row in c["days"].items()]
TWO_TIER = {"type/county-council", "type/district-council"}
COUNCILS = TWO_TIER | {
    "type/unitary-district-council",
    "type/unitary-county-council",
    "type/metropolitan-district-council",
    "type/london-borough-council",
    "type/common-council-city-of-london",
    "type/council-of-the-isles-of-scilly",
}
POLICE = {"type/police-force"}
POLICING = {
    "type/police-authority",
    "type/metropolitan-police-authority",
    "type/police-and-crime-commissioner",
    "type/mopac",
    "type/mayor-exercising-pcc-functions",
}
FIRE = {
    "type/fire-authority",
    "type/combined-fire-and-rescue-authority",
    "type/county-fire-and-rescue-authority",
    "type/metropolitan-county-fire-authority",
    "type/pfcc-fire-and-rescue-authority",
    "type/lfepa",
    "type/london-fire-commissioner",
    "type/fire-and-rescue-authority",
}
HEALTH = {"type/primary-care-trust", "type/clinical-commissioning-group", "type/integrated-care-board"}
DAYS = ("2009-01-01", "2009-06-01", "2014-01-01", "2019-06-01", "2020-06-01", "2021-06-01", "2024-01-01")


class Served:
    """Which bodies of some types serve a place on a day."""

    def __init__(self, model):
        self.model = model
        self.parties = Parties(model)
        self.places = Places(model)
        self._of = {}

    def of(self, types, day):
        """Return the bodies of some types that are there on a day, with the areas that they serve for certain."""
        key = (frozenset(types), day)
        if key not in self._of:
            on = datetime.date.fromisoformat(day)
            found = {}
            for body in self.model.bodies.values():
                if any(r.type in types for r in body.types):
                    party = self.parties.party(body.id, None, on)
                    if party.exists is Rank.HOLDS and types & set(party.own_types):
                        found[body.id] = [a for a, rank in party.areas if rank is Rank.HOLDS]
            self._of[key] = found
        return self._of[key]

    def by(self, types, areas, day):
        """Return the bodies of some types that serve one of some areas on a day; a council that is its own fire authority is told by its service."""
        return sorted(
            b
            for b, served in self.of(types, day).items()
            if any(self.places.overlap(x, y) for x in served for y in areas)
            and not (types == FIRE and COUNCILS & {r.type for r in self.model.bodies[b].types})
        )


@pytest.fixture(scope="module")
def served(model):
    return Served(model)


@pytest.fixture(scope="module")
def graph(model):
    from graphmodel.graph import Graph

    return Graph(model)


@pytest.fixture(scope="module")
def codes(model):
    """Code → (body, from when to when)."""
    found = defaultdict(list)
    for one in coded(model):
        if one.scheme == "ons_gss" and one.id.startswith("body/"):
            found[one.value].append(one)
    return found


def holder(codes, code, day):
    """Return the one body that has a code on a day."""
    on = datetime.date.fromisoformat(day)
    there = [c.id for c in codes[code] if c.on(on) is Truth.HOLDS]
    assert len(there) == 1, f"{code} on {day}: {[c.id for c in codes[code]]}"
    return there[0]


# ------------------------------------------------------------------ the table of councils
def test_the_table_has_twelve_councils_or_more_of_all_nine_regions():
    assert len(CASES["councils"]) >= 12
    assert len({c["region"] for c in CASES["councils"]}) == 9
    assert {day for _, day, _ in ROWS} == {"2009-01-01", "2014-01-01", "2024-01-01"}


@pytest.mark.parametrize(("place", "day", "row"), ROWS, ids=[f"{p} {d}" for p, d, _ in ROWS])
def test_a_place_is_served_by_the_bodies_of_the_lists(served, codes, place, day, row):
    council = holder(codes, row["council"], day)
    areas = served.of(COUNCILS, day)[council]
    for types, wanted in ((POLICE, [row["police"]]), (FIRE, [row["fire"]]), (HEALTH, row["health"])):
        assert served.by(types, areas, day) == sorted(holder(codes, c, day) for c in wanted), (place, types)


def test_a_council_may_ask_its_own_force_and_no_other_as_relevant_partner(model, engine):
    from graphmodel.calls.legal_basis import ask
    from graphmodel.legal_basis.question import Asked

    def area_of_s10(giver, taker, day):
        asked = Asked([giver], [taker], "safeguarding-children", "child", ["personal"], day, {})
        answer = ask(model, engine, asked)
        found = [
            t["result"]
            for b in (*answer["bases"], *answer["near_misses"])
            if b["norm"]["id"].startswith("norm/ca2004-s10")
            for t in b["tests"]
            if t["test"] == "area"
        ]
        return set(found)

    for day in ("2009-01-01", "2014-01-01", "2024-01-01"):
        assert area_of_s10("leeds-city-council", "west-yorkshire-police-force", day) == {"holds"}
        assert "fails" in area_of_s10("leeds-city-council", "kent-police-force", day)


# ------------------------------------------------------------------ every council
@pytest.mark.parametrize("day", DAYS)
def test_every_council_has_exactly_one_police_force(served, day):
    wrong = {c: f for c, a in served.of(COUNCILS, day).items() if len(f := served.by(POLICE, a, day)) != 1}
    assert wrong == {}


@pytest.mark.parametrize("day", DAYS)
def test_every_council_has_exactly_one_fire_authority(served, day):
    wrong = {c: f for c, a in served.of(COUNCILS, day).items() if len(f := served.by(FIRE, a, day)) != 1}
    assert wrong == {}


@pytest.mark.parametrize("day", DAYS)
def test_every_council_has_a_health_body(served, day):
    assert [c for c, a in served.of(COUNCILS, day).items() if not served.by(HEALTH, a, day)] == []


@pytest.mark.parametrize("day", DAYS)
def test_every_force_has_one_policing_body(served, day):
    wrong = {f: b for f, a in served.of(POLICE, day).items() if len(b := served.by(POLICING, a, day)) != 1}
    # The Common Council holds the role by its type and so has no row of its own since 2012.
    assert set(wrong) <= {"body/city-of-london-police-force"}
    assert not any(wrong.values())


def test_no_area_is_within_two_forces_on_a_day(model, served):
    for day in DAYS:
        on = datetime.date.fromisoformat(day)
        forces = served.of(POLICE, day)
        there = [a for a in model.areas.values() if a.period.covers(on) is Truth.HOLDS and a.gss]
        for area in there:
            if area.kind in {"district", "london-borough", "metropolitan-district", "unitary-district"}:
                inside = [f for f, served_ in forces.items() if any(served.places.overlap(area.id, x) for x in served_)]
                assert len(inside) == 1, (area.id, day, inside)


@pytest.mark.parametrize(
    ("day", "count"),
    # 2009: 34 counties with 354 of one tier or the lower; what came since are the unitary councils of 2009, 2019 to 2021 and 2023.
    [("2009-01-01", 388), ("2009-06-01", 353), ("2014-01-01", 353), ("2020-06-01", 339), ("2024-01-01", 317)],
)
def test_so_many_councils_stand_on_a_day(served, day, count):
    assert len(served.of(COUNCILS, day)) == count


# ------------------------------------------------------------------ ends, codes, counts
def england(model):
    files = {i: file for i, (file, _) in model.dataset.places.items()}
    return [b for b in model.bodies.values() if "england/" in files.get(b.id, "")]


def test_every_end_has_a_successor_or_a_note(model):
    wrong = [b.id for b in england(model) if b.exists.period.until and not b.successor and not b.note]
    assert wrong == []


def test_a_successor_begins_on_the_day_that_is_told(model):
    wrong = [
        (b.id, s.body)
        for b in england(model)
        for s in b.successor
        if s.date
        and model.bodies[s.body].exists.period.from_
        and model.bodies[s.body].exists.period.from_.first > s.date.last
    ]
    assert wrong == []


def test_each_code_belongs_to_one_body_at_a_time(model):
    every = defaultdict(list)
    for one in coded(model):
        if one.id.startswith("body/"):
            every[one.scheme, one.value].append(one)
    twice = {k: v for k, v in every.items() if len(v) > 1}
    assert twice
    # A county council's own fire service and the like: the code is handed on, or the parts of one name follow one another.
    for key, ones in twice.items():
        borders = {d for c in ones for d in (*c.held.borders(), *c.exists.borders())}
        for day in borders:
            assert sum(c.on(day) is Truth.HOLDS for c in ones) <= 1, (key, [c.id for c in ones], day)


@pytest.mark.parametrize("family", CASES["counts"], ids=lambda f: f["family"])
def test_as_many_codes_as_the_list_has(model, family):
    """Every code of a list has a body, or is named with the reason why not."""
    have = {c.value for c in coded(model) if c.id.startswith("body/") and c.value[:3] in family["prefixes"]}
    assert not have & set(family["without"])
    assert len(have) + len(family["without"]) == family["codes"]


def test_a_start_that_is_only_the_start_of_a_code_is_never_a_first_day(model):
    """The codes of nine characters began on 1 January 2009: no body did."""
    wrong = [b.id for b in england(model) if b.exists.period.from_ and b.exists.period.from_.text == "2009-01-01"]
    assert wrong == []


def test_what_began_on_a_day_not_found_holds_from_the_day_it_was_seen(model):
    leeds = model.bodies["body/leeds-pct"].exists.period
    assert (leeds.from_, leeds.start) == (None, Start.UNKNOWN)
    assert leeds.covers(datetime.date(2008, 12, 31)) is Truth.UNKNOWN
    assert leeds.covers(datetime.date(2009, 1, 1)) is Truth.HOLDS
    assert leeds.covers(datetime.date(2013, 4, 1)) is Truth.FAILS
    assert leeds.in_words() == "from a day not found, there by 2009-01-01, until 2013-04-01"


def test_a_board_that_may_have_been_merged_is_not_known_after_that_day(model, engine):
    from graphmodel.calls.legal_basis import ask
    from graphmodel.legal_basis.question import Asked

    def answer(giver, day):
        asked = Asked([giver], ["sussex-police-force"], "safeguarding-children", "child", ["personal"], day, {})
        return ask(model, engine, asked)

    before, after = answer("sussex-icb", "2025-01-01"), answer("sussex-icb", "2026-05-01")
    unknown = "Whether NHS Sussex Integrated Care Board existed on 2026-05-01 is not known"
    assert before["outcome"] == "permitted-implied"
    assert "not known: the day" not in before["headline"]
    assert after["outcome"] == "no-power-found"
    assert unknown in after["headline"]
    assert any("Did NHS Sussex Integrated Care Board exist on 2026-05-01?" in a for a in after["for_the_officer"])


def test_shares_of_what_a_trust_left_are_kept(model):
    shares = {s.body: s.share for s in model.bodies["body/leeds-pct"].successor}
    assert shares == {
        "body/leeds-north-ccg": "27.4",
        "body/leeds-south-and-east-ccg": "30.88",
        "body/leeds-west-ccg": "41.72",
    }


# ------------------------------------------------------------------ names
@pytest.mark.parametrize(
    ("words", "ident"),
    [
        ("Leeds City Council", "body/leeds-city-council"),
        ("Leeds", "body/leeds-city-council"),
        ("West Yorkshire Police", "body/west-yorkshire-police-force"),
        ("WYP", "body/west-yorkshire-police-force"),
        ("GMP", "body/greater-manchester-police-force"),
        ("Hull City Council", "body/hull-city-council"),
        ("BCP Council", "body/bournemouth-christchurch-and-poole-council"),
        ("London Borough of Camden", "body/camden-council"),
        ("Hampshire Constabulary", "body/hampshire-police-force"),
        ("Leeds Youth Offending Team", "body/leeds-yot"),
        ("West Yorkshire ICB", "body/west-yorkshire-icb"),
        ("Leeds PCT", "body/leeds-pct"),
        ("E08000035", "body/leeds-city-council"),
        ("RR8", "body/leeds-teaching-hospitals-nhs-trust"),
        ("383", "body/leeds-city-council"),
    ],
)
def test_officers_find_their_own_body(graph, words, ident):
    assert graph.search(words, limit=3)["results"][0]["id"] == ident


def test_a_code_leads_to_what_had_it_on_the_day(graph):
    found = graph.identifiers("e310 00040", scheme="ons_gss", date="2014-01-01")["results"]
    assert [(r["id"], r["on_the_day"]) for r in found] == [
        ("body/greater-manchester-fire-and-rescue-authority", "holds"),
        ("body/greater-manchester-combined-authority", "fails"),
    ]
    later = graph.identifiers("E31000040", date="2024-01-01")["results"]
    assert later[0]["id"] == "body/greater-manchester-combined-authority"
    assert "not there" not in later[0]["told"]
