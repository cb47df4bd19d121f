"""Names beside a place, under which something is written before it takes the place in one step.

A process that is killed while it writes leaves such a name and nothing else. The next that writes to the place takes it away.
"""

from __future__ import annotations

import ctypes
import errno
import glob
import os
import secrets
import shutil
import sys
from typing import TYPE_CHECKING

from graphmodel.errors import BadQuestionError, Fault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: What is not finished yet, and what stood in the place before it.
PART, BEFORE = ".part", ".before"
_AT_FDCWD, _EXCHANGE = -100, 2
_MEND = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), "Make room, or name another place."),
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM), "Name a place that you may write to."),
    **dict.fromkeys((errno.ENOENT, errno.ENOTDIR), "Make the folder in which it is to stand first."),
    errno.EISDIR: "Name a file.",
}


def name(place: Path, ending: str = PART) -> Path:
    """Return a name beside a place that nobody else takes; it tells whose it is.

    >>> from pathlib import Path
    >>> name(Path("site")).name.startswith(f".site.{os.getpid()}-")
    True
    """
    return place.with_name(f".{place.name}.{os.getpid()}-{secrets.token_hex(4)}{ending}")


def sweep(place: Path) -> None:
    """Take away what processes that were killed have left beside a place; what one that runs is writing stays.

    Where one was killed between the two steps of a replacement, what stood there before comes back.
    """
    for left in _left(place, BEFORE):
        if not os.path.lexists(place):
            left.rename(place)
    for left in (*_left(place, PART), *_left(place, BEFORE)):
        remove(left)


def remove(path: Path) -> None:
    """Take a file or folder away, as far as that can be done."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        try:
            path.unlink(missing_ok=True)
        except OSError:  # it lies beside the place and harms nobody
            return


def refused(out: Path, error: OSError) -> BadQuestionError:
    """Return the error that says that a place could not be written, why, and what to do."""
    mend = _MEND.get(error.errno or 0, "")
    told = f"{out} cannot be written: {error.strerror or error}. Nothing was changed. {mend}"
    return BadQuestionError((Fault("out", told.rstrip()),))


def put_folder(made: Path, place: Path) -> None:
    """Put a folder in its place; what stands there changes places with it at once, so that there is always one of the two.

    Raises:
        OSError: it cannot be moved; what stood there stands there.
    """
    if not place.exists():
        made.rename(place)
    elif exchange(made, place):
        remove(made)
    else:
        # Where the system cannot exchange two folders, the former one stands aside for a moment.
        aside = name(place, BEFORE)
        place.rename(aside)
        try:
            made.rename(place)
        except OSError:
            aside.rename(place)
            raise
        remove(aside)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False where the system or the disk cannot."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    return bool(rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE) == 0)


def _left(place: Path, ending: str) -> Iterator[Path]:
    """Yield what was left beside a place by processes that do not run any more."""
    for left in place.parent.glob(f".{glob.escape(place.name)}.*-*{ending}"):
        number = left.name.removeprefix(f".{place.name}.").partition("-")[0]
        if number.isdigit() and not _runs(int(number)):
            yield left


def _runs(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
