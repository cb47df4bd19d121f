"""The answer on a thing."""

from typing import Any

from api.schemas.common import REF, Answer, Ref, Shown, Statement, shown


class PeriodOf(Shown):
    """A stretch of time of a thing."""

    what: str = shown("exists", "What the period is of.")
    from_: str | None = shown("1998-04-01", "The first day.", name="from")
    until: str | None = shown(None, "The first day after.")
    start: str = shown("known", "Why the first day is missing, word of codelist/start.")
    in_words: str = shown("from 1998-04-01", "As a reader would say it.")
    on_the_day: str = shown("holds", "`holds`, `fails` or `unknown` on the day asked about.")


class EntityAnswer(Answer):
    """A thing and all that is stated of it. Beside these stand what only its kind has: `documents` of an area, `norms` of an Act ..."""

    id: str = shown("body/medway-council", "Its id.")
    kind: str = shown("body", "Its kind, the first part of the id.")
    entity: dict[str, Any] = shown(
        {"id": "body/medway-council", "kind_of_thing": "body", "label": "Medway Council"}, "Its fields."
    )
    label: str = shown("Medway Council", "What people call it.")
    periods: list[PeriodOf] = shown(
        [{"what": "exists", "in_words": "from 1998-04-01", "on_the_day": "holds"}], "Its periods."
    )
    on_the_day: dict[str, Any] = shown({"exists": "holds", "types": [REF]}, "How it stood on the day.")
    successors: list[dict[str, Any]] = shown([], "What came after it.")
    statements: list[Statement] = shown([], "Everything stated of it, each with its citations.")
    narrower: list[Ref] | None = shown([], "Narrower kinds, of a kind, purpose, kind of information or of people.")
