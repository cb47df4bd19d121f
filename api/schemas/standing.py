"""How norms stood in a filed answer, and how they stand today."""

from typing import Any

from api.schemas.between import TestThen
from api.schemas.common import NORM, Ref, Shown, shown, sometimes


class Considered(Shown):
    """What of a norm counts beside the tests."""

    modality: str | None = sometimes("power", "Word of codelist/modality.")
    basis: str | None = sometimes("express", "`express` or `implied`.")
    gateway_kind: str | None = sometimes("may-give", "Word of codelist/gateway-kind.")
    confidence: str | None = sometimes("high", "How sure the data are of it.")
    commencement: str | None = sometimes("in-force", "Whether it is in force.")
    unverified: Any = sometimes(None, "What in it was not checked.")


class BasisStood(Considered):
    """How a norm stood as a basis."""

    role: str | None = shown("headline", "`headline`, `also` or `support`.")
    required_if: list[str] = shown([], "What would have to be so for a duty to disclose.")
    permitted_if: list[str] = shown([], "The same for a power.")
    conditions: Any = sometimes([], "Its conditions, without their sources.")
    limits: Any = sometimes([], "What limits it.")
    announced: Any = sometimes(None, "What is announced of it.")


class MissStood(Considered):
    """How a norm came near."""

    failures: list[str] = shown(["date"], "The tests that failed or were unknown.")
    replaced_by: Any = sometimes(None, "What replaced it.")


class BasisStands(Shown):
    """A norm that came among the bases, left them, or stands there otherwise."""

    norm: Ref = shown(NORM, "The norm.")
    before: BasisStood | None = shown({"role": "headline"}, "How it stood in the record; null where it did not.")
    after: BasisStood | None = shown(None, "How it stands today; null where it does not.")
    changed: list[str] = shown(["role"], "The fields that are other, where it stands on both sides.")
    tests: list[TestThen] = shown([], "Its tests that come out differently.")


class MissStands(Shown):
    """A norm that came near, does so no longer, or does so otherwise."""

    norm: Ref = shown(NORM, "The norm.")
    before: MissStood | None = shown(None, "How it came near in the record; null where it did not.")
    after: MissStood | None = shown({"failures": ["date"]}, "How it comes near today; null where it does not.")
    changed: list[str] = shown([], "The fields that are other, where it comes near on both sides.")
    tests: list[TestThen] = shown([], "Its tests that come out differently.")


class BasesThen(Shown):
    """What changed among the bases."""

    gained: list[BasisStands] = shown([], "What came.")
    lost: list[BasisStands] = shown([{"norm": NORM}], "What went.")
    changed: list[BasisStands] = shown([], "What stands there otherwise.")


class MissesThen(Shown):
    """What changed among the near misses."""

    gained: list[MissStands] = shown([], "What came.")
    lost: list[MissStands] = shown([], "What went.")
    changed: list[MissStands] = shown([], "What comes near otherwise.")
