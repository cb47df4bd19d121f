"""The answers on who bears what."""

from api.schemas.common import NORM, REF, URL, Paged, Ref, Shown, shown
from api.schemas.questions import OfBody, OfHolders
from api.schemas.values import NormCitation

_PURPOSE = {"id": "purpose/youth-justice", "label": "Youth justice", "kind": "purpose"}
_TYPE = {"id": "type/primary-care-trust", "label": "Primary care trust (PCT)", "kind": "type"}


class Duty(Shown):
    """A norm on one side of which a body stands."""

    side: str = shown("bearer", "`bearer`, or `counterpart` for a body that it is owed to.")
    norm: Ref = shown(NORM, "The norm.")
    provision: str = shown("s.38(1), (2)", "The provision.")
    modality: str = shown("duty", "Word of codelist/modality.")
    basis: str = shown("implied", "`express` or `implied`.")
    bearer: Ref = shown(REF, "The body.")
    through: list[Ref] = shown([_TYPE], "The chain of kinds and roles that makes it so.")
    owed_to: list[Ref] = shown([_TYPE], "The other side.")
    purposes: list[Ref] = shown([_PURPOSE], "What for.")
    result: str = shown("holds", "`holds`, `unknown` or `for-the-officer`.")
    in_force: str = shown("from 2000-04-01", "When the norm was in force.")
    commencement: str = shown("in-force", "Word of codelist/commencement.")
    confidence: str = shown("high", "Word of codelist/confidence.")
    conditions: list[str] = shown([], "On what it depends.")
    citations: list[NormCitation] = shown(
        [{"norm": NORM["id"], "provision": "s.38(1)", "pinpoint": "s.38(2)", "url": URL}], "Where."
    )


class DutiesAnswer(Paged):
    """The norms of a body."""

    question: OfBody = shown({"body": REF}, "The body.")  # type: ignore[assignment]
    exists: str = shown("holds", "Whether the body exists on the day.")
    duties: list[Duty] = shown([], "The norms.")


class HoldersAnswer(Paged):
    """The bodies of a norm."""

    question: OfHolders = shown({"norm": NORM, "area": None}, "The norm, and the area.")  # type: ignore[assignment]
    duties: list[Duty] = shown([], "One row for each body.")
