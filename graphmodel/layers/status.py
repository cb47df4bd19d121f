"""Whether a party is a public authority: once in the sense of data protection law, once in that of human rights law."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphmodel.legal_basis.party import Party
    from graphmodel.model.layers import DataProtectionStatus
    from graphmodel.model.model import Model


class Statuses:
    """Finds the row of the data that says how a party stands."""

    def __init__(self, model: Model) -> None:
        self._rows = [model.data_protection_status[i] for i in sorted(model.data_protection_status)]
        self.model = model

    def of(self, party: Party) -> DataProtectionStatus | None:
        """Return the row of a party: that of its own types before that of a class above them; None where no row speaks of it."""
        own = {*party.own_types, *(t for h in party.holders for t in self._types(h))}
        for row in self._rows:
            if own & set(row.class_):
                return row
        return next((r for r in self._rows if any(party.stands_in(c) for c in r.class_)), None)

    def _types(self, holder: str) -> tuple[str, ...]:
        if holder in self.model.types:
            return (holder,)
        body = self.model.bodies.get(holder)
        return tuple(r.type for r in body.types) if body else ()

    def sector(self, party: Party, powered: bool) -> str:
        """Return the sector in which a party acts here: a mixed body's by whether it needs a power for this act."""
        said = {self.model.types[t].sector for t in party.own_types}
        if "public" in said:
            return "public"
        if "private" in said:
            return "private"
        return "public" if powered else "private"
