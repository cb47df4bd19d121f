"""What differs between a filed answer and today's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.layers.layer_facts import OVER, LayerFact
from graphmodel.replay.essence import LISTS, Essence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from graphmodel.replay.names import Names

    Rows = Mapping[str, Mapping[str, Any]]
    Tests = Callable[[str], list[dict[str, Any]]]


def differences(names: Names, before: Essence, after: Essence, tests: Tests) -> dict[str, Any]:
    """Return what differs, kind by kind; what stayed the same is in no list.

    Args:
        names: what things are called.
        before: what counts of the filed answer.
        after: the same of today's.
        tests: the tests of a norm that come out differently.
    """
    found = {n: _gained(before.lists[n], after.lists[n]) for n in LISTS}
    return {
        **found,
        "headline_norms": _refs(names, _headline(before), _headline(after)),
        "bases": _norms(names, before.bases, after.bases, tests),
        "near_misses": _norms(names, before.near_misses, after.near_misses, tests),
        "layer_results": _results(before, after),
        "layers": [row for layer in OVER for row in _layer(names, layer, before.layers, after.layers)],
        "successors": _refs(names, before.successors, after.successors),
        "choices": _refs(names, before.choices, after.choices),
    }


def _gained(old: Iterable[str], new: Iterable[str]) -> dict[str, list[str]]:
    old, new = set(old), set(new)
    return {"gained": sorted(new - old), "lost": sorted(old - new)}


def _refs(names: Names, old: Iterable[str], new: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
    return {kind: [names.ref(i) for i in ids] for kind, ids in _gained(old, new).items()}


def _headline(of: Essence) -> list[str]:
    return [norm for norm, row in of.bases.items() if row["role"] == "headline"]


def _norms(names: Names, old: Rows, new: Rows, tests: Tests) -> dict[str, list[dict[str, Any]]]:
    """Return the norms that came, went, or stand there otherwise."""

    def row(norm: str) -> dict[str, Any]:
        was, is_ = _shown(old.get(norm)), _shown(new.get(norm))
        changed = sorted(k for k in was if was[k] != is_[k]) if was and is_ else []
        return {"norm": names.ref(norm), "before": was, "after": is_, "changed": changed, "tests": tests(norm)}

    return {
        "gained": [row(n) for n in sorted(new.keys() - old.keys())],
        "lost": [row(n) for n in sorted(old.keys() - new.keys())],
        "changed": [row(n) for n in sorted(old.keys() & new.keys()) if old[n] != new[n]],
    }


def _shown(row: Mapping[str, Any] | None) -> dict[str, Any] | None:
    return None if row is None else {k: v for k, v in row.items() if k != "tests"}


def _results(before: Essence, after: Essence) -> list[dict[str, Any]]:
    """Return the layers whose result is another one; null where a layer was not looked at or has none."""
    old, new = ({f.layer: f.value for f in of.layers if f.what == "result"} for of in (before, after))
    rows = [{"layer": layer, "before": old.get(layer), "after": new.get(layer)} for layer in OVER]
    return [row for row in rows if row["before"] != row["after"]]


def _layer(names: Names, layer: str, before: frozenset[LayerFact], after: frozenset[LayerFact]) -> list[dict[str, Any]]:
    """Return the fields of a layer that say something else; of a thing that came or went, only that it did."""
    old = {fact for fact in before if fact.layer == layer}
    new = {fact for fact in after if fact.layer == layer}
    stayed = {(f.what, f.value) for f in old} & {(f.what, f.value) for f in new}
    changed: dict[tuple[str, str], tuple[set[str], set[str]]] = {}
    for facts, at in ((old - new, 0), (new - old, 1)):
        for fact in facts:
            if fact.what != "result" and (not fact.about or any((w, fact.about) in stayed for w in _above(fact.what))):
                changed.setdefault((fact.what, fact.about), (set(), set()))[at].add(fact.value)
    return [
        {
            "layer": layer,
            "what": what,
            "about": names.ref(about) if about else None,
            "gone": [names.value(what, v) for v in sorted(gone)],
            "new": [names.value(what, v) for v in sorted(came)],
        }
        for (what, about), (gone, came) in sorted(changed.items())
    ]


def _above(what: str) -> list[str]:
    """Return the fields above a field, and the layer itself.

    >>> _above("bars.exceptions.fact")
    ['', 'bars', 'bars.exceptions']
    """
    parts = what.split(".")
    return [".".join(parts[:n]) for n in range(len(parts))]
