"""One file with named parts, each with its sum: read part by part, written whole or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import threading
import weakref
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Mapping

_MAGIC = b"graphmodel ready-made 1\n"


class BrokenEntryError(Exception):
    """The file is not one that was written whole."""


@dataclass(frozen=True, eq=False)
class Entry:
    """A file that is open: it is read on when its name is taken away, or given to another.

    Attributes:
        path: the file.
        parts: name → (where it begins, how long it is, its sum).
    """

    path: Path
    parts: Mapping[str, tuple[int, int, str]]
    _file: BinaryIO
    _turn: threading.Lock = field(default_factory=threading.Lock)

    @classmethod
    def open(cls, path: Path) -> Entry:
        """Read which parts a file has.

        Raises:
            BrokenEntryError: it has no such form.
            OSError: it is not there, or cannot be read.
        """
        file = path.open("rb")
        try:
            parts = _parts(file, path)
        except BaseException:
            file.close()
            raise
        entry = cls(path, parts, file)
        weakref.finalize(entry, file.close)
        return entry

    def part(self, name: str) -> bytes:
        """Return a part.

        Raises:
            BrokenEntryError: it is not there whole.
            OSError: the file cannot be read any more.
        """
        if name not in self.parts:
            raise BrokenEntryError(self.path)
        at, long, total = self.parts[name]
        with self._turn:
            self._file.seek(at)
            data = self._file.read(long)
        if len(data) != long or _sum(data) != total:
            raise BrokenEntryError(self.path)
        return data


def _parts(file: BinaryIO, path: Path) -> dict[str, tuple[int, int, str]]:
    if file.readline(len(_MAGIC)) != _MAGIC:
        raise BrokenEntryError(path)
    try:
        told = json.loads(file.readline())
        return {str(n): (int(at), int(long), str(total)) for n, (at, long, total) in told.items()}
    except (ValueError, AttributeError, TypeError) as error:
        raise BrokenEntryError(path) from error


def write(path: Path, parts: Mapping[str, bytes]) -> None:
    """Write an entry beside its place, then put it there in one step: a reader sees all of it or nothing.

    Raises:
        OSError: it cannot be written; nothing is left behind, unless the process is killed meanwhile.
    """
    told: dict[str, tuple[int, int, str]] = {}
    # Where the parts begin is told in a line whose length depends on it; blanks make it as long as it may become.
    at = room = len(_MAGIC) + sum(len(name) + 100 for name in parts) + 3
    for name, data in parts.items():
        told[name] = (at, len(data), _sum(data))
        at += len(data)
    head = (_MAGIC + json.dumps(told).encode()).ljust(room - 1) + b"\n"
    import tempfile  # noqa: PLC0415  only who writes waits for it

    handle, made = tempfile.mkstemp(prefix=f"{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(head)
            file.writelines(parts.values())
        Path(made).replace(path)
    except BaseException:
        Path(made).unlink(missing_ok=True)
        raise


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
