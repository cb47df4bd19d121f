"""What all answers have, and what many share."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


def shown(example: object, description: str, *, name: str | None = None) -> Any:
    """Return a field with an example; `name` is how it goes out where Python cannot have that name."""
    return Field(examples=[example], description=description, alias=name)


def sometimes(example: object, description: str, *, name: str | None = None) -> Any:
    """Return the same for a field that is left out where it does not apply."""
    return Field(default=None, examples=[example], description=description, alias=name)


class Shown(BaseModel):
    """A part of an answer; more fields may stand beside those that are declared."""

    model_config = ConfigDict(extra="allow")


class Ref(Shown):
    """A thing that an answer names."""

    id: str | None = shown("body/medway-council", "The id; null where the thing is only named in words.")
    label: str = shown("Medway Council", "What people call it.")
    kind: str = shown("body", "The first part of the id, or `words`.")


REF = {"id": "body/medway-council", "label": "Medway Council", "kind": "body"}
BOARD = {"id": "body/medway-yot-board", "label": "Medway YOT (Youth Offending) Board", "kind": "body"}
NORM = {"id": "norm/cda1998-s115", "label": "Crime and Disorder Act 1998 s.115(1), (2)", "kind": "norm"}
URL = "https://www.legislation.gov.uk/ukpga/1998/37/section/115"
CITATION = {
    "document": "document/medway-2008",
    "part": "Appendix 1",
    "paragraph": "3.15",
    "anchor": "YOT Board will be accountable to Medway Council",
    "url": None,
}


class Holds(Shown):
    """When a fact holds: from the first day until the first day after."""

    from_: str | None = shown("1998-04-01", "The first day, month or year; null where it is not known.", name="from")
    until: str | None = shown(None, "The first day after; null where no end is known.")
    start: str = shown("known", "Why the first day is missing, word of codelist/start.")


class Dataset(Shown):
    """The data that an answer was computed from."""

    version: str = shown("2026.11", "The release of the data.")
    digest: str = shown("8d53b072c585f699", "A digest of all of it: the same digest, the same answers.")
    law_checked_to: str = shown("2026-06-30", "The day up to which the law was looked at.")


class Citation(Shown):
    """Where a document says it."""

    document: str | None = shown("document/medway-2008", "The document.")
    part: str | None = shown(
        "Appendix 1", "The appendix or heading that makes the paragraph number unique; null for the main text."
    )
    paragraph: str = shown("3.15", "The printed number, or the nearest heading where there is none.")
    anchor: str = shown(
        "YOT Board will be accountable to Medway Council", "At most eight consecutive words that find the place."
    )
    url: str | None = shown(None, "An address of the document, where one is known.")


class LawCitation(Shown):
    """Where the law says it."""

    provision: str = shown("s.115(1), (2)", "The provision.")
    pinpoint: str | None = shown("s.115(2)(a)", "The part of it that matters.")
    url: str | None = shown(URL, "The provision on the official site.")


class Finding(Shown):
    """What a reader should know of the documents."""

    id: str = shown("finding/line-stops-medway-lsp", "The id of the finding.")
    kind: str = shown("line-stops", "Word of codelist/finding-kind.")
    severity: str = shown("medium", "`high`, `medium` or `low`.")
    about: list[Ref] = shown([BOARD], "The things it touches.")
    statements: list[str] = shown(
        ["line/medway-yot-board-medway-council-medway-2008-appendix-1-3-15"], "The statements involved."
    )
    text: str = shown(
        "Others answer to the Partnership, and no document says to whom it answers in turn.", "What was found."
    )
    why_it_matters: str = shown("Above this point nobody is said to hold the body to account.", "Why it matters.")
    citations: list[Citation] = shown([CITATION], "Where the documents say it.")


class Statement(Shown):
    """What every statement of a document has; the fields of its kind stand beside these."""

    id: str = shown(
        "line/medway-yot-board-medway-council-medway-2008-appendix-1-3-15", "The id, made from what it is about."
    )
    statement: str = shown("line", "The kind of statement.")
    document: str | None = shown("document/medway-2008", "The document that says it.")
    status: str = shown("adopted", "Word of codelist/statement-status.")
    polarity: str = shown("asserts", "`denies` where the document says that it is not so.")
    certainty: str = shown("stated", "Word of codelist/certainty.")
    reason: str | None = shown(None, "Why it is inferred or disputed.")
    holds: Holds | None = shown(
        {"from": "2009", "until": "2012", "start": "known"}, "Dates of its own, where it has any."
    )
    note: list[str] = shown(["The name is shortened."], "Remarks of the curator.")
    citations: list[Citation] = shown([CITATION], "Where the document says it.")


class Answer(Shown):
    """What every answer has."""

    question: dict[str, Any] = shown({"body": REF}, "The question as it was understood, with labels.")
    state: str = shown("answered", "Word of codelist/state. `not-in-graph` is never `no`.")
    date: str = shown("2009-03-01", "The day that the answer is about.")
    dataset: Dataset = shown(
        {"version": "2026.11", "digest": "8d53b072c585f699", "law_checked_to": "2026-06-30"}, "The data."
    )
    permalink: str = shown("/bodies/body/medway-council/duties?date=2009-03-01", "The page that asks again.")
    findings: list[Finding] = shown([], "Findings that touch the answer.")


class Paged(Answer):
    """What an answer has that is a long list, or a part of one."""

    total: int = shown(95, "How many rows there are in all parts.")
    next: str | None = shown(
        "/api/v1/findings?date=2008-12-01&limit=50&cursor=WyI4ZDUzYjA3MmM1ODVmNjk5IiwiYTFiMmMzZDRlNWY2Iiw1MF0",
        "The call that gives the next part, also in the header `Link`; null where there is none.",
    )


class Health(Shown):
    """That the service is up."""

    status: str = shown("ok", "Always `ok`; a service that is not up does not answer.")
    dataset: Dataset = shown(
        {"version": "2026.11", "digest": "8d53b072c585f699", "law_checked_to": "2026-06-30"}, "The data."
    )
