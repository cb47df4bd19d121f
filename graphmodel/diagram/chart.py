"""The chart as a value: everything that a picture, a page or a text needs, worked out once from the answer of the call `structure`."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from graphmodel.diagram.facts import Facts, facts_of
from graphmodel.diagram.layout import arrange
from graphmodel.diagram.looks import GROUPS, LOOKS, STYLES, Group, Look, Style, group_of, look_of, style_of
from graphmodel.diagram.scope import scope, title
from graphmodel.diagram.tags import PATH, SIGNS, Sign, box_tags, sign_of
from graphmodel.diagram.text import clean, wrap

_MARGIN, _HEADING = 40, 34
_SEVERITIES = ("high", "medium", "low")
#: Over the boxes below the chart, and the same where a reader chose which lines are shown.
APART = "Named in the documents, with no line to or from anybody named"
APART_HERE = "None of the lines that are shown leads from or to these"


@dataclass(frozen=True)
class Node:
    """A box of the chart: its place, its words, and what it tells; `name` is its label, made plain where several bear the same."""

    id: str
    anchor: str
    label: str
    name: str
    tags: tuple[str, ...]
    text: tuple[str, ...]
    x: int
    y: int
    width: int
    height: int
    kind: str
    look: Look
    sign: Sign | None
    facts: Facts

    @property
    def thickness(self) -> float:
        """How thick its border is."""
        return self.sign.thickness if self.sign else self.look.thickness

    @property
    def dashes(self) -> tuple[int, ...]:
        """How its border is broken."""
        return self.sign.dashes if self.sign and self.sign.dashes is not None else self.look.dashes


@dataclass(frozen=True)
class Drawn:
    """A line of the chart: its way, its words, of which sorts it is, and whether it is seen from the beginning."""

    id: str
    from_: str
    to: str
    group: Group
    style: Style
    sorts: tuple[str, ...]
    sign: Sign | None
    text: tuple[str, ...]
    points: tuple[tuple[int, int], ...]
    curve: bool
    shown: bool
    words: dict[str, int]

    @property
    def thickness(self) -> float:
        """How thick it is."""
        return self.style.thickness + (self.sign.thickness - 2 if self.sign else 0)

    @property
    def dashes(self) -> tuple[int, ...]:
        """How it is broken."""
        return self.sign.dashes if self.sign and self.sign.dashes else self.style.dashes


@dataclass(frozen=True)
class Chart:
    """A chart.

    Attributes:
        title: what it shows and of which day.
        scope: what part of the whole it shows; nothing for all of it.
        about: the body that it was asked about, if it is a box of the chart.
        told: why there is nothing to show, where that is so.
        sources: the documents that it rests on.
        nodes: its boxes, from top to bottom.
        lines: what is drawn between them, what is seen from the beginning last, so that it lies on top.
        frame: left, top, width and height of all of it.
        middle: where a reader begins to look.
        apart: left end, height and width of the heading over what no line leads to, and its words.
        looks: the boxes that the legend explains.
        styles: the lines that the legend explains.
        signs: the marks that the legend explains.
        found: whether anything was found about a box or line.
        groups: the groups that a reader may show, each with the number of its lines.
        findings: what a reader should know, the weightiest first.
        rows: the lines one by one, as the answer has them.
        raw: the nodes by id, as the answer has them.
    """

    title: str
    scope: str
    about: str | None
    told: str
    sources: tuple[str, ...]
    nodes: tuple[Node, ...]
    lines: tuple[Drawn, ...]
    frame: tuple[int, int, int, int]
    middle: tuple[int, int]
    apart: tuple[int, int, int, str] | None
    looks: tuple[Look, ...]
    styles: tuple[Style, ...]
    signs: tuple[Sign, ...]
    found: bool
    groups: tuple[tuple[Group, int], ...]
    findings: tuple[str, ...]
    rows: tuple[dict[str, Any], ...]
    raw: dict[str, dict[str, Any]]

    @property
    def named(self) -> int:
        """How many bodies, posts and roles it has."""
        return sum(n.look.name != "nobody" for n in self.nodes)


def chart(structure: dict[str, Any]) -> Chart:
    """Return the chart of a structure; one whose nodes have no places yet is laid out first."""
    nodes = [dict(n) for n in structure["nodes"]]
    rows = structure["lines"]
    strokes = structure.get("strokes")
    if strokes is None or any("x" not in n for n in nodes):
        strokes = arrange(nodes, rows)
    raw = {n["id"]: n for n in nodes}
    asked = structure.get("question", {})
    focus = [r["id"] for r in (asked.get("about") or {}, *(asked.get("focus") or ())) if r.get("id") in raw]
    about = focus[0] if focus else None
    facts = facts_of(structure)
    names = _names(nodes, rows)
    anchors = _anchors(sorted(raw))
    boxes = tuple(
        Node(
            id=n["id"],
            anchor=anchors[n["id"]],
            label=clean(n["label"]),
            name=names[n["id"]],
            tags=box_tags(n),
            text=wrap(n["label"]),
            x=n["x"],
            y=n["y"],
            width=n["width"],
            height=n["height"],
            kind=n["kind"],
            look=look_of(n),
            sign=sign_of(n),
            facts=facts[n["id"]],
        )
        for n in sorted(nodes, key=lambda n: (n["level"], n["y"], n["x"], n["id"]))
    )
    by_id = {row["id"]: row for row in rows}
    lines = tuple(
        Drawn(
            id=s["id"],
            from_=s["from"],
            to=s["to"],
            group=group_of(s),
            style=style_of(s),
            sorts=tuple(sorted({by_id[i].get("sort") or s["group"] for i in s["lines"]})),
            sign=_sign([by_id[i] for i in s["lines"]]),
            text=tuple(s["text"]),
            points=tuple((x, y) for x, y in s["points"]),
            curve=s["curve"],
            shown=s["shown"],
            words=s["words"],
        )
        for s in sorted(strokes, key=lambda s: (s["shown"], s["style"] != "secondary", s["id"]))
    )
    frame = _frame(boxes, lines)
    signed = {b.sign for b in boxes} | {d.sign for d in lines}
    return Chart(
        title=title(structure),
        scope=scope(structure),
        about=about,
        told=structure.get("told", ""),
        sources=tuple(d["label"] for d in structure.get("documents", ())),
        nodes=boxes,
        lines=lines,
        frame=frame,
        middle=_middle(about, rows, boxes, frame),
        apart=_apart(nodes, frame, APART_HERE if asked.get("kinds") or asked.get("body_kinds") else APART),
        looks=tuple(look for look in LOOKS if any(b.look is look for b in boxes)),
        styles=tuple(style for style in STYLES if any(d.style is style for d in lines)),
        signs=tuple(sign for sign in (PATH, *SIGNS) if sign in signed),
        found=any(thing.get("findings") for thing in (*nodes, *rows)),
        groups=_groups(lines),
        findings=_findings(structure),
        rows=tuple(rows),
        raw=raw,
    )


def _sign(rows: list[dict[str, Any]]) -> Sign | None:
    """Return the sign of what stands for several lines: a path's over all, a mark where all bear one of the same family."""
    signs = {sign_of(row) for row in rows}
    return PATH if PATH in signs else signs.pop() if len(signs) == 1 else None


def _names(nodes: list[dict[str, Any]], rows: list[dict[str, Any]]) -> dict[str, str]:
    labels = {n["id"]: clean(n["label"]) for n in nodes}
    owners = {row["to_node"]: labels[row["from_node"]] for row in rows}
    return {
        n["id"]: labels[n["id"]] + (f" ({owners[n['id']]})" if n["kind"] == "nobody" and n["id"] in owners else "")
        for n in nodes
    }


def _findings(structure: dict[str, Any]) -> tuple[str, ...]:
    found = sorted(structure["findings"], key=lambda f: (_SEVERITIES.index(f["severity"]), f["kind"], f["id"]))
    return tuple(clean(f["text"]) for f in found)


def _anchors(idents: list[str]) -> dict[str, str]:
    """Return a name for each node that an address can point to."""
    found: dict[str, str] = {}
    for ident in idents:
        name = "node-" + re.sub(r"[^a-z0-9]+", "-", ident.lower()).strip("-")
        while name in found.values():
            name += "-x"
        found[ident] = name
    return found


def _groups(lines: tuple[Drawn, ...]) -> tuple[tuple[Group, int], ...]:
    """Return the groups of which some lines are hidden at first, each with the number of these."""
    count: dict[str, int] = defaultdict(int)
    for line in lines:
        count[line.group.name] += not line.shown
    return tuple((g, count[g.name]) for g in GROUPS if count[g.name])


def _apart(
    nodes: list[dict[str, Any]], frame: tuple[int, int, int, int], words: str
) -> tuple[int, int, int, str] | None:
    """Return the heading over the boxes that stand apart."""
    tops = [n["y"] - n["height"] // 2 for n in nodes if n.get("apart")]
    if not tops or len(tops) == len(nodes):
        return None
    return frame[0] + _MARGIN, min(tops) - _HEADING, frame[2] - 2 * _MARGIN, words


def _frame(nodes: tuple[Node, ...], lines: tuple[Drawn, ...]) -> tuple[int, int, int, int]:
    xs = [x for n in nodes for x in (n.x - n.width // 2, n.x + n.width // 2)]
    ys = [y for n in nodes for y in (n.y - n.height // 2, n.y + n.height // 2)]
    for line in lines:
        if line.shown:
            words = line.words
            xs += [x for x, _ in line.points]
            xs += [words["x"] - words["width"] // 2, words["x"] + words["width"] // 2]
            ys += [y for _, y in line.points]
            ys += [words["y"] - words["height"] // 2, words["y"] + words["height"] // 2]
    if not xs:
        return 0, 0, 600, 200
    left, top = min(xs) - _MARGIN, min(ys) - _MARGIN
    return left, top, max(xs) + _MARGIN - left, max(ys) + _MARGIN - top


def _middle(
    about: str | None, rows: list[dict[str, Any]], nodes: tuple[Node, ...], frame: tuple[int, int, int, int]
) -> tuple[int, int]:
    """Return the place of the body asked about; for an area, that of the box on which most lines meet."""
    met: dict[str, int] = defaultdict(int)
    for row in rows:
        if not row["secondary"]:
            met[row["from_node"]] += 1
            met[row["to_node"]] += 1
    found = [n for n in nodes if n.id == about] or sorted(nodes, key=lambda n: (-met[n.id], n.id))
    if found and (met or about == found[0].id):
        return found[0].x, found[0].y
    return frame[0] + frame[2] // 2, frame[1] + frame[3] // 2
