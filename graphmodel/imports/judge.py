"""The loader's judgement of an import, told by the cells that it comes from: its checks, the rules across records, and the shapes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graphmodel.errors import DataError
from graphmodel.imports.forms import forms
from graphmodel.imports.record import Leaf
from graphmodel.imports.tables import CellProblem, Place
from graphmodel.imports.yaml_file import data_file
from graphmodel.load.content import graph_id
from graphmodel.load.dataset import judged
from graphmodel.load.files import TextSource
from graphmodel.load.integrity import rule_names
from graphmodel.load.names import a
from graphmodel.model.model import Model

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graphmodel.errors import Problem
    from graphmodel.imports.forms import Column
    from graphmodel.imports.record import Record
    from graphmodel.imports.tables import Table, Tables
    from graphmodel.imports.yaml_file import DataFile
    from graphmodel.load.dataset import FilesRead, LoadedDataset

#: The folder under which the loader is shown the files of an import.
BASE = "imported"
_LINE = re.compile(r"(?:(?<!\S)(\S+\.yaml), |first on )line ([0-9]+)")
_MISSING = re.compile(r"`(\w+)` is missing")
_SHAPE = re.compile(r"`[\w ]+` wants ")
_STATEMENT = re.compile(r"\b(?:line|relation|seat|rule)/[a-z0-9/_-]+")
_KEY = re.compile(r"`(\w+)`")
#: What follows from a row that could not be read whole, and is not told beside it.
_CONSEQUENCES = {"told-differently", "missing-key", "no-id", "wrong-kind", "no-source", "dangling-reference"}


@dataclass(frozen=True)
class Verdict:
    """The model with the import in it, or what is wrong; and never both."""

    model: Model | None
    problems: list[CellProblem]


class Judge:
    """Judges the files of an import over a graph.

    Args:
        base: the data that the import is added to, read.
        tables: what was read; what is wrong with it already is not told again.
        about: the first line of each file.
    """

    def __init__(self, base: FilesRead, tables: Tables, about: str) -> None:
        self.base, self.tables, self.about = base, tables, about

    def of(self, files: Sequence[DataFile]) -> Verdict:
        """Return the judgement."""
        before = list(dict.fromkeys(self.tables.problems))
        if self.tables.unread or not files:
            return Verdict(None, _sorted(before))
        loading = judged(self.base.with_(self._sources(files)))
        found = list(self._told([*loading.own, *loading.across], files, {p.place for p in before}))
        if before or found:
            problems = [*before, *found]
            return Verdict(None, _sorted([*problems, *self._rules_of_the_rest(files, problems)]))
        assert loading.dataset is not None  # noqa: S101  there was no problem
        shapes = list(self._told(_shapes(loading.dataset, files), files, set()))
        if shapes:
            return Verdict(None, _sorted(shapes))
        try:
            return Verdict(Model(loading.dataset), [])
        except DataError as error:
            return Verdict(None, _sorted(self._told(error.problems, files, set())))

    @staticmethod
    def _sources(files: Iterable[DataFile]) -> list[TextSource]:
        return [TextSource(Path(), f"{BASE}/{f.name}", text=f.text) for f in files]

    def _rules_of_the_rest(self, files: Sequence[DataFile], problems: list[CellProblem]) -> Iterator[CellProblem]:
        """Yield the rules across records that the rows break which have nothing else wrong: so all is told at once."""
        bad = {p.place.in_row for p in problems}
        rest = [data_file(f.name, _sound(f, bad), self.about) for f in files]
        loading = judged(self.base.with_(self._sources(rest)), all_rules=True)
        broken = [p for p in loading.across if p.rule in rule_names()]
        yield from (p for p in self._told(broken, rest, set()) if p.place.in_row not in bad)

    # ------------------------------------------------------------------ places and words
    def _told(self, found: Iterable[Problem], files: Sequence[DataFile], before: set[Place]) -> Iterator[CellProblem]:
        """Yield problems of the loader by cells; what only follows from a cell that was refused already is left out."""
        by_path = {f"{BASE}/{f.name}": f for f in files}
        rows = {p.in_row for p in before}
        for problem in found:
            file = by_path.get(problem.file)
            if file is None:
                raise DataError([problem])  # the data that it is added to is broken by itself
            record = file.records.get(problem.line)
            place = self._place(problem, file, record)
            follows = problem.rule in _CONSEQUENCES and place.in_row in rows
            if place not in before and not follows:
                message, mend = (
                    self._words(text, place, (file, problem.line), by_path) for text in (problem.message, problem.mend)
                )
                column = self._column(place)
                if column and problem.rule == "unknown-key" and record:
                    message = f"`{column.name}` says nothing of {a(record.cls.name)}."
                    mend = "Leave it empty in this row."
                elif column and _SHAPE.search(mend):
                    mend = column.told  # what the shape says is written for who writes YAML
                yield CellProblem(place, problem.rule, message, mend, problem.id)

    def _place(self, problem: Problem, file: DataFile, record: Record | None) -> Place:
        at = file.places.get(problem.line) or next(iter(file.places.values()))
        if record is None or (table := self._table(record.place)) is None:
            return at
        row = table.by_place.get(record.place)
        if row is None:
            return at
        if missing := _MISSING.search(problem.message):
            names = [c.name for c in table.form.columns.values() if c.path[-1:] == (missing[1],)]
            return table.at(row, *names)
        names = list(forms().shown_at.get(problem.rule, ()))
        shown = table.at(row, *names)
        return shown if shown.column else at

    def _table(self, place: Place) -> Table | None:
        sheets = self.tables.sheets.values()
        return next((t for t in sheets if (t.place.file, t.place.sheet) == (place.file, place.sheet)), None)

    def _column(self, place: Place) -> Column | None:
        table = self._table(place)
        return table.form.find(place.header) if table and place.header else None

    def _words(self, text: str, place: Place, at_: tuple[DataFile, int], by_path: dict[str, DataFile]) -> str:
        """Return a sentence of the loader with cells in the place of lines, headings of keys, and `this row` of ids that nobody has chosen."""
        own, line_number = at_

        def line(match: re.Match[str]) -> str:
            file = by_path.get(match[1]) if match[1] else own
            at = file.places.get(int(match[2])) if file else None
            if at is None:
                return match[0]
            return at.short if match[1] else f"first in {at.short}"

        table = self._table(place)
        columns = sorted(table.form.columns.values(), key=lambda c: -len(c.path)) if table else []
        key = own.keys[line_number - 1] if line_number else ""
        headings = {(c.stands_for or c.path)[-1]: c.name for c in columns if c.stands_for or c.path}
        if key and place.header and own.places.get(line_number) == place:
            headings[key] = place.header
        words = _STATEMENT.sub("this row" if table else r"\g<0>", _LINE.sub(line, text))
        return _KEY.sub(lambda m: f"`{headings.get(m[1], m[1])}`", words)


def _sound(file: DataFile, bad: set[tuple[str, str, int, str]]) -> Iterator[Record]:
    """Yield the records of a file without those that come from bad rows; of the document only bad cells are left out."""
    for made in {id(r): r for r in file.records.values()}.values():
        row = made.place.in_row
        if made.section == "document":
            kept = {k: v for k, v in made.keys.items() if k == "id" or row not in bad}
            yield replace(made, keys={**kept, "label": kept.get("label", Leaf("unnamed", made.place))})
        elif row not in bad:
            yield made


def _shapes(dataset: LoadedDataset, files: Sequence[DataFile]) -> list[Problem]:
    """Return what the shapes have against the import: its triples are looked at, with what the graph says of what they lead to."""
    from graphmodel.load.shacl import shape_problems  # noqa: PLC0415  rdflib and pySHACL take long to import

    graphs = {graph_id(f"{BASE}/{f.name}") for f in files}
    around = ox.Store()
    own = [q for g in graphs for q in dataset.store.quads_for_pattern(None, None, None, ox.NamedNode(g))]
    around.extend(own)
    for node in {t for q in own for t in (q.subject, q.object) if isinstance(t, ox.NamedNode)}:
        around.extend(dataset.store.quads_for_pattern(node, None, None, None))
    paths = {f"{BASE}/{f.name}" for f in files}
    return [p for p in shape_problems(replace(dataset, store=around)) if p.file in paths]


def _sorted(problems: Iterable[CellProblem]) -> list[CellProblem]:
    """Return problems each once, in the order of the sheets and rows."""
    order = {name: n for n, name in enumerate(forms().sheets)}
    found = dict.fromkeys(problems)

    def key(problem: CellProblem) -> tuple[int, int, int, str, CellProblem]:
        at = problem.place
        return (order.get(at.sheet.casefold(), -1), at.row, len(at.column), at.column, problem)

    told, most = sorted(found, key=key), forms().limits["problems"]
    if len(told) > most:
        what = f"there are {len(told) - most} more problems than these."
        told = [*told[:most], CellProblem(Place(told[0].place.file), "more-problems", what, "Mend these first.")]
    return told
