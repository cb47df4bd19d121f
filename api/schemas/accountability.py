"""The answer on accountability."""

from api.schemas.common import BOARD, CITATION, REF, Answer, Citation, Ref, Shown, Statement, shown


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

    paths: list[Way] = shown(
        [{"steps": [], "ends": "legal-body", "certainty": "stated", "status": "adopted"}], "The paths, shortest first."
    )
    denied: list[Statement] = shown([], "Lines that a document says are not there.")
    gaps: list[Gap] = shown([], "Where the documents say no more.")
    silences: list[Statement] = shown([], "What was looked for and not found.")
    told: str = shown("", "A sentence where there is no path.")
