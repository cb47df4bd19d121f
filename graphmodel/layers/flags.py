"""The flags of the layers without the layers: for those that ask many questions which differ only in their parties and their purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from graphmodel.layers.bars_shown import show
from graphmodel.layers.regimes import stands
from graphmodel.legal_basis.party import Party
from graphmodel.legal_basis.standing import Standings

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from graphmodel.layers.assess import Assessment
    from graphmodel.layers.bars import Found
    from graphmodel.legal_basis.outcome import Outcome
    from graphmodel.legal_basis.question import Question


class LayerFlags:
    """Runs the layers themselves and keeps their flags.

    What a layer came to is used again where all is the same that it depends on. Each is given only that, and the rest is
    blanked: a layer that came to depend on more would not find it there, and would not silently be wrong.
    """

    def __init__(self, layers: Assessment, pattern: Question) -> None:
        self.layers = layers
        self.model = layers.matcher.model
        self._blank = replace(pattern, discloser="", recipient="", purpose="")
        self._regimes = [self.model.regimes[i] for i in sorted(self.model.regimes)]
        self._governed = {c for regime in self._regimes for c in regime.governs}
        self._named = {p for route in self.model.routes.values() for p in route.purposes}
        self._known: dict[Hashable, tuple[str, ...]] = {}
        self._received: dict[str, tuple[Party, Hashable]] = {}
        self._sorted: dict[str, Hashable] = {}

    def of(self, purpose: str, giver: Party, taker: Party, outcome: Outcome, found: tuple[Found, ...]) -> set[str]:
        """Return the flags that the layers raise over an outcome."""
        layers, blank, who = self.layers, self._blank, (giver.id, giver.own_types)
        gateway = outcome.gateway
        decided = (outcome.id, outcome.barred_by, gateway.id)
        received, governed = self._as_received(taker)
        flags = (
            self._once(("bars", who, *decided), lambda: show(self.model, found, outcome)[1]),
            self._once(
                ("data protection", who, governed, self._as_sorted(purpose), *decided),
                lambda: layers.data_protection.assess(replace(blank, purpose=purpose), giver, received, outcome).flags,
            ),
            self._once(
                ("confidentiality", *decided, gateway.deciding, gateway.full),
                lambda: layers.confidentiality.assess(blank, outcome)[1],
            ),
            self._once(("human rights", who), lambda: layers.human_rights.assess(blank, giver)[1]),
        )
        return {flag for raised in flags for flag in raised}

    def _once(self, key: Hashable, assess: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = assess()
        return found

    def _as_received(self, taker: Party) -> tuple[Party, Hashable]:
        """Return of a recipient only which law governs what it does with the information; and the same to compare by."""
        if taker.id not in self._received:
            standings = Standings((c, s) for c, s in taker.standings.items() if c in self._governed)
            party = Party("", taker.exists, standings, None, "true", (), ())
            self._received[taker.id] = party, tuple(stands(party, regime.governs) for regime in self._regimes)
        return self._received[taker.id]

    def _as_sorted(self, purpose: str) -> Hashable:
        """Return what data protection law makes of a purpose: its flags, and the purposes of the route table that it lies within."""
        if purpose not in self._sorted:
            above = self.layers.matcher.concepts.purposes.above[purpose]
            self._sorted[purpose] = (self.model.purposes[purpose].flags, frozenset(above & self._named))
        return self._sorted[purpose]
