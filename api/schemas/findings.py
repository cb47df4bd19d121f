"""The answer on findings."""

from api.schemas.common import Answer


class FindingsAnswer(Answer):
    """The findings of a day; `state` is `not-applicable` where there are none of the kind asked for."""
