"""The data files under folders: found, and read as bytes."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graphmodel.load.syntaxes import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterator

YAML_ENDINGS = (".yaml", ".yml")
ENDINGS = (*YAML_ENDINGS, *FORMATS)
#: The endings of workbooks, which are no data files but can be imported as such: see `graphmodel.imports`.
WORKBOOKS = (".xlsx", ".xlsm")
_MAX_MEGABYTES = 4


@dataclass(frozen=True)
class Source:
    """A data file: the folder it was found under, and its path there; `wrong` where it cannot be one."""

    base: Path
    path: str
    wrong: str = ""

    @property
    def full(self) -> Path:
        """The path on disk."""
        return self.base / self.path

    @property
    def real(self) -> str:
        """The place on disk that it stands for, links followed: the same for the same file."""
        return os.path.realpath(self.full)

    @property
    def shown(self) -> str:
        """The path as a reader sees it; a name that is no plain UTF-8 loses what cannot be shown."""
        text = os.fsencode(self.path).decode("utf-8", "replace")
        return "".join(char if char.isprintable() else "\ufffd" for char in text)

    @property
    def ending(self) -> str:
        """The ending of the name, by which the syntax is known."""
        return self.full.suffix.lower()

    def read(self) -> bytes:
        """Return the bytes.

        Raises:
            OSError: the file cannot be read, or is no data file; the text says why.
        """
        if self.wrong:
            raise OSError(self.wrong)
        found = self.full.stat()
        if not stat.S_ISREG(found.st_mode):
            raise OSError("it is no file")
        if found.st_size > _MAX_MEGABYTES * 2**20:
            raise OSError(f"it is larger than {_MAX_MEGABYTES} MB")
        return self.full.read_bytes()


@dataclass(frozen=True)
class TextSource(Source):
    """A data file that is not on disk: its text stands in for it."""

    text: str = ""

    @property
    def real(self) -> str:
        """A name that no file on disk has."""
        return f"text:{self.path}"

    def read(self) -> bytes:
        """Return the bytes."""
        return self.text.encode("utf-8")


def find_files(*paths: Path | Source) -> list[Source]:
    """Return the data files under folders (or the files themselves), sorted by path, each once; a source stands for itself.

    What is not there, or cannot be looked into, is among them and says so when it is read: nothing is passed over.
    """
    found: dict[str, Source] = {}
    for path in paths:
        if isinstance(path, Source):
            found.setdefault(path.real, path)
            continue
        for source in _under(path) if path.is_dir() else (_alone(path),):
            found.setdefault(source.real, source)
    return list(found.values())


def _alone(path: Path) -> Source:
    wrong = ""
    if not path.is_file():
        wrong = "there is no such file or folder"
    elif path.suffix.lower() not in ENDINGS:
        wrong = f"the name of a data file ends in one of: {', '.join(ENDINGS)}"
    return Source(path.parent, path.name, wrong)


def _under(base: Path) -> Iterator[Source]:
    found = sorted(_walk(base), key=lambda s: Path(s.path).parts)
    if not found:
        found = [Source(base.parent, base.name, f"no file in this folder ends in one of: {', '.join(ENDINGS)}")]
    yield from found


def _walk(base: Path) -> Iterator[Source]:
    refused: list[OSError] = []
    for folder, folders, files in os.walk(base, onerror=refused.append):
        folders[:] = [f for f in folders if not f.startswith(".")]
        here = Path(folder).relative_to(base)
        for name in folders:
            if (base / here / name).is_symlink():
                yield Source(base, (here / name).as_posix(), "links to folders are not followed")
        for name in files:
            if not name.startswith(".") and Path(name).suffix.lower() in ENDINGS:
                yield Source(base, (here / name).as_posix())
    for error in refused:
        where = Path(error.filename)
        yield Source(where.parent, where.name, error.strerror or "the folder cannot be read")
