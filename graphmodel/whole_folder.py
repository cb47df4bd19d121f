"""A folder that is there whole or not at all: written beside its place under another name, and moved when it is finished."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from graphmodel import beside
from graphmodel.errors import BadQuestionError, Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_MOST_NAMED = 3


@contextmanager
def whole(out: Path, what: str, written_before: Callable[[Path], set[str] | None]) -> Iterator[Path]:
    """Give a folder to write into; when the block ends without an error it stands at `out`, else nothing is changed.

    What stands there already is replaced only if it is empty, or was written before and has no other file in it.

    Args:
        out: where the folder is to stand.
        what: what it holds, in a word, for messages.
        written_before: tells which files of a folder were written by the same maker; None where it is not of that kind.

    Raises:
        BadQuestionError: the place cannot be taken, or not be written.
    """
    place = out.resolve()
    _may_be_taken(out, place, what, written_before)
    made = beside.name(place)
    try:
        beside.sweep(place)
        made.mkdir()
        yield made
        _may_be_taken(out, place, what, written_before)
        if place.exists():
            shutil.copymode(place, made)
        beside.put_folder(made, place)
    except OSError as error:
        raise beside.refused(out, error) from error
    finally:
        beside.remove(made)


def _may_be_taken(out: Path, place: Path, what: str, written_before: Callable[[Path], set[str] | None]) -> None:
    if not place.parent.is_dir() or not place.name:
        raise _refused(f"the folder {place.parent}, in which {out} would stand, is not there: make it first")
    if not place.exists():
        return
    if not place.is_dir():
        raise _refused(f"{out} is a file; name a folder")
    if not any(place.iterdir()):
        return
    known = written_before(place)
    if known is None:
        raise _refused(f"{out} is no {what} and not empty, so it is left as it is: name another folder, or empty it")
    there = {p.relative_to(place).as_posix() for p in place.rglob("*") if not p.is_dir() or p.is_symlink()}
    foreign = sorted(there - known)
    if foreign:
        more = f" and {len(foreign) - _MOST_NAMED} more" if len(foreign) > _MOST_NAMED else ""
        told = ", ".join(foreign[:_MOST_NAMED]) + more
        raise _refused(f"{out} holds what no {what} put there ({told}), so it is left as it is: move that away first")


def _refused(told: str) -> BadQuestionError:
    return BadQuestionError((Fault("out", told),))
