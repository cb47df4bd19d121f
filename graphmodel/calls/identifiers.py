"""The call `identifiers`: which thing has a code of a public register, and whether it had it on the day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from graphmodel.calls.envelope import asked_day, code, common, link
from graphmodel.dates import ALWAYS, UNDATED, Period, Start, Truth
from graphmodel.errors import BadQuestionError, Fault, NotInGraphError
from graphmodel.ids import kind_of
from graphmodel.load.names import nearest
from graphmodel.values import plain

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from graphmodel.model.model import Model

#: The register of the codes that areas have.
_OF_AREAS = "ons_gss"
_MOST_NEAR = 5
_ORDER = (Truth.HOLDS, Truth.UNKNOWN, Truth.FAILS)


class Coded(NamedTuple):
    """A thing with a code.

    Attributes:
        scheme: word of codelist/identifier-scheme.
        value: the code as the data have it.
        id: the body or area.
        held: from when to when it had the code, as far as that differs from its own life.
        exists: its own life.
    """

    scheme: str
    value: str
    id: str
    held: Period
    exists: Period

    def on(self, day: datetime.date) -> Truth:
        """Tell whether the thing was there on the day and had the code."""
        both = {self.held.covers(day), self.exists.covers(day)}
        return next(t for t in (Truth.FAILS, Truth.UNKNOWN, Truth.HOLDS) if t in both)


def identifiers(model: Model, value: str, *, scheme: str | None = None, date: str | None = None) -> dict[str, Any]:
    """Return the things that have a code, those first that had it on the day.

    Args:
        model: where they are looked for.
        value: the code; capitals and spaces do not count.
        scheme: the register that it is of, a word of codelist/identifier-scheme; any where it is left out.
        date: the day; today in London where none is given.

    Raises:
        NotInGraphError: nothing has the code; the nearest codes are named.
        BadQuestionError: a parameter cannot be read.
    """
    on = asked_day(date)
    register = code(model, "identifier-scheme", scheme, "scheme")
    wanted = _folded(value)
    if not wanted:
        raise BadQuestionError((Fault("value", "say which code to look for"),))
    every = [c for c in coded(model) if register in {None, c.scheme}]
    found = sorted((c for c in every if _folded(c.value) == wanted), key=lambda c: (_ORDER.index(c.on(on)), c.id))
    if not found:
        near = nearest(wanted, {c.value for c in every}, limit=_MOST_NEAR)
        raise NotInGraphError(value, tuple(near), "value")
    return {
        **common(
            model,
            {"scheme": register, "value": value},
            "answered",
            on.isoformat(),
            link("/search", [("q", found[0].value), ("date", on.isoformat())]),
        ),
        "results": [_row(model, one, on) for one in found],
    }


def coded(model: Model) -> Iterator[Coded]:
    """Yield every body and area that has a code, once for each code."""
    for body in model.bodies.values():
        life = body.exists.period if body.exists else UNDATED
        for one in body.identifiers:
            start = Start.KNOWN if one.from_ else Start.BEFORE_WINDOW
            yield Coded(one.scheme, one.value, body.id, Period(one.from_, one.until, start), life)
    for area in model.areas.values():
        if area.gss:
            yield Coded(_OF_AREAS, area.gss, area.id, ALWAYS, area.period)


def _row(model: Model, one: Coded, on: datetime.date) -> dict[str, Any]:
    register = model.code_label("identifier-scheme", one.scheme)
    label = model.label(one.id)
    dated = one.held.from_ or one.held.until
    had = f"It had this code {one.held.in_words()}. " if dated else ""
    there = {
        Truth.HOLDS: f"As far as the graph knows, it was there on {on}.",
        Truth.UNKNOWN: f"Whether it was there on {on} is not known: {one.exists.in_words()}.",
        Truth.FAILS: f"It was not there on {on}: {one.exists.in_words()}.",
    }[one.exists.covers(on)]
    return {
        "id": one.id,
        "label": label,
        "kind": kind_of(one.id),
        "scheme": one.scheme,
        "register": register,
        "value": one.value,
        "held": plain(one.held) if dated else None,
        "exists": plain(one.exists),
        "on_the_day": one.on(on).value,
        "told": f"{register} {one.value} is {label}. {had}{there}",
    }


def _folded(value: str) -> str:
    return "".join(value.split()).casefold()
