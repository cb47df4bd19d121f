"""A record as a file: HTML, PDF, Word, Markdown, JSON or JSON-LD."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from graphmodel.errors import BadQuestionError, Fault
from graphmodel.ids import slug_of
from graphmodel.record.document import document

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

#: Format → what it is called in a header.
MEDIA_TYPES = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown; charset=utf-8; variant=GFM",
    "json": "application/json",
    "jsonld": "application/ld+json",
}
FORMATS = tuple(MEDIA_TYPES)
_ENDINGS = tuple(f".{f}" for f in FORMATS)
_LONGEST_NAME = 60


def format_of(out: Path) -> str:
    """Return the format that a file is to have, by the ending of its name.

    Raises:
        BadQuestionError: nothing is made here that ends so.
    """
    ending = out.suffix.lower()
    if ending not in _ENDINGS:
        told = (
            f"{ending or 'a name without an ending'} is not made here: give a name that ends in {', '.join(_ENDINGS)}"
        )
        raise BadQuestionError((Fault("out", told, _ENDINGS),))
    return ending.removeprefix(".")


def name_of(record: Mapping[str, Any], form: str) -> str:
    """Return a name for the file of a record: of letters, digits, hyphens and one full stop."""
    question = record["question"]
    giver, taker = (slug_of(question[k]["id"])[:_LONGEST_NAME].strip("-") for k in ("discloser", "recipient"))
    return f"record-{giver}-to-{taker}-{record['date']}.{form}"


def content(record: Mapping[str, Any], form: str, base: str | None = None) -> bytes:
    """Return a record in a format; the same record gives the same bytes.

    Args:
        record: what the call `record` gives.
        form: one of `FORMATS`.
        base: the address of a service, where the permalink leads; without it the permalink is words.
    """
    if form == "pdf":
        from graphmodel.record.pdf import pdf  # noqa: PLC0415  each format loads only what it needs

        return pdf(document(record, base))
    if form == "docx":
        from graphmodel.record.docx_file import docx_bytes  # noqa: PLC0415

        return docx_bytes(document(record, base))
    return _text(record, form, base).encode("utf-8", "backslashreplace")


def _text(record: Mapping[str, Any], form: str, base: str | None) -> str:
    if form == "html":
        from graphmodel.record.html import page  # noqa: PLC0415

        return page(document(record, base))
    if form == "md":
        from graphmodel.record.markdown import markdown  # noqa: PLC0415

        return markdown(document(record, base))
    if form == "jsonld":
        from graphmodel.record.json_ld import json_ld  # noqa: PLC0415

        return json_ld(record)
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"
