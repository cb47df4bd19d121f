"""The folder that an import becomes: there whole or not at all, and never in the place of what somebody else wrote."""

from __future__ import annotations

import hashlib
import json
import os
from typing import TYPE_CHECKING, Any

from graphmodel import beside
from graphmodel.errors import BadQuestionError, Fault

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from graphmodel.imports.yaml_file import DataFile

#: The file that says what an import wrote, and by which its folder is known again.
MANIFEST = "import.json"
MAKER = "graphmodel import"


def may_be_taken(out: Path) -> None:
    """See whether an import may stand in a place: an empty one, or one in which a former import stands as it was written.

    Raises:
        BadQuestionError: it may not; the text says why.
    """
    place = out.resolve()
    if not place.parent.is_dir() or not place.name:
        raise _refused(f"the folder {place.parent}, in which {out} would stand, is not there: make it first")
    if not place.exists():
        return
    if not place.is_dir():
        raise _refused(f"{out} is a file; name a folder")
    there = {p.relative_to(place).as_posix(): p for p in place.rglob("*") if not p.is_dir() or p.is_symlink()}
    written = _written_before(place)
    if not there:
        return
    if written is None:
        raise _refused(f"{out} holds what no import wrote, so it is left as it is: name another folder")
    foreign = sorted(set(there) - set(written) - {MANIFEST})
    if foreign:
        told = f"{out} holds what no import wrote ({', '.join(foreign[:3])}): move that away first"
        raise _refused(told)
    changed = sorted(name for name, digest in written.items() if name in there and _digest(there[name]) != digest)
    if changed:
        what = f"{', '.join(changed[:3])} in {out} was changed by hand since it was imported, and that would be lost"
        raise _refused(f"{what}: make the change in the workbook, or name another folder")


def write(files: Sequence[DataFile], out: Path, about: dict[str, Any]) -> None:
    """Write data files as a folder; a former import in its place is replaced in one step.

    Args:
        files: what is written.
        out: the folder.
        about: what the manifest tells of where it comes from.

    Raises:
        BadQuestionError: the place cannot be taken, or not be written; nothing is changed then.
    """
    may_be_taken(out)
    place = out.resolve()
    made = beside.name(place)
    try:
        beside.sweep(place)
        made.mkdir()
        listed = []
        for file in files:
            data = file.text.encode()
            _put(made / file.name, data)
            listed.append({"path": file.name, "sha256": hashlib.sha256(data).hexdigest()})
        told = {"made_by": MAKER, **about, "files": listed}
        _put(made / MANIFEST, (json.dumps(told, indent=1, ensure_ascii=False) + "\n").encode())
        may_be_taken(out)
        beside.put_folder(made, place)
    except OSError as error:
        raise beside.refused(out, error) from error
    finally:
        beside.remove(made)


def _put(path: Path, data: bytes) -> None:
    """Write a file so that it is on the disk before the folder takes its place."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _written_before(place: Path) -> dict[str, str] | None:
    """Return the files that an import wrote into a folder, with their digests; None where none did."""
    try:
        told = json.loads((place / MANIFEST).read_bytes())
        files = {str(row["path"]): str(row["sha256"]) for row in told["files"]}
    except (OSError, ValueError, TypeError, LookupError):
        return None
    return files if told.get("made_by") == MAKER else None


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _refused(told: str) -> BadQuestionError:
    return BadQuestionError((Fault("out", told),))
