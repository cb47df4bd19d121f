"""Where `ontology/` and `data/` are: inside an installed wheel, or beside the package in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """Return the folder `ontology` or `data` that belongs to this installation.

    Raises:
        FileNotFoundError: neither place has it; the installation is not whole.
    """
    for candidate in (_PACKAGE / "shipped" / name, _PACKAGE.parent / name):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"the folder {name!r} is neither in the package nor beside it: install graphmodel again")
