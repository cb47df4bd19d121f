"""Types of the answers: drawing."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from typing import NotRequired, TypedDict

from graphmodel_client.answers.accountability import Step
from graphmodel_client.answers.common import Citation, Ref
from graphmodel_client.answers.statements import Alternative

_AskedStructure = TypedDict("_AskedStructure", {"from": "Ref | None"})


class AskedStructure(_AskedStructure):
    """The question as it was understood."""

    #: The area, or the body for what is around it.
    about: "Ref"

    #: Around a body: how many steps.
    depth: int | None

    #: Only what is around these.
    focus: "list[Ref]"

    #: How many steps around them.
    steps: int | str | None

    #: Only lines of these sorts or kinds; empty for all.
    kinds: list[str]

    #: Only boxes of these kinds; empty for all.
    body_kinds: list[str]

    #: What is left out.
    hide: "list[Ref]"

    #: Where it ends.
    to: "Ref | None"

    #: Which of several such paths.
    way: int | None

    #: The second day.
    compare: str | None


class Box(TypedDict):
    """Where words stand on the chart."""

    #: Their middle from the left, in pixels.
    x: float

    #: Their middle from the top.
    y: float

    #: How wide they are.
    width: float

    #: How high.
    height: float


_Stroke = TypedDict("_Stroke", {"from": str})


class Stroke(_Stroke):
    """Lines as they are drawn."""

    #: The stroke.
    id: str

    #: The lines it stands for.
    lines: list[str]

    #: The group of lines.
    group: str

    #: How it is drawn.
    style: str

    #: The node where it ends.
    to: str

    #: Its points.
    points: list[list[float]]

    #: Whether it is curved.
    curve: bool

    #: Whether it is shown at first.
    shown: bool

    #: What is written on it.
    text: list[str]

    #: Where that is written.
    words: "Box | None"


class KindOfLine(TypedDict):
    """A sort or kind of lines that can be chosen."""

    #: The word.
    word: str

    #: What it is called.
    label: str

    #: How many lines are of it.
    lines: int

    #: Whether it is a sort, and not a kind of line.
    sort: bool


class KindOfBox(TypedDict):
    """A kind of boxes that can be chosen."""

    #: The word.
    word: str

    #: What it is called.
    label: str

    #: How many boxes are of it.
    nodes: int


class PossiblePath(TypedDict):
    """One of several paths."""

    #: Its number.
    way: int

    #: Word of codelist/path-end.
    ends: str

    #: The path in words.
    in_words: str


_MarkedPath = TypedDict("_MarkedPath", {"from": "Ref"})


class MarkedPath(_MarkedPath):
    """The path that is marked."""

    #: Where it should end.
    to: "Ref | None"

    #: Word of codelist/state.
    state: str

    #: A sentence where there is no path.
    told: str

    #: The answer on accountability.
    permalink: str

    #: How many paths there are.
    ways: int

    #: Which of them is marked.
    way: NotRequired[int | None]

    #: Word of codelist/path-end.
    ends: NotRequired[str | None]

    #: The worst certainty of its lines.
    certainty: NotRequired[str | None]

    #: The status of its lines.
    status: NotRequired[str | None]

    #: Its nodes.
    nodes: NotRequired[list[str] | None]

    #: Its lines.
    lines: NotRequired[list[str] | None]

    #: Its steps.
    steps: NotRequired["list[Step] | None"]

    #: All paths.
    all: NotRequired["list[PossiblePath] | None"]


_Compared = TypedDict("_Compared", {"from": str})


class Compared(_Compared):
    """The two days that are compared."""

    #: The second day.
    until: str

    #: The comparison as a list.
    permalink: str

    #: What a reader should see first.
    told: list[str]


class Node(TypedDict):
    """A box, with its place on the chart."""

    #: Where two days are compared: word of codelist/mark.
    mark: NotRequired[str | None]

    #: Why.
    mark_reason: NotRequired[str | None]

    #: Where a path is marked: which step of it.
    step: NotRequired[int | None]

    #: The thing.
    id: str

    #: What people call it.
    label: str

    #: Word of codelist/body-kind, or another kind of thing.
    kind: str

    #: What that is called.
    kind_label: str

    #: The area that it serves.
    area: "Ref | None"

    #: Whether it is a person in law: `true`, `false` or `unknown`.
    legal_personality: str | None

    #: Word of codelist/statement-status.
    status: str

    #: Classes of bodies that it belongs to.
    classes: "list[Ref]"

    #: Findings that touch it.
    findings: list[str]

    #: Where the documents name it.
    citations: "list[Citation]"

    #: Whether it stands apart, without a line.
    apart: bool

    #: The row in which it stands, from the top.
    level: int | None

    #: Its middle from the left, in pixels.
    x: float

    #: Its middle from the top.
    y: float

    #: How wide it is.
    width: float

    #: How high.
    height: float


_Edge = TypedDict("_Edge", {"from": "Ref", "for": str | None})


class Edge(_Edge):
    """A line of the chart, with its citations."""

    #: Where two days are compared: word of codelist/mark.
    mark: NotRequired[str | None]

    #: Why.
    mark_reason: NotRequired[str | None]

    #: Where a path is marked: which step of it.
    step: NotRequired[int | None]

    #: The statement.
    id: str

    #: The kind of statement.
    statement: str

    #: To whom; null where it is a role.
    to: "Ref | None"

    #: The role it leads to, word of codelist/to-role.
    to_role: str | None

    #: The node where it begins.
    from_node: str

    #: The node where it ends; `role:...` for a role.
    to_node: str

    #: What is written on it.
    label: str

    #: The group of lines that it is drawn with.
    group: str

    #: The sort by which lines can be chosen.
    sort: str

    #: Whether it is drawn thinner.
    secondary: bool

    #: Word of codelist/strength.
    strength: str | None

    #: Words of codelist/line-kind.
    kinds: list[str]

    #: Of a relation: word of codelist/relation-verb.
    verb: str | None

    #: Through whom.
    via: "list[Ref]"

    #: The other lines that may be meant.
    alternative: "Alternative | None"

    #: Word of codelist/statement-status.
    status: str

    #: `denies` where the document says that it is not so.
    polarity: str

    #: Word of codelist/certainty.
    certainty: str

    #: Why it is inferred or disputed.
    reason: str | None

    #: Remarks of the curator.
    note: list[str]

    #: Findings that touch it.
    findings: list[str]

    #: Where the documents say it.
    citations: "list[Citation]"
