"""The call `structure` (command `diagram`): the bodies of an area, or around a body, and the lines between them, with positions."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from graphmodel.calls.accountability import path
from graphmodel.calls.envelope import asked_day, common, link
from graphmodel.diagram.layout import arrange
from graphmodel.errors import BadQuestionError, Fault
from graphmodel.explorer.asked import AskedView, box_kinds
from graphmodel.explorer.days import days
from graphmodel.explorer.marked_path import MarkedPath
from graphmodel.explorer.narrow import narrow
from graphmodel.explorer.nodes import kind_label, kind_of_node, label_of
from graphmodel.explorer.one_day import OneDay
from graphmodel.explorer.sorts import legend, matters, sort_of, sorts
from graphmodel.explorer.two_days import TwoDays
from graphmodel.ids import kind_of
from graphmodel.structure.attested import Attested
from graphmodel.structure.lines import NOBODY
from graphmodel.structure.statements import Describe

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from graphmodel.explorer.narrow import Part
    from graphmodel.explorer.view import View
    from graphmodel.legal_basis.engine import Engine
    from graphmodel.model.model import Model

#: How many steps from a body its chart goes.
DEPTH = 2


def structure(
    model: Model,
    ident: str,
    *,
    date: str | None = None,
    depth: int = DEPTH,
    view: AskedView | None = None,
    engine: Engine | None = None,
) -> dict[str, Any]:
    """Return the structure of an area, or of what stands around a body, as the documents of a day attest it.

    Each node has a place: `x` and `y` are the middle of its box, `y` grows downwards, `level` counts the rows from the
    top. `strokes` is what a chart draws: one for all the lines between the same two, with its route and its words.

    Args:
        model: the model that is asked.
        ident: the area, body or post.
        date: the day, as YYYY-MM-DD.
        depth: how many steps from a body to go; an area has all its bodies whatever the depth.
        view: the part of it that is wanted, a path that is marked in it, a second day; all of it where left out.
        engine: what is asked how bodies stood on a day; needed only to compare two days, and made where left out.

    Raises:
        NotInGraphError, BadQuestionError: an id or parameter cannot be read.
    """
    on = asked_day(date)
    if depth < 1:
        raise BadQuestionError((Fault("depth", f"{depth} is no number of steps; give one from 1"),))
    about = model.resolve(ident, "area", "body", "post")
    middle = about if kind_of(about) != "area" else None
    seen = (view or AskedView()).resolve(model)
    whole = (
        TwoDays(model, engine or _engine(model), about, (on, seen.compare))
        if seen.compare
        else OneDay(model, about, on)
    )
    marked = _marked(model, seen, on, whole)
    part = narrow(
        model,
        whole.idents,
        whole.rows,
        seen,
        middle=middle,
        depth=depth if middle else 1,
        path=(marked.nodes, marked.lines) if marked else ((), ()),
    )
    nodes = whole.describe(part.idents, part.rows)
    _mark(nodes, part.rows, marked, whole)
    findings = whole.findings(part.idents)
    _find(part.rows, findings)
    strokes = arrange(nodes, part.rows, all_shown=bool(seen.kinds))
    describe = Describe(model)
    steps = part.steps if part.steps and (middle or seen.focus) else None
    question = {
        "about": describe.ref(about),
        "depth": part.steps if middle else None,
        **_asked(model, seen, describe, steps),
    }
    parameters = [
        *seen.pairs(),
        ("steps", depth if middle and depth != DEPTH and not seen.steps else None),
        ("date", on.isoformat()),
    ]
    return {
        **common(
            model,
            question,
            "answered" if nodes else "not-in-graph",
            on.isoformat(),
            link(f"/areas/{about}/structure", parameters),
            findings,
        ),
        "told": "" if nodes else _told(model, about, on, whole.idents),
        "documents": describe.refs(_cited(nodes, part.rows)),
        "boards": describe.refs(sorted(whole.boards() & part.idents)),
        "nodes": nodes,
        "lines": part.rows,
        "strokes": strokes,
        "extent": _extent(whole.idents, whole.rows, part),
        "choices": _choices(model, whole.idents, whole.rows),
        "days": days(model, about),
        "path": marked.describe() if marked else None,
        "compared": whole.summary() if isinstance(whole, TwoDays) else None,
    }


def _engine(model: Model) -> Engine:
    from graphmodel.legal_basis.engine import Engine  # noqa: PLC0415  only two days need it

    return Engine(model)


def _marked(model: Model, view: View, on: datetime.date, whole: OneDay | TwoDays) -> MarkedPath | None:
    if view.start is None:
        return None
    answer = path(model, view.start, to=view.goal, date=on.isoformat())
    return MarkedPath(answer, view, whole.rows, whole.stands_for if isinstance(whole, TwoDays) else None)


def _mark(
    nodes: list[dict[str, Any]], rows: list[dict[str, Any]], marked: MarkedPath | None, whole: OneDay | TwoDays
) -> None:
    """Say on nodes and lines what becomes of them and where they stand on a path, where that is asked."""
    for row in rows:
        row["sort"] = sort_of(row)
    for things, steps in ((nodes, marked.nodes if marked else {}), (rows, marked.lines if marked else {})):
        for thing in things:
            if marked:
                thing["step"] = steps.get(thing["id"])
            if isinstance(whole, TwoDays):
                marks = whole.marks.nodes if things is nodes else whole.marks.lines
                mark = marks.get(thing["id"])
                thing |= {"mark": mark.word if mark else None, "mark_reason": mark.reason if mark else ""}


def _find(rows: list[dict[str, Any]], findings: list[dict[str, Any]]) -> None:
    """Say on each line what was found about it."""
    by_line: dict[str, set[str]] = {}
    for finding in findings:
        for statement in finding["statements"]:
            by_line.setdefault(statement, set()).add(finding["id"])
    for row in rows:
        row["findings"] = sorted(by_line.get(row["id"], ()))


def _asked(model: Model, view: View, describe: Describe, steps: int | None) -> dict[str, Any]:
    """Return what a view asks for, as it was understood."""

    def refs(idents: Iterable[str]) -> list[dict[str, Any]]:
        return [{"id": i, "label": label_of(model, i), "kind": kind_of_node(model, i)} for i in idents]

    return {
        "focus": refs(view.focus),
        "steps": "all" if view.whole else steps,
        "kinds": list(view.kinds),
        "body_kinds": list(view.body_kinds),
        "hide": refs(view.hide),
        "from": describe.ref(view.start),
        "to": describe.ref(view.goal),
        "way": view.way if view.start else None,
        "compare": view.compare.isoformat() if view.compare else None,
    }


def _extent(idents: set[str], rows: list[dict[str, Any]], part: Part) -> dict[str, Any]:
    """Return how much of the whole is shown."""
    return {
        "nodes": len(part.idents),
        "of_nodes": len(idents),
        "lines": len(part.rows),
        "of_lines": len(rows),
        "told": part.told,
    }


def _choices(model: Model, idents: set[str], rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what a reader may choose from: the sorts and kinds of lines and the kinds of boxes there are, and everything by name."""
    by_sort = Counter(sort_of(row) for row in rows)
    by_kind = Counter(kind for row in rows if row["group"] == "line" for kind in row["kinds"])
    boxes = Counter(kind_of_node(model, i) for i in idents)
    named = sorted((label_of(model, i), i) for i in idents if not i.startswith(NOBODY))
    return {
        "kinds": [
            {"word": w, "label": legend(model, w), "lines": count[w], "sort": count is by_sort}
            for words, count in ((sorts(model), by_sort), (matters(model), by_kind))
            for w in words
            if count[w]
        ],
        "body_kinds": [
            {"word": k, "label": kind_label(model, k), "nodes": boxes[k]} for k in box_kinds(model) if boxes[k]
        ],
        "named": [{"id": i, "label": label, "kind": kind_of_node(model, i)} for label, i in named],
    }


def _cited(nodes: list[dict[str, Any]], rows: list[dict[str, Any]]) -> list[str]:
    """Return the documents that a chart rests on."""
    return sorted({c["document"] for thing in (*nodes, *rows) for c in thing["citations"] if c["document"]})


def _told(model: Model, about: str, on: datetime.date, idents: set[str]) -> str:
    """Say why there is nothing to show: nothing is left of it, or the documents speak of another stretch of time."""
    if idents:
        return "Nothing is left to show: show more kinds, or what is hidden."
    label = model.label(about)
    if kind_of(about) != "area":
        span = Attested(model, on).span(about)
        if span:
            return f"No document in the graph speaks of {label} on {on}; those that name it speak of {span}."
        return f"No document in the graph speaks of {label}."
    documents = [d for d in model.documents.values() if d.area == about]
    spans = sorted(
        f"{d.label} of {d.attested.not_before} to {d.attested.not_after}" for d in documents if d.attested is not None
    )
    if spans:
        return f"No document in the graph speaks of {label} on {on}; those on {label} speak of other days: {'; '.join(spans)}."
    return f"No document on {label} is in the graph."
