"""What one data file states, whatever its syntax, and where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from graphmodel.errors import Problem
from graphmodel.ids import iri, slug


@dataclass(frozen=True)
class Reference:
    """A value that has to be the id of something: where it stands and what it may lead to."""

    target: str
    kinds: tuple[str, ...]
    codelist: str
    line: int
    owner: str
    key: str


@dataclass
class FileContent:
    """What one file states.

    Attributes:
        path: its path as shown to a reader.
        graph: the id of its named graph.
        document: the JSON-LD document of a YAML file.
        declared: id → (class, line) of everything that the file describes.
        things: id → what is stated of it, by key.
        references: every id that it points to.
        lines: (id, key) → line.
        problems: what is wrong in it.
        readable: False where it could not be parsed, so that nobody knows what it would have described.
    """

    path: str
    graph: str
    document: dict[str, Any] = field(default_factory=dict)
    declared: dict[str, tuple[str, int]] = field(default_factory=dict)
    things: dict[str, dict[str, Any]] = field(default_factory=dict)
    references: list[Reference] = field(default_factory=list)
    lines: dict[tuple[str, str], int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    readable: bool = True

    def report(self, line: int, about: str, rule: str, message: str, mend: str) -> None:
        """Add a problem."""
        self.problems.append(Problem(self.path, line, about, rule, message, mend))

    def unreadable(self, line: int, rule: str, message: str, mend: str) -> None:
        """Add the problem for which nothing of the file can be read."""
        self.readable = False
        self.report(line, "", rule, message, mend)


def graph_id(path: str) -> str:
    """Return the id of the named graph of a file: `graph/` and its path without the ending."""
    return iri("graph/" + "/".join(slug(p) for p in path.rsplit(".", 1)[0].split("/") if p not in {"", ".", ".."}))
