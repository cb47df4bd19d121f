"""Where ready-made models are kept: a folder of this user alone, which may be lost at any time."""

from __future__ import annotations

import os
import stat
import time
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Names the folder; `off` keeps nothing.
VARIABLE = "GRAPHMODEL_CACHE"
#: How many entries are kept; the one that was used longest ago goes first.
MOST = 8
ENDING = ".graph"
#: Seconds after which an entry that is still half written is taken away.
_HALF_WRITTEN = 3600


def place() -> Path | None:
    """Return the folder; None where nothing is to be kept.

    What is in it is trusted like the program itself. So a folder that another user owns or may write in is left alone, and nothing is kept.
    """
    named = os.environ.get(VARIABLE)
    if named == "off":
        return None
    base = os.environ.get("XDG_CACHE_HOME")
    try:
        folder = Path(named) if named else (Path(base) if base else Path.home() / ".cache") / "graphmodel"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.stat()
    except (OSError, RuntimeError):  # no home, or nowhere to write
        return None
    return folder if _own(found) else None


def _own(found: os.stat_result) -> bool:
    if not hasattr(os, "getuid"):
        return True
    return found.st_uid == os.getuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def prune(folder: Path) -> None:
    """Remove the entries that were used longest ago, beyond the number that is kept, and what a process that died left half written.

    One that is still being written after so long, by a process that was stopped, is then not kept, and nothing else.
    """
    for path, used in _times(folder, f"*{ENDING}.*"):
        if abs(time.time() - used) > _HALF_WRITTEN:  # either way: the clock may have been wrong when it was written
            path.unlink(missing_ok=True)
    for path, _ in sorted(_times(folder, f"*{ENDING}"), key=itemgetter(1), reverse=True)[MOST:]:
        path.unlink(missing_ok=True)


def _times(folder: Path, pattern: str) -> Iterator[tuple[Path, float]]:
    for path in folder.glob(pattern):
        try:
            yield path, path.stat().st_mtime
        except OSError:  # another process was quicker
            continue
