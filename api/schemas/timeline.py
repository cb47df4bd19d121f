"""The answer on the law over time of one thing."""

from api.schemas.common import NORM, URL, Answer, Ref, Shown, shown, sometimes
from api.schemas.questions import OfThing
from api.schemas.values import AnyCitation

_S47 = {"id": "norm/ca1989-s47-9", "label": "Children Act 1989 s.47(9)-(11)", "kind": "norm"}
_PCT = {"id": "type/primary-care-trust", "label": "Primary care trust (PCT)", "kind": "type"}


class Event(Shown):
    """Something that happened to a thing."""

    date: str | None = shown(
        "2013-04-01", "When: a day, or a month or year where no more is known; null apart from `events`."
    )
    until: str | None = shown(None, "For what begins: the first day after it, where an end is known.")
    precision: str | None = shown("day", "How well the date is known: `day`, `month` or `year`.")
    kind: str = shown("party-ended", "Word of codelist/event-kind.")
    what: str = shown("Primary care trust (PCT) goes out as one that bears it", "What happened.")
    norm: Ref | None = shown(NORM, "The norm that it is an event of, beside or instead of the thing itself.")
    about: list[Ref] = shown([_PCT], "What else it names.")
    by: str | None = shown("Health and Social Care Act 2012 Sch.5", "What brought it about.")
    citations: list[AnyCitation] = shown(
        [{"norm": _S47["id"], "provision": "s.47(9)-(11)", "pinpoint": "s.47(11)(d)", "url": URL}],
        "Where that is said: in the law, or in a document.",
    )


class Standing(Ref):
    """A thing that belongs to another in a stretch of time."""

    result: str | None = sometimes("holds", "`holds`, `unknown` or `for-the-officer`.")
    as_: str | None = sometimes("bearer", "As what it belongs to it.", name="as")


class ThingStretch(Shown):
    """A stretch of time in which a thing stays the same.

    Of a norm it has `in_force` and `parties` by side; of a body `exists`, `types`, `areas` and `roles`; of a kind of body `exists`, `holders` and `roles`.
    """

    from_: str | None = shown(
        "2002-10-01", "The first day, as well as it is known; null where it reaches back.", name="from"
    )
    until: str | None = shown("2013-04-01", "The first day after it; null where no end is known.")
    in_words: str = shown("from 2002-10-01 until 2013-04-01", "The stretch in words.")
    on_the_day: bool = shown(False, "Whether the day asked about lies in it.")
    in_force: str | None = sometimes("holds", "Of a norm: whether it is in force.")
    parties: dict[str, list[Standing]] | None = sometimes({"bearer": [_PCT]}, "Of a norm: who stands on each side.")
    exists: str | None = sometimes("holds", "Of a body or a kind of body: whether it exists.")
    types: list[Ref] | None = sometimes([_PCT], "Of a body: its kinds.")
    areas: list[Ref] | None = sometimes([], "Of a body: the areas that it serves.")
    roles: list[Standing] | None = sometimes([], "The roles that it has in the law.")
    holders: list[Standing] | None = sometimes([], "Of a kind of body: who is of it.")
    new: list[Standing] = shown([{**_PCT, "as": "bearer", "result": "holds"}], "What the stretch before did not have.")
    gone: list[Standing] = shown([], "What the stretch before had.")


class TimelineAnswer(Answer):
    """What happened to a norm, body or kind of body, and when."""

    question: OfThing = shown({"id": _S47}, "The thing.")  # type: ignore[assignment]
    told: str = shown("25 dated events in the graph.", "How much the graph holds of it.")
    events: list[Event] = shown([{"date": "2013-04-01", "kind": "party-ended"}], "By date.")
    before_window: list[Event] = shown([], "What had begun before the window of the graph.")
    undated: list[Event] = shown([], "What happened on a day that is not known.")
    not_commenced: list[Event] = shown([], "What is enacted and not known to be in force.")
    stretches: list[ThingStretch] = shown(
        [{"from": "2002-10-01", "until": "2004-04-01"}], "The stretches of time in which it stays the same."
    )
