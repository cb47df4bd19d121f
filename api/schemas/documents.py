"""The answer on what a document says the law is."""

from typing import Literal

from api.schemas.common import NORM, Answer, Ref, Statement, shown, sometimes
from api.schemas.questions import OfReadings
from api.schemas.values import Party

_PARTY = {"words": "any person", "type": {"id": "type/any-person", "label": "Any person", "kind": "type"}}


class Reading(Statement):
    """What a document says the law is, compared with the norm."""

    statement: Literal["reading"] = shown("reading", "The kind of statement.")
    norm: Ref | None = shown(NORM, "The norm it tells of; null where the graph holds none.")
    provision: str | None = shown("s.115", "The provision as told.")
    instrument: str | None = shown("Crime and Disorder Act 1998", "The Act as told.")
    bearers: list[Party] = shown([_PARTY], "Who is told to bear it.")
    counterparts: list[Party] = shown([_PARTY], "To whom.")
    modality: str = shown("power", "How it is told: word of codelist/modality.")
    purpose: str | None = shown("preventing crime", "What for, as told.")
    purposes: list[Ref] = shown([], "The purposes of the graph that this is.")
    closed_list: bool | None = shown(False, "Whether it reads as a full list.")
    text: str = shown("Anybody may disclose to a police authority.", "What it says, in own words.")
    agrees: str | None = sometimes(
        "cannot-tell", "`yes`, `no` or `cannot-tell`: whether it agrees with the law of the day."
    )
    differences: list[str] | None = sometimes([], "In what it differs.")
    note_on_source: str | None = sometimes(None, "What the norm's own entry notes on such documents.")


class ReadingsAnswer(Answer):
    """The readings of a document."""

    question: OfReadings = shown(  # type: ignore[assignment]
        {
            "document": {"id": "document/medway-2008", "label": "Medway ...", "kind": "document"},
            "paragraph": None,
            "norm": None,
        },
        "The document, and what of it.",
    )

    readings: list[Reading] = shown([], "The readings.")
