"""The data that an import is added to: read once in a process, as long as its files stay as they are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from graphmodel.errors import DataError
from graphmodel.load.dataset import FilesRead, judged
from graphmodel.load.files import find_files
from graphmodel.model.model import Model

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from graphmodel.load.files import Source


@dataclass(frozen=True)
class Base:
    """The files, read and not judged again, and the graph that they are."""

    reading: FilesRead
    model: Model


def base_of(paths: Sequence[Path]) -> Base:
    """Return the data under folders.

    Raises:
        DataError: anything is wrong in it.
    """
    sources = tuple(find_files(*paths))
    return _read(sources, tuple((s.full.stat().st_mtime_ns, s.full.stat().st_size) for s in sources if not s.wrong))


@lru_cache(maxsize=2)
def _read(sources: tuple[Source, ...], _as_they_are: tuple[tuple[int, int], ...]) -> Base:
    reading = FilesRead().with_(sources)
    loading = judged(reading)
    if loading.dataset is None:
        raise DataError(sorted({*loading.own, *loading.across}))
    return Base(reading, Model(loading.dataset))
