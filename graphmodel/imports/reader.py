"""An import as a whole: files are read, named, turned into data files, and judged by the loader."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graphmodel.errors import BadQuestionError, DataError, Fault
from graphmodel.imports import personal
from graphmodel.imports.base import base_of
from graphmodel.imports.bodies import Bodies
from graphmodel.imports.csv_folder import read_csv_files
from graphmodel.imports.filler import Filler
from graphmodel.imports.judge import BASE, Judge
from graphmodel.imports.names import Names
from graphmodel.imports.sources import Sources
from graphmodel.imports.statements import Statements
from graphmodel.imports.workbook import read_workbook
from graphmodel.imports.yaml_file import data_file
from graphmodel.load.files import WORKBOOKS, Source, TextSource
from graphmodel.load.syntaxes import FORMATS
from graphmodel.resources import folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from graphmodel.imports.sources import Source as Document
    from graphmodel.imports.tables import CellProblem, Place, Tables
    from graphmodel.imports.yaml_file import DataFile
    from graphmodel.model.model import Model

#: What `graphmodel import` reads, by the ending of the name.
ENDINGS = (*WORKBOOKS, ".csv", *FORMATS)


@dataclass(frozen=True)
class Import:
    """What came of reading files.

    Attributes:
        name: the name of what was read.
        files: our data files; none of them is on disk.
        model: the graph with them in it; None where anything is wrong.
        problems: everything that is wrong, in the order of sheets and rows.
        warnings: what is worth a look and stops nothing.
        understood: (name as written, id and label of what it was taken for in the graph, where it stands first).
    """

    name: str
    files: list[DataFile]
    model: Model | None
    problems: list[CellProblem]
    warnings: list[CellProblem]
    understood: list[tuple[str, str, str, Place]] = field(default_factory=list)

    @property
    def sources(self) -> tuple[TextSource, ...]:
        """The data files as the loader takes them: `Graph.load(*found.sources)`.

        Raises:
            DataError: anything is wrong.
        """
        if self.problems:
            raise DataError([p.as_problem() for p in self.problems])
        return tuple(TextSource(folder("data"), f"{BASE}/{f.name}", text=f.text) for f in self.files)


def read(paths: Sequence[Path], *, area: str = "", base: Sequence[Path] | None = None) -> Import:
    """Read a workbook, CSV files or linked data; nothing is written.

    Args:
        paths: one workbook; a folder of CSV files, or such files; or files of linked data.
        area: the area that linked data is about, where it does not say so itself.
        base: the data that it is added to; the shipped data where it is not given.

    Raises:
        BadQuestionError: it cannot be told from the names what the files are.
        DataError: the data that it is added to cannot be loaded.
    """
    read_as = _kind(paths)
    data = [folder("data")] if base is None else list(base)
    upon = base_of(data)
    model = upon.model
    tables = _tables(read_as, paths, area, model)
    personal.look(tables)
    names = Names(model)
    about = f"Made by `graphmodel import` from {_plain(tables.name)}: correct it there and import it again."
    found = records_of(tables, Filler(tables, names, model))
    files = [data_file(f"{s.slug}.yaml", s.records, about) for s in found]
    verdict = Judge(upon.reading, tables, about).of(files)
    understood = [(given, i, names.label(i), places[0]) for (given, i), places in names.understood.items()]
    return Import(
        tables.name, files, verdict.model, verdict.problems, list(dict.fromkeys(tables.warnings)), sorted(understood)
    )


def loadable(given: Sequence[Path | Source]) -> tuple[Path | Source, ...]:
    """Return folders, files and sources as the loader takes them: what is a workbook stands as what it becomes.

    Raises:
        DataError: anything is wrong in a workbook.
    """
    return tuple(
        made
        for one in given
        for made in (read([one]).sources if not isinstance(one, Source) and one.suffix.lower() in WORKBOOKS else (one,))
    )


def _plain(name: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in name)


def _kind(paths: Sequence[Path]) -> str:
    """Return how paths are to be read: `workbook`, `csv` or `linked data`."""
    endings = {".csv" if p.is_dir() else p.suffix.lower() for p in paths}
    if len(paths) == 1 and endings <= set(WORKBOOKS):
        return "workbook"
    if endings == {".csv"} and (len(paths) == 1 or not any(p.is_dir() for p in paths)):
        return "csv"
    if endings and endings <= set(FORMATS):
        return "linked data"
    shown = ", ".join(str(p) for p in paths)
    told = f"{shown}: give one workbook (.xlsx), a folder of CSV files, or linked data ({', '.join(FORMATS)})"
    raise BadQuestionError((Fault("file", told, ENDINGS),))


def _tables(read_as: str, paths: Sequence[Path], area: str, model: Model) -> Tables:
    if area and read_as != "linked data":
        told = "a workbook and CSV files name their areas themselves, in the sheet `sources`"
        raise BadQuestionError((Fault("area", told),))
    if read_as == "workbook":
        return read_workbook(paths[0])
    if read_as == "csv":
        return read_csv_files(paths)
    from graphmodel.imports.org import read_org  # noqa: PLC0415  only linked data needs it

    return read_org(paths, model, area)


def records_of(tables: Tables, filler: Filler) -> list[Document]:
    """Return what tables say, as the records of one data file for each document; what is wrong goes to the tables."""
    sheets = tables.sheets
    if "sources" not in sheets:
        return []
    sources = Sources(filler, sheets["sources"])
    if "bodies" in sheets:
        Bodies(filler, sources, sheets["bodies"]).fill()
    statements = Statements(filler, sources)
    for name, make in (("lines", statements.line), ("seats", statements.seat), ("rules", statements.rule)):
        for row in sheets[name].rows if name in sheets else ():
            make(sheets[name], row)
    return list(sources.by_name.values())
