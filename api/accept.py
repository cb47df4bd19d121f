"""Which of several media types a request asks for, by its Accept header (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def best(accept: str | None, offered: Sequence[str]) -> str | None:
    """Return the media type that fits best, the one offered first among equals; None where none does.

    Args:
        accept: the value of the header; where there is none, or it is empty, all fit.
        offered: media types without parameters.

    >>> best("text/csv;q=0.5, application/json", ["text/csv", "application/json"])
    'application/json'
    >>> best("image/png", ["text/csv"]) is None
    True
    """
    if not (accept or "").strip():
        return offered[0]
    ranges = [_range(part) for part in str(accept).split(",") if part.strip()]
    weighed = [
        (max((r for r in ranges if _fits(r[0], media)), key=_narrowness, default=("", 0.0))[1], media)
        for media in offered
    ]
    weight, media = max(weighed, key=lambda pair: pair[0])
    return media if weight > 0 else None


def _range(part: str) -> tuple[str, float]:
    """Return a media range and its weight; a weight that cannot be read counts as none at all."""
    media, *parameters = (p.strip().lower() for p in part.split(";"))
    weight = next((p[2:].strip() for p in parameters if p.startswith("q=")), "1")
    try:
        return media, min(max(float(weight), 0.0), 1.0)
    except ValueError:
        return media, 0.0


def _fits(wanted: str, media: str) -> bool:
    return wanted in {media, "*/*", media.partition("/")[0] + "/*"}


def _narrowness(wanted: tuple[str, float]) -> int:
    return 0 if wanted[0] == "*/*" else 1 if wanted[0].endswith("/*") else 2
