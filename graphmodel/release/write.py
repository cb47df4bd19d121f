"""A release as a folder: there whole or not at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graphmodel.release.files import ABOUT, SUMS
from graphmodel.whole_folder import whole

if TYPE_CHECKING:
    from pathlib import Path

    from graphmodel.release.made import Release

_LINE = re.compile(r"[0-9a-f]{64}  ([\w.-]+)")


def write(made: Release, out: Path) -> None:
    """Write a release; what stands there already is replaced only if it is empty, or a release with no other file in it.

    Raises:
        BadQuestionError: the folder cannot be taken or written; nothing was changed.
    """
    with whole(out, "release", _written_before) as folder:
        for file, data in made.files.items():
            (folder / file.name).write_bytes(data)


def _written_before(place: Path) -> set[str] | None:
    """Return the files that a release put into a folder; None where it is none."""
    try:
        rows = [_LINE.fullmatch(line) for line in (place / SUMS.name).read_text(encoding="utf-8").splitlines()]
    except (OSError, ValueError):
        return None
    names = {row[1] for row in rows if row}
    return names | {SUMS.name} if None not in rows and {f.name for f in ABOUT} <= names else None
