"""The call `matrix`: every member of a partnership to every other, with the strongest outcome in each cell."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from graphmodel.calls.envelope import common
from graphmodel.findings.find import about_norms
from graphmodel.matrix.strength import Strength
from graphmodel.matrix.table import FOR_ITS_MEMBERS, Cell, Matrix, fill, word_of
from graphmodel.matrix.words import told
from graphmodel.structure.statements import Describe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphmodel.legal_basis.engine import Engine
    from graphmodel.matrix.question import AskedMatrix
    from graphmodel.model.model import Model

_SAME = "the same body"


def table(model: Model, engine: Engine, asked: AskedMatrix) -> Matrix:
    """Return the matrix as a value, for files that hold every answer of it.

    Raises:
        BadQuestionError: with every fault of the question, or where it asks for too much.
        NotInGraphError: where an id is nowhere in the graph.
    """
    return fill(engine, asked.resolve(model))


def matrix(model: Model, engine: Engine, asked: AskedMatrix) -> dict[str, Any]:
    """Answer the question of a matrix; raises what `table` raises."""
    return describe(model, engine, table(model, engine, asked))


def describe(model: Model, engine: Engine, made: Matrix) -> dict[str, Any]:
    """Return a matrix as plain data: members, purposes, a row for each discloser, and counts.

    A cell has the outcome, norms and flags of the strongest of its answers, and the link to that answer. Where several
    purposes were asked for, `by_purpose` has what each of them comes to, and `counts` how many come to what.
    """
    described = _Described(model, made)
    question, members = made.question, made.members
    answers = described.ordered(Counter(word_of(r) for c in made.pairs() for r in c.results))
    best = [c.strongest for c in made.pairs() if c.strongest]
    flags = dict(sorted(Counter(f for r in best for f in r.flags).items()))
    norms = sorted({n for r in best for n in r.norms})
    cells = described.ordered(Counter(word_of(r) for r in best))
    served = engine.matcher.places.overlap
    findings = about_norms(model, question.on, norms, lambda area: served(area, question.area))
    return {
        **common(
            model,
            described.question(),
            "answered" if cells else "not-in-graph",
            question.on.isoformat(),
            question.permalink,
            list({f["id"]: f for f in findings}.values()),
        ),
        "told": told(model, made, cells),
        "members": described.refs(members.ids),
        "left_out": [{"body": described.ref(x.body), "why": x.why} for x in members.left_out],
        "purposes": described.refs(question.purposes),
        "rows": [
            {"discloser": described.ref(row[0].discloser), "cells": [described.cell(c) for c in row]}
            for row in made.cells
        ],
        "counts": dict(cells),
        "answer_counts": dict(answers),
        "flag_counts": flags,
        "blocking_flags": described.strength.blocking(list(flags)),
        "labels": described.labels([*answers, *flags]),
    }


class _Described:
    """The parts of a matrix as plain data; a thing is described once, however often it is named."""

    def __init__(self, model: Model, made: Matrix) -> None:
        self.model = model
        self.made = made
        self.strength = Strength(model)
        self._describe = Describe(model)
        self._known: dict[str, dict[str, str] | None] = {}

    def ref(self, ident: str | None) -> dict[str, str] | None:
        """Return id, label and kind, or None."""
        if ident and ident not in self._known:
            self._known[ident] = self._describe.ref(ident)
        return self._known[ident] if ident else None

    def refs(self, idents: Iterable[str]) -> list[dict[str, str] | None]:
        """Return several."""
        return [self.ref(i) for i in idents]

    def question(self) -> dict[str, Any]:
        """Return the question as it was understood, with labels and with what was taken where nothing was said."""
        question = self.made.question
        return {
            "area": self.ref(question.area),
            "board": self.ref(question.board),
            "purpose": self.refs(question.purposes),
            "all_purposes": question.every_purpose,
            "subject": self.ref(question.pattern.subject),
            "information": self.refs(question.pattern.information),
            "date": question.on.isoformat(),
            "nation": question.pattern.nation,
            "facts": {f.removeprefix("fact/"): v for f, v in question.pattern.facts},
        }

    def cell(self, cell: Cell) -> dict[str, Any]:
        """Return one cell."""
        best = cell.strongest
        purposes = self.made.question.purposes
        several = best is not None and len(purposes) > 1
        return {
            "recipient": self.ref(cell.recipient),
            "state": best.state if best else "not-applicable",
            "outcome": best.outcome if best else None,
            "purpose": purposes[cell.best] if best else None,
            "counts": dict(self.ordered(cell.counts)) if several else None,
            "by_purpose": dict(zip(purposes, map(word_of, cell.results), strict=True)) if several else None,
            "ready": bool(best and best.ready),
            "norms": self.refs(best.norms) if best else [],
            "bars": self.refs(best.bars) if best else [],
            "flags": list(best.flags) if best else [],
            "told": best.why if best else _SAME,
            "permalink": cell.link or None,
        }

    def ordered(self, counts: Counter[str]) -> Counter[str]:
        """Return counts in the order of the outcomes, the strongest first."""
        return Counter({w: counts[w] for w in sorted(counts, key=lambda w: (self.strength.order(w), w))})

    def labels(self, words: list[str]) -> dict[str, str]:
        """Return what each outcome, state and flag that occurs is called."""
        found: dict[str, str] = {}
        for word in words:
            kind = next((k for k in ("outcome", "flag") if f"{k}/{word}" in self.model.records), None)
            found[word] = self.model.label(f"{kind}/{word}") if kind else self.model.code_label("state", word)
        if FOR_ITS_MEMBERS in found:
            found[FOR_ITS_MEMBERS] = (
                "A partnership that no provision in the graph names on that side is answered for each of its members"
            )
        return found
