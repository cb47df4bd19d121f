"""The tables of cases as they are written: every value is text. Read in C where that is there, since each process of a test run reads them all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path

#: The same as yaml.BaseLoader.
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read(path: Path) -> Any:
    """Return what a table holds."""
    return yaml.load(path.read_text(encoding="utf-8"), LOADER)
