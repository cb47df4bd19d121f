"""Whether a query sends a part of itself to another address: SERVICE as a word, in every way in which the text may be read.

Three things leave room for doubt. An escape such as a backslash, u and four digits may stand for any letter, before or after the text falls into tokens.
`<` begins an address or is less-than, and only the grammar tells which. And engines read a keyword without a space after it, so that `SERVICE:x {`
is a call even where `SERVICE:` is a prefix.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graphmodel.errors import Fault
from graphmodel.sparql.tokens import Token, decoded, place, token

if TYPE_CHECKING:
    from collections.abc import Collection

_WORD = "service"
#: After these a name is a graph or a thing, whatever follows it.
_BEFORE_A_NAME = ("GRAPH", "FROM", "NAMED", "DESCRIBE")
_OPERAND = frozenset({"variable", "name", "number", "string", "word", "iri"})


class _State(NamedTuple):
    """Where a way of reading stands.

    Attributes:
        at: the offset of the next token.
        inside: whether a less-than was passed and no bracket closed since: no SERVICE can stand there.
        compared: whether the last token was that less-than.
        before: whether the last token was a word after which a name stands.
        named: where a name began that may be a call: the last token.
    """

    at: int
    inside: bool = False
    compared: bool = False
    before: bool = False
    named: int = -1


def federated(text: str, prefixes: Collection[str]) -> list[Fault]:
    """Return a fault for each place where a query may call another address.

    Args:
        text: the query.
        prefixes: the prefixes that it declares.

    >>> [f.message[:28] for f in federated("ASK { SERVICE <http://example.org/> { ?s ?p ?o } }", ())]
    ['SERVICE at line 1, column 7 ']
    """
    plain, origin = decoded(text)
    starts = _calls(text, prefixes)
    if plain != text:
        starts |= {origin(start) for start in _calls(plain, prefixes)}
    return [Fault("query", _told(text, start)) for start in sorted(starts)]


def calls(word: str) -> bool:
    """Tell whether a word holds SERVICE, and may be read as that and something before or after it."""
    return _WORD in word.lower()


def _told(text: str, start: int) -> str:
    return (
        f"SERVICE at {place(text, start)} would send a part of the query to another address. Nothing leaves this service: take the SERVICE part "
        "out, or run the query in an engine of your own that asks this service for its part"
    )


def _calls(text: str, prefixes: Collection[str]) -> set[int]:
    """Return where SERVICE may be a keyword in some way of reading a text."""
    if not calls(text):
        return set()
    found: set[int] = set()
    waiting = {_State(0)}
    seen: set[_State] = set()
    while waiting:
        state = waiting.pop()
        if state in seen or state.at >= len(text):
            continue
        seen.add(state)
        one = token(text, state.at)
        if one.kind == "iri":
            # The other reading: a less-than, and then what is between the brackets.
            waiting.add(_State(state.at + 1, inside=True, compared=True))
        if one.kind == "space":
            waiting.add(state._replace(at=one.end))
        elif not state.compared or _may_follow(one, prefixes):
            if one.text == "{" and state.named >= 0:
                found.add(state.named)
            if not state.inside and one.kind in {"word", "language"} and calls(one.text):
                found.add(one.start)
            waiting.add(_after(state, one, text))
    return found


def _after(state: _State, one: Token, text: str) -> _State:
    """Return where a reading stands after a token."""
    call = not state.inside and not state.before and one.kind == "name" and calls(one.prefix)
    alone = one.start == 0 or text[one.start - 1] in " \t\r\n{}"
    return _State(
        one.end,
        inside=state.inside and one.text != ")",
        before=alone and one.says(*_BEFORE_A_NAME),
        named=one.start if call else -1,
    )


def _may_follow(one: Token, prefixes: Collection[str]) -> bool:
    """Tell whether a token may stand on the right of a less-than."""
    if one.kind == "name":
        return one.prefix in prefixes
    if one.kind == "word":
        return not calls(one.text)
    return one.kind in _OPERAND or one.text in "(!+-"
