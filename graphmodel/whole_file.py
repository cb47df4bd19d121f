"""A file that is there whole or not at all: written beside its place under another name, and moved when it is finished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphmodel import beside

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def put(out: Path, data: bytes | Iterable[bytes]) -> None:
    """Write a file in one step; what stands there already is replaced, and stays as it is where that fails.

    A place that is no file, as `/dev/stdout`, is written to as it is.

    Args:
        out: the file.
        data: what it is to hold, or the pieces of that.

    Raises:
        BadQuestionError: it cannot be written.
    """
    try:
        place = out.resolve()
        special = place.exists() and not place.is_file() and not place.is_dir()
        made = place if special else beside.name(place)
        try:
            beside.sweep(place)
            with made.open("wb" if special else "xb") as file:
                file.writelines([data] if isinstance(data, bytes) else data)
            if not special:
                if place.exists():
                    made.chmod(place.stat().st_mode & 0o777)
                made.replace(place)
        finally:
            if not special:
                beside.remove(made)
    except OSError as error:
        raise beside.refused(out, error) from error
