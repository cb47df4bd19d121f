"""Types of the answers: timeline."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from typing import NotRequired, TypedDict

from graphmodel_client.answers.common import Dataset, Finding, Ref
from graphmodel_client.answers.questions import OfThing
from graphmodel_client.answers.values import AnyCitation


class Event(TypedDict):
    """Something that happened to a thing."""

    #: When: a day, or a month or year where no more is known; null apart from `events`.
    date: str | None

    #: For what begins: the first day after it, where an end is known.
    until: str | None

    #: How well the date is known: `day`, `month` or `year`.
    precision: str | None

    #: Word of codelist/event-kind.
    kind: str

    #: What happened.
    what: str

    #: The norm that it is an event of, beside or instead of the thing itself.
    norm: "Ref | None"

    #: What else it names.
    about: "list[Ref]"

    #: What brought it about.
    by: str | None

    #: Where that is said: in the law, or in a document.
    citations: "list[AnyCitation]"


_ThingStretch = TypedDict("_ThingStretch", {"from": str | None})


class ThingStretch(_ThingStretch):
    """A stretch of time in which a thing stays the same.

    Of a norm it has `in_force` and `parties` by side; of a body `exists`, `types`, `areas` and `roles`; of a kind
    of body `exists`, `holders` and `roles`.
    """

    #: The first day after it; null where no end is known.
    until: str | None

    #: The stretch in words.
    in_words: str

    #: Whether the day asked about lies in it.
    on_the_day: bool

    #: Of a norm: whether it is in force.
    in_force: NotRequired[str | None]

    #: Of a norm: who stands on each side.
    parties: NotRequired["dict[str, list[Standing]] | None"]

    #: Of a body or a kind of body: whether it exists.
    exists: NotRequired[str | None]

    #: Of a body: its kinds.
    types: NotRequired["list[Ref] | None"]

    #: Of a body: the areas that it serves.
    areas: NotRequired["list[Ref] | None"]

    #: The roles that it has in the law.
    roles: NotRequired["list[Standing] | None"]

    #: Of a kind of body: who is of it.
    holders: NotRequired["list[Standing] | None"]

    #: What the stretch before did not have.
    new: "list[Standing]"

    #: What the stretch before had.
    gone: "list[Standing]"


_Standing = TypedDict("_Standing", {"as": NotRequired[str | None]})


class Standing(_Standing):
    """A thing that belongs to another in a stretch of time."""

    #: The id; null where the thing is only named in words.
    id: str | None

    #: What people call it.
    label: str

    #: The first part of the id, or `words`.
    kind: str

    #: `holds`, `unknown` or `for-the-officer`.
    result: NotRequired[str | None]


class TimelineAnswer(TypedDict):
    """What happened to a norm, body or kind of body, and when."""

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

    #: How much the graph holds of it.
    told: str

    #: By date.
    events: "list[Event]"

    #: What had begun before the window of the graph.
    before_window: "list[Event]"

    #: What happened on a day that is not known.
    undated: "list[Event]"

    #: What is enacted and not known to be in force.
    not_commenced: "list[Event]"

    #: The stretches of time in which it stays the same.
    stretches: "list[ThingStretch]"
