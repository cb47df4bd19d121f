"""Reading the parameters of a request: everything that is wrong with them is found before anything is told."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Any, get_origin

from fastapi import Depends, Path, Query, Request
from fastapi.dependencies.models import Dependant

from graphmodel.calls.envelope import asked_day, code
from graphmodel.errors import BadQuestionError, Fault, NotInGraphError, refuse
from graphmodel.graph import Graph
from graphmodel.load.names import did_you_mean, nearest


class Reader:
    """Reads parameters and collects every fault; `done` raises them all at once."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.faults: list[Fault] = []
        self.missing: list[NotInGraphError] = []

    def known(self, given: Iterable[str], names: Mapping[str, bool]) -> None:
        """Refuse parameters that a call does not have, and a second value of one that takes a single value.

        Args:
            given: the names as given, one for each value.
            names: name → whether it may repeat.
        """
        for name, times in Counter(list(given)).items():
            if name not in names:
                self.fault(
                    name,
                    f"there is no parameter `{name}`. {did_you_mean(name, names)}".rstrip(" ."),
                    nearest(name, names),
                )
            elif times > 1 and not names[name]:
                self.fault(name, f"`{name}` is given {times} times; it takes one value")

    def fault(self, field: str, message: str, near: Sequence[str] = ()) -> None:
        """Note a fault."""
        self.faults.append(Fault(field, message, tuple(near)))

    def attempt(self, check: Callable[[], object]) -> None:
        """Run a check of the library and keep what it raises."""
        try:
            check()
        except BadQuestionError as error:
            self.faults += error.faults
        except NotInGraphError as error:
            self.missing += [replace(error, also=()), *error.also]

    def day(self, value: str | None, field: str = "date") -> str | None:
        """Check a day."""
        try:
            asked_day(value)
        except BadQuestionError as error:
            self.faults += [replace(f, field=field) for f in error.faults]
        return value or None

    def ident(self, field: str, value: str | None, *kinds: str) -> str | None:
        """Check an id."""
        if value:
            self.attempt(lambda: self.graph.model.resolve(value, *kinds, field=field))
        return value or None

    def needed(self, field: str, value: str | None, *kinds: str) -> str:
        """Check an id that has to be given."""
        if not value:
            self.fault(field, f"`{field}` is missing: give a {' or '.join(kinds)}")
        return self.ident(field, value, *kinds) or ""

    def word(self, field: str, value: str | None, codelist: str) -> str | None:
        """Check a word of a codelist."""
        self.attempt(lambda: code(self.graph.model, codelist, value, field))
        return value or None

    def number(self, field: str, value: str | None, least: int, most: int, default: int | None = None) -> int:
        """Read a whole number."""
        text = (value or "").strip()
        if not text and default is not None:
            return default
        if not text:
            self.fault(field, f"`{field}` is missing: give a whole number from {least}")
        elif not (text.isascii() and text.isdigit() and len(text) < 7 and least <= int(text) <= most):  # noqa: PLR2004  enough digits for any count of people
            self.fault(field, f"{value!r} is no whole number from {least} to {most}")
        else:
            return int(text)
        return least

    def done(self) -> None:
        """Raise what was found wrong.

        Raises:
            BadQuestionError: with every fault, ids that are nowhere among them.
            NotInGraphError: an id is nowhere, and nothing else is wrong.
        """
        refuse(self.faults, self.missing)


async def reader(request: Request) -> Reader:
    """Return a reader that knows the parameters of the route, and has looked for others."""
    made = Reader(request.app.state.graph)
    made.known(
        (name for name, _ in request.query_params.multi_items()), dict(_declared(request.scope["route"].dependant))
    )
    return made


def _declared(dependant: Dependant) -> Iterator[tuple[str, bool]]:
    """Yield the query parameters of a route and of what it depends on, each with whether it may repeat."""
    for parameter in dependant.query_params:
        yield parameter.alias, get_origin(parameter.field_info.annotation) is list
    for below in dependant.dependencies:
        yield from _declared(below)


def one(description: str, example: str) -> Any:
    """Return a parameter that takes one value."""
    return Query(description=description, examples=[example])


def many(description: str, example: str) -> Any:
    """Return a parameter that may be repeated."""
    return Query(description=f"{description} May be repeated.", examples=[[example]], default_factory=_none)


def _none() -> list[str]:
    # Not `list` itself: how that may be called is read anew from its text at every request, which takes longer than all else about a parameter.
    return []


ReadDep = Annotated[Reader, Depends(reader)]
Day = Annotated[
    str | None,
    Query(alias="date", description="The day asked about; today in London if left out.", examples=["2009-03-01"]),
]
BodyId = Annotated[
    str,
    Path(
        alias="id",
        description="A body, as `body/slug`, bare slug or name.",
        examples=["body/medway-childrens-trust-board"],
    ),
]
