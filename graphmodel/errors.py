"""What can go wrong, and how it is told.

Every message says what is wrong, where, and what to do. A face (command line, service, page) shows them as they are.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong in the data.

    Attributes:
        file: path of the file, relative to the folder that was checked.
        line: line number, counted from 1; 0 where the problem is about the whole file.
        id: the thing it is about, as `kind/slug`, or an empty string.
        rule: short name of the rule that is broken.
        message: what is wrong.
        mend: what to do about it.
    """

    file: str
    line: int
    id: str
    rule: str
    message: str
    mend: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        about = f" [{self.id}]" if self.id else ""
        return f"{where}: {self.rule}: {self.message}{about} {self.mend}".rstrip()

    def as_json(self) -> dict[str, str | int]:
        """Return the fields of CONTRACT's `problems` rows."""
        return asdict(self)


@dataclass(frozen=True)
class Fault:
    """One fault of a question: the field it is in, what is wrong, and the nearest right values."""

    field: str
    message: str
    did_you_mean: tuple[str, ...] = ()


class GraphmodelError(Exception):
    """Base of all errors that are written for a reader."""


class DataError(GraphmodelError):
    """The data cannot be loaded; nothing of it was.

    Attributes:
        problems: everything that was found, sorted by file and line.
    """

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(str(p) for p in self.problems))


@dataclass
class NotInGraphError(GraphmodelError):
    """An id that is nowhere in the graph.

    Attributes:
        id: what was asked for.
        did_you_mean: ids that come near.
        field: the parameter it was given in.
        also: the other ids of the same question that are nowhere.
    """

    id: str
    did_you_mean: tuple[str, ...] = ()
    field: str = "id"
    also: tuple[NotInGraphError, ...] = ()

    @property
    def faults(self) -> tuple[Fault, ...]:
        """This id and the others, each as a fault of its parameter."""
        return tuple(Fault(e.field, e.told, e.did_you_mean) for e in (self, *self.also))

    @property
    def told(self) -> str:
        """This id alone, in words."""
        near = (
            f" Did you mean {', '.join(self.did_you_mean)}?"
            if self.did_you_mean
            else " `graphmodel search` finds ids by words."
        )
        return f"{self.id!r} is not in the graph.{near}"

    def __str__(self) -> str:
        return " ".join(e.told for e in (self, *self.also))


@dataclass
class StoreError(GraphmodelError):
    """A dataset that cannot be had whole from where it is kept: nothing was answered from a part of it.

    Attributes:
        where: the folder or address.
        what: what is wrong.
        mend: what to do.
    """

    where: str
    what: str
    mend: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what.rstrip('.')}. {self.mend}"


@dataclass
class BadQuestionError(GraphmodelError):
    """A question that cannot be read; it carries every fault of the question at once."""

    faults: tuple[Fault, ...] = field(default_factory=tuple)

    def __str__(self) -> str:
        return "; ".join(f"{f.field}: {f.message}" for f in self.faults)


def refuse(faults: Sequence[Fault], missing: Sequence[NotInGraphError]) -> None:
    """Raise all that is wrong with a question at once; do nothing where nothing is.

    Args:
        faults: what cannot be read.
        missing: the ids that are nowhere.

    Raises:
        BadQuestionError: with every fault, ids that are nowhere among them, each once.
        NotInGraphError: ids are nowhere, and nothing else is wrong.
    """
    nowhere = replace(missing[0], also=tuple(missing[1:])) if missing else None
    if faults:
        raise BadQuestionError(tuple(dict.fromkeys((*faults, *(nowhere.faults if nowhere else ())))))
    if nowhere:
        raise nowhere
