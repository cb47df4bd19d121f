"""What a reader is told of a query that gave no result."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from graphmodel.sparql.errors import MalformedError, OverLimitError, SparqlError

if TYPE_CHECKING:
    from graphmodel.sparql.limits import Limits

_MEBIBYTE = 1024 * 1024
_SYNTAX = re.compile(r"error at (\d+):(\d+): (?:expected (?:one of )?)?(.*)", re.DOTALL)
#: What the engine lists as possible next: in quotes or as a keyword.
_EXPECTED = re.compile(r'"((?:\\.|[^"\\])+)"|(?<![\w{])([A-Z][A-Z_]+)(?![\w}])')
#: Of what it lists, what helps most comes first, and what hardly helps is left out.
_SIGNS = {
    "}": "}",
    ")": ")",
    "]": "]",
    ".": ".",
    ";": ";",
    ",": ",",
    "{": "{",
    "(": "(",
    "?": "a variable",
    "<": "an address in <>",
}
#: What the engine says in words → what it means.
_MEANT = {
    "Prefix not found": "a prefix is not declared",
    "IRI parsing failed": "an address in <> is not whole; write it in full, or begin the query with BASE",
    "Duplicated variable name in SELECT": "SELECT has one variable twice",
    "contains a variable that is unbound": "SELECT has a variable that the pattern does not bind, or that is neither grouped nor counted",
    "language tag parsing failed": "this is no language tag",
    "already": "a variable is given a value that has one already",
}
#: What the engine knows and this service does not do, or no standard has.
_NOT_OFFERED = {"SERVICE", "LATERAL"}
_MOST_EXPECTED = 12
_SMALLER = "Ask for less: fewer patterns that share no variable, a LIMIT, or one thing instead of all."

_NOT_OPEN = (
    "it did not open the dataset. Where that was written anew since the service was started, restart the service"
)
CLOSED = "the service is stopping"
ENDED = "the process that runs queries ended, and said nothing; try again"
TOO_DEEP = "the query is nested deeper than can be read; write it flatter"


def time_is_up(seconds: float) -> str:
    """Return what to say where the time was up."""
    return f"the query was stopped after {seconds:g} seconds, the time that it was given. {_SMALLER}"


def out_of_memory(most: int) -> str:
    """Return what to say where the memory was not enough."""
    return f"the query was stopped: it takes more than the {most // _MEBIBYTE} MB of memory that one query is given. {_SMALLER}"


def busy(under_way: int) -> str:
    """Return what to say where the queue is full."""
    return f"{under_way} queries run or wait already, and no more may; try again in a while"


def not_started(error: Exception) -> str:
    """Return what to say where no process for queries could be started."""
    why = error.strerror if isinstance(error, OSError) else _NOT_OPEN
    return f"no process for queries could be started: {why}. The rest of the service is not touched by that"


def wrong(head: dict[str, Any], limits: Limits, text: str) -> SparqlError | None:
    """Return the error for what a worker says is wrong, or None."""
    match head.get("wrong"):
        case None:
            return None
        case "syntax":
            return MalformedError.of(syntax(head["told"], text))
        case "rows":
            return OverLimitError.of(
                f"the result has more than {limits.result_rows:,} rows, and nothing of it is sent: it would look whole. {_PAGES}"
            )
        case "bytes":
            return OverLimitError.of(
                f"the result is larger than {limits.result_bytes / _MEBIBYTE:g} MB, and nothing of it is sent: it would look whole. {_PAGES}"
            )
        case "memory":
            return OverLimitError.of(out_of_memory(limits.memory))
        case _:
            return MalformedError.of(f"the engine could not run the query: {head['told']}")


_PAGES = "Ask for a part at a time, by ORDER BY, LIMIT and OFFSET"


def syntax(message: str, text: str) -> str:
    """Return what the engine says of a query that it cannot read: where, and what could stand there.

    >>> syntax('error at 1:8: expected one of "}", "?"', "ASK { ")
    'the query cannot be read: at line 1, column 8, where it ends, there could stand } or a variable'
    """
    found = _SYNTAX.match(message)
    if found is None:
        return f"the query cannot be read: {message}"
    line, column, rest = int(found[1]), int(found[2]), found[3]
    place = f"at line {line}, column {column}"
    left = "\n".join(text.split("\n")[line - 1 :])[column - 1 :]
    where = f"{place}, where it ends," if not left.strip() else f"{place} or just before"
    if meant := next((words for key, words in _MEANT.items() if key in rest), None):
        return f"the query cannot be read: {where.removesuffix(',')}, {meant}"
    listed = dict.fromkeys(quoted or word for quoted, word in _EXPECTED.findall(rest))
    could = [_SIGNS[sign] for sign in _SIGNS if sign in listed]
    could += [w for w in listed if w.isupper() and w not in _NOT_OFFERED]
    if not could:
        return f"the query cannot be read {where.removesuffix(',')}"
    words = ", ".join(could[:_MOST_EXPECTED])
    return f"the query cannot be read: {where} there could stand {' or '.join(words.rsplit(', ', 1))}"
