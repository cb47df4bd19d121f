"""The answer on findings."""

from api.schemas.common import Paged, shown


class FindingsAnswer(Paged):
    """The findings of a day; `state` is `not-applicable` where there are none of the kind asked for."""

    told: str = shown("", "Where there is no finding: in which documents was looked, or that none speaks of the day.")
