"""The sheets and columns that an import may have, read from `sheets.yaml` and, for what a column takes, from the ontology."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from graphmodel.load.schema import schema

if TYPE_CHECKING:
    from graphmodel.load.schema import Class, Field

_BETWEEN = re.compile(r"[\s_\-*:]+")


@dataclass(frozen=True)
class Column:
    """A column of a sheet.

    Attributes:
        name: its heading.
        told: what to put there, for a curator.
        example: what stands there in the example row.
        path: the keys of a data file that it becomes; empty where it has a meaning of its own.
        needed: whether the sheet, and every row, has to have it.
        many: whether it takes several values.
        names: the kinds of things that are named in it.
        words: the codelists, or the words themselves, that it takes.
        stands_for: the key that messages name, where the column has no path.
        also: other headings under which it is known.
    """

    name: str
    told: str
    example: str = ""
    path: tuple[str, ...] = ()
    needed: bool = False
    many: bool = False
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    stands_for: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Form:
    """A sheet: its name, the section of a data file that its rows become, and its columns by name."""

    name: str
    section: str
    told: str
    columns: dict[str, Column]
    needed: bool = False

    @property
    def cls(self) -> Class:
        """The class of its rows."""
        return schema().classes[schema().sections[self.section]]

    def find(self, heading: str) -> Column | None:
        """Return the column that a heading means, whatever its case and spacing."""
        wanted = folded(heading)
        return next((c for c in self.columns.values() if wanted in {folded(n) for n in (c.name, *c.also)}), None)


@dataclass(frozen=True)
class Forms:
    """All sheets, and what holds for all of them."""

    sheets: dict[str, Form]
    ignored: tuple[str, ...]
    remark: str
    separator: str
    titles: tuple[str, ...]
    limits: dict[str, int]
    shown_at: dict[str, tuple[str, ...]]
    values: dict[str, dict[str, str]]
    readme: tuple[str, ...]

    def find(self, name: str) -> Form | None:
        """Return the sheet of a name, whatever its case and spacing."""
        return next((f for f in self.sheets.values() if folded(f.name) == folded(name)), None)


def folded(heading: str) -> str:
    """Return a heading as it is compared.

    >>> folded("  Kind_in  LAW *")
    'kind in law'
    """
    return _BETWEEN.sub(" ", heading.casefold()).strip()


def field_of(cls: Class, path: tuple[str, ...]) -> Field | None:
    """Return the field that a path leads to from a class; None where the class has no such key."""
    field = None
    for key in path:
        field = cls.fields.get(key)
        if field is None:
            return None
        if field.kind == "node":
            cls = schema().classes[field.classes[0]]
    return field


@lru_cache(maxsize=1)
def forms() -> Forms:
    """Read the sheets and columns of this installation."""
    read = yaml.safe_load(Path(__file__).with_name("sheets.yaml").read_text(encoding="utf-8"))
    return Forms(
        {s["name"]: _form(s) for s in read["sheets"]},
        tuple(read["ignored"]),
        read["remark"],
        read["separator"],
        tuple(read["titles"]),
        read["limits"],
        {rule: tuple(names) for rule, names in read["shown_at"].items()},
        read["values"],
        tuple(read["readme"]),
    )


def _form(read: dict[str, Any]) -> Form:
    columns = [
        Column(
            c["name"],
            c["told"],
            c["example"],
            tuple(c["path"].split(".")) if "path" in c else (),
            c.get("needed", False),
            c.get("many", False),
            tuple(c.get("names", ())),
            tuple(c.get("words", ())),
            (c["stands_for"],) if "stands_for" in c else (),
            tuple(c.get("also", ())),
        )
        for c in read["columns"]
    ]
    return Form(read["name"], read["section"], read["told"], {c.name: c for c in columns}, read.get("needed", False))
