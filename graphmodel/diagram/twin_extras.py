"""What the text twin tells beside who answers to whom: the path that is marked, and what differs between two days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphmodel.diagram.tags import SIGNS, family
from graphmodel.diagram.text import clean
from graphmodel.diagram.words import listed

if TYPE_CHECKING:
    from graphmodel.diagram.chart import Chart, Node
    from graphmodel.diagram.facts import Cites

_HEADINGS = {
    "gone": "Told of on the first day only",
    "new": "Told of on the second day only",
    "changed": "Told otherwise on the second day",
    "perhaps": "Perhaps the same under another name",
}


@dataclass(frozen=True)
class PathWords:
    """A path in words: what is to be known of it, and its steps with where each stands."""

    told: str
    steps: tuple[str, ...]


def path_of(structure: dict[str, Any], cites: Cites) -> PathWords | None:
    """Return the path of a structure in words, where one is asked for."""
    path = structure.get("path")
    if not path:
        return None
    start, goal = path["from"]["label"], (path["to"] or {}).get("label")
    which = f" This is way {path['way']} of {path['ways']}." if path["ways"] > 1 else ""
    between = f"From {start} up to {goal}." if goal else f"From {start} upwards."
    none = "" if path["steps"] else " No path was found in the documents of the day."
    told = " ".join(filter(None, (between + which + none, path["told"])))
    return PathWords(clean(told), tuple(_step(step, cites) for step in path["steps"]))


def _step(step: dict[str, Any], cites: Cites) -> str:
    to = step["to"]["label"] if step["to"] else (step["to_role"] or "nobody named").replace("-", " ")
    kinds = listed(k for k in step["kinds"] if k != step["strength"])
    how = {"relation": kinds, "identity": "is another name of"}.get(step["strength"] or "")
    words = how or f"{step['strength']} to".replace("-", " ")
    of = f" ({kinds})" if kinds and not how else ""
    inherited = f", as one of {step['inherited_from']['label']}" if step["inherited_from"] else ""
    via = f", through {listed(v['label'] for v in step['via'])}" if step["via"] else ""
    unsure = "".join(f", {w}" for w in (step["certainty"], step["status"]) if w not in {"stated", "adopted"})
    where = "; ".join(cites.all(step["citations"]))
    told = clean(f"{step['from']['label']}: {words} {to}{of}{via}{inherited}{unsure}")
    return told + (f" [{where}]" if where else "")


def changes(chart: Chart) -> list[tuple[str, list[tuple[Node, str]]]]:
    """Return the boxes that differ between two days, under what becomes of them, each with why that is said."""
    found = []
    for sign in SIGNS:
        nodes = [n for n in chart.nodes if family(chart.raw[n.id]) == sign.name and n.look.name != "nobody"]
        if nodes:
            rows = [(n, clean(chart.raw[n.id].get("mark_reason") or "")) for n in nodes]
            found.append((_HEADINGS[sign.name], sorted(rows, key=lambda r: r[0].name)))
    return found
