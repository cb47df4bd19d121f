"""What of an answer counts when a filed one is compared with today's: what was found and what it waits for, not the words in which it is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphmodel.layers.layer_facts import OVER, LayerFact, ident, layer_facts

if TYPE_CHECKING:
    from collections.abc import Mapping

_CONSIDERED = ("modality", "basis", "gateway_kind", "confidence", "commencement", "unverified")
_BASIS = ("role", "required_if", "permitted_if", "conditions", "limits", "announced", *_CONSIDERED)
_NEAR_MISS = ("failures", "replaced_by", *_CONSIDERED)
#: Lists of an answer that count as they are.
LISTS = ("flags", "not_ready", "headline_depends_on", "short_form", "for_the_officer", "who_to_ask")
#: Fields of a layer that tell in words what other fields hold, or that only name, describe or cite.
_TOLD = {
    "told",
    "why",
    "label",
    "kind",
    "url",
    "in_force",
    "note",
    "summary",
    "scope",
    "explained_by",
    "provision",
    "pinpoint",
}


@dataclass(frozen=True)
class Essence:
    """What of an answer counts.

    Attributes:
        bases, near_misses: by id of the norm, the fields that count; `tests` holds the result of each.
        layers: what lies over the gateway.
        lists: the lists of `LISTS`, sorted.
        successors, choices: what a question that cannot be answered is led to.
    """

    state: str
    outcome: str | None
    ready: bool
    bases: Mapping[str, Mapping[str, Any]]
    near_misses: Mapping[str, Mapping[str, Any]]
    layers: frozenset[LayerFact]
    lists: Mapping[str, list[str]]
    successors: tuple[str, ...]
    choices: tuple[str, ...]


def essence(answer: Mapping[str, Any]) -> Essence:
    """Return what of an answer counts.

    Args:
        answer: as the call `legal-basis` gives it for one pair of parties, or a verdict as plain data.
    """
    return Essence(
        answer["state"],
        answer["outcome"],
        answer["ready"],
        {row["norm"]["id"]: _row(row, _BASIS) for row in answer["bases"]},
        {row["norm"]["id"]: _row(row, _NEAR_MISS) for row in answer["near_misses"]},
        frozenset(
            fact for layer in OVER for fact in layer_facts(layer, answer.get(layer), aside=_TOLD, counts=_is_said)
        ),
        {name: sorted(str(v) for v in answer.get(name) or ()) for name in LISTS},
        tuple(sorted(s["body"]["id"] for s in answer["successors"] if s["exists_on_the_day"])),
        tuple(sorted(c["id"] for c in answer["choices"])),
    )


def _row(row: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    """Return what counts of a norm in an answer."""
    return {name: _bare(row.get(name)) for name in names} | {"tests": {t["test"]: t["result"] for t in row["tests"]}}


def _is_said(value: Any) -> bool:
    return value is not None


def _bare(value: Any) -> Any:
    """Return a value without the sources that stand beside it; of a reference, its id."""
    if isinstance(value, dict):
        return ident(value) or {k: _bare(v) for k, v in value.items() if k != "sources"}
    return [_bare(v) for v in value] if isinstance(value, list) else value
