"""What is printed may find no room, or nobody who reads on; that is told too, and no such answer counts as given."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from graphmodel.cli.output import USAGE

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def flushed() -> Iterator[None]:
    """Send off what the block prints before the process ends; tell where the system refuses a file, and leave with exit status 2."""
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except BrokenPipeError:  # as `| head`: whoever reads has what they want
        _print_no_more()
        sys.exit(USAGE)
    except OSError as error:
        _print_no_more()
        where = f"{error.filename} cannot be read or written" if error.filename else "not all could be read or written"
        sys.stderr.write(f"graphmodel: {where}: {error.strerror or error}\n")
        sys.exit(USAGE)


def _print_no_more() -> None:
    """Lose what is left to print: Python would try once more at the end, and tell of it in its own words."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
