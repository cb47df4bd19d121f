"""A record as a tagged PDF (PDF/UA-1) with its fonts in it, made by Typst. The same record gives the same bytes."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typst

if TYPE_CHECKING:
    from graphmodel.record.blocks import Block, Document

_TEMPLATES = Path(__file__).resolve().parent / "templates"
#: What the embedded font has letters for: Latin with Welsh and all of Europe, Greek, Cyrillic, and the usual signs.
_SHOWN = re.compile(
    "[^\x20-\x7e\xa0-\xac\xae-\u017f\u0391-\u03a1\u03a3-\u03ce\u0400-\u045f\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u2030\u2032\u2033\u2039\u203a\u20ac\u2122\u2190-\u2193\u2212\ufffd]"
)


def pdf(document: Document) -> bytes:
    """Return a document as a PDF.

    The template reads every word as data, so that none is taken for markup; it fetches nothing. A letter that the
    embedded font lacks stands there by its number (`[U+6F22]`), because a file that is to be kept cannot lean on other fonts.
    """
    data = {
        "title": document.title,
        "language": document.language,
        "running": document.running,
        "blocks": [_plain(b) for b in document.blocks],
    }
    made = typst.compile(
        str(_TEMPLATES / "record.typ"),
        root=str(_TEMPLATES),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"document": json.dumps(_shown(data))},
        pdf_standards=["ua-1"],
    )
    assert isinstance(made, bytes)  # noqa: S101  one file is asked for
    return made


def _plain(block: Block) -> dict[str, Any]:
    return {"kind": type(block).__name__.lower(), **asdict(block)}


def _shown(value: Any) -> Any:
    """Return plain data with every letter that the font lacks told by its number; addresses are left as they are."""
    if isinstance(value, str):
        return _SHOWN.sub(lambda found: f"[U+{ord(found[0]):04X}]", value)
    if isinstance(value, dict):
        return {key: part if key == "url" else _shown(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_shown(part) for part in value]
    return value
