"""The answer on findings."""

from api.schemas.common import BOARD, Paged, shown
from api.schemas.questions import OfFindings


class FindingsAnswer(Paged):
    """The findings of a day; `state` is `not-applicable` where there are none of the kind asked for."""

    question: OfFindings = shown(  # type: ignore[assignment]
        {"about": BOARD["id"], "area": None, "kind": None}, "What was asked for; null for anything."
    )
    told: str = shown("", "Where there is no finding: in which documents was looked, or that none speaks of the day.")
