"""Types of the answers: statements."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from typing import Literal, TypedDict

from graphmodel_client.answers.common import Citation, Holds, Ref


class Alternative(TypedDict):
    """Lines of which one or several may be meant."""

    #: What the alternatives are called together.
    set: str

    #: How the document joins them.
    joined_by: str


_Line = TypedDict("_Line", {"from": "Ref", "for": str | None})


class Line(_Line):
    """A line of accountability or reporting."""

    #: The id, made from what it is about.
    id: str

    #: The kind of statement.
    statement: Literal["line"]

    #: The document that says it.
    document: str | None

    #: Word of codelist/statement-status.
    status: str

    #: `denies` where the document says that it is not so.
    polarity: str

    #: Word of codelist/certainty.
    certainty: str

    #: Why it is inferred or disputed.
    reason: str | None

    #: Dates of its own, where it has any.
    holds: "Holds | None"

    #: Remarks of the curator.
    note: list[str]

    #: Where the document says it.
    citations: "list[Citation]"

    #: To whom; null where it is a role or nobody is named.
    to: "Ref | None"

    #: The role it leads to, word of codelist/to-role.
    to_role: str | None

    #: Through whom.
    via: "list[Ref]"

    #: Words of codelist/line-kind.
    kinds: list[str]

    #: Word of codelist/strength.
    strength: str

    #: The other lines that may be meant instead or beside.
    alternative: "Alternative | None"


_Relation = TypedDict("_Relation", {"from": "Ref"})


class Relation(_Relation):
    """Everything else between two bodies."""

    #: The id, made from what it is about.
    id: str

    #: The kind of statement.
    statement: Literal["relation"]

    #: The document that says it.
    document: str | None

    #: Word of codelist/statement-status.
    status: str

    #: `denies` where the document says that it is not so.
    polarity: str

    #: Word of codelist/certainty.
    certainty: str

    #: Why it is inferred or disputed.
    reason: str | None

    #: Dates of its own, where it has any.
    holds: "Holds | None"

    #: Remarks of the curator.
    note: list[str]

    #: Where the document says it.
    citations: "list[Citation]"

    #: Word of codelist/relation-verb.
    verb: str

    #: Whom; null where it is a role.
    to: "Ref | None"

    #: Word of codelist/to-role.
    to_role: str | None

    #: In own words.
    detail: str | None


_Delegation = TypedDict("_Delegation", {"from": "Ref"})


class Delegation(_Delegation):
    """What one body leaves to another."""

    #: The id, made from what it is about.
    id: str

    #: The kind of statement.
    statement: Literal["delegation"]

    #: The document that says it.
    document: str | None

    #: Word of codelist/statement-status.
    status: str

    #: `denies` where the document says that it is not so.
    polarity: str

    #: Word of codelist/certainty.
    certainty: str

    #: Why it is inferred or disputed.
    reason: str | None

    #: Dates of its own, where it has any.
    holds: "Holds | None"

    #: Remarks of the curator.
    note: list[str]

    #: Where the document says it.
    citations: "list[Citation]"

    #: To whom.
    to: "Ref"

    #: What.
    what: str

    #: What is kept.
    retained: str | None

    #: Who has to ratify.
    ratified_by: "Ref | None"

    #: Who has to be consulted.
    consulting: "list[Ref]"


class Silence(TypedDict):
    """What a document does not say, after looking."""

    #: The id, made from what it is about.
    id: str

    #: The kind of statement.
    statement: Literal["silence"]

    #: The document that says it.
    document: str | None

    #: Word of codelist/statement-status.
    status: str

    #: `denies` where the document says that it is not so.
    polarity: str

    #: Word of codelist/certainty.
    certainty: str

    #: Why it is inferred or disputed.
    reason: str | None

    #: Dates of its own, where it has any.
    holds: "Holds | None"

    #: Remarks of the curator.
    note: list[str]

    #: Where the document says it.
    citations: "list[Citation]"

    #: About whom.
    about: "Ref"

    #: About what.
    topic: str

    #: Word of codelist/silence-how.
    how: str


class SameAs(TypedDict):
    """Two names that are probably of one thing."""

    #: The id, made from what it is about.
    id: str

    #: The kind of statement.
    statement: Literal["same-as"]

    #: The document that says it.
    document: str | None

    #: Word of codelist/statement-status.
    status: str

    #: `denies` where the document says that it is not so.
    polarity: str

    #: Word of codelist/certainty.
    certainty: str

    #: Why it is inferred or disputed.
    reason: str | None

    #: Dates of its own, where it has any.
    holds: "Holds | None"

    #: Remarks of the curator.
    note: list[str]

    #: Where the document says it.
    citations: "list[Citation]"

    #: One.
    left: "Ref"

    #: The other.
    right: "Ref"


class Plan(TypedDict):
    """A plan that a document names."""

    #: The id, made from what it is about.
    id: str

    #: The kind of statement.
    statement: Literal["plan"]

    #: The document that says it.
    document: str | None

    #: Word of codelist/statement-status.
    status: str

    #: `denies` where the document says that it is not so.
    polarity: str

    #: Word of codelist/certainty.
    certainty: str

    #: Why it is inferred or disputed.
    reason: str | None

    #: Dates of its own, where it has any.
    holds: "Holds | None"

    #: Remarks of the curator.
    note: list[str]

    #: Where the document says it.
    citations: "list[Citation]"

    #: What it is called.
    label: str

    #: What else it is called.
    aliases: list[str]

    #: Whose it is.
    owner: "list[Ref]"

    #: For which years.
    period: "Holds | None"


class Reference(TypedDict):
    """Where a document points to another place."""

    #: The id, made from what it is about.
    id: str

    #: The kind of statement.
    statement: Literal["reference"]

    #: The document that says it.
    document: str | None

    #: Word of codelist/statement-status.
    status: str

    #: `denies` where the document says that it is not so.
    polarity: str

    #: Word of codelist/certainty.
    certainty: str

    #: Why it is inferred or disputed.
    reason: str | None

    #: Dates of its own, where it has any.
    holds: "Holds | None"

    #: Remarks of the curator.
    note: list[str]

    #: Where the document says it.
    citations: "list[Citation]"

    #: What it names.
    label: str

    #: What should be there.
    points_to: str

    #: Where that was found; null where it was not.
    found_at: str | None

    #: Whether that is another document.
    outside: bool
