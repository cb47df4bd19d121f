"""YAML as our data files use it: no key twice, no aliases, no tags, and nothing that turns into something else behind the curator's back.

Only `true` and `false` are booleans, only plain decimal digits are numbers, and a date is a text. Positions are kept, so that every error can
name its line. PyYAML's C parser builds the node tree; nothing is constructed by tag.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable

    Report: TypeAlias = "Callable[[int, str, str, str], None]"

Scalar: TypeAlias = "str | int | float | bool | None"

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"-?[0-9]+\.[0-9]*")
_CONSTANTS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
_MAX_DEPTH = 12


@dataclass(frozen=True)
class Node:
    """A value of a YAML file with the line it stands on (counted from 1).

    `value` is a scalar, a list of nodes, or a dict from key to (node, line of the key).
    """

    value: Scalar | list[Node] | dict[str, tuple[Node, int]]
    line: int


def parse(text: str, report: Report) -> Node | None:
    """Read a YAML text; report what is wrong as (line, rule, message, mend).

    Returns:
        the root node, or None where the text cannot be read at all.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        for event in yaml.parse(text, Loader=loader):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                mark = event.start_mark
                report(mark.line + 1, "yaml-alias", "anchors and aliases are not read here.", "Write the value out in each place.")
                return None
        root = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        at = error.problem_mark or error.context_mark
        what = " ".join(str(p) for p in (error.context, error.problem) if p)
        report(at.line + 1 if at else 0, "yaml-syntax", f"this is not YAML: {what}.", "Look for a missing quotation mark, bracket, colon or space near this line.")
        return None
    except yaml.YAMLError as error:
        report(0, "yaml-syntax", f"this is not YAML: {' '.join(str(error).split())}.", "Save the file as plain UTF-8 text without control characters.")
        return None
    except RecursionError:
        report(0, "yaml-syntax", "brackets are nested too deeply.", "A data file needs no more than a few levels.")
        return None
    return _convert(root, report, 0) if root is not None else None


def _convert(node: yaml.Node, report: Report, depth: int) -> Node | None:
    line = node.start_mark.line + 1
    if depth > _MAX_DEPTH:
        report(line, "yaml-syntax", "brackets are nested too deeply.", "A data file needs no more than a few levels.")
        return None
    if not node.tag.startswith("tag:yaml.org,2002:") or node.tag.endswith((":binary", ":set", ":omap", ":pairs")):
        report(line, "yaml-tag", f"the tag {node.tag} is not read here.", "Take the tag away and write the value plainly.")
        return None
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, report, depth)
    if isinstance(node, yaml.SequenceNode):
        items = [_convert(child, report, depth + 1) for child in node.value]
        return Node([i for i in items if i is not None], line)
    return Node(_scalar(node), line)


def _mapping(node: yaml.MappingNode, report: Report, depth: int) -> Node | None:
    found: dict[str, tuple[Node, int]] = {}
    for key, child in node.value:
        at = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            report(at, "yaml-key", "a key has to be a plain word.", "Write `word: value`.")
            continue
        if key.value in found:
            report(at, "duplicate-key", f"the key `{key.value}` stands twice in one mapping (first on line {found[key.value][1]}).", "Keep one of the two.")
            continue
        value = _convert(child, report, depth + 1)
        if value is not None:
            found[key.value] = (value, at)
    return Node(found, node.start_mark.line + 1)


def _scalar(node: yaml.ScalarNode) -> Scalar:
    text = str(node.value)
    if node.style in {"'", '"', "|", ">"}:
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text
