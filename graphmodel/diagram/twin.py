"""The text twin: all that a chart shows as a nested list and two tables, for whoever does not or cannot look at a picture."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from graphmodel.diagram.facts import Cites, sentence
from graphmodel.diagram.svg import environment
from graphmodel.diagram.tags import mark_words
from graphmodel.diagram.text import clean
from graphmodel.diagram.twin_extras import changes, path_of

if TYPE_CHECKING:
    from graphmodel.diagram.chart import Chart, Node
    from graphmodel.diagram.links import Links


@dataclass(frozen=True)
class Branch:
    """A node in the nested list: how it answers to the one above it, and who answers to it; `again` where that is told further up."""

    node: Node
    words: tuple[str, ...]
    sorts: tuple[str, ...]
    branches: tuple[Branch, ...]
    again: bool


@dataclass(frozen=True)
class LineRow:
    """A line in the table."""

    id: str
    sort: str
    from_: Node
    to: Node
    what: str
    matter: str
    told: str
    places: tuple[str, ...]


def twin(
    chart: Chart, structure: dict[str, Any], *, links: Links | None = None, note: str = "", findings: bool = True
) -> Markup:
    """Return the twin as a fragment of HTML.

    Args:
        chart: the chart.
        structure: the answer it was made from.
        links: where its names lead to on a page.
        note: what a reader should know of what is told here and what not.
        findings: whether the findings are told here; a page may tell them elsewhere.
    """
    cites = Cites(structure)
    nodes = {n.id: n for n in chart.nodes}
    found = {f["id"]: f for f in structure["findings"]} if findings else {}
    rows = [_row(row, nodes, cites) for row in chart.rows]
    page = (
        environment()
        .get_template("twin.jinja")
        .render(
            chart=chart,
            links=links,
            note=note,
            path=path_of(structure, cites),
            changes=changes(chart),
            compared=[clean(t) for t in (structure.get("compared") or {}).get("told", ())],
            tree=_tree(chart, nodes),
            nobody=_nobody(chart, nodes, cites),
            denied=[_denied(row, nodes, cites) for row in chart.rows if row["polarity"] == "denies"],
            findings=[found[i] for i in sorted(found)],
            lines=rows,
            places={n.id: tuple(cites.all(chart.raw[n.id].get("citations", ()))) for n in chart.nodes},
        )
    )
    return Markup(page)  # noqa: S704  the template escapes every value


def _row(row: dict[str, Any], nodes: dict[str, Node], cites: Cites) -> LineRow:
    step = row.get("step")
    mark = mark_words(row)
    told = [
        f"step {step} of the path" if step is not None else "",
        mark and ": ".join(filter(None, (mark, row.get("mark_reason")))),
        row["status"] if row["status"] != "adopted" else "",
        row["certainty"],
        f"because {row['reason']}" if row["reason"] else "",
        *row["note"],
        f"{len(row['findings'])} finding{'s' if len(row['findings']) > 1 else ''} about it"
        if row.get("findings")
        else "",
    ]
    return LineRow(
        id=row["id"],
        sort=row.get("sort") or row["group"],
        from_=nodes[row["from_node"]],
        to=nodes[row["to_node"]],
        what=clean(row["label"]),
        matter=clean(row["for"] or ""),
        told=clean("; ".join(filter(None, told))),
        places=tuple(cites.all(row["citations"])),
    )


def _denied(row: dict[str, Any], nodes: dict[str, Node], cites: Cites) -> str:
    return sentence(row, nodes[row["from_node"]].label, nodes[row["to_node"]].label, cites)


def _answers(chart: Chart) -> list[dict[str, Any]]:
    return [r for r in chart.rows if not r["secondary"] and r["polarity"] != "denies"]


def _nobody(chart: Chart, nodes: dict[str, Node], cites: Cites) -> list[tuple[Node, list[str]]]:
    """Return who answers for something to nobody named, and for what."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in _answers(chart):
        if nodes[row["to_node"]].look.name == "nobody":
            found[row["from_node"]].append(sentence(row, "", "nobody named", cites))
    return [(n, found[n.id]) for n in chart.nodes if n.id in found]


def _tree(chart: Chart, nodes: dict[str, Node]) -> tuple[Branch, ...]:
    """Return who answers to whom, beginning with those who answer to nobody; a node that stands in several places is opened in the first."""
    below: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    answering = set()
    for row in _answers(chart):
        if nodes[row["to_node"]].look.name != "nobody":
            below[row["to_node"]][row["from_node"]].append(row)
            answering.add(row["from_node"])
    opened: set[str] = set()

    def branch(node: Node, rows: list[dict[str, Any]]) -> Branch:
        again = node.id in opened
        opened.add(node.id)
        inside = below.get(node.id, {})
        inner = () if again else tuple(branch(n, inside[n.id]) for n in chart.nodes if n.id in inside)
        sorts = sorted({row.get("sort") or row["group"] for row in rows})
        words = dict.fromkeys(" ".join(filter(None, (clean(r["label"]), _marked(r)))) for r in rows)
        return Branch(node, tuple(words), tuple(sorts), inner, again and bool(inside))

    found = [branch(n, []) for n in chart.nodes if n.id in below and n.id not in answering]
    found += [branch(n, []) for n in chart.nodes if n.id in below and n.id not in opened]
    return tuple(found)


def _marked(row: dict[str, Any]) -> str:
    mark = mark_words(row)
    return f"({mark})" if mark else ""
