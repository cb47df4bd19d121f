"""The tokens of a query, by the lexical grammar of SPARQL 1.1 (section 19.8), so that a word is told from a string, name or comment that holds it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_FIRST = (
    r"A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C\u200D\u2070-\u218F\u2C00-\u2FEF"
    r"\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\U00010000-\U000EFFFF"
)
_MORE = _FIRST + r"_0-9\u00B7\u0300-\u036F\u203F\u2040"
_ESCAPED = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_CODE = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
# No part is tried twice over, so that no text takes longer than its length. A name and a word begin alike and are told apart by the colon; words with
# dots between them are taken as one, as a prefix may have dots in it.
_TOKEN = rf"""
    (?P<space>[ \t\r\n]++|\#[^\r\n]*+)
  | (?P<iri><(?:[^<>"{{}}|^`\\\x00-\x20]|{_CODE})*+>)
  | (?P<string>\"\"\"(?:"?"?(?:[^"\\]|\\.))*+\"\"\"|'''(?:'?'?(?:[^'\\]|\\.))*+'''|"(?:[^"\\\r\n]|\\.)*+"|'(?:[^'\\\r\n]|\\.)*+')
  | (?P<variable>[?$][{_MORE}]++)
  | (?P<blank>_:[{_FIRST}_0-9](?:\.*+[{_MORE}\-])*+)
  | (?P<language>@[A-Za-z0-9\-]++)
  | (?P<name>(?P<prefix>(?:[{_FIRST}](?:\.*+[{_MORE}\-])*+)?):(?:(?:[{_FIRST}_0-9:]|{_ESCAPED})(?:\.*+(?:[{_MORE}:\-]|{_ESCAPED}))*+)?)
  | (?P<word>[{_FIRST}](?:\.*+[{_MORE}\-])*+)
  | (?P<number>[0-9]++)
  | (?P<other>.)
    """
_ESCAPE = re.compile(_CODE)
_MOST_CODE_POINT = 0x10FFFF


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of a token; a service that is asked no query does without."""
    return re.compile(_TOKEN, re.VERBOSE | re.DOTALL)


class Token(NamedTuple):
    """A token: what it is, its text, and where it begins and ends.

    Attributes:
        kind: space (or a comment), iri, string, variable, blank, language, name (`prefix:local`), word, number or other.
        text: as written.
        start: the offset of its first character.
        end: the offset after its last.
    """

    kind: str
    text: str
    start: int
    end: int

    @property
    def prefix(self) -> str:
        """What stands before the first colon of a name."""
        return self.text.partition(":")[0]

    def says(self, *words: str) -> bool:
        """Tell whether this is one of some words, in any case."""
        return self.kind == "word" and self.text.upper() in words


def token(text: str, start: int) -> Token:
    """Return the token that begins at an offset.

    >>> token("SERVICE <http://example.org/>", 8).kind
    'iri'
    """
    found = _pattern().match(text, start)
    if found is None:
        raise IndexError(start)
    kind = "name" if found.lastgroup == "prefix" else str(found.lastgroup)
    return Token(kind, found.group(), start, found.end())


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a query in their order, without spaces and comments.

    >>> [t.text for t in tokens("ASK { ?s a gm:Norm } # SERVICE")]
    ['ASK', '{', '?s', 'a', 'gm:Norm', '}']
    """
    at = 0
    while at < len(text):
        found = token(text, at)
        at = found.end
        if found.kind != "space":
            yield found


def decoded(text: str) -> tuple[str, Callable[[int], int]]:
    r"""Return a text with its code point escapes read, as section 19.2 has it, and what tells where an offset of it stood before.

    >>> words, origin = decoded(r"\u0053ERVICE x")
    >>> words, origin(8)
    ('SERVICE x', 13)
    """
    pieces: list[str] = []
    moves: list[tuple[int, int]] = []
    at = length = 0
    for found in _ESCAPE.finditer(text):
        code = int(found.group().lstrip(r"\uU"), 16)
        character = chr(code) if code <= _MOST_CODE_POINT else "\ufffd"
        length += found.start() - at + 1
        pieces += [text[at : found.start()], character]
        at = found.end()
        moves.append((length, at - length))

    def origin(offset: int) -> int:
        return offset + next((move for start, move in reversed(moves) if start <= offset), 0)

    return "".join([*pieces, text[at:]]), origin


def place(text: str, offset: int) -> str:
    r"""Return where an offset is, for a reader.

    >>> place("ASK {\n  SERVICE", 8)
    'line 2, column 3'
    """
    before = text[:offset]
    return f"line {before.count(chr(10)) + 1}, column {offset - before.rfind(chr(10))}"
