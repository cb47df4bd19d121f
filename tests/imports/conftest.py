"""What the tests of imports share: a small graph to add to, and the right import of Thornmere."""

import pytest

from graphmodel.imports.reader import read
from graphmodel.resources import folder
from tests.imports.thornmere import sheets, workbook


@pytest.fixture(scope="session")
def small():
    """The words, types and areas of the shipped data, without its law and bodies: enough to judge an import, and quickly."""
    data = folder("data")
    return [
        data / "schemes",
        data / "dataset.yaml",
        data / "types",
        data / "bodies" / "areas.yaml",
        data / "bodies" / "england" / "areas.yaml",
    ]


@pytest.fixture
def read_small(small):
    """Read files over the small graph."""
    return lambda *paths, **more: read(list(paths), base=small, **more)


@pytest.fixture
def told(read_small, tmp_path):
    """Read a changed Thornmere and return what it is told: cell → problem."""

    def of(change_sheets=None, change_book=None):
        made = sheets()
        if change_sheets:
            change_sheets(made)
        found = read_small(workbook(made, tmp_path / "boards.xlsx", change_book))
        return {p.place.short if p.place.row else p.place.sheet: p for p in found.problems}

    return of
