"""Sections 1 and 2: what cannot be answered, or not as it is asked."""

from .dates import FAILS, HOLDS

NOT_IN_MODEL, AMBIGUOUS = "not-in-model", "ambiguous"


class Asking:
    """Looks at the day and the parties of a question, before any norm."""

    def __init__(self, model, order, parties, norms):
        self.model, self.order, self.parties, self.norms = model, order, parties, norms
        self._any = [n for n in model.norms.values() if n.gateway.kind != "none"]

    def early(self, q, giver, taker):
        """Return `not-in-model`, `ambiguous`, or nothing."""
        if q.on < self.model.release.window_from.first:
            return NOT_IN_MODEL
        for side, party, capacity in (("discloser", giver, q.capacity_from), ("recipient", taker, q.capacity_to)):
            if found := self._party(q, side, party, capacity):
                return found
        capacities = {q.capacity_from, q.capacity_to}
        return AMBIGUOUS if q.discloser == q.recipient and (None in capacities or len(capacities) == 1) else None

    def _party(self, q, side, party, capacity):
        body, kind = self.model.bodies.get(party.ident), self.model.types.get(party.ident)
        if body and body.kind == "class":
            return AMBIGUOUS
        if party.exists == FAILS:
            return NOT_IN_MODEL
        if kind and kind.sort == "group" and not capacity:
            return AMBIGUOUS
        if not party.ways:  # nobody knows what it is in law
            return NOT_IN_MODEL
        if not capacity and self._unnamed_partnership(q, side, party):
            return NOT_IN_MODEL
        return None

    def _unnamed_partnership(self, q, side, party):
        """Tell whether a party is a partnership, and no person in law, that no provision of the day names on its side."""
        body = self.model.bodies.get(party.ident)
        if not self.parties.is_partnership(party.own) or (body and body.legal_personality == "true"):
            return False
        return not any(
            self.norms.in_force(n, q.on) != FAILS
            and any(how == HOLDS and date != FAILS for how, date, _ in self.norms.ways(n, side, party, q.on))
            for n in self._any
        )
