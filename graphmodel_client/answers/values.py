"""Types of the answers: values."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from typing import Literal, NotRequired, TypedDict

from graphmodel_client.answers.common import Ref


class Places(TypedDict):
    """How many places a seat has."""

    #: As printed; null where no number is.
    printed: str | None

    #: At the least.
    least: int | None

    #: At the most; null where there is no upper bound.
    most: int | None


class RuleValue(TypedDict):
    """The value of a rule; which fields it has depends on its kind."""

    #: The kind of value.
    kind: Literal["share", "number", "interval", "post", "body", "text"]

    #: Of a share: so many ...
    numerator: NotRequired[int | None]

    #: ... of so many.
    denominator: NotRequired[int | None]

    #: Of what.
    of: NotRequired[str | None]

    #: Who has to be among them.
    including: NotRequired["list[Ref] | None"]

    #: Of a number: how many, or the least.
    number: NotRequired[int | None]

    #: The most.
    most: NotRequired[int | None]

    #: Of what.
    unit: NotRequired[str | None]

    #: Of an interval: every so many units.
    every: NotRequired[int | None]

    #: The post.
    post: NotRequired["Ref | None"]

    #: The body.
    body: NotRequired["Ref | None"]

    #: The value in words.
    text: NotRequired[str | None]


class NormCitation(TypedDict):
    """Where a norm says it."""

    #: The norm; null where it is a law of which the graph holds none.
    norm: str | None

    #: The provision.
    provision: str

    #: The part of it that matters.
    pinpoint: str | None

    #: The provision on the official site.
    url: str | None


class AnyCitation(TypedDict):
    """Where the law or a document says it: `norm`, `provision` and `pinpoint`, or `document`, `part`, `paragraph` and `anchor`."""

    #: The norm.
    norm: NotRequired[str | None]

    #: The provision.
    provision: NotRequired[str | None]

    #: The part of it that matters.
    pinpoint: NotRequired[str | None]

    #: The document.
    document: NotRequired[str | None]

    #: The appendix or heading of the paragraph.
    part: NotRequired[str | None]

    #: The printed number, or the nearest heading.
    paragraph: NotRequired[str | None]

    #: At most eight words that find the place.
    anchor: NotRequired[str | None]

    #: Its address.
    url: NotRequired[str | None]


class Party(TypedDict):
    """Who is told to bear something, in a document's words."""

    #: As printed.
    words: str

    #: The kind of body that this is.
    type: "Ref | None"


class Gathered(TypedDict):
    """A gap in the graph."""

    #: The id of the gap.
    id: str

    #: Word of codelist/gap-kind.
    kind: str

    #: What is missing.
    text: str


class Came(TypedDict):
    """Words that came and went."""

    #: What came.
    gained: list[str]

    #: What went.
    lost: list[str]
