"""The answer on a thing."""

from typing import Any

from api.schemas.any_statement import AnyStatement
from api.schemas.common import REF, Answer, Holds, Ref, Shown, shown, sometimes
from api.schemas.documents import Reading
from api.schemas.questions import OfThing


class PeriodOf(Shown):
    """A stretch of time of a thing."""

    what: str = shown("exists", "What the period is of.")
    from_: str | None = shown("1998-04-01", "The first day.", name="from")
    until: str | None = shown(None, "The first day after.")
    start: str = shown("known", "Why the first day is missing, word of codelist/start.")
    in_words: str = shown("from 1998-04-01", "As a reader would say it.")
    on_the_day: str = shown("holds", "`holds`, `fails` or `unknown` on the day asked about.")


class Follower(Shown):
    """What came after a thing."""

    id: str = shown("body/kent-safeguarding-partnership", "Its id.")
    label: str = shown("Kent Safeguarding Children Multi-agency Partnership", "What people call it.")
    date: str | None = shown("2019-09-17", "From when.")
    in_part: bool = shown(False, "Whether it took over only a part.")
    proposed: bool = shown(False, "Whether it was only planned or proposed.")
    alive: bool = shown(True, "Whether it exists on the day asked about.")


class PartyRow(Shown):
    """A row of a norm: who stands on one of its sides, and when."""

    id: str = shown("norm/cda1998-s115/bearer/any-person-1998", "Its id.")
    class_: str = shown("type/any-person", "The kind of body, role or body.", name="class")
    pinpoint: str | None = shown("s.115(1)", "Where the law says it.")
    period: Holds = shown({"from": "1998-09-30", "until": None, "start": "known"}, "When.")
    applies_if: str | None = shown(None, "On what it depends.")
    area_link: str | None = shown(None, "How areas have to be linked.")
    by: str | None = shown(None, "By which law it came or went.")
    note: str | None = shown(None, "A remark of the curator.")


class OnTheDay(Shown):
    """How a thing stood on the day; which fields there are depends on its kind."""

    exists: str | None = sometimes("holds", "Of a body or a kind: `holds`, `fails` or `unknown`.")
    types: list[Ref] | None = sometimes([REF], "Of a body: its kinds.")
    areas: list[Ref] | None = sometimes([], "Of a body: the areas it serves.")
    stands_for: list[Ref] | None = sometimes([], "Of a body: for whom it stands in law.")
    needs_power: str | None = sometimes("true", "Of a body or a kind: whether it needs a power to act.")
    in_force: str | None = sometimes("holds", "Of a norm: `holds`, `fails` or `unknown`.")
    told: str | None = sometimes("in force on 2008-12-01; borne by any person", "Of a norm: the same in words.")
    replaced_by: list[Ref] | None = sometimes([], "Of a norm: what took its place.")
    rows_in_force: list[PartyRow] | None = sometimes([], "Of a norm: its rows that are law.")
    rows_not_in_force: list[PartyRow] | None = sometimes([], "Of a norm: its rows that are not.")
    found: bool | None = sometimes(True, "Of a finding: whether it is found on the day.")
    found_on: str | None = sometimes("2008-12-01", "Of a finding: a day on which it is.")


class EntityAnswer(Answer):
    """A thing and all that is stated of it. Beside these stand what only its kind has: `documents` of an area, `norms` of an Act ..."""

    question: OfThing = shown({"id": REF}, "The thing.")  # type: ignore[assignment]
    id: str = shown("body/medway-council", "Its id.")
    kind: str = shown("body", "Its kind, the first part of the id.")
    entity: dict[str, Any] = shown(
        {"id": "body/medway-council", "kind_of_thing": "body", "label": "Medway Council"},
        "Its fields, which depend on its kind; the ontology defines them.",
    )
    label: str = shown("Medway Council", "What people call it.")
    periods: list[PeriodOf] = shown(
        [{"what": "exists", "in_words": "from 1998-04-01", "on_the_day": "holds"}], "Its periods."
    )
    on_the_day: OnTheDay = shown(
        {"exists": "holds", "types": [REF]},
        "How it stood on the day: whether a norm was in force, whether a body existed, of which kinds and in which areas.",
    )
    successors: list[Follower] = shown([], "What came after it.")
    statements: list[AnyStatement] = shown([], "Everything stated of it, each with its citations.")
    readings: list[Reading] | None = sometimes([], "Of a norm: what local documents say it is.")
    narrower: list[Ref] | None = sometimes([], "Narrower kinds, of a kind, purpose, kind of information or of people.")
