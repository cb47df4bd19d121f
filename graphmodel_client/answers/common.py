"""Types of the answers: common."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from typing import TypedDict


class Ref(TypedDict):
    """A thing that an answer names."""

    #: The id; null where the thing is only named in words.
    id: str | None

    #: What people call it.
    label: str

    #: The first part of the id, or `words`.
    kind: str


_Holds = TypedDict("_Holds", {"from": str | None})


class Holds(_Holds):
    """When a fact holds: from the first day until the first day after."""

    #: The first day after; null where no end is known.
    until: str | None

    #: Why the first day is missing, word of codelist/start.
    start: str


class Dataset(TypedDict):
    """The data that an answer was computed from."""

    #: The release of the data.
    version: str

    #: A digest of all of it: the same digest, the same answers.
    digest: str

    #: The day up to which the law was looked at.
    law_checked_to: str


class Citation(TypedDict):
    """Where a document says it."""

    #: The document.
    document: str | None

    #: The appendix or heading that makes the paragraph number unique; null for the main text.
    part: str | None

    #: The printed number, or the nearest heading where there is none.
    paragraph: str

    #: At most eight consecutive words that find the place.
    anchor: str

    #: An address of the document, where one is known.
    url: str | None


class LawCitation(TypedDict):
    """Where the law says it."""

    #: The provision.
    provision: str

    #: The part of it that matters.
    pinpoint: str | None

    #: The provision on the official site.
    url: str | None


class Finding(TypedDict):
    """What a reader should know of the documents."""

    #: The id of the finding.
    id: str

    #: Word of codelist/finding-kind.
    kind: str

    #: `high`, `medium` or `low`.
    severity: str

    #: The things it touches.
    about: "list[Ref]"

    #: The statements involved.
    statements: list[str]

    #: What was found.
    text: str

    #: Why it matters.
    why_it_matters: str

    #: Where the documents say it.
    citations: "list[Citation]"


class Health(TypedDict):
    """That the service is up."""

    #: Always `ok`; a service that is not up does not answer.
    status: str

    #: The data.
    dataset: "Dataset"
