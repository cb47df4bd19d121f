"""Types of the answers: standing."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from typing import Any, NotRequired, TypedDict

from graphmodel_client.answers.between import TestThen
from graphmodel_client.answers.common import Ref


class BasisStands(TypedDict):
    """A norm that came among the bases, left them, or stands there otherwise."""

    #: The norm.
    norm: "Ref"

    #: How it stood in the record; null where it did not.
    before: "BasisStood | None"

    #: How it stands today; null where it does not.
    after: "BasisStood | None"

    #: The fields that are other, where it stands on both sides.
    changed: list[str]

    #: Its tests that come out differently.
    tests: "list[TestThen]"


class MissStands(TypedDict):
    """A norm that came near, does so no longer, or does so otherwise."""

    #: The norm.
    norm: "Ref"

    #: How it came near in the record; null where it did not.
    before: "MissStood | None"

    #: How it comes near today; null where it does not.
    after: "MissStood | None"

    #: The fields that are other, where it comes near on both sides.
    changed: list[str]

    #: Its tests that come out differently.
    tests: "list[TestThen]"


class BasesThen(TypedDict):
    """What changed among the bases."""

    #: What came.
    gained: "list[BasisStands]"

    #: What went.
    lost: "list[BasisStands]"

    #: What stands there otherwise.
    changed: "list[BasisStands]"


class MissesThen(TypedDict):
    """What changed among the near misses."""

    #: What came.
    gained: "list[MissStands]"

    #: What went.
    lost: "list[MissStands]"

    #: What comes near otherwise.
    changed: "list[MissStands]"


class BasisStood(TypedDict):
    """How a norm stood as a basis."""

    #: Word of codelist/modality.
    modality: NotRequired[str | None]

    #: `express` or `implied`.
    basis: NotRequired[str | None]

    #: Word of codelist/gateway-kind.
    gateway_kind: NotRequired[str | None]

    #: How sure the data are of it.
    confidence: NotRequired[str | None]

    #: Whether it is in force.
    commencement: NotRequired[str | None]

    #: What in it was not checked.
    unverified: NotRequired[Any]

    #: `headline`, `also` or `support`.
    role: str | None

    #: What would have to be so for a duty to disclose.
    required_if: list[str]

    #: The same for a power.
    permitted_if: list[str]

    #: Its conditions, without their sources.
    conditions: NotRequired[Any]

    #: What limits it.
    limits: NotRequired[Any]

    #: What is announced of it.
    announced: NotRequired[Any]


class MissStood(TypedDict):
    """How a norm came near."""

    #: Word of codelist/modality.
    modality: NotRequired[str | None]

    #: `express` or `implied`.
    basis: NotRequired[str | None]

    #: Word of codelist/gateway-kind.
    gateway_kind: NotRequired[str | None]

    #: How sure the data are of it.
    confidence: NotRequired[str | None]

    #: Whether it is in force.
    commencement: NotRequired[str | None]

    #: What in it was not checked.
    unverified: NotRequired[Any]

    #: The tests that failed or were unknown.
    failures: list[str]

    #: What replaced it.
    replaced_by: NotRequired[Any]
