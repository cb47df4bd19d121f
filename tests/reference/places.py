"""Section 3, area: whether two parties serve the same place on a day."""

from functools import cache
from itertools import product

from .dates import FAILS, HOLDS, OFFICER, covers


class Places:
    """Compares the areas that two parties serve, by what lies within what."""

    def __init__(self, model):
        self.model = model
        self.around = {a: self._around(a) for a in model.areas}
        self._kept = {}
        self._meet = cache(self._meet)

    def _around(self, ident):
        return {ident}.union(*(self._around(a) for a in self.model.areas[ident].within))

    def common(self, giver, taker, within, on):
        """Return whether both serve a common place; `areas-overlap` and `same-area` ask the same, as one may serve more than the other."""
        key = giver, taker, within, on
        if key not in self._kept:
            if len(self._kept) > 50_000:
                self._kept.clear()
            self._kept[key] = self._common(giver, taker, within, on)
        return self._kept[key]

    def _common(self, giver, taker, within, on):
        served = [self._served(party, within, on) for party in (giver, taker)]
        if None in served:  # a kind of body, nowhere in particular: an open condition, no test
            return HOLDS
        if not all(served):
            return OFFICER
        pairs = product(served[0].items(), served[1].items())
        return max((min(a_sure, b_sure) for (a, a_sure), (b, b_sure) in pairs if self._meet(a, b)), default=FAILS)

    def _served(self, party, within, on):
        """Return area → how surely it is served; None for a kind of body of which no area is said. A service serves as its holder does."""
        if party in self.model.types:
            return {within: HOLDS} if within else None
        body, found = self.model.bodies[party], {}
        for row in body.covers:
            found[row.area] = max(found.get(row.area, FAILS), covers(row.period, on))
        found = {a: r for a, r in found.items() if r != FAILS}
        return found or (self._served(body.legal_holder, None, on) or {} if body.legal_holder else {})

    def _meet(self, a, b):
        """Tell whether one lies within the other, or some place lies within both."""
        return any(a in around and b in around for around in self.around.values())
