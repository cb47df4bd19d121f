"""The answer on accountability."""

from api.schemas.common import BOARD, CITATION, REF, Answer, Citation, Ref, Shown, shown
from api.schemas.questions import OfAccountability
from api.schemas.statements import Alternative, Line, Silence


class Step(Shown):
    """One line of a path."""

    from_: Ref | None = shown(BOARD, "Who accounts.", name="from")
    to: Ref | None = shown(REF, "To whom; null where it is a role or nobody is named.")
    to_role: str | None = shown(None, "The role it leads to, word of codelist/to-role.")
    via: list[Ref] = shown([], "Through whom.")
    kinds: list[str] = shown(["partnership"], "Kinds of line, or the verb of a relation.")
    strength: str | None = shown("accountable", "Word of codelist/strength, or `relation` or `identity`.")
    for_: str | None = shown(None, "For what.", name="for")
    status: str = shown("adopted", "Word of codelist/statement-status.")
    certainty: str = shown("stated", "Word of codelist/certainty.")
    polarity: str = shown("asserts", "`denies` where the document says that it is not so.")
    statement: str | None = shown("line/medway-yot-board-medway-council-medway-2008-appendix-1-3-15", "The statement.")
    also: list[str] = shown([], "Further statements that say the same.")
    inherited_from: Ref | None = shown(None, "The class of bodies that hands the line down.")
    alternative: Alternative | None = shown(None, "The other lines that may be meant instead or beside.")
    reason: str | None = shown(None, "Why it is inferred or disputed.")
    note: list[str] = shown([], "Remarks of the curator.")
    citations: list[Citation] = shown([CITATION], "Where the documents say it.")


class Way(Shown):
    """A path upwards."""

    steps: list[Step] = shown(
        [{"from": BOARD, "to": REF, "via": [], "strength": "accountable", "for": None}], "Its lines."
    )
    ends: str = shown("legal-body", "How it ends, word of codelist/path-end.")
    certainty: str = shown("stated", "The worst certainty of its lines.")
    status: str = shown("adopted", "`adopted`, or the status of the first line that is something else.")


class Gap(Shown):
    """A place where the documents say no more."""

    below: Ref = shown(
        {"id": "body/medway-lsp", "label": "Medway Local Strategic Partnership", "kind": "body"}, "Below the break."
    )
    above: Ref | None = shown(None, "What may be above it: a probable identity of names.")
    looked_in: list[str] = shown(["document/medway-2008"], "The documents that were looked in.")


class AccountabilityAnswer(Answer):
    """Every path of accountability."""

    question: OfAccountability = shown(  # type: ignore[assignment]
        {"from": BOARD, "to": None, "kind": [], "strength": None, "source": None, "depth": 8, "identity": "stated"},
        "The question as it was understood.",
    )
    paths: list[Way] = shown(
        [{"steps": [], "ends": "legal-body", "certainty": "stated", "status": "adopted"}], "The paths, shortest first."
    )
    denied: list[Line] = shown([], "Lines that a document says are not there.")
    gaps: list[Gap] = shown([], "Where the documents say no more.")
    silences: list[Silence] = shown([], "What was looked for and not found.")
    told: str = shown("", "A sentence where there is no path.")
