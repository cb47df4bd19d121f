"""Types of the answers: entities."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from typing import Any, NotRequired, TypedDict

from graphmodel_client.answers.boards import Rule, Seat, SeatList
from graphmodel_client.answers.common import Dataset, Finding, Holds, Ref
from graphmodel_client.answers.documents import Reading
from graphmodel_client.answers.questions import OfThing
from graphmodel_client.answers.statements import Delegation, Line, Plan, Reference, Relation, SameAs, Silence

_PeriodOf = TypedDict("_PeriodOf", {"from": str | None})


class PeriodOf(_PeriodOf):
    """A stretch of time of a thing."""

    #: What the period is of.
    what: str

    #: The first day after.
    until: str | None

    #: Why the first day is missing, word of codelist/start.
    start: str

    #: As a reader would say it.
    in_words: str

    #: `holds`, `fails` or `unknown` on the day asked about.
    on_the_day: str


class Follower(TypedDict):
    """What came after a thing."""

    #: Its id.
    id: str

    #: What people call it.
    label: str

    #: From when.
    date: str | None

    #: Whether it took over only a part.
    in_part: bool

    #: Whether it was only planned or proposed.
    proposed: bool

    #: Whether it exists on the day asked about.
    alive: bool


_PartyRow = TypedDict("_PartyRow", {"class": str})


class PartyRow(_PartyRow):
    """A row of a norm: who stands on one of its sides, and when."""

    #: Its id.
    id: str

    #: Where the law says it.
    pinpoint: str | None

    #: When.
    period: "Holds"

    #: On what it depends.
    applies_if: str | None

    #: How areas have to be linked.
    area_link: str | None

    #: By which law it came or went.
    by: str | None

    #: A remark of the curator.
    note: str | None


class OnTheDay(TypedDict):
    """How a thing stood on the day; which fields there are depends on its kind."""

    #: Of a body or a kind: `holds`, `fails` or `unknown`.
    exists: NotRequired[str | None]

    #: Of a body: its kinds.
    types: NotRequired["list[Ref] | None"]

    #: Of a body: the areas it serves.
    areas: NotRequired["list[Ref] | None"]

    #: Of a body: for whom it stands in law.
    stands_for: NotRequired["list[Ref] | None"]

    #: Of a body or a kind: whether it needs a power to act.
    needs_power: NotRequired[str | None]

    #: Of a norm: `holds`, `fails` or `unknown`.
    in_force: NotRequired[str | None]

    #: Of a norm: the same in words.
    told: NotRequired[str | None]

    #: Of a norm: what took its place.
    replaced_by: NotRequired["list[Ref] | None"]

    #: Of a norm: its rows that are law.
    rows_in_force: NotRequired["list[PartyRow] | None"]

    #: Of a norm: its rows that are not.
    rows_not_in_force: NotRequired["list[PartyRow] | None"]

    #: Of a finding: whether it is found on the day.
    found: NotRequired[bool | None]

    #: Of a finding: a day on which it is.
    found_on: NotRequired[str | None]


class EntityAnswer(TypedDict):
    """A thing and all that is stated of it. Beside these stand what only its kind has: `documents` of an area, `norms` of an Act ..."""

    #: The thing.
    question: "OfThing"

    #: Word of codelist/state. `not-in-graph` is never `no`.
    state: str

    #: The day that the answer is about.
    date: str

    #: The data.
    dataset: "Dataset"

    #: The page that asks again.
    permalink: str

    #: Findings that touch the answer.
    findings: "list[Finding]"

    #: Its id.
    id: str

    #: Its kind, the first part of the id.
    kind: str

    #: Its fields, which depend on its kind; the ontology defines them.
    entity: dict[str, Any]

    #: What people call it.
    label: str

    #: Its periods.
    periods: "list[PeriodOf]"

    #: How it stood on the day: whether a norm was in force, whether a body existed, of which kinds and in which
    #: areas.
    on_the_day: "OnTheDay"

    #: What came after it.
    successors: "list[Follower]"

    #: Everything stated of it, each with its citations.
    statements: (
        "list[Line | Relation | Delegation | Silence | SameAs | Plan | Reference | Seat | SeatList | Rule | Reading]"
    )

    #: Of a norm: what local documents say it is.
    readings: NotRequired["list[Reading] | None"]

    #: Narrower kinds, of a kind, purpose, kind of information or of people.
    narrower: NotRequired["list[Ref] | None"]
