"""The folder of a publication: it says what it holds, and is known again by that."""

from __future__ import annotations

import hashlib
import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from graphmodel import whole_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: The file that says what a publication holds, and by which one is known again.
MANIFEST = "publication.json"
MAKER = "graphmodel publish"


class Folder:
    """A folder that is being written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.files: dict[str, dict[str, Any]] = {}

    def write(self, name: str, data: bytes) -> None:
        """Write a file."""
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        self.files[name] = {"path": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}

    def finish(self, about: dict[str, Any]) -> None:
        """Write what the folder holds and what it is about."""
        listed = [self.files[name] for name in sorted(self.files)]
        told = {"made_by": MAKER, **about, "files": listed}
        self.write(MANIFEST, (json.dumps(told, indent=1, ensure_ascii=False) + "\n").encode())


@contextmanager
def whole(out: Path) -> Iterator[Folder]:
    """Give a folder to write into: see `graphmodel.whole_folder.whole`.

    Raises:
        BadQuestionError: the place cannot be taken, or not be written.
    """
    with whole_folder.whole(out, "publication", _written_before) as made:
        yield Folder(made)


def _written_before(place: Path) -> set[str] | None:
    """Return the files that a publication wrote into a folder; None where it is none."""
    try:
        told = json.loads((place / MANIFEST).read_bytes())
        files = {str(row["path"]) for row in told["files"]}
    except (OSError, ValueError, TypeError, LookupError):
        return None
    return files | {MANIFEST} if told.get("made_by") == MAKER else None
