"""A page taken apart into its tags and put together again; what is not changed comes out as it went in."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TOKEN = re.compile(
    r"<!--.*?-->|<![^>]*>|<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]*)(?P<rest>(?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")
#: Elements that have no end.
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
#: Elements whose content is no markup.
_RAW = frozenset({"script", "style"})


class Html:
    """The tags and texts of a page in order. An element is known by the place of its first tag.

    >>> page = Html('<p>See <a href="/x?a=1&amp;b=2">this</a>.</p>')
    >>> [page.attributes(a) for a in page.elements("a")]
    [{'href': '/x?a=1&b=2'}]
    >>> page.unwrap(next(page.elements("a")))
    >>> str(page)
    '<p>See this.</p>'
    """

    def __init__(self, text: str) -> None:
        self.tokens: list[str] = []
        self._names: list[str] = []
        self._ends: dict[int, int] = {}
        self._parents: list[int | None] = []
        self._open: list[int] = []
        self._read(text)

    def __str__(self) -> str:
        return "".join(self.tokens)

    def elements(self, *names: str) -> Iterator[int]:
        """Yield the elements of these names, in order; all elements if none is given. What is dropped meanwhile is left out."""
        for place, name in enumerate(self._names):
            if name and (not names or name in names) and self.tokens[place]:
                yield place

    def name(self, place: int) -> str:
        """Return the name of an element."""
        return self._names[place]

    def parent(self, place: int) -> int | None:
        """Return the element around an element."""
        return self._parents[place]

    def attributes(self, place: int) -> dict[str, str]:
        """Return the attributes of an element, one without a value with an empty one."""
        match = _TOKEN.fullmatch(self.tokens[place])
        found = _ATTRIBUTE.findall(match["rest"].rstrip("/")) if match else ()
        return {name: unescape(double or single or bare) for name, double, single, bare in found}

    def rewrite(self, place: int, attributes: Mapping[str, str]) -> None:
        """Give an element other attributes."""
        told = "".join(f' {name}="{escape(value)}"' if value else f" {name}" for name, value in attributes.items())
        slash = "/" if self.tokens[place].endswith("/>") else ""
        self.tokens[place] = f"<{self._names[place]}{told}{slash}>"

    def content(self, place: int) -> str:
        """Return what is inside an element, as it stands."""
        return "".join(self.tokens[place + 1 : self._ends.get(place, place)])

    def replace(self, place: int, markup: str) -> None:
        """Put markup in the place of an element."""
        self.drop(place)
        self.tokens[place] = markup

    def drop(self, place: int) -> None:
        """Leave out an element with all that is in it."""
        end = self._ends.get(place, place)
        self.tokens[place : end + 1] = [""] * (end + 1 - place)

    def unwrap(self, place: int) -> None:
        """Leave out the tags of an element and keep what is in it."""
        self.tokens[place] = self.tokens[self._ends.get(place, place)] = ""

    def blank(self, place: int) -> bool:
        """Tell whether an element has nothing in it."""
        return not self.content(place).strip()

    def _read(self, text: str) -> None:
        at = 0
        while match := _TOKEN.search(text, at):
            self._add(text[at : match.start()])
            at = match.end()
            if not match["name"]:
                self._add(match[0])
            elif match["close"]:
                self._close(match["name"].lower(), match[0])
            else:
                at = self._begin(match, text)
        self._add(text[at:])

    def _begin(self, match: re.Match[str], text: str) -> int:
        """Add a first tag, and for an element whose content is no markup the content; return where to read on."""
        name = match["name"].lower()
        place = len(self.tokens)
        self._add(match[0], name)
        if name in _VOID or match["rest"].endswith("/"):
            return match.end()
        self._open.append(place)
        if name not in _RAW:
            return match.end()
        ends = re.compile(f"</{name}", re.IGNORECASE).search(text, match.end())
        end = ends.start() if ends else len(text)
        self._add(text[match.end() : end])
        return end

    def _close(self, name: str, tag: str) -> None:
        if any(self._names[place] == name for place in self._open):
            while self._names[place := self._open.pop()] != name:
                pass
            self._ends[place] = len(self.tokens)
        self._add(tag)

    def _add(self, token: str, name: str = "") -> None:
        if token:
            self.tokens.append(token)
            self._names.append(name)
            self._parents.append(self._open[-1] if self._open else None)
