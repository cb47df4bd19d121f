"""Findings about lines: they pull apart, stop, go round, lead to several, or lead to nobody."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graphmodel.findings.finding import Finding, labels
from graphmodel.ids import slug_of
from graphmodel.model.documents import Line, SameAs
from graphmodel.structure.lines import NOBODY, ROLE, LineGraph, target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphmodel.model.model import Model
    from graphmodel.structure.attested import Attested


def of_lines(model: Model, attested: Attested) -> Iterator[Finding]:
    """Yield every finding about the lines of a day."""
    lines = LineGraph(model, attested)
    yield from _denied_and_asserted(model, lines)
    yield from _pulling_apart(model, attested)
    yield from _over_and_beside(model, attested)
    yield from _stops(model, lines)
    yield from _loops(model, lines)
    yield from _several(model, attested)
    yield from _nobody(model, attested)


def _principal_lines(model: Model, attested: Attested) -> dict[str, list[Line]]:
    """Return the lines of full accountability to somebody named, by the body that accounts; identities that are stated count as one."""
    found: dict[str, list[Line]] = defaultdict(list)
    for line in attested.among(model.lines.values()):
        if (
            line.polarity != "denies"
            and line.strength == "accountable"
            and line.from_
            and (line.to or line.to_role)
            and line.status == "adopted"
        ):
            found[line.from_].append(line)
    return found


def _denied_and_asserted(model: Model, lines: LineGraph) -> Iterator[Finding]:
    for denied in (line for node in lines.nodes() for line in lines.denied(node)):
        against = [
            e.statement
            for to, e in lines.out(denied.from_ or "")
            if isinstance(e.statement, Line) and to == target(denied)
        ]
        if against and denied.from_:
            yield Finding(
                "contradictory-lines",
                "high",
                (denied.from_, target(denied)),
                (denied, *against),
                f"One statement says that {model.label(denied.from_)} answers to {model.label(target(denied))}, another denies it.",
                f"denied {slug_of(denied.id)}",
            )


def _pulling_apart(model: Model, attested: Attested) -> Iterator[Finding]:
    """Yield bodies whose accountability is told differently in two places: other principals, or joined in another way."""
    alike: dict[str, set[str]] = defaultdict(set)
    for same in attested.among(model.same_as.values()):
        if same.polarity != "denies":
            alike[same.left].add(same.right)
            alike[same.right].add(same.left)
    told: dict[str, dict[tuple[str | None, str | None], list[Line]]] = {}
    for body, rows in _principal_lines(model, attested).items():
        places: dict[tuple[str | None, str | None], list[Line]] = defaultdict(list)
        for line in rows:
            if not line.for_:
                places[line.cite[0].part if line.cite else None, line.cite[0].paragraph if line.cite else None].append(
                    line
                )
        told[body] = places
    for body in sorted(told):
        for other in (body, *sorted(t for t in alike[body] if t in told and t > body)):
            versions = [*told[body].values(), *(told[other].values() if other != body else ())]
            if len({_version(v) for v in versions}) > 1:
                statements = tuple(sorted({line.id: line for v in versions for line in v}.values(), key=lambda s: s.id))
                ways = "; ".join(dict.fromkeys(_in_words(model, v) for v in versions))
                yield Finding(
                    "contradictory-lines",
                    "high",
                    tuple(dict.fromkeys((body, other))),
                    statements,
                    f"The accountability of {labels(model, (body, other))} is told in more than one way: {ways}.",
                )
                break


def _over_and_beside(model: Model, attested: Attested) -> Iterator[Finding]:
    """Yield bodies that answer to one body while another is said to have a say over them."""
    verbs = {c.name for c in model.codelists["codelist/relation-verb"].codes if c.authority}
    principals = _principal_lines(model, attested)
    for relation in attested.among(model.relations.values()):
        below, over = relation.to or "", relation.from_
        lines = principals.get(below, [])
        if (
            relation.verb in verbs
            and relation.polarity != "denies"
            and lines
            and over not in {target(line) for line in lines}
        ):
            named = labels(model, (target(line) for line in lines))
            said = relation.detail or relation.verb
            text = f"{model.label(below)} is accountable to {named}, while {model.label(over)} is said to have a say over it ({said})."
            yield Finding(
                "contradictory-lines", "medium", (below, over), (relation, *lines), text, f"beside {slug_of(over)}"
            )


def _version(lines: list[Line]) -> tuple[object, ...]:
    joined = {line.alternative.joined_by for line in lines if line.alternative}
    return (
        tuple(sorted({target(line) for line in lines})),
        tuple(sorted({v for line in lines for v in line.via})),
        tuple(sorted(joined)),
    )


def _in_words(model: Model, lines: list[Line]) -> str:
    joined = next((line.alternative.joined_by.replace("-", "/") for line in lines if line.alternative), "and")
    names = f" {joined} ".join(dict.fromkeys(labels(model, [target(line)]) for line in lines))
    via = sorted({v for line in lines for v in line.via})
    place = lines[0].cite[0] if lines[0].cite else None
    where = ", ".join(filter(None, (place.part, place.paragraph))) if place else "no place"
    return f"to {names}{' through ' + labels(model, via) if via else ''} ({where})"


def _stops(model: Model, lines: LineGraph) -> Iterator[Finding]:
    """Yield bodies to which others answer and which themselves answer to nobody, as far as the documents say."""
    answering: dict[str, dict[str, Line]] = defaultdict(dict)
    for _, to, statement in _lines(lines):
        answering[to][statement.id] = statement
    for node in sorted(n for n in answering if not n.startswith((ROLE, NOBODY))):
        body = model.bodies.get(node)
        onward = [to for to, e in lines.out(node) if not isinstance(e.statement, SameAs) and not to.startswith(NOBODY)]
        if not onward and body is not None and body.legal_personality != "true":
            unique = tuple(sorted(answering[node].values(), key=lambda s: s.id))
            yield Finding(
                "line-stops",
                "medium",
                (node,),
                unique,
                f"Others answer to {model.label(node)}, and no document of that day says to whom it answers in turn.",
            )


def _lines(lines: LineGraph) -> Iterator[tuple[str, str, Line]]:
    """Yield every line of the day that is asserted, those of its class for each member: from where, to where, the line."""
    for node in lines.nodes():
        for to, edge in lines.edges(node):
            if isinstance(edge.statement, Line):
                yield node, to, edge.statement


def _loops(model: Model, lines: LineGraph) -> Iterator[Finding]:
    import networkx as nx  # noqa: PLC0415  a fifth of a second to import, and many answers need no findings

    edges = list(_lines(lines))
    components = [
        sorted(c) for c in nx.strongly_connected_components(nx.DiGraph((a, b) for a, b, _ in edges)) if len(c) > 1
    ]
    number = {node: n for n, cycle in enumerate(components) for node in cycle}
    inside: dict[int, dict[str, Line]] = defaultdict(dict)
    for start, to, statement in edges:
        if start in number and number[start] == number.get(to):
            inside[number[start]][statement.id] = statement
    for cycle in sorted(components):
        unique = tuple(sorted(inside[number[cycle[0]]].values(), key=lambda s: s.id))
        yield Finding(
            "loop", "high", tuple(cycle), unique, f"The lines go round: {labels(model, cycle)} answer to each other."
        )


def _several(model: Model, attested: Attested) -> Iterator[Finding]:
    for body, rows in sorted(_principal_lines(model, attested).items()):
        by_matter: dict[str | None, list[Line]] = defaultdict(list)
        for line in rows:
            by_matter[line.for_].append(line)
        for matter, lines in sorted(by_matter.items(), key=lambda item: item[0] or ""):
            principals = sorted({target(line) for line in lines})
            if len(principals) > 1:
                what = f"for {matter}" if matter else "without saying for what each"
                yield Finding(
                    "several-principals",
                    "medium",
                    (body, *principals),
                    tuple(sorted(lines, key=lambda s: s.id)),
                    f"{len(principals)} principals are named for {model.label(body)}, {what}: {labels(model, principals)}.",
                    matter or "",
                )


def _nobody(model: Model, attested: Attested) -> Iterator[Finding]:
    for line in attested.among(model.lines.values()):
        if line.from_ and not line.to and not line.to_role and line.polarity != "denies":
            yield Finding(
                "nobody-named",
                "low",
                (line.from_,),
                (line,),
                f"{model.label(line.from_)} is said to answer for {line.for_}, and nobody is named to whom.",
            )
