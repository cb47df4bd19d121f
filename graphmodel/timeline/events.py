"""Events of a thing, each with its date as it is known, and those of which no date is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphmodel.dates import Start
from graphmodel.values import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphmodel.dates import PartialDate, Period
    from graphmodel.model.model import Model

#: Length of a date as written → how well it is known.
_PRECISION = {10: "day", 7: "month", 4: "year"}
#: Where an event without a date is told, by why it has none.
_APART = {
    Start.KNOWN: "undated",
    Start.UNKNOWN: "undated",
    Start.BEFORE_WINDOW: "before_window",
    Start.NOT_COMMENCED: "not_commenced",
}


@dataclass(frozen=True)
class Event:
    """Something that happened to a thing.

    Attributes:
        kind: word of codelist/event-kind.
        what: what happened, in words.
        date: when, as well as it is known; None where `start` says why there is no date.
        until: for what begins: the first day after it, where an end is known.
        start: why there is no date.
        norm: the norm that it is an event of, beside or instead of the thing itself.
        about: other things that it names.
        by: what brought it about, in words.
        citations: where that is said.
    """

    kind: str
    what: str
    date: PartialDate | None = None
    until: PartialDate | None = None
    start: Start = Start.KNOWN
    norm: str | None = None
    about: tuple[str, ...] = ()
    by: str | None = None
    citations: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True)
class Words:
    """How the beginning and the end of something are told: the kinds of event, and the words of each."""

    begins: str
    ends: str
    begins_in_words: str
    ends_in_words: str


class Events:
    """The events of one thing, collected and put in order."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._order = {c.name: n for n, c in enumerate(model.codelists["codelist/event-kind"].codes)}
        self._found: list[Event] = []

    def add(self, *events: Event) -> None:
        """Take events in."""
        self._found += events

    def period(self, period: Period, words: Words, *, by: str | None = None, **more: Any) -> None:
        """Take in the beginning and the end of a stretch of time.

        Args:
            period: the stretch.
            words: how its beginning and end are told.
            by: what changed it: what ended it where it has an end, else what began it.
            more: further fields of both events.
        """
        begun_by = None if period.until else by
        self.add(
            Event(words.begins, words.begins_in_words, period.from_, period.until, period.start, by=begun_by, **more)
        )
        if period.until:
            self.add(Event(words.ends, words.ends_in_words, period.until, by=by, **more))

    def shown(self) -> dict[str, list[dict[str, Any]]]:
        """Return the events by date, and apart from them what has no date: undated, before the window, not commenced."""
        found: dict[str, list[dict[str, Any]]] = {name: [] for name in ("events", *_APART.values())}
        # What was found in two ways is told once.
        unique = {self._key(event): event for event in reversed(self._found)}
        for key in sorted(unique):
            event = unique[key]
            found["events" if event.date else _APART[event.start]].append(self._shown(event))
        return found

    def _key(self, event: Event) -> tuple[Any, ...]:
        when = (event.date.first, event.date.last) if event.date else ()
        return (when, event.start.value, self._order[event.kind], event.what, event.norm or "", str(event.until or ""))

    def _shown(self, event: Event) -> dict[str, Any]:
        return {
            "date": plain(event.date),
            "until": plain(event.until),
            "precision": _PRECISION[len(event.date.text)] if event.date else None,
            "kind": event.kind,
            "what": event.what,
            "norm": plain(self.model.ref(event.norm)) if event.norm else None,
            "about": [plain(self.model.ref(i)) for i in event.about],
            "by": event.by,
            "citations": list(event.citations),
        }


def law_citation(
    provision: str | None, url: str | None, *, pinpoint: str | None = None, norm: str | None = None
) -> dict[str, Any]:
    """Return a citation of law, as the contract has it."""
    return {"norm": norm, "provision": provision, "pinpoint": pinpoint, "url": url}


def source_citations(sources: Iterable[str]) -> tuple[dict[str, Any], ...]:
    """Return what was read for an entry, as citations: an address of the web, or words.

    >>> source_citations(["general knowledge"])[0]["url"] is None
    True
    """
    return tuple(law_citation(s, s if s.startswith(("https://", "http://")) else None) for s in sources)
