"""Everything that can be said against data files before anybody relies on them: what `graphmodel check` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphmodel.errors import DataError, Problem
from graphmodel.load.dataset import read_all
from graphmodel.load.files import find_files
from graphmodel.model.model import Model
from graphmodel.resources import folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from graphmodel.load.dataset import LoadedDataset


def check(paths: Sequence[Path] = ()) -> list[Problem]:
    """Check the shipped data, and with it further files or folders; what passes loads, and can be asked.

    Args:
        paths: files or folders, inside the shipped data or outside; none for all of the shipped data.

    Returns:
        every problem, sorted by file and line. With paths: those of the files under them, and those that only show when
        all files are seen together, wherever they stand. What other files have wrong by themselves is left out, unless
        it is the only thing that keeps the data from loading.
    """
    shipped = find_files(folder("data"))
    given = find_files(*paths)
    places = {s.real: s for s in shipped}
    more = [s for s in given if s.real not in places]
    loading = read_all([*shipped, *more])
    if loading.dataset is not None:
        return problems_of(loading.dataset)
    wanted = {path for s in given for path in (places.get(s.real, s).shown, str(s.full))}
    own = [p for p in loading.own if not paths or p.file in wanted]
    return sorted({*own, *loading.across} or set(loading.own))


def problems_of(dataset: LoadedDataset) -> list[Problem]:
    """Return what the shapes have against a loaded dataset, and what keeps it from becoming a model."""
    from graphmodel.load.shacl import shape_problems  # noqa: PLC0415  rdflib and pySHACL take long to import

    found = shape_problems(dataset)
    if found:
        return found
    try:
        Model(dataset)
    except DataError as error:
        return error.problems
    return []
