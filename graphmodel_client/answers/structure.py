"""Types of the answers: structure."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from typing import TypedDict

from graphmodel_client.answers.common import Dataset, Finding, Ref
from graphmodel_client.answers.drawing import (
    AskedStructure,
    Compared,
    Edge,
    KindOfBox,
    KindOfLine,
    MarkedPath,
    Node,
    Stroke,
)


class Extent(TypedDict):
    """How much of the whole is shown."""

    #: How many nodes are shown.
    nodes: int

    #: Of how many.
    of_nodes: int

    #: How many lines are shown.
    lines: int

    #: Of how many.
    of_lines: int

    #: What a reader should know of it, such as a focus that is not on the chart.
    told: list[str]


class Day(TypedDict):
    """A day on which something changes."""

    #: The day.
    date: str

    #: What changes.
    told: list[str]


class Choices(TypedDict):
    """What the view may be made of."""

    #: The sorts of lines, and the kinds that lines of accountability have.
    kinds: "list[KindOfLine]"

    #: The kinds of boxes.
    body_kinds: "list[KindOfBox]"

    #: Everything by name.
    named: "list[Ref]"


class StructureAnswer(TypedDict):
    """The bodies and lines of an area on a day, with positions for a chart."""

    question: "AskedStructure"

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

    #: Where there is nothing: why.
    told: str

    #: The documents that speak of the day.
    documents: "list[Ref]"

    #: The bodies whose seats or rules the documents of the day tell.
    boards: "list[Ref]"

    #: The nodes, each with its place on the chart; with `mark` where two days are compared, with `step` where a
    #: path is marked.
    nodes: "list[Node]"

    #: The lines, each with its citations; marked as the nodes are.
    lines: "list[Edge]"

    extent: "Extent"

    choices: "Choices"

    #: The days on which something changes in what the documents tell.
    days: "list[Day]"

    #: The lines as drawn: one stroke may stand for several.
    strokes: "list[Stroke]"

    #: The path that is marked: its steps, and the other ways there are.
    path: "MarkedPath | None"

    #: The two days that are compared, and what a reader should see first.
    compared: "Compared | None"
