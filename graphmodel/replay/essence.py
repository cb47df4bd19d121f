"""What of an answer counts when a filed one is compared with today's: what was found and what it waits for, not the words in which it is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from graphmodel.ids import ID

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: The layers of an answer, its two sides, and what explains it, by their field.
LAYERS = ("bars", "data_protection", "confidentiality", "human_rights", "sides", "explained_by")
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
_REF = {"id", "label", "kind"}


class LayerFact(NamedTuple):
    """One thing that a layer says.

    Attributes:
        layer: one of `LAYERS`.
        what: the field, with the fields above it.
        about: the id of the thing in the layer that it is said of; empty where it is said of the layer as a whole.
        value: an id, a word or a text.
    """

    layer: str
    what: str
    about: str
    value: str


@dataclass(frozen=True)
class Essence:
    """What of an answer counts.

    Attributes:
        bases, near_misses: by id of the norm, the fields that count; `tests` holds the result of each.
        layers: what the layers say.
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
        frozenset(fact for layer in LAYERS for fact in _facts(layer, answer.get(layer))),
        {name: sorted(str(v) for v in answer.get(name) or ()) for name in LISTS},
        tuple(sorted(s["body"]["id"] for s in answer["successors"] if s["exists_on_the_day"])),
        tuple(sorted(c["id"] for c in answer["choices"])),
    )


def _row(row: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    """Return what counts of a norm in an answer."""
    return {name: _bare(row.get(name)) for name in names} | {"tests": {t["test"]: t["result"] for t in row["tests"]}}


def _bare(value: Any) -> Any:
    """Return a value without the sources that stand beside it; of a reference, its id."""
    if isinstance(value, dict):
        return value["id"] if value.keys() == _REF else {k: _bare(v) for k, v in value.items() if k != "sources"}
    return [_bare(v) for v in value] if isinstance(value, list) else value


def _facts(layer: str, value: Any) -> Iterator[LayerFact]:
    """Yield what a layer says, whatever its fields are."""

    def walk(value: Any, what: str, about: str) -> Iterator[LayerFact]:
        if isinstance(value, dict):
            own = _own(value) if what or layer == "explained_by" else ""
            if own:
                yield LayerFact(layer, what, about, own)
            for key, below in value.items():
                if key not in _TOLD and (not own or own not in (below, _ident(below))):
                    yield from walk(below, f"{what}.{key}" if what else key, own or about)
        elif isinstance(value, list):
            for item in value:
                yield from walk(item, what, about)
        elif isinstance(value, bool):
            yield LayerFact(layer, what, about, "yes" if value else "no")
        elif value is not None:
            yield LayerFact(layer, what, about, str(value))

    yield from walk(value, "", "")


def _own(value: Mapping[str, Any]) -> str:
    """Return the id of the thing that a part of a layer is about: its own, or that of what it names first."""
    for below in (value.get("id"), *value.values()):
        ident = _ident(below) or below
        if isinstance(ident, str) and ID.fullmatch(ident):
            return ident
    return ""


def _ident(value: Any) -> str | None:
    """Return the id of a reference; None for anything else."""
    return str(value["id"]) if isinstance(value, dict) and value.keys() == _REF else None
