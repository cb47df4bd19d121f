"""What makes two answers the same: outcome, warnings, bases, near misses, and what each layer names; not the words in which it is told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from graphmodel.values import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphmodel.legal_basis.answer import Verdict
    from graphmodel.model.model import Model

#: The layers of an answer, and the two sides of it, by their field.
LAYERS = ("bars", "data_protection", "confidentiality", "human_rights", "sides")
#: A word of a closed list, as against a text.
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
#: Fields that tell of a thing already named, or that only explain it.
_ASIDE = {"id", "label", "kind", "explained_by"}
_REF = {"id", "label", "kind"}


#: The norms that come near, each with the tests that fail or are not known.
NearMisses: TypeAlias = frozenset[tuple[str, tuple[str, ...]]]


class LayerFact(NamedTuple):
    """One thing that a layer says.

    Attributes:
        layer: one of `LAYERS`.
        what: the field, with the fields above it.
        about: the id of the thing in the layer that it is said of; empty where it is said of the layer as a whole.
        value: an id, or a word of a closed list.
    """

    layer: str
    what: str
    about: str
    value: str


class BasisFact(NamedTuple):
    """A norm among the bases, with its role and what it waits for."""

    norm: str
    role: str
    required_if: tuple[str, ...]
    permitted_if: tuple[str, ...]


@dataclass(frozen=True)
class Essence:
    """What of an answer counts when it is compared with another."""

    state: str
    outcome: str | None
    flags: tuple[str, ...]
    bases: frozenset[BasisFact]
    near_misses: NearMisses
    layers: frozenset[LayerFact]
    successors: tuple[tuple[str, bool], ...]
    choices: tuple[str, ...]


def essence(model: Model, verdict: Verdict) -> Essence:
    """Return what of an answer counts when it is compared with another."""
    return Essence(
        verdict.state,
        verdict.outcome,
        verdict.flags,
        frozenset(BasisFact(b.norm.id, b.role, b.required_if, b.permitted_if) for b in verdict.bases),
        frozenset((m.norm.id, m.failures) for m in verdict.near_misses),
        frozenset(fact for name in LAYERS for fact in _facts(model, name, plain(getattr(verdict, name)))),
        tuple((s.body.id, s.exists_on_the_day) for s in verdict.successors),
        tuple(c.id for c in verdict.choices),
    )


def _facts(model: Model, layer: str, value: Any) -> Iterator[LayerFact]:
    """Yield what a layer names and the words of closed lists in it, whatever its fields are."""

    def walk(value: Any, what: str, about: str) -> Iterator[LayerFact]:
        if isinstance(value, dict):
            own = _own(model, value) if what else ""
            if own:
                yield LayerFact(layer, what, about, own)
            for key, below in value.items():
                if key not in _ASIDE and (not own or below != own) and _ident(below) != own:
                    yield from walk(below, f"{what}.{key}" if what else key, own or about)
        elif isinstance(value, list):
            for item in value:
                yield from walk(item, what, about)
        elif isinstance(value, bool):
            yield LayerFact(layer, what, about, "yes" if value else "no")
        elif isinstance(value, str) and (value in model.records or _WORD.fullmatch(value)):
            yield LayerFact(layer, what, about, value)

    yield from walk(value, "", "")


def _own(model: Model, value: dict[str, Any]) -> str:
    """Return the id of the thing that a part of a layer is about: its own id, or that of what it names first."""
    if value.get("id") in model.records:
        return str(value["id"])
    for below in value.values():
        if isinstance(below, str) and below in model.records:
            return below
        if ident := _ident(below):
            return ident
    return ""


def _ident(value: Any) -> str | None:
    """Return the id of a reference; None for anything else."""
    return str(value["id"]) if isinstance(value, dict) and value.keys() == _REF else None
