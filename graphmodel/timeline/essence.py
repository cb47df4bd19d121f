"""What makes two answers the same: outcome, warnings, bases, near misses, and what each layer names; not the words in which it is told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from graphmodel.ids import ID
from graphmodel.layers.layer_facts import LAYERS, LayerFact, layer_facts
from graphmodel.values import plain

if TYPE_CHECKING:
    from graphmodel.legal_basis.answer import Verdict

#: A word of a closed list, as against a text.
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
#: Fields that tell of a thing already named, or that only explain it.
_ASIDE = {"id", "label", "kind", "explained_by"}


#: The norms that come near, each with the tests that fail or are not known.
NearMisses: TypeAlias = frozenset[tuple[str, tuple[str, ...]]]


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


def essence(verdict: Verdict) -> Essence:
    """Return what of an answer counts when it is compared with another."""
    return Essence(
        verdict.state,
        verdict.outcome,
        verdict.flags,
        frozenset(BasisFact(b.norm.id, b.role, b.required_if, b.permitted_if) for b in verdict.bases),
        frozenset((m.norm.id, m.failures) for m in verdict.near_misses),
        frozenset(
            fact
            for name in LAYERS
            for fact in layer_facts(name, plain(getattr(verdict, name)), aside=_ASIDE, counts=_names)
        ),
        tuple((s.body.id, s.exists_on_the_day) for s in verdict.successors),
        tuple(c.id for c in verdict.choices),
    )


def _names(value: Any) -> bool:
    """Tell whether a value is an id or a word of a closed list, and no text."""
    return isinstance(value, str) and bool(ID.fullmatch(value) or _WORD.fullmatch(value))
