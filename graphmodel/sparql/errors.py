"""What can come of a query that gives no result; each carries every fault at once, written for its reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from graphmodel.errors import Fault, GraphmodelError

if TYPE_CHECKING:
    from collections.abc import Iterable


class SparqlError(GraphmodelError):
    """A query gives no result.

    Attributes:
        faults: each thing that is wrong, with the parameter it stands in.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{f.field}: {f.message}" for f in self.faults))

    @classmethod
    def of(cls, message: str, field: str = "query") -> Self:
        """Return the error for one fault."""
        return cls([Fault(field, message)])


class MalformedError(SparqlError):
    """The query cannot be read; mended, it would be answered."""


class RefusedError(SparqlError):
    """The query asks for what is never done here: to reach another address, or to change the data."""


class OverLimitError(SparqlError):
    """The query takes more time, memory or room for its result than one query is given."""


class NotRunError(SparqlError):
    """The query was read and begun, and the engine could not go on with it."""


class BusyError(SparqlError):
    """As many queries as may wait are waiting.

    Attributes:
        seconds: after how many seconds to try again.
    """

    seconds: int = 1
