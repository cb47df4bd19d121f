"""The text twin: all that a chart shows as a nested list and two tables, for whoever does not or cannot look at a picture."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from graphmodel.diagram.facts import Cites, sentence
from graphmodel.diagram.svg import environment
from graphmodel.diagram.text import clean

if TYPE_CHECKING:
    from graphmodel.diagram.chart import Chart, Node


@dataclass(frozen=True)
class Branch:
    """A node in the nested list: how it answers to the one above it, and who answers to it; `again` where that is told further up."""

    node: Node
    words: tuple[str, ...]
    branches: tuple[Branch, ...]
    again: bool


@dataclass(frozen=True)
class LineRow:
    """A line in the table."""

    id: str
    from_: Node
    to: Node
    what: str
    matter: str
    told: str
    places: tuple[str, ...]


def twin(chart: Chart, structure: dict[str, Any]) -> Markup:
    """Return the twin as a fragment of HTML."""
    cites = Cites(structure)
    nodes = {n.id: n for n in chart.nodes}
    found = {f["id"]: f for f in structure["findings"]}
    rows = [_row(row, nodes, cites) for row in chart.rows]
    page = (
        environment()
        .get_template("twin.jinja")
        .render(
            chart=chart,
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
    told = [
        row["status"] if row["status"] != "adopted" else "",
        row["certainty"],
        f"because {row['reason']}" if row["reason"] else "",
        *row["note"],
    ]
    return LineRow(
        id=row["id"],
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
    below: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    answering = set()
    for row in _answers(chart):
        if nodes[row["to_node"]].look.name != "nobody":
            below[row["to_node"]][row["from_node"]].append(clean(row["label"]))
            answering.add(row["from_node"])
    opened: set[str] = set()

    def branch(node: Node, words: tuple[str, ...]) -> Branch:
        again = node.id in opened
        opened.add(node.id)
        inside = below.get(node.id, {})
        inner = (
            () if again else tuple(branch(n, tuple(dict.fromkeys(inside[n.id]))) for n in chart.nodes if n.id in inside)
        )
        return Branch(node, words, inner, again and bool(inside))

    found = [branch(n, ()) for n in chart.nodes if n.id in below and n.id not in answering]
    found += [branch(n, ()) for n in chart.nodes if n.id in below and n.id not in opened]
    return tuple(found)
