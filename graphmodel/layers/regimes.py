"""Which law on personal data, and on human rights, governs what a party does on a day (decision-logic section 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from graphmodel.layers.dated import Dated
from graphmodel.legal_basis.standing import Rank

if TYPE_CHECKING:
    import datetime

    from graphmodel.legal_basis.matching import Matcher
    from graphmodel.legal_basis.party import Party
    from graphmodel.model.layers import Regime
    from graphmodel.model.model import Model


class Governing(Struct, frozen=True):
    """The regimes of a party for a purpose on a day.

    Attributes:
        general: the regime for everything; None before the window.
        special: the regime that governs instead, where the party and the purpose are of its kind.
        condition: on what a special regime would govern, where only the officer can say; else None.
        leaves: the special regime that governs the party but not this purpose.
    """

    general: Regime | None
    special: Regime | None
    condition: tuple[Regime, str] | None
    leaves: Regime | None

    @property
    def regime(self) -> Regime | None:
        """The regime that governs."""
        return self.special or self.general


class Regimes:
    """Finds the regimes that govern."""

    def __init__(self, matcher: Matcher) -> None:
        self.model: Model = matcher.model
        self._regimes = Dated(matcher.slices, sorted(self.model.regimes.values(), key=lambda r: r.order))

    def of_kind(self, kind: str, on: datetime.date) -> Regime | None:
        """Return the regime of a kind on a day."""
        return next((r for r in self._regimes.holding(on) if r.regime_kind == kind), None)

    def governing(self, party: Party, purpose: str, on: datetime.date) -> Governing:
        """Return which regimes govern a party for a purpose on a day."""
        special = self.of_kind("law-enforcement", on)
        general = self.of_kind("general", on)
        if special is None:
            return Governing(general, None, None, None)
        rank, condition = stands(party, special.governs)
        serves = self._serves(purpose, special)
        if rank is Rank.HOLDS:
            return Governing(general, special if serves else None, None, None if serves else special)
        asks = (special, condition) if rank is Rank.OFFICER and condition and serves else None
        return Governing(general, None, asks, None)

    def _serves(self, purpose: str, regime: Regime) -> bool:
        return not regime.purpose_flags or bool(self.model.purposes[purpose].flags & set(regime.purpose_flags))


def stands(party: Party, classes: tuple[str, ...]) -> tuple[Rank, str | None]:
    """Return how well a party stands in any of some classes on its day, and on which condition.

    Where it fails with a condition, the party is one of those that anybody may become by meeting it.
    """
    best: tuple[Rank, str | None] = (Rank.FAILS, None)
    for class_ in classes:
        for standing in party.standings.get(class_, ()):
            if standing.date is Rank.FAILS:
                continue
            rank = max(standing.condition, standing.date)
            if rank < best[0] or (rank is best[0] and best[1] is None):
                best = (rank, next((s.condition for s in standing.steps if s.condition), None))
    return best
