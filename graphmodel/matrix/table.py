"""The matrix as a value: for each pair of members what each purpose comes to, and which of these is the strongest."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from graphmodel.calls.legal_basis import permalink
from graphmodel.errors import BadQuestionError, Fault
from graphmodel.legal_basis.reached import Reached
from graphmodel.matrix.members import SIDES, of_area, of_board
from graphmodel.matrix.strength import Strength

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphmodel.legal_basis.engine import Engine
    from graphmodel.legal_basis.question import Question
    from graphmodel.matrix.members import Members
    from graphmodel.matrix.question import MatrixQuestion

#: How many pairs, and how many answers, one matrix may hold: a table beyond that helps nobody, and keeps others waiting.
MOST_PAIRS = 6_000
MOST_ANSWERS = 300_000
#: The state of a pair of which a side is a partnership that is answered for its members and not for itself.
FOR_ITS_MEMBERS = "not-applicable"


@dataclass(frozen=True, slots=True)
class Cell:
    """One pair of members.

    Attributes:
        discloser, recipient: bodies.
        results: what each purpose comes to, in the order of the purposes; none where both sides are the same body.
        best: the number of the strongest of them.
        link: the answer for the strongest.
    """

    discloser: str
    recipient: str
    results: tuple[Reached, ...]
    best: int
    link: str

    @property
    def strongest(self) -> Reached | None:
        """The strongest result."""
        return self.results[self.best] if self.results else None

    @property
    def counts(self) -> Counter[str]:
        """How many purposes come to which outcome."""
        return Counter(word_of(r) for r in self.results)


@dataclass(frozen=True, slots=True)
class Matrix:
    """All cells, row by row, each row in the order of the members."""

    question: MatrixQuestion
    members: Members
    cells: tuple[tuple[Cell, ...], ...]

    def pairs(self) -> Iterator[Cell]:
        """Yield the cells in which something was asked."""
        return (c for row in self.cells for c in row if c.results)

    def link_of(self, cell: Cell, number: int) -> str:
        """Return the answer for one of the purposes of a cell."""
        purposes = self.question.purposes
        return _for_purpose(cell.link, purposes[cell.best], purposes[number])


def word_of(result: Reached) -> str:
    """Return the outcome of a result, or its state where it has none."""
    return result.outcome or result.state


def fill(engine: Engine, question: MatrixQuestion) -> Matrix:
    """Ask for each pair of members and each purpose.

    Raises:
        BadQuestionError: these would be too many, or the board serves another area.
    """
    members = _members(engine, question)
    _not_too_many(len(members.ids), len(question.purposes))
    asks = _Asks(engine, question)
    rows = tuple(tuple(asks.cell(giver, taker) for taker in members.ids) for giver in members.ids)
    return Matrix(question, members, rows)


def _members(engine: Engine, question: MatrixQuestion) -> Members:
    if question.board is None:
        return of_area(engine, question.area, question.on)
    model, overlap = engine.model, engine.matcher.places.overlap
    # Whatever the day: a board that is gone still served its own area and no other.
    areas = list(dict.fromkeys(c.area for c in model.bodies[question.board].covers))
    if areas and not any(overlap(a, question.area) for a in areas):
        served = ", ".join(model.label(a) for a in areas)
        told = f"{model.label(question.board)} does not serve {model.label(question.area)}; it serves {served}"
        raise BadQuestionError((Fault("board", told),))
    return of_board(engine, question.board, question.on)


def _not_too_many(members: int, purposes: int) -> None:
    pairs = members * max(0, members - 1)
    if pairs > MOST_PAIRS:
        told = f"{members} bodies make {pairs:,} pairs, and a matrix holds {MOST_PAIRS:,} at most: ask about a smaller area, or one board"
        raise BadQuestionError((Fault("area", told),))
    if pairs * purposes > MOST_ANSWERS:
        told = (
            f"{pairs:,} pairs and {purposes} purposes make {pairs * purposes:,} answers, and a matrix holds {MOST_ANSWERS:,} at most: "
            f"ask about fewer purposes, a smaller area, or one board"
        )
        raise BadQuestionError((Fault("purpose", told),))


class _Asks:
    """Asks the engine for the cells of one matrix."""

    def __init__(self, engine: Engine, question: MatrixQuestion) -> None:
        self.engine = engine
        self.purposes = question.purposes
        self.pattern = question.pattern
        self.quick = engine.outcomes(question.pattern, question.purposes)
        self.strength = Strength(engine.model)
        self._for_its_members: dict[tuple[str, str], bool] = {}

    def cell(self, giver: str, taker: str) -> Cell:
        """Return one cell."""
        if giver == taker:
            return Cell(giver, taker, (), 0, "")
        pair = replace(self.pattern, discloser=giver, recipient=taker)
        told = self._members_instead(pair)
        results = (told,) * len(self.purposes) if told else self.quick.reached(giver, taker)
        best = self.strength.strongest(results)
        link = _for_purpose(permalink([pair]), pair.purpose, self.purposes[best])
        return Cell(giver, taker, results, best, link)

    def _members_instead(self, pair: Question) -> Reached | None:
        """Return what is told of a pair of which a side is answered for its members and not for itself."""
        partnerships = self.engine.partnerships
        for side in SIDES:
            ident: str = getattr(pair, side)
            if (side, ident) not in self._for_its_members:
                self._for_its_members[side, ident] = bool(partnerships.members(pair, side))
            if self._for_its_members[side, ident]:
                does = "gives" if side == "discloser" else "receives"
                why = f"{partnerships.in_words(ident)}, and no provision in the graph names it as one that {does}: each of its members is answered for"
                return Reached(FOR_ITS_MEMBERS, None, False, (), (), (), why)
        return None


def _for_purpose(link: str, purpose: str, other: str) -> str:
    """Return the link to the same question with another purpose; ids stand in a link as they are."""
    return link.replace(f"purpose={purpose}&", f"purpose={other}&", 1)
