"""The answer of a search."""

from api.schemas.common import Paged, Shown, shown
from api.schemas.questions import OfSearch


class Result(Shown):
    """A thing that was found."""

    id: str = shown("body/medway-yot-board", "The id.")
    label: str = shown("Medway YOT (Youth Offending) Board", "What people call it.")
    kind: str = shown("body", "Its kind.")
    area: str | None = shown("area/medway", "The area it serves or is about.")
    matched: str = shown("label", "`label`, `alias`, `former`, `identifier` or `near`.")
    name: str = shown("YOT Board", "The name that fits, as it is written.")
    why: str = shown("Also called \u201cYOT Board\u201d.", "Why it was found, in a sentence.")
    score: float = shown(95.0, "How well it matches, 0 to 100.")


class SearchAnswer(Paged):
    """Things by words."""

    question: OfSearch = shown({"q": "youth offending", "kind": None, "area": None}, "What was looked for.")  # type: ignore[assignment]
    results: list[Result] = shown([], "The best results.")
