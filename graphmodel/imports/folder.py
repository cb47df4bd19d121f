"""The folder that an import becomes: there whole or not at all, and never in the place of what somebody else wrote."""

from __future__ import annotations

import ctypes
import glob
import hashlib
import json
import os
import secrets
import shutil
import sys
from typing import TYPE_CHECKING, Any

from graphmodel.errors import BadQuestionError, Fault

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from graphmodel.imports.yaml_file import DataFile

#: The file that says what an import wrote, and by which its folder is known again.
MANIFEST = "import.json"
MAKER = "graphmodel import"
_PART = ".part"
_AT_FDCWD, _EXCHANGE = -100, 2


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
    _sweep(place)
    made = place.with_name(f".{place.name}.{os.getpid()}-{secrets.token_hex(4)}{_PART}")
    try:
        made.mkdir()
        listed = []
        for file in files:
            data = file.text.encode()
            _put(made / file.name, data)
            listed.append({"path": file.name, "sha256": hashlib.sha256(data).hexdigest()})
        told = {"made_by": MAKER, **about, "files": listed}
        _put(made / MANIFEST, (json.dumps(told, indent=1, ensure_ascii=False) + "\n").encode())
        may_be_taken(out)
        _move(made, place)
    except OSError as error:
        told_ = f"{out} cannot be written: {error.strerror or error}. Nothing was changed"
        raise _refused(told_) from error
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _sweep(place: Path) -> None:
    """Take away what an import that was killed has left beside the place; what one that runs is writing stays."""
    for left in place.parent.glob(f".{glob.escape(place.name)}.*{_PART}"):
        number = left.name.removeprefix(f".{place.name}.").partition("-")[0]
        if number.isdigit() and not _runs(int(number)):
            shutil.rmtree(left, ignore_errors=True)


def _runs(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _put(path: Path, data: bytes) -> None:
    """Write a file so that it is on the disk before the folder takes its place."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _move(made: Path, place: Path) -> None:
    """Put a folder in its place; what stands there changes places with it at once, so that there is always one of the two."""
    if not place.exists():
        made.rename(place)
    elif not _exchange(made, place):
        # Where the system cannot exchange two folders, the former one stands aside for a moment, under a name that says so.
        aside = place.with_name(f"{place.name}.before")
        place.rename(aside)
        try:
            made.rename(place)
        except OSError:
            aside.rename(place)
            raise
        shutil.rmtree(aside, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False where the system or the disk cannot."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    return bool(rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE) == 0)


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
