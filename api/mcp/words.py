"""The words of the data as types: what an assistant may ask and be told is listed in the tools' schemas, and nothing else passes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from graphmodel.ids import slug_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


def one_of(words: Iterable[str], told: str = "") -> Any:
    """Return a type whose only values are these words.

    >>> one_of(["a", "b"]).__origin__
    typing.Literal['a', 'b']
    """
    return Annotated[Literal[tuple(words)], Field(description=told)]


def one_of_scheme(things: Mapping[str, Any], told: str) -> Any:
    """Return a type whose only values are the ids of these things; its description tells their labels. A bare name is read as the id.

    Args:
        things: id → record with a label, all of one kind.
        told: what the value is for.
    """
    labels = "; ".join(f"{ident}: {things[ident].label}" for ident in sorted(things))
    whole = {slug_of(ident): ident for ident in things}

    def read(given: object) -> object:
        return whole.get(given, given) if isinstance(given, str) else given

    return Annotated[one_of(sorted(things), f"{told} {labels}"), BeforeValidator(read)]


def narrowed(function: Callable[..., Any], **types: Any) -> Callable[..., Any]:
    """Return a function with the types of some arguments, or of what it returns (`result`), replaced: they come from the data."""
    for name, kind in types.items():
        function.__annotations__["return" if name == "result" else name] = kind
    return function
