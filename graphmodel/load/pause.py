"""Loading without the collector of garbage: it makes a great many objects that all stay, and looks at them over and over."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def no_collection() -> Iterator[None]:
    """Keep the collector still while something is loaded; a third of the time is saved. Where it was off, it stays off.

    What was made counts as old afterwards, so that the collector does not look at all of it at once when it goes on.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()
