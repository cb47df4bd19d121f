"""The licence of the data, read from the file that stands beside them."""

from __future__ import annotations

import re
from typing import NamedTuple

from graphmodel.resources import folder

_NAME = "LICENSE.md"
_URL = re.compile(r"https?://\S+")


class Licence(NamedTuple):
    """The licence of the data.

    Attributes:
        text: the file as it is.
        url: the address of the licence.
        attributions: the sources that ask to be named, a sentence or two each.
    """

    text: bytes
    url: str
    attributions: tuple[str, ...]


def licence() -> Licence:
    """Return the licence of the shipped data; its address is the first in the file, its attributions are the rows of its list."""
    text = (folder("data") / _NAME).read_bytes()
    lines = text.decode().splitlines()
    url = next(iter(_URL.findall(text.decode())), "").rstrip(".")
    return Licence(text, url, tuple(line.removeprefix("- ").strip() for line in lines if line.startswith("- ")))
