"""What a call of the library is given, looked over before anything is made of it: what kind of value it is, and that it can be written out again.

The kinds are those that the calls declare. A program that reads its questions from elsewhere may pass anything on: it is told what is
wrong, as of any other question, and not by a failure from deep inside.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import is_dataclass
from functools import wraps
from inspect import isfunction, signature
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct

from graphmodel.errors import BadQuestionError, Fault
from graphmodel.values import keys

if TYPE_CHECKING:
    from collections.abc import Iterator

_Front = TypeVar("_Front")
_HALF = re.compile("[\ud800-\udfff]")
#: More texts or pairs than any question has; each costs at least a search among all names.
MOST_VALUES = 2000
#: Longer than any name, id or list of words; what is searched for names is compared with every one of them.
MOST_CHARACTERS = 10_000


def looked_over(front: type[_Front]) -> type[_Front]:
    """Let every public method of a class look over its arguments first.

    Raises (each method): BadQuestionError: with a fault for each argument that is of another kind than is declared.
    """
    for name, call in list(vars(front).items()):
        if isfunction(call) and not name.startswith("_"):
            setattr(front, name, _looking(call))
    return front


def _looking(call: Callable[..., Any]) -> Callable[..., Any]:
    declared = signature(call)
    kinds = {name: str(p.annotation) for name, p in declared.parameters.items() if name != "self"}

    @wraps(call)
    def looking(*args: Any, **named: Any) -> Any:
        given = declared.bind(*args, **named).arguments
        if faults := [f for name, kind in kinds.items() if name in given for f in _faults(name, kind, given[name])]:
            raise BadQuestionError(tuple(faults))
        return call(*args, **named)

    return looking


def _faults(name: str, kind: str, value: object) -> Iterator[Fault]:
    """Yield what is wrong with a value; of a question, what is wrong with each of its fields."""
    field = name.rstrip("_")
    kinds = kind.split(" | ")
    if value is None and "None" in kinds:
        return
    if (isinstance(value, Struct) or is_dataclass(value)) and type(value).__name__ in kinds:
        for part in keys(type(value)):
            yield from _faults(part, str(type(value).__annotations__[part]), getattr(value, part))
        return
    found = [_KINDS.get(k) for k in kinds]
    if not any(known and known[1](value) for known in found) and any(found):
        words = " or ".join(dict.fromkeys(known[0] for known in found if known))
        yield Fault(field, f"`{field}` is {words}; {_told(value)} was given")
    elif not any(found):
        # A value of the library's own, such as an audit: only that may stand here.
        wanted = next((k for k in kinds if k != "None"), kind)
        if wanted[:1].isupper() and wanted.isidentifier():
            yield Fault(field, f"`{field}` is an object of class {wanted}; {_told(value)} was given")
    else:
        yield from _unreadable(field, value)


def _unreadable(field: str, value: object) -> Iterator[Fault]:
    """Yield what is wrong with the texts in a value: halves of characters, which cannot be written out, and more than any question holds."""
    texts = _texts(value)
    if len(texts) > MOST_VALUES:
        yield Fault(field, f"`{field}` has {len(texts)} values; no question has more than {MOST_VALUES}")
    elif any(len(text) > MOST_CHARACTERS for text in texts):
        yield Fault(
            field, f"`{field}` is longer than {MOST_CHARACTERS} characters; no name or list of words is so long"
        )
    elif half := next((found for text in texts if (found := _HALF.search(text))), None):
        yield Fault(field, f"`{field}` holds half a character (U+{ord(half[0]):04X}), which no text can carry")


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        return [text for pair in value.items() for part in pair for text in _texts(part)]
    if isinstance(value, Sequence) and not isinstance(value, bytes):
        return [text for part in value for text in _texts(part)]
    return []


def _told(value: object) -> str:
    return "nothing" if value is None else f"a value of type {type(value).__name__}"


def _is_list(value: object) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, (str, bytes, bytearray))


def _are_texts(value: object) -> bool:
    return _is_list(value) and isinstance(value, Sequence) and all(isinstance(one, str) for one in value)


def _are_pairs(value: object) -> bool:
    return (
        _is_list(value)
        and isinstance(value, Sequence)
        and all(_is_list(one) and len(one) == 2 and isinstance(one[0], str) for one in value)  # noqa: PLR2004  a pair
    )


def _are_records(value: object) -> bool:
    return (
        _is_list(value)
        and isinstance(value, Sequence)
        and all(isinstance(one, BadQuestionError) or type(one).__name__ == "Filed" for one in value)
    )


#: Kind as a call declares it → what it is in words, and whether a value is of it.
_KINDS: dict[str, tuple[str, Callable[[object], bool]]] = {
    "str": ("a text", lambda v: isinstance(v, str)),
    "int": ("a whole number", lambda v: isinstance(v, int) and not isinstance(v, bool)),
    "bytes": ("the bytes of a file", lambda v: isinstance(v, bytes)),
    "Sequence[str]": ("a list of texts", _are_texts),
    "Mapping[str, object]": (
        "an object of names and true or false",
        lambda v: isinstance(v, Mapping) and all(isinstance(name, str) for name in v),
    ),
    "Sequence[tuple[str, object]]": ("a list of pairs", _are_pairs),
    # As `Sequence[Filed | BadQuestionError]` falls apart at its bar.
    "Sequence[Filed": ("a list of records that were read", _are_records),
}
