"""A folder that is there whole or not at all: written beside its place under another name, and moved when it is finished."""

from __future__ import annotations

import hashlib
import json
import secrets
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from graphmodel.errors import BadQuestionError, Fault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: The file that says what a publication holds, and by which one is known again.
MANIFEST = "publication.json"
MAKER = "graphmodel publish"
_MOST_NAMED = 3


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
    """Give a folder to write into; when the block ends without an error it stands at `out`, else nothing is changed.

    What stands there already is replaced only if it is empty, or a publication with no other file in it.

    Raises:
        BadQuestionError: the place cannot be taken, or not be written.
    """
    place = out.resolve()
    _may_be_taken(out, place)
    mark = secrets.token_hex(4)
    made = place.with_name(f".{place.name}.{mark}.part")
    try:
        made.mkdir()
        yield Folder(made)
        _may_be_taken(out, place)
        _move(made, place, place.with_name(f".{place.name}.{mark}.old"))
    except OSError as error:
        reason = error.strerror or error
        raise BadQuestionError((Fault("out", f"{out} cannot be written: {reason}. Nothing was changed."),)) from error
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _move(made: Path, place: Path, aside: Path) -> None:
    if not place.exists():
        made.rename(place)
        return
    shutil.copymode(place, made)
    place.rename(aside)
    try:
        made.rename(place)
    except OSError:
        aside.rename(place)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _may_be_taken(out: Path, place: Path) -> None:
    if not place.parent.is_dir() or not place.name:
        raise _refused(f"the folder {place.parent}, in which {out} would stand, is not there: make it first")
    if not place.exists():
        return
    if not place.is_dir():
        raise _refused(f"{out} is a file; name a folder")
    if not any(place.iterdir()):
        return
    known = _written_before(place)
    if known is None:
        raise _refused(
            f"{out} is no publication and not empty, so it is left as it is: name another folder, or empty it"
        )
    there = {p.relative_to(place).as_posix() for p in place.rglob("*") if not p.is_dir() or p.is_symlink()}
    foreign = sorted(there - known)
    if foreign:
        more = f" and {len(foreign) - _MOST_NAMED} more" if len(foreign) > _MOST_NAMED else ""
        told = ", ".join(foreign[:_MOST_NAMED]) + more
        raise _refused(
            f"{out} holds what no publication put there ({told}), so it is left as it is: move that away first"
        )


def _written_before(place: Path) -> set[str] | None:
    """Return the files that a publication wrote into a folder; None where it is none."""
    try:
        told = json.loads((place / MANIFEST).read_bytes())
        files = {str(row["path"]) for row in told["files"]}
    except (OSError, ValueError, TypeError, LookupError):
        return None
    return files | {MANIFEST} if told.get("made_by") == MAKER else None


def _refused(told: str) -> BadQuestionError:
    return BadQuestionError((Fault("out", told),))
