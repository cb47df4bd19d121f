"""The law as a record saw it: the norms and the records of the layers that an answer names, whole, so that a later replay can say what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.layers.layer_facts import OVER
from graphmodel.values import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graphmodel.model.model import Model


def norms_named(model: Model, answer: Mapping[str, Any]) -> dict[str, Any]:
    """Return every norm among the bases and near misses of an answer, by id."""
    named = {row["norm"]["id"] for row in (*answer["bases"], *answer["near_misses"])}
    return {i: plain(model.norms[i]) for i in sorted(named)}


def layers_named(model: Model, answer: Mapping[str, Any]) -> dict[str, Any]:
    """Return every record that the layers of an answer name, by id; of the effects on confidence those of the norms that match.

    Norms are among them that only explain a layer, or stand on one side only.
    """
    decided = norms_named(model, answer)
    records: dict[str, Any] = {
        **model.bars,
        **model.routes,
        **model.regimes,
        **model.lawful_bases,
        **model.processing_conditions,
        **model.confidence_routes,
        **model.prompts,
        **{i: n for i, n in model.norms.items() if i not in decided},
    }
    named = {t for layer in OVER for t in _texts(answer[layer]) if t in records}
    matching = {e["norm"]["id"] for e in answer["confidentiality"].get("effects", ())}
    effects = {i: e for i, e in model.confidence_effects.items() if matching & set(e.norm)}
    found = {i: records[i] for i in named} | effects
    return {i: plain(found[i]) for i in sorted(found)}


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
