"""One made-up place: the shape of a real area, dated anew, with the many bodies below it and the one place above it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from benchmarks.england.shapes import LEAD, PLACE
from graphmodel.dates import PartialDate, Period
from graphmodel.model.bodies import Area, Body, Coverage, Existence, TypeRow
from graphmodel.model.documents import Citation, Line, Relation

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from benchmarks.england.shapes import Shape
    from graphmodel.model.documents import Statement
    from graphmodel.model.model import Model

#: So many bodies has a place in all: as many as all places together have for each of 300, near the number of councils there are.
BODIES = 150
_YEARS = range(2001, 2013)
_TOP, _LEADING = f"body/{PLACE}-top", f"body/{LEAD}-top"


@dataclass(frozen=True)
class Drawn:
    """What real data have, to be drawn from: the types of bodies, and what lines, relations and citations say."""

    types: tuple[tuple[str, str | None], ...]
    lines: tuple[Line, ...]
    relations: tuple[Relation, ...]
    cites: tuple[Citation, ...]

    @classmethod
    def of(cls, model: Model) -> Drawn:
        """Return what a model has."""
        between = [r for r in model.relations.values() if r.to and r.polarity != "denies"]
        lines = [x for x in model.lines.values() if x.polarity != "denies" and x.status == "adopted"]
        types = [(b.types[0].type, b.legal_personality) for b in model.bodies.values() if b.types]
        cites = [c for x in (*lines, *between) for c in x.cite]
        return cls(tuple(types), tuple(lines), tuple(between), tuple(cites))


class Place:
    """Makes one place; the same for the same shape and the same state of what draws."""

    def __init__(self, shape: Shape, drawn: Drawn, draw: random.Random) -> None:
        self.shape = shape
        self.drawn = drawn
        self.draw = draw

    def records(self) -> list[Any]:
        """Return its records: area, document, bodies, statements."""
        kinds = [b for b in self.shape.bodies if isinstance(b, Body)]
        below = range(1, BODIES - len(kinds))
        area = Area(f"area/{PLACE}", f"Area {PLACE}", None, None, (), self._since(1974), ())
        return [
            area,
            self.shape.document,
            *self.shape.bodies,
            *(self._dated(s) for s in self.shape.statements),
            *self._top(),
            *(record for number in below for record in self._below(number)),
        ]

    def _since(self, year: int) -> Period:
        return Period(_day(year, 4, 1), None)

    def _span(self) -> Period:
        """Return when something holds: from the first of a month, now and then told by its month alone, and half of them until today."""
        year, month = self.draw.choice(_YEARS), self.draw.randint(1, 12)
        begin = _day(year, month, 1) if self.draw.random() < 0.9 else PartialDate.parse(f"{year}-{month:02}")
        end = _day(year + self.draw.randint(1, 12), 4, 1) if self.draw.random() < 0.5 else None
        return Period(begin, end)

    def _dated(self, statement: Statement) -> Statement:
        return replace(statement, holds=Existence(f"{statement.id}/holds", self._span()))

    def _cite(self, owner: str) -> tuple[Citation, ...]:
        real = self.draw.choice(self.drawn.cites)
        return (replace(real, id=f"{owner}/cite/1", document=self.shape.document.id),)

    def _line(self, name: str, start: str, end: str, period: Period) -> Line:
        ident, real = f"line/{PLACE}-{name}", self.draw.choice(self.drawn.lines)
        return Line(
            id=ident,
            document=self.shape.document.id,
            cite=self._cite(ident),
            certainty=real.certainty,
            reason=real.reason,
            holds=Existence(f"{ident}/holds", period),
            from_=start,
            to=end,
            to_role=None,
            kinds=real.kinds,
            strength=real.strength,
            for_=None,
            via=(),
            alternative=None,
        )

    def _body(self, ident: str, type_: str | None, personality: str | None, begun: Period) -> Body:
        label = ident.partition("/")[2].replace("-", " ").capitalize()
        types = (TypeRow(f"{ident}/types/1", type_, begun),) if type_ else ()
        covers = (Coverage(f"{ident}/covers/1", f"area/{PLACE}", begun),)
        none: dict[str, Any] = dict.fromkeys(("kind", "legal_holder", "members_of", "count", "status", "certainty"))
        none |= dict.fromkeys(("aliases", "redirects", "identifiers", "predecessor", "successor"), ())
        none |= dict.fromkeys(("named_in", "members", "sources", "note"), ())
        return Body(
            id=ident,
            label=label,
            types=types,
            legal_personality=personality,
            covers=covers,
            exists=Existence(f"{ident}/exists", begun),
            source_opened=None,
            confidence=None,
            cite=self._cite(ident),
            reason=None,
            **none,
        )

    def _top(self) -> Iterator[Any]:
        """Yield the board to which the boards of the shape answer, and which answers to that of the place that leads."""
        yield self._body(_TOP, None, "false", self._since(1998))
        for number, ident in enumerate(self.shape.tops[:3], 1):
            yield self._line(f"top-{number}", ident, _TOP, self._since(2001))
        yield self._line("lead", _TOP, _LEADING, self._since(2001))

    def _below(self, number: int) -> Iterator[Any]:
        """Yield a body of a real type: it answers to one board, or from some day to another one; half have to do with a third."""
        ident = f"body/{PLACE}-below-{number}"
        yield self._body(ident, *self.draw.choice(self.drawn.types), self._since(self.draw.choice(_YEARS) - 20))
        first, then, third = (self.draw.choice(self.shape.principals) for _ in range(3))
        turn = _day(self.draw.choice(_YEARS), 4, 1) if self.draw.random() < 0.5 else None
        yield self._line(f"below-{number}-1", ident, first, Period(_day(1998, 4, 1), turn))
        if turn:
            yield self._line(f"below-{number}-2", ident, then, Period(turn, None))
        else:
            yield self._relation(f"relation/{PLACE}-below-{number}", ident, third)

    def _relation(self, ident: str, start: str, end: str) -> Relation:
        return Relation(
            id=ident,
            document=self.shape.document.id,
            cite=self._cite(ident),
            holds=Existence(f"{ident}/holds", self._span()),
            from_=start,
            verb=self.draw.choice(self.drawn.relations).verb,
            to=end,
            to_role=None,
            detail=None,
        )


def _day(year: int, month: int, day: int) -> PartialDate:
    return PartialDate.parse(datetime.date(year, month, day).isoformat())
