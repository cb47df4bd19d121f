"""The parts of the answer on a structure: what is drawn, and where."""

from api.schemas.accountability import Step
from api.schemas.common import BOARD, CITATION, REF, Citation, Ref, Shown, shown, sometimes
from api.schemas.statements import Alternative

_AREA = {"id": "area/medway", "label": "Medway", "kind": "area"}


class AskedStructure(Shown):
    """The question as it was understood."""

    about: Ref = shown(_AREA, "The area, or the body for what is around it.")
    depth: int | None = shown(None, "Around a body: how many steps.")
    focus: list[Ref] = shown([], "Only what is around these.")
    steps: int | str | None = shown(None, "How many steps around them.")
    kinds: list[str] = shown([], "Only lines of these sorts or kinds; empty for all.")
    body_kinds: list[str] = shown([], "Only boxes of these kinds; empty for all.")
    hide: list[Ref] = shown([], "What is left out.")
    from_: Ref | None = shown(None, "Where the marked path begins.", name="from")
    to: Ref | None = shown(None, "Where it ends.")
    way: int | None = shown(None, "Which of several such paths.")
    compare: str | None = shown(None, "The second day.")


class Mark(Shown):
    """What two days or a path say of something that is drawn."""

    mark: str | None = sometimes("not-told-later", "Where two days are compared: word of codelist/mark.")
    mark_reason: str | None = sometimes("not told of on the other side", "Why.")
    step: int | None = sometimes(1, "Where a path is marked: which step of it.")


class Node(Mark):
    """A box, with its place on the chart."""

    id: str = shown("body/medway-council", "The thing.")
    label: str = shown("Medway Council", "What people call it.")
    kind: str = shown("organisation", "Word of codelist/body-kind, or another kind of thing.")
    kind_label: str = shown("Organisation", "What that is called.")
    area: Ref | None = shown(_AREA, "The area that it serves.")
    legal_personality: str | None = shown("true", "Whether it is a person in law: `true`, `false` or `unknown`.")
    status: str = shown("adopted", "Word of codelist/statement-status.")
    classes: list[Ref] = shown([], "Classes of bodies that it belongs to.")
    findings: list[str] = shown(["finding/line-stops-medway-lsp"], "Findings that touch it.")
    citations: list[Citation] = shown([CITATION], "Where the documents name it.")
    apart: bool = shown(False, "Whether it stands apart, without a line.")
    level: int | None = shown(3, "The row in which it stands, from the top.")
    x: float = shown(0, "Its middle from the left, in pixels.")
    y: float = shown(120, "Its middle from the top.")
    width: float = shown(122, "How wide it is.")
    height: float = shown(36, "How high.")


class Edge(Mark):
    """A line of the chart, with its citations."""

    id: str = shown("line/medway-yot-board-medway-council-medway-2008-appendix-1-3-15", "The statement.")
    statement: str = shown("line", "The kind of statement.")
    from_: Ref = shown(BOARD, "From whom.", name="from")
    to: Ref | None = shown(REF, "To whom; null where it is a role.")
    to_role: str | None = shown(None, "The role it leads to, word of codelist/to-role.")
    from_node: str = shown("body/medway-yot-board", "The node where it begins.")
    to_node: str = shown("body/medway-council", "The node where it ends; `role:...` for a role.")
    label: str = shown("accountable (partnership)", "What is written on it.")
    group: str = shown("line", "The group of lines that it is drawn with.")
    sort: str = shown("accountable", "The sort by which lines can be chosen.")
    secondary: bool = shown(False, "Whether it is drawn thinner.")
    strength: str | None = shown("accountable", "Word of codelist/strength.")
    kinds: list[str] = shown(["partnership"], "Words of codelist/line-kind.")
    verb: str | None = shown(None, "Of a relation: word of codelist/relation-verb.")
    via: list[Ref] = shown([], "Through whom.")
    for_: str | None = shown(None, "For what.", name="for")
    alternative: Alternative | None = shown(None, "The other lines that may be meant.")
    status: str = shown("adopted", "Word of codelist/statement-status.")
    polarity: str = shown("asserts", "`denies` where the document says that it is not so.")
    certainty: str = shown("stated", "Word of codelist/certainty.")
    reason: str | None = shown(None, "Why it is inferred or disputed.")
    note: list[str] = shown([], "Remarks of the curator.")
    findings: list[str] = shown([], "Findings that touch it.")
    citations: list[Citation] = shown([CITATION], "Where the documents say it.")


class Box(Shown):
    """Where words stand on the chart."""

    x: float = shown(761, "Their middle from the left, in pixels.")
    y: float = shown(899, "Their middle from the top.")
    width: float = shown(43, "How wide they are.")
    height: float = shown(19, "How high.")


class Stroke(Shown):
    """Lines as they are drawn."""

    id: str = shown("line/medway-yot-board-medway-council-medway-2008-appendix-1-3-15", "The stroke.")
    lines: list[str] = shown(
        ["line/medway-yot-board-medway-council-medway-2008-appendix-1-3-15"], "The lines it stands for."
    )
    group: str = shown("line", "The group of lines.")
    style: str = shown("secondary", "How it is drawn.")
    from_: str = shown("body/medway-yot-board", "The node where it begins.", name="from")
    to: str = shown("body/medway-council", "The node where it ends.")
    points: list[list[float]] = shown([[282, 1509]], "Its points.")
    curve: bool = shown(False, "Whether it is curved.")
    shown_: bool = shown(True, "Whether it is shown at first.", name="shown")
    text: list[str] = shown(["accountable"], "What is written on it.")
    words: Box | None = shown({"x": 761, "y": 899, "width": 43, "height": 19}, "Where that is written.")


class KindOfLine(Shown):
    """A sort or kind of lines that can be chosen."""

    word: str = shown("accountable", "The word.")
    label: str = shown("is accountable to", "What it is called.")
    lines: int = shown(41, "How many lines are of it.")
    sort: bool = shown(True, "Whether it is a sort, and not a kind of line.")


class KindOfBox(Shown):
    """A kind of boxes that can be chosen."""

    word: str = shown("board", "The word.")
    label: str = shown("Board", "What it is called.")
    nodes: int = shown(5, "How many boxes are of it.")


class PossiblePath(Shown):
    """One of several paths."""

    way: int = shown(1, "Its number.")
    ends: str = shown("reached", "Word of codelist/path-end.")
    in_words: str = shown("Medway YOT Board → Medway Council", "The path in words.")


class MarkedPath(Shown):
    """The path that is marked."""

    from_: Ref = shown(BOARD, "Where it begins.", name="from")
    to: Ref | None = shown(REF, "Where it should end.")
    state: str = shown("answered", "Word of codelist/state.")
    told: str = shown("", "A sentence where there is no path.")
    permalink: str = shown("/path/body/medway-yot-board", "The answer on accountability.")
    ways: int = shown(1, "How many paths there are.")
    way: int | None = sometimes(1, "Which of them is marked.")
    ends: str | None = sometimes("reached", "Word of codelist/path-end.")
    certainty: str | None = sometimes("stated", "The worst certainty of its lines.")
    status: str | None = sometimes("adopted", "The status of its lines.")
    nodes: list[str] | None = sometimes(["body/medway-yot-board"], "Its nodes.")
    lines: list[str] | None = sometimes(["line/medway-yot-board-medway-council-medway-2008-1"], "Its lines.")
    steps: list[Step] | None = sometimes([{"from": BOARD, "to": REF}], "Its steps.")
    all: list[PossiblePath] | None = sometimes([{"way": 1}], "All paths.")


class Compared(Shown):
    """The two days that are compared."""

    from_: str = shown("2008-12-01", "The first day.", name="from")
    until: str = shown("2013-10-01", "The second day.")
    permalink: str = shown("/compare?left=area/medway", "The comparison as a list.")
    told: list[str] = shown([], "What a reader should see first.")
