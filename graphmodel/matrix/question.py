"""The question of a matrix: an area or one of its boards, one purpose or several, and what every cell of it has in common."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from graphmodel.calls.envelope import link
from graphmodel.errors import BadQuestionError, Fault, NotInGraphError, refuse
from graphmodel.legal_basis.question import Asked

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Mapping, Sequence

    from graphmodel.legal_basis.question import Question
    from graphmodel.model.model import Model

_Read = TypeVar("_Read")

#: Whom and what a matrix is about where nothing else is asked: what the boards in the graph are for, and nothing special about it.
SUBJECT = "subject/child"
INFORMATION = ("information/personal",)
#: The word for every purpose that may stand in a question.
EVERY = "all"


@dataclass(frozen=True)
class MatrixQuestion:
    """A resolved question.

    Attributes:
        area, board: whose bodies it is about; where a board is given, its members.
        purposes: ids, sorted.
        every_purpose: whether all purposes were asked for in one word.
        pattern: the question of a cell, with a stand-in on both sides.
    """

    area: str
    board: str | None
    purposes: tuple[str, ...]
    every_purpose: bool
    pattern: Question

    @property
    def on(self) -> datetime.date:
        """The day."""
        return self.pattern.on

    @property
    def permalink(self) -> str:
        """The link that asks again."""
        purposes = (EVERY,) if self.every_purpose else self.purposes
        kinds = [("information", i) for i in self.pattern.information]
        facts = [("fact", f"{f.removeprefix('fact/')}={str(v).lower()}") for f, v in self.pattern.facts]
        told = [("purpose", p) for p in purposes]
        pairs = [("board", self.board), *told, ("subject", self.pattern.subject), *kinds, *facts]
        return link(f"/matrix/{self.area}", [*pairs, ("date", self.on.isoformat())])


@dataclass
class AskedMatrix:
    """A question as it was typed; `resolve` finds every fault at once.

    `EVERY` among the purposes stands for all of them. Without a subject and information it is about `SUBJECT` and `INFORMATION`.
    """

    area: str
    purposes: Sequence[str] = ()
    subject: str = ""
    information: Sequence[str] = ()
    date: str = ""
    facts: Mapping[str, object] | Sequence[tuple[str, object]] = ()
    board: str | None = None

    def resolve(self, model: Model) -> MatrixQuestion:
        """Return the question with ids.

        Raises:
            BadQuestionError: with every fault of the question.
            NotInGraphError: where an id is nowhere in the graph and nothing else is wrong.
        """
        wrong = _Wrong()
        area = wrong.attempt(lambda: model.resolve(self.area, "area", field="area"))
        board = wrong.attempt(lambda: model.resolve(self.board or "", "body", field="board")) if self.board else None
        usable = sorted(p.id for p in model.purposes.values() if p.selectable is not False)
        wanted = wrong.attempt(lambda: self._wanted(usable))
        # Where no purpose is given, the rest of the question is still looked at: all faults are told at once.
        cells = [wrong.attempt(partial(self._cell, model, p)) for p in wanted or usable[:1]]
        wrong.done()
        asked = {cell.purpose: cell for cell in cells if cell}
        purposes = tuple(sorted(asked))
        return MatrixQuestion(area or "", board, purposes, EVERY in self.purposes, asked[purposes[0]])

    def _wanted(self, usable: list[str]) -> list[str]:
        """Return the purposes as given, or all of them."""
        given = [p for p in self.purposes if p.strip()]
        if not given:
            told = "`purpose` is missing: give the id or name of one, or `all`; codelist/purpose lists them"
            raise BadQuestionError((Fault("purpose", told),))
        if EVERY in given and len(given) > 1:
            raise BadQuestionError((Fault("purpose", f"give purposes, or `{EVERY}` for each there is, and not both"),))
        if len(given) > len(usable):
            told = f"`purpose` has {len(given)} values, and there are {len(usable)} purposes; give those that are meant, or `{EVERY}`"
            raise BadQuestionError((Fault("purpose", told),))
        return usable if EVERY in given else given

    def _cell(self, model: Model, purpose: str) -> Question:
        """Return the question of a cell; any body stands in for the parties, so that the rest is read as `ask` reads it."""
        anybody = min(model.bodies)
        information = [i for i in self.information if i.strip()] or INFORMATION
        asked = Asked([anybody], [anybody], purpose, self.subject or SUBJECT, information, self.date, self.facts)
        return asked.resolve(model)[0]


class _Wrong:
    """Everything that is wrong with a question, told at the end."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.missing: list[NotInGraphError] = []

    def attempt(self, read: Callable[[], _Read]) -> _Read | None:
        """Return what is read; None where it cannot be, and keep why."""
        try:
            return read()
        except BadQuestionError as error:
            self.faults += error.faults
        except NotInGraphError as error:
            self.missing += [replace(error, also=()), *error.also]
        return None

    def done(self) -> None:
        """Raise what was found, each fault once."""
        refuse(self.faults, self.missing)
