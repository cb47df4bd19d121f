"""YAML as our data files use it: no key twice, no aliases, no tags, and nothing that turns into something else unasked.

Only `true` and `false` are booleans, only plain decimal digits are numbers, and a date is a text. Positions are kept, so
that every error can name its line. PyYAML's C parser gives the events; nodes are built from them one by one, without
recursion, and nothing is constructed by tag.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable

    Report: TypeAlias = "Callable[[int, str, str, str], None]"

Scalar: TypeAlias = "str | int | float | bool | None"

#: Characters that no text needs: controls, line ends that editors do not count, halves of characters, marks that nobody sees.
UNWANTED = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u200a\u200c\u200d\u2010-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufdcf\ufdf0-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"-?[0-9]+\.[0-9]*")
_BEGIN_NUMBER = frozenset("-0123456789")
_CONSTANTS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
_MAX_DEPTH = 12
_DEEP = ("brackets are nested too deeply.", "A data file needs no more than a few levels.")


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a YAML file with the line it stands on (counted from 1).

    `value` is a scalar, a list of nodes, or a dict from key to (node, line of the key); `written` is a scalar as it stands in the file.
    """

    value: Scalar | list[Node] | dict[str, tuple[Node, int]]
    line: int
    written: str = ""


def parse(text: str, report: Report) -> Node | None:
    """Read a YAML text; report what is wrong as (line, rule, message, mend).

    Returns:
        the root node, or None where the text cannot be read at all (that is reported) or holds nothing (that is not).
    """
    unwanted = UNWANTED.search(text.removeprefix("\ufeff"))
    if unwanted:
        line = text.count("\n", 0, unwanted.start()) + 1
        what = f"there is a character that no text needs (U+{ord(unwanted.group()):04X})."
        report(line, "control-character", what, "Take it away, and save the file as plain UTF-8 text.")
        return None
    tree = _Tree(report)
    try:
        for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            if not tree.take(event):
                return None
    except yaml.MarkedYAMLError as error:
        at = error.problem_mark or error.context_mark
        what = " ".join(str(p) for p in (error.context, error.problem) if p)
        if "nesting depth" in what:
            report(at.line + 1 if at else 0, "yaml-syntax", *_DEEP)
        else:
            mend = "Look for a missing quotation mark, bracket, colon or space near this line."
            report(at.line + 1 if at else 0, "yaml-syntax", f"this is not YAML: {what}.", mend)
        return None
    except yaml.YAMLError as error:
        what = f"this is not YAML: {' '.join(str(error).split())}."
        report(0, "yaml-syntax", what, "Save the file as plain UTF-8 text without control characters.")
        return None
    return tree.root


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being read; a mapping knows the key whose value comes next."""

    node: Node
    key: str | None = None
    key_line: int = 0
    twice: bool = False


@dataclass(slots=True)
class _Tree:
    """Nodes built from the parser's events."""

    report: Report
    root: Node | None = None
    _stack: list[_Open] = field(default_factory=list)
    _documents: int = 0

    def take(self, event: yaml.Event) -> bool:
        """Take one event; False where the rest of the file is not worth reading."""
        if isinstance(event, yaml.CollectionEndEvent):
            self._stack.pop()
            return True
        line = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, yaml.NodeEvent):
            return self._node(event, line)
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                mend = "Take the line `---` away, or make two files."
                return self._refuse(line, "yaml-syntax", "a second document begins here.", mend)
        return True

    def _node(self, event: yaml.NodeEvent, line: int) -> bool:
        if event.anchor is not None:
            mend = "Write the value out in each place."
            return self._refuse(line, "yaml-alias", "anchors and aliases are not read here.", mend)
        assert isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent))  # noqa: S101  an alias has an anchor
        if event.tag is not None:
            mend = "Take the tag away and write the value plainly."
            return self._refuse(line, "yaml-tag", f"the tag {event.tag} is not read here.", mend)
        top = self._stack[-1] if self._stack else None
        if top is not None and isinstance(top.node.value, dict) and top.key is None:
            return self._key(top, event, line)
        if isinstance(event, yaml.ScalarEvent):
            text = event.value
            self._put(top, Node(text if event.style else _plain(text), line, text))
        else:
            node = Node([] if isinstance(event, yaml.SequenceStartEvent) else {}, line)
            self._put(top, node)
            self._stack.append(_Open(node))
            if len(self._stack) > _MAX_DEPTH:
                return self._refuse(line, "yaml-syntax", *_DEEP)
        return True

    def _key(self, top: _Open, event: yaml.NodeEvent, line: int) -> bool:
        if not isinstance(event, yaml.ScalarEvent):
            return self._refuse(line, "yaml-key", "a key has to be a plain word.", "Write `word: value`.")
        assert isinstance(top.node.value, dict)  # noqa: S101  the caller has looked
        if UNWANTED.search(event.value):
            what = f"the key {event.value!r} holds a character that no text needs."
            return self._refuse(line, "control-character", what, "Write the key as a plain word.")
        top.key, top.key_line = str(event.value), line
        first = top.node.value.get(top.key)
        top.twice = first is not None
        if first is not None:
            what = f"the key `{top.key}` stands twice in one mapping (first on line {first[1]})."
            self.report(line, "duplicate-key", what, "Keep one of the two.")
        return True

    def _put(self, top: _Open | None, node: Node) -> None:
        if top is None:
            self.root = node
        elif isinstance(top.node.value, list):
            top.node.value.append(node)
        elif isinstance(top.node.value, dict) and top.key is not None:
            if not top.twice:
                top.node.value[top.key] = (node, top.key_line)
            top.key = None

    def _refuse(self, line: int, rule: str, message: str, mend: str) -> bool:
        self.report(line, rule, message, mend)
        return False


def _plain(text: str) -> Scalar:
    """Return what a text without quotation marks stands for."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[:1] not in _BEGIN_NUMBER:
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text
