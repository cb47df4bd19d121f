"""A path of accountability in a structure: which of its nodes and lines it goes over, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.structure.lines import ROLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graphmodel.explorer.view import View

_MOST = 30


class MarkedPath:
    """One of the ways that the call `accountability` found.

    Args:
        answer: the answer of that call.
        view: which way is wanted.
        rows: every line of the structure.
        stands_for: line that is not in the structure → the one that stands for it.

    Attributes:
        lines: the steps by the id of a line.
        nodes: the places by the id of a node; 0 is where the path begins.
    """

    def __init__(
        self,
        answer: dict[str, Any],
        view: View,
        rows: Iterable[dict[str, Any]],
        stands_for: Mapping[str, str] | None = None,
    ) -> None:
        self.answer = answer
        self._ways = answer["paths"]
        self._way = min(view.way, len(self._ways)) or 1
        steps = self._ways[self._way - 1]["steps"] if self._ways else []
        by_id = {row["id"]: row for row in rows}
        member = {(r["from_node"], r["to_node"]): r["id"] for r in by_id.values() if r["verb"] == "one-of"}
        self.lines: dict[str, int] = {}
        self.nodes: dict[str, int] = {answer["question"]["from"]["id"]: 0} if steps else {}
        for number, step in enumerate(steps, 1):
            ids = [step["statement"], *(s["id"] for s in step["also"])]
            if step["inherited_from"]:
                ids.append(member.get((step["from"]["id"], step["inherited_from"]["id"]), ""))
                self.nodes.setdefault(step["inherited_from"]["id"], number)
            for ident in ids:
                row = by_id.get((stands_for or {}).get(ident, ident))
                if row is not None:
                    self.lines.setdefault(row["id"], number)
            self.nodes.setdefault(self._end(step, by_id), number)
        self.nodes.pop("", None)

    @staticmethod
    def _end(step: dict[str, Any], by_id: Mapping[str, dict[str, Any]]) -> str:
        """Return the node that a step leads to."""
        if step["to"]:
            return str(step["to"]["id"])
        if step["to_role"]:
            return f"{ROLE}{step['to_role']}"
        return str(by_id[step["statement"]]["to_node"]) if step["statement"] in by_id else ""

    def describe(self) -> dict[str, Any]:
        """Return what an answer tells of it."""
        question = self.answer["question"]
        chosen = self._ways[self._way - 1] if self._ways else None
        return {
            "from": question["from"],
            "to": question["to"],
            "state": self.answer["state"],
            "told": self.answer["told"],
            "ways": len(self._ways),
            "way": self._way if chosen else None,
            "ends": chosen["ends"] if chosen else None,
            "certainty": chosen["certainty"] if chosen else None,
            "status": chosen["status"] if chosen else None,
            "steps": chosen["steps"] if chosen else [],
            "lines": sorted(self.lines),
            "nodes": sorted(self.nodes),
            "all": [
                {"way": n, "in_words": self._in_words(w), "ends": w["ends"]}
                for n, w in enumerate(self._ways[:_MOST], 1)
            ],
            "permalink": self.answer["permalink"],
        }

    @staticmethod
    def _in_words(way: dict[str, Any]) -> str:
        """Return a way as the names that it goes over."""
        steps = way["steps"]
        ends = [s["to"]["label"] if s["to"] else (s["to_role"] or "nobody named").replace("-", " ") for s in steps]
        return " \u2192 ".join([steps[0]["from"]["label"], *ends])
