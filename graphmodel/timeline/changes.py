"""What changed an answer at the border between two stretches of time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.layers.layer_facts import LAYERS
from graphmodel.timeline.tests_compared import TestsCompared, answerable
from graphmodel.values import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphmodel.layers.layer_facts import LayerFact
    from graphmodel.legal_basis.engine import Engine
    from graphmodel.timeline.essence import BasisFact, NearMisses
    from graphmodel.timeline.stretches import Stretch


class Changes:
    """Says what changed between neighbouring stretches."""

    def __init__(self, engine: Engine) -> None:
        self.model = engine.model
        self.tests = TestsCompared(engine)

    def between(self, before: Stretch, after: Stretch) -> dict[str, Any]:
        """Return what changed, kind by kind; what stayed the same is null or empty.

        Where one side cannot be answered, nothing came near there and no layer was looked at, so only the reason is told.
        """
        old, new = before.essence, after.essence
        unanswered = next((s.verdict.headline for s in (after, before) if not answerable(s)), None)
        return {
            "date": after.first.isoformat(),
            "state": {"from": old.state, "to": new.state} if old.state != new.state else None,
            "outcome": {"from": old.outcome, "to": new.outcome} if old.outcome != new.outcome else None,
            "flags": {
                "gained": sorted({*new.flags} - {*old.flags}),
                "lost": sorted({*old.flags} - {*new.flags}),
            },
            "unanswered": unanswered,
            "bases": self._bases(before, after),
            "near_misses": self._near_misses(
                *((frozenset(),) * 2 if unanswered else (old.near_misses, new.near_misses))
            ),
            "layers": []
            if unanswered
            else [row for layer in LAYERS for row in self._layer(layer, old.layers, new.layers)],
            "successors": self._successors(before, after),
            "choices": [plain(c) for c in after.verdict.choices] if old.choices != new.choices else [],
        }

    def _bases(self, before: Stretch, after: Stretch) -> dict[str, list[dict[str, Any]]]:
        """Return the norms that came among the bases, left them, or stand there otherwise, with the tests that came out differently."""
        old = {b.norm: b for b in before.essence.bases}
        new = {b.norm: b for b in after.essence.bases}

        def row(norm: str) -> dict[str, Any]:
            return {
                "norm": plain(self.model.ref(norm)),
                "before": _as_basis(old.get(norm)),
                "after": _as_basis(new.get(norm)),
                "tests": self.tests.compared(norm, before, after),
            }

        return {
            "gained": [row(n) for n in sorted(new.keys() - old.keys())],
            "lost": [row(n) for n in sorted(old.keys() - new.keys())],
            "changed": [row(n) for n in sorted(old.keys() & new.keys()) if old[n] != new[n]],
        }

    def _near_misses(self, before: NearMisses, after: NearMisses) -> dict[str, list[dict[str, Any]]]:
        old, new = dict(before), dict(after)

        def row(norm: str) -> dict[str, Any]:
            return {
                "norm": plain(self.model.ref(norm)),
                "before": list(old.get(norm, ())),
                "after": list(new.get(norm, ())),
            }

        return {
            "gained": [row(n) for n in sorted(new.keys() - old.keys())],
            "lost": [row(n) for n in sorted(old.keys() - new.keys())],
            "changed": [row(n) for n in sorted(old.keys() & new.keys()) if old[n] != new[n]],
        }

    def _layer(self, layer: str, before: Iterable[LayerFact], after: Iterable[LayerFact]) -> list[dict[str, Any]]:
        """Return the fields of a layer that say something else; of a thing that came or went, only that it did."""
        old = {fact for fact in before if fact.layer == layer}
        new = {fact for fact in after if fact.layer == layer}
        named = {(f.what, f.value) for f in old} & {(f.what, f.value) for f in new}
        changed: dict[tuple[str, str], tuple[set[str], set[str]]] = {}
        for facts, at in ((old - new, 0), (new - old, 1)):
            for fact in facts:
                if not fact.about or any((place, fact.about) in named for place in _above(fact.what)):
                    changed.setdefault((fact.what, fact.about), (set(), set()))[at].add(fact.value)
        return [
            {
                "layer": layer,
                "what": what,
                "about": plain(self.model.ref(about)) if about else None,
                "gone": [self._value(what, v) for v in sorted(gone)],
                "new": [self._value(what, v) for v in sorted(came)],
            }
            for (what, about), (gone, came) in sorted(changed.items())
        ]

    def _value(self, what: str, value: str) -> dict[str, Any]:
        """Return what a layer names, or a word of it, as a reference."""
        if value in self.model.records:
            ref: dict[str, Any] = plain(self.model.ref(value))
            return ref
        codelist = "layer-result" if what == "result" else what.rpartition(".")[2].replace("_", "-")
        known = f"codelist/{codelist}" in self.model.codelists
        return {"id": None, "label": self.model.code_label(codelist, value) if known else value, "kind": "words"}

    def _successors(self, before: Stretch, after: Stretch) -> list[dict[str, Any]]:
        """Return what came after a party, where that is another than before."""
        changed = before.essence.successors != after.essence.successors
        return [plain(s) for s in after.verdict.successors] if changed else []


def _above(what: str) -> list[str]:
    """Return the fields above a field.

    >>> _above("bars.exceptions.fact")
    ['bars', 'bars.exceptions']
    """
    parts = what.split(".")
    return [".".join(parts[:n]) for n in range(1, len(parts))]


def _as_basis(fact: BasisFact | None) -> dict[str, Any] | None:
    if fact is None:
        return None
    return {"role": fact.role, "required_if": list(fact.required_if), "permitted_if": list(fact.permitted_if)}
