"""Templates for HTML and SVG, wherever they stand: every value is escaped, and one that is missing is an error and not a gap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

if TYPE_CHECKING:
    from pathlib import Path


def environment(folder: Path) -> Environment:
    """Return the templates of a folder; a caller adds the words that its own ones use."""
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # templates do not change while a program runs: no look at the disk for each
    )
