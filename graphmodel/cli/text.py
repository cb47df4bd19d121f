"""Plain text for a terminal: headings, items, and statements in a line. No colour, so it reads the same in a file."""

from __future__ import annotations

import shutil
import textwrap
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

_HIDDEN = {
    "id",
    "statement",
    "citations",
    "status",
    "polarity",
    "certainty",
    "document",
    "holds",
    "note",
    "reason",
    "list",
    "inherited_from",
    "looked_in",
}


class Page:
    """Lines of text, wrapped to the width of the terminal."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.width = max(60, min(120, shutil.get_terminal_size((100, 24)).columns))

    def text(self) -> str:
        """Return everything as one text."""
        return "\n".join(self.lines)

    def line(self, words: str) -> None:
        """Add a paragraph."""
        self.lines += textwrap.wrap(words, self.width, break_long_words=False, break_on_hyphens=False) or [""]

    def heading(self, words: str) -> None:
        """Add a heading with an empty line above it."""
        self.lines.append("")
        self.line(words)

    def item(self, words: str) -> None:
        """Add an item of a list."""
        self.lines += textwrap.wrap(
            words,
            self.width,
            initial_indent="  - ",
            subsequent_indent="    ",
            break_long_words=False,
            break_on_hyphens=False,
        )

    def items(self, name: str, words: Iterable[str]) -> None:
        """Add a named list, if there is anything in it."""
        rows = list(words)
        if rows:
            self.line(f"{name}:")
            for row in rows:
                self.item(row)

    def mapping(self, values: dict[str, Any]) -> None:
        """Add the fields of a thing that have a value."""
        for key, value in values.items():
            if key not in {"id", "kind_of_thing"} and value not in (None, [], {}, ""):
                self.item(f"{key}: {self.value(value)}")

    def value(self, value: Any) -> str:
        """Return any value in a line."""
        if isinstance(value, dict):
            if {"id", "label"} <= value.keys():
                return str(value["label"])
            return ", ".join(
                f"{k} {self.value(v)}" for k, v in value.items() if v not in (None, [], {}, "") and k not in _HIDDEN
            )
        if isinstance(value, list):
            return "; ".join(self.value(v) for v in value)
        return str(value)

    def places(self, citations: Iterable[dict[str, Any]]) -> str:
        """Return citations of a document in a line."""
        return (
            "; ".join(
                dict.fromkeys(
                    " ".join(filter(None, (c["document"] or "", c["part"] or "", c["paragraph"]))) for c in citations
                )
            )
            or "no place"
        )

    def rule(self, rule: dict[str, Any]) -> str:
        """Return a rule in a line: its topic and words, how it stands, and where."""
        state = "" if rule["state"] == "stated" else f" ({rule['state']})"
        applies = f" Applies to {rule['applies_to']}." if rule["applies_to"] else ""
        by = f" As one of {rule['inherited_from']['label']}." if rule.get("inherited_from") else ""
        words = rule["text"] or self.value(rule["value"] or {})
        return f"{rule['topic']}{state}: {words}{applies}{by}{self.marks(rule)} ({self.places(rule['citations'])})"

    @staticmethod
    def marks(statement: dict[str, Any]) -> str:
        """Return in brackets what is not as usual: proposed, denied, inferred ..."""
        usual = (("status", "adopted"), ("polarity", "asserts"), ("certainty", "stated"))
        found = [statement[k] for k, word in usual if statement.get(k) not in (word, None)]
        return f" [{', '.join(found)}]" if found else ""

    def statement(self, statement: dict[str, Any]) -> str:
        """Return a statement in a line: what it says, how sure, and where."""
        if statement["statement"] == "rule":
            return self.rule(statement)
        said = ", ".join(
            f"{k} {self.value(v)}" for k, v in statement.items() if k not in _HIDDEN and v not in (None, [], {}, "")
        )
        return f"{statement['statement']}: {said}{self.marks(statement)} ({self.places(statement['citations'])})"
