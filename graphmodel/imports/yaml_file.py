"""A data file as text, with what each of its lines comes from: what is judged is, byte for byte, what is written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import yaml

from graphmodel.imports.record import Leaf, leaves

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphmodel.imports.record import Record
    from graphmodel.imports.tables import Place

#: The sections in the order in which a reader of a file wants them.
ORDER = ("areas", "document", "bodies", "posts", "lines", "relations", "lists", "seats", "rules")


_KEY = re.compile(r"\s*(?:- )*(\w+):")


@dataclass
class DataFile:
    """A data file that is not written yet.

    Attributes:
        name: its name.
        text: what stands in it.
        places: line → the cell that it comes from.
        records: line → the thing that it is a part of.
    """

    name: str
    text: str = ""
    places: dict[int, Place] = field(default_factory=dict)
    records: dict[int, Record] = field(default_factory=dict)

    @cached_property
    def keys(self) -> list[str]:
        """The key that each line begins with, counted from nought; empty where it begins with none."""
        return [match[1] if (match := _KEY.match(line)) else "" for line in self.text.splitlines()]


def data_file(name: str, records: Iterable[Record], about: str) -> DataFile:
    """Return records as a data file.

    Args:
        name: the name of the file.
        records: what stands in it, in any order of sections.
        about: what is said in its first line.
    """
    writer = _Writer(DataFile(name))
    writer.line(f"# {about}")
    found = list(records)
    for section in ORDER:
        rows = [r for r in found if r.section == section]
        if not rows:
            continue
        writer.line(f"{section}:")
        for record in rows:
            writer.record = record
            if section == "document":
                writer.mapping(record.keys, "  ", "  ")
            else:
                writer.mapping(record.keys, "  - ", "    ")
        writer.record = None
    writer.made.text = "\n".join(writer.lines) + "\n"
    return writer.made


class _Writer:
    def __init__(self, made: DataFile) -> None:
        self.made = made
        self.lines: list[str] = []
        self.record: Record | None = None

    def line(self, text: str, place: Place | None = None) -> None:
        self.lines.append(text)
        if place is not None:
            self.made.places[len(self.lines)] = place
        if self.record is not None:
            self.made.records[len(self.lines)] = self.record

    def mapping(self, keys: dict[str, Any], first: str, rest: str) -> None:
        """Write a mapping; its first line begins otherwise where it is a row of a list."""
        before = first
        for key, value in keys.items():
            found = next(leaves(value), None)
            if found is None:
                continue
            if isinstance(value, Leaf):
                self.line(f"{before}{key}: {scalar(value.value)}", value.place)
            else:
                self.line(f"{before}{key}:", found.place)
                self._inside(value, rest + "  ")
            before = rest

    def _inside(self, value: Any, indent: str) -> None:
        if isinstance(value, dict):
            self.mapping(value, indent, indent)
            return
        for one in value:
            if isinstance(one, Leaf):
                self.line(f"{indent}- {scalar(one.value)}", one.place)
            else:
                self.mapping(one, f"{indent}- ", f"{indent}  ")


def scalar(value: str | int | bool) -> str:
    """Return a value as YAML, on one line.

    >>> scalar("2024-04-01"), scalar("1.10"), scalar("no"), scalar(3)
    ("'2024-04-01'", "'1.10'", "'no'", '3')
    """
    text: str = yaml.safe_dump(value, allow_unicode=True, width=float("inf"), explicit_end=False)
    return text.removesuffix("\n").removesuffix("\n...")
