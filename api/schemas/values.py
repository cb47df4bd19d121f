"""Small parts that several answers share: times, values of rules, places of seats, where the law or a document says it."""

from typing import Literal

from api.schemas.common import CITATION, NORM, REF, URL, Ref, Shown, shown, sometimes


class Places(Shown):
    """How many places a seat has."""

    printed: str | None = shown("2", "As printed; null where no number is.")
    least: int | None = shown(1, "At the least.")
    most: int | None = shown(2, "At the most; null where there is no upper bound.")


class RuleValue(Shown):
    """The value of a rule; which fields it has depends on its kind."""

    kind: Literal["share", "number", "interval", "post", "body", "text"] = shown("share", "The kind of value.")
    numerator: int | None = sometimes(1, "Of a share: so many ...")
    denominator: int | None = sometimes(3, "... of so many.")
    of: str | None = sometimes("the membership", "Of what.")
    including: list[Ref] | None = sometimes([REF], "Who has to be among them.")
    number: int | None = sometimes(4, "Of a number: how many, or the least.")
    most: int | None = sometimes(6, "The most.")
    unit: str | None = sometimes("year", "Of what.")
    every: int | None = sometimes(3, "Of an interval: every so many units.")
    post: Ref | None = sometimes({"id": "post/director", "label": "Director", "kind": "post"}, "The post.")
    body: Ref | None = sometimes(REF, "The body.")
    text: str | None = sometimes("the chair of the meeting", "The value in words.")


class NormCitation(Shown):
    """Where a norm says it."""

    norm: str | None = shown(NORM["id"], "The norm; null where it is a law of which the graph holds none.")
    provision: str = shown("s.115(1), (2)", "The provision.")
    pinpoint: str | None = shown("s.115(2)(a)", "The part of it that matters.")
    url: str | None = shown(URL, "The provision on the official site.")


class AnyCitation(Shown):
    """Where the law or a document says it: `norm`, `provision` and `pinpoint`, or `document`, `part`, `paragraph` and `anchor`."""

    norm: str | None = sometimes(NORM["id"], "The norm.")
    provision: str | None = sometimes("s.115(1), (2)", "The provision.")
    pinpoint: str | None = sometimes("s.115(2)(a)", "The part of it that matters.")
    document: str | None = sometimes(CITATION["document"], "The document.")
    part: str | None = sometimes(CITATION["part"], "The appendix or heading of the paragraph.")
    paragraph: str | None = sometimes(CITATION["paragraph"], "The printed number, or the nearest heading.")
    anchor: str | None = sometimes(CITATION["anchor"], "At most eight words that find the place.")
    url: str | None = sometimes(URL, "Its address.")


class Party(Shown):
    """Who is told to bear something, in a document's words."""

    words: str = shown("any person", "As printed.")
    type: Ref | None = shown(
        {"id": "type/any-person", "label": "Any person", "kind": "type"}, "The kind of body that this is."
    )


class Gathered(Shown):
    """A gap in the graph."""

    id: str = shown("gap/not-read-1", "The id of the gap.")
    kind: str = shown("not-read", "Word of codelist/gap-kind.")
    text: str = shown("Schedule 3: not read", "What is missing.")


class Came(Shown):
    """Words that came and went."""

    gained: list[str] = shown([], "What came.")
    lost: list[str] = shown(["open-conditions"], "What went.")
