"""Paths of accountability: every simple way upwards from a body, or between two, how each ends, and where the documents say no more."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

from msgspec import Struct

from graphmodel.model.documents import Line, Relation, SameAs
from graphmodel.structure.attested import Attested
from graphmodel.structure.lines import NOBODY, ROLE, LineGraph

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Sequence

    from graphmodel.model.model import Model
    from graphmodel.structure.lines import Edge, Filter
    from graphmodel.structure.statements import Describe

MOST_PATHS = 500
_CERTAINTY = ("stated", "inferred", "disputed")


#: How a way ends at a node, if it does, and the steps on from it.
_Place: TypeAlias = "tuple[str | None, Sequence[tuple[str, Edge]]]"
#: The steps of a way so far, where it has come to, and where it has been.
_Way: TypeAlias = "tuple[tuple[tuple[str, Edge], ...], str, frozenset[str]]"


class Path(Struct, frozen=True):
    """A way upwards: the nodes after the first, with the edge to each, and how it ends (word of codelist/path-end)."""

    start: str
    steps: tuple[tuple[str, Edge], ...]
    ends: str

    @property
    def last(self) -> str:
        """The node that it ends at."""
        return self.steps[-1][0] if self.steps else self.start

    @property
    def certainty(self) -> str:
        """The worst certainty of its steps."""
        return max((e.statement.certainty for _, e in self.steps), key=_CERTAINTY.index, default="stated")

    @property
    def status(self) -> str:
        """`adopted`, or the status of the first step that is something else."""
        return next((e.statement.status for _, e in self.steps if e.statement.status != "adopted"), "adopted")


def _shortest_first(path: Path) -> tuple[int, list[tuple[str, str]]]:
    return len(path.steps), [(e.statement.id, n) for n, e in path.steps]


class Paths:
    """Finds paths in the lines of a day; what it has found of a node is kept for the paths that come by later."""

    def __init__(self, model: Model, lines: LineGraph) -> None:
        self.model = model
        self.lines = lines
        self._role_ends = {c.name: c.path_end for c in model.codelists["codelist/to-role"].codes}
        self._known: dict[tuple[str, bool, bool], _Place] = {}

    def find(self, start: str, to: str | None, depth: int) -> list[Path]:
        """Return every simple path from a node: as far up as the documents go, or to another node.

        Args:
            start: the node to begin at.
            to: the node to reach; None for all that is above.
            depth: the largest number of steps.
        """
        walk = self._upwards(start, depth) if to is None else self._between(start, to, depth)
        found = list(islice(walk, MOST_PATHS))
        return sorted(found, key=_shortest_first) if len(found) > 1 else found

    def _upwards(self, start: str, depth: int) -> Iterator[Path]:
        """Yield every way up from a node, to where it ends."""
        stack: list[_Way] = [((), start, frozenset((start,)))]
        while stack:
            steps, node, seen = stack.pop()
            end, onward = self._place(node, steps, relations=False)
            further = [step for step in onward if step[0] not in seen]
            back: list[tuple[str, Edge]] = []
            if len(further) < len(onward):  # most ways never come back to where they were
                back = [step for step in onward if step[0] in seen and isinstance(step[1].statement, Line)]
            if not further and not back:
                if steps:
                    yield Path(start, steps, end or "sources-stop")
            elif len(steps) == depth:
                yield Path(start, steps, "depth")
            else:
                stack += [((*steps, step), step[0], seen | {step[0]}) for step in reversed(further)]
                for step in back:
                    yield Path(start, (*steps, step), "loop")

    def _between(self, start: str, to: str, depth: int) -> Iterator[Path]:
        """Yield every way from a node to another; only steps are tried from which the other can still be reached."""
        far = self._far(start, to, depth)
        stack: list[_Way] = [((), start, frozenset((start,)))] if start in far and start != to else []
        while stack:
            steps, node, seen = stack.pop()
            if node == to:
                yield Path(start, steps, "reached")
                continue
            left = depth - len(steps)
            onward = self._place(node, steps, relations=True)[1]
            there = [step for step in reversed(onward) if step[0] not in seen and far.get(step[0], depth) < left]
            stack.extend(((*steps, step), step[0], seen | {step[0]}) for step in there)

    def _far(self, start: str, to: str, depth: int) -> dict[str, int]:
        """Return how many steps it takes at least from each node between two to the upper one; a node from which it is out of reach is not there."""
        below: dict[str, list[str]] = defaultdict(list)
        level, seen = [start], {start}
        for _ in range(depth):
            above: list[str] = []
            for node in level:
                if node != to and not self._end(node, first=node == start):
                    for onward, _ in self.lines.out(node, relations=True):
                        below[onward].append(node)
                        if onward not in seen:
                            seen.add(onward)
                            above.append(onward)
            level = above
        far, level = {to: 0}, [to]
        while level:
            reached = {lower: far[node] + 1 for node in level for lower in below[node] if lower not in far}
            far |= reached
            level = list(reached)
        return far

    def _place(self, node: str, steps: tuple[tuple[str, Edge], ...], *, relations: bool) -> _Place:
        """Return how a way ends at a node, if it does, and the steps on from it: to nobody only where none leads on, and never two identities in a row."""
        first = not steps
        known = self._known.get((node, first, relations))
        if known is None:
            end = self._end(node, first=first)
            onward = () if end else self.lines.out(node, relations=relations)
            if not first and any(not n.startswith(NOBODY) for n, _ in onward):
                onward = tuple(o for o in onward if not o[0].startswith(NOBODY))
            known = self._known[node, first, relations] = (end, onward)
        if steps and isinstance(steps[-1][1].statement, SameAs):
            return known[0], tuple(o for o in known[1] if not isinstance(o[1].statement, SameAs))
        return known

    def _end(self, node: str, *, first: bool) -> str | None:
        """Return how a path ends at a node, or None where it may go on."""
        if node.startswith(NOBODY):
            return "nobody-named"
        if node.startswith(ROLE):
            return self._role_ends.get(node.removeprefix(ROLE)) or "sources-stop"
        if first:
            return None
        body = self.model.bodies.get(node)
        if body and body.legal_personality == "true":
            return "legal-body"
        if not self.lines.out(node) and any(line.to or line.to_role for line in self.lines.denied(node)):
            return "denied"
        return None

    def gaps(self, start: str, paths: list[Path]) -> list[dict[str, Any]]:
        """Return the places where the documents say no more: what is below the break, what may be above it, and where was looked."""
        stops = {p.last for p in paths if p.ends == "sources-stop" and not p.last.startswith(ROLE)}
        if not paths:
            stops.add(start)
        found: list[dict[str, Any]] = []
        describe = self._ref
        for node in sorted(stops):
            above = self.lines.alike(node)
            looked = list(self.lines.attested.looked_in(node)) or list(self.lines.attested.documents)
            found += [
                {"below": describe(node), "above": describe(a) if a else None, "looked_in": looked}
                for a in (above or [""])
            ]
        return found

    def _ref(self, ident: str) -> dict[str, str]:
        ref = self.model.ref(ident)
        return {"id": ref.id, "label": ref.label, "kind": ref.kind}

    def describe(self, paths: Iterable[Path], describe: Describe) -> list[dict[str, Any]]:
        """Return paths by the contract's names. Many share their steps: each is described once."""
        known: dict[tuple[str, str, int], dict[str, Any]] = {}
        return [self._described(path, describe, known) for path in paths]

    def _described(
        self, path: Path, describe: Describe, known: dict[tuple[str, str, int], dict[str, Any]]
    ) -> dict[str, Any]:
        steps = []
        before = path.start
        for node, edge in path.steps:
            key = (before, node, id(edge))
            if key not in known:
                known[key] = self._step(before, node, edge, describe)
            steps.append(dict(known[key]))
            before = node
        return {"steps": steps, "ends": path.ends, "certainty": path.certainty, "status": path.status}

    def _step(self, before: str, node: str, edge: Edge, describe: Describe) -> dict[str, Any]:
        statement = edge.statement
        role = node.startswith(ROLE)
        made: dict[str, Any] = {
            "from": describe.ref(before),
            "to": None if role or node.startswith(NOBODY) else describe.ref(node),
            "to_role": node.removeprefix(ROLE) if role else None,
            "via": [],
            "kinds": [],
            "strength": None,
            "for": None,
            "alternative": None,
            "statement": statement.id,
            "inherited_from": describe.ref(edge.inherited_from),
            "status": statement.status,
            "polarity": statement.polarity,
            "certainty": statement.certainty,
            "reason": statement.reason,
            "note": list(statement.note),
            "citations": describe.citations(c for s in (statement, *edge.also) for c in s.cite),
            "also": [describe.statement(s) for s in edge.also],
        }
        if isinstance(statement, Line):
            made |= {
                "via": describe.refs(statement.via),
                "kinds": list(statement.kinds),
                "strength": statement.strength,
                "for": statement.for_,
                "alternative": {"set": statement.alternative.set, "joined_by": statement.alternative.joined_by}
                if statement.alternative
                else None,
            }
        elif isinstance(statement, Relation):
            made |= {"kinds": [statement.verb], "strength": "relation"}
        else:
            made |= {"kinds": ["same-as"], "strength": "identity"}
        return made


@lru_cache(maxsize=16)
def paths_on(model: Model, on: datetime.date, source: str | None, wanted: Filter, identity: str) -> Paths:
    """Return what finds paths on a day; of the days asked about last with all that was found of their nodes.

    Args:
        model: the model.
        on: the day.
        source: the one document that is to speak; None for all that speak of the day.
        wanted: which lines.
        identity: `probable` also goes over identities that are only probable.
    """
    return Paths(model, LineGraph(model, Attested(model, on, source), wanted, identity=identity))
