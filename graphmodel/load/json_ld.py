"""JSON-LD, read without its silences.

A key that a context does not know, or a name that cannot be one, is dropped by every reader. So the words of a JSON-LD
file are compared with what was read from it; and a context at an address is never fetched.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from graphmodel.ids import NAMESPACE, short

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyoxigraph as ox

    from graphmodel.load.content import FileContent

#: Words that a context does not know are read as properties under this address, and so refused.
_UNKNOWN = NAMESPACE + "not-in-the-context#"
_STRING = re.compile(r'"(?:[^"\\]|\\.)*+"', re.DOTALL)
_MAX_DEPTH = 32


def read(text: str, content: FileContent) -> Any:
    """Return the texts of a JSON file, its numbers left out; what is wrong in it goes to the content."""
    if _depth(text) > _MAX_DEPTH:
        mend = "A file needs no more than a few levels."
        content.unreadable(0, "rdf-syntax", "brackets are nested too deeply.", mend)
        return None

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in pairs:
            if key in found:
                line = text.count("\n", 0, text.rfind(f'"{key}"')) + 1
                what = f"the key `{key}` stands twice in one mapping."
                content.unreadable(line, "duplicate-key", what, "Keep one of the two.")
            found[key] = value
        return found

    try:
        return json.loads(text, object_pairs_hook=once, parse_int=_unread, parse_float=_unread, parse_constant=_unread)
    except json.JSONDecodeError as error:
        mend = "Look for a missing quotation mark, bracket or comma near this line."
        content.unreadable(error.lineno, "rdf-syntax", f"this is not JSON: {error.msg.lower()}.", mend)
        return None


def with_vocabulary(text: str) -> str:
    """Return a JSON-LD text with a vocabulary for the words that its own context does not know, so that none is lost."""
    return f'{{"@context": {{"@vocab": "{_UNKNOWN}"}}, "@graph": [\n{text}\n]}}'


def dropped(document: Any, quads: list[ox.Quad]) -> Iterator[str]:
    """Yield every text of a file that no triple came from, each once."""
    told = {str(getattr(term, "value", "")) for q in quads for term in (q.subject, q.object)}
    ends = {v.rpartition(sep)[2] for v in told for sep in ("/", "#")} | {short(v) for v in told} | told
    for text in dict.fromkeys(_leaves(document)):
        if text not in ends and text.rpartition(":")[2].rpartition("/")[2] not in ends:
            yield text


def _unread(_number: str) -> None:
    """Leave a number out: it cannot be dropped, and a long one costs."""


def _depth(text: str) -> int:
    deepest = depth = 0
    for char in _STRING.sub("", text):
        if char in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif char in "]}":
            depth -= 1
    return deepest


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _leaves(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            if not key.startswith("@") or key in {"@id", "@value", "@graph", "@list", "@set"}:
                yield from _leaves(one)
