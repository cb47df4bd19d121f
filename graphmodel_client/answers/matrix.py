"""Types of the answers: matrix."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from typing import TypedDict

from graphmodel_client.answers.common import Dataset, Finding, Ref


class MatrixCell(TypedDict):
    """One pair: the strongest of its answers, and how many are weaker."""

    #: Who would receive it.
    recipient: "Ref"

    #: Word of codelist/state; `not-applicable` where both sides are the same body.
    state: str

    #: The strongest outcome; null where there is none.
    outcome: str | None

    #: The purpose for which it was reached.
    purpose: str | None

    #: Where several purposes were asked for: outcome → how many.
    counts: dict[str, int] | None

    #: Where several purposes were asked for: purpose → outcome.
    by_purpose: dict[str, str] | None

    #: Whether no flag blocks; never that it should be shared.
    ready: bool

    #: The norms that give the strongest outcome, the best first.
    norms: "list[Ref]"

    #: The bars that decide, where any does.
    bars: "list[Ref]"

    #: The flags of the strongest answer.
    flags: list[str]

    #: Why it cannot be answered, where it cannot.
    told: str

    #: The answer for the strongest outcome, with its reasons and conditions.
    permalink: str | None


class MatrixRow(TypedDict):
    """What one body would give to each of the others."""

    #: Who holds the information.
    discloser: "Ref"

    #: In the order of `members`.
    cells: "list[MatrixCell]"


class LeftOut(TypedDict):
    """A body that can be no party."""

    #: The body.
    body: "Ref"

    #: Why it is not asked about.
    why: str


class AskedMatrix(TypedDict):
    """The question as it was understood."""

    #: The area.
    area: "Ref"

    #: The board whose members are asked about; null for all bodies of the area.
    board: "Ref | None"

    #: What for.
    purpose: "list[Ref]"

    #: Whether every purpose was asked about.
    all_purposes: bool

    #: Whom it is about.
    subject: "Ref"

    #: Which kinds.
    information: "list[Ref]"

    #: The day.
    date: str

    #: The nation.
    nation: str

    #: The facts that were told; all others are unknown.
    facts: dict[str, bool]


class MatrixAnswer(TypedDict):
    """Every member of a partnership to every other. It decides nothing: each cell links to its answer."""

    question: "AskedMatrix"

    #: Word of codelist/state. `not-in-graph` is never `no`.
    state: str

    #: The day that the answer is about.
    date: str

    #: The data.
    dataset: "Dataset"

    #: The page that asks again.
    permalink: str

    #: Findings that touch the answer.
    findings: "list[Finding]"

    #: What it holds.
    told: str

    #: The bodies that can be a party on the day.
    members: "list[Ref]"

    #: Bodies that cannot, each with the reason.
    left_out: "list[LeftOut]"

    #: The purposes asked for.
    purposes: "list[Ref]"

    #: A row for each discloser, in the order of `members`.
    rows: "list[MatrixRow]"

    #: Outcome → cells of which it is the strongest.
    counts: dict[str, int]

    #: Outcome → answers; a cell has one for each purpose.
    answer_counts: dict[str, int]

    #: Flag → cells whose strongest answer has it.
    flag_counts: dict[str, int]

    #: What each outcome and flag that occurs is called.
    labels: dict[str, str]

    #: Those flags that occur with which an answer is not ready to be acted on.
    blocking_flags: list[str]
