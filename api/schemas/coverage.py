"""The answer on coverage."""

from api.schemas.common import Answer, Ref, Shown, shown
from api.schemas.values import Gathered

_ACT = {"id": "instrument/crime-and-disorder-act-1998", "label": "Crime and Disorder Act 1998", "kind": "instrument"}


class CoveredProvision(Shown):
    """A norm of an Act, and how firmly it is known."""

    norm: str = shown("norm/cda1998-s115", "The norm.")
    provision: str = shown("s.115(1), (2)", "The provision.")
    gateway_kind: str = shown("may-give", "Word of codelist/gateway-kind.")
    commencement: str = shown("in-force", "Word of codelist/commencement.")
    in_force: str = shown("from 1998-09-30", "When it was in force, in words.")
    announced: str | None = shown(None, "The day on which it was announced to begin.")
    read: str = shown("high", "How firmly it is known: word of codelist/confidence.")
    not_confirmed: str | None = shown(None, "What of it is not confirmed.")
    sources: list[str] = shown(["https://www.legislation.gov.uk/ukpga/1998/37/section/115"], "What was read.")


class NoQuestion(Shown):
    """Nothing is asked but the day."""


class Covered(Shown):
    """What of an Act is in the graph."""

    instrument: Ref = shown(_ACT, "The Act.")
    url: str | None = shown("https://www.legislation.gov.uk/id/ukpga/1998/37", "The Act on the official site.")
    provisions: list[CoveredProvision] = shown(
        [{"norm": "norm/cda1998-s115", "provision": "s.115(1), (2)", "read": "high"}], "Its norms."
    )
    read: dict[str, int] = shown(
        {"high": 6, "medium": 1}, "How firmly its norms are known: word of codelist/confidence → number."
    )
    checked_to: str = shown("2026-06-30", "The day up to which it was looked at.")
    not_in_force: list[str] = shown(
        ["norm/ca2004-s16la"], "Norms that are not, or not known to be, law at the end of the window."
    )
    known_gaps: list[Gathered] = shown(
        [{"id": "gap/not-read-1", "text": "Schedule 3: not read", "kind": "not-read"}],
        "What is known to be missing or not read.",
    )
    not_confirmed: list[str] = shown(["the first day"], "What of its norms is not confirmed.")


class CoverageAnswer(Answer):
    """What of the law is in the graph."""

    question: NoQuestion = shown({}, "Nothing but the day.")  # type: ignore[assignment]
    instruments: list[Covered] = shown([], "The Acts.")
    counts: dict[str, int] = shown({"norms": 204, "bodies": 379}, "The size of the graph.")
    gaps: list[Gathered] = shown(
        [{"id": "gap/not-covered-1", "text": "licensing", "kind": "not-covered"}],
        "What the graph as a whole does not hold.",
    )
    law_from: str = shown("2000-03-01", "The day from which the law was looked at.")
    law_checked_to: str = shown("2026-06-30", "The day up to which it was looked at.")
    told: str = shown("What is not in the graph is not thereby unlawful.", "How to read it.")
