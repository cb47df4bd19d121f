"""The kinds of statements of documents, each with its own fields."""

from typing import Literal

from api.schemas.common import BOARD, REF, Holds, Ref, Shown, Statement, shown


class Alternative(Shown):
    """Lines of which one or several may be meant."""

    set: str = shown("partnership-groups", "What the alternatives are called together.")
    joined_by: str = shown("and-or", "How the document joins them.")


class Line(Statement):
    """A line of accountability or reporting."""

    statement: Literal["line"] = shown("line", "The kind of statement.")
    from_: Ref = shown(BOARD, "Who accounts.", name="from")
    to: Ref | None = shown(REF, "To whom; null where it is a role or nobody is named.")
    to_role: str | None = shown(None, "The role it leads to, word of codelist/to-role.")
    via: list[Ref] = shown([], "Through whom.")
    kinds: list[str] = shown(["partnership"], "Words of codelist/line-kind.")
    strength: str = shown("accountable", "Word of codelist/strength.")
    for_: str | None = shown(None, "For what.", name="for")
    alternative: Alternative | None = shown(None, "The other lines that may be meant instead or beside.")


class Relation(Statement):
    """Everything else between two bodies."""

    statement: Literal["relation"] = shown("relation", "The kind of statement.")
    from_: Ref = shown(BOARD, "Who.", name="from")
    verb: str = shown("advises", "Word of codelist/relation-verb.")
    to: Ref | None = shown(REF, "Whom; null where it is a role.")
    to_role: str | None = shown(None, "Word of codelist/to-role.")
    detail: str | None = shown(None, "In own words.")


class Delegation(Statement):
    """What one body leaves to another."""

    statement: Literal["delegation"] = shown("delegation", "The kind of statement.")
    from_: Ref = shown(REF, "Who delegates.", name="from")
    to: Ref = shown(BOARD, "To whom.")
    what: str = shown("joint commissioning", "What.")
    retained: str | None = shown(None, "What is kept.")
    ratified_by: Ref | None = shown(None, "Who has to ratify.")
    consulting: list[Ref] = shown([], "Who has to be consulted.")


class Silence(Statement):
    """What a document does not say, after looking."""

    statement: Literal["silence"] = shown("silence", "The kind of statement.")
    about: Ref = shown(BOARD, "About whom.")
    topic: str = shown("accountability", "About what.")
    how: str = shown("not-stated", "Word of codelist/silence-how.")


class SameAs(Statement):
    """Two names that are probably of one thing."""

    statement: Literal["same-as"] = shown("same-as", "The kind of statement.")
    left: Ref = shown(BOARD, "One.")
    right: Ref = shown(REF, "The other.")


class Plan(Statement):
    """A plan that a document names."""

    statement: Literal["plan"] = shown("plan", "The kind of statement.")
    label: str = shown("Children and Young People's Plan", "What it is called.")
    aliases: list[str] = shown(["CYPP"], "What else it is called.")
    owner: list[Ref] = shown([REF], "Whose it is.")
    period: Holds | None = shown({"from": "2013", "until": "2015", "start": "known"}, "For which years.")


class Reference(Statement):
    """Where a document points to another place."""

    statement: Literal["reference"] = shown("reference", "The kind of statement.")
    label: str = shown("Appendix 5", "What it names.")
    points_to: str = shown("the terms of reference", "What should be there.")
    found_at: str | None = shown(None, "Where that was found; null where it was not.")
    outside: bool = shown(False, "Whether that is another document.")
