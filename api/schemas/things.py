"""The answer that lists things."""

from api.schemas.common import Paged, Shown, shown
from api.schemas.questions import OfThings


class Thing(Shown):
    """A thing in one line."""

    id: str = shown("norm/cda1998-s115", "The id.")
    label: str = shown("Crime and Disorder Act 1998 s.115(1), (2)", "What people call it.")
    kind: str = shown("norm", "Its kind.")
    group: str | None = shown("Crime and Disorder Act 1998", "The heading under which it stands.")
    told: str = shown("Express power. May disclose", "What it is, in a few words.")
    period: str | None = shown("from 1998-09-30", "When it existed or was in force, in words.")
    on_the_day: str | None = shown("holds", "`holds`, `fails` or `unknown` on the day; null where it has no dates.")


class ThingsAnswer(Paged):
    """A page of all things of one kind."""

    question: OfThings = shown({"things": "norms", "q": None, "area": None, "page": 1}, "Which list.")  # type: ignore[assignment]
    title: str = shown("Norms", "What the list is called.")
    told: str = shown("What each provision in the graph does.", "What stands on it.")
    results: list[Thing] = shown([], "The things, sorted under their headings.")
    pages: int = shown(1, "How many pages there are.")
