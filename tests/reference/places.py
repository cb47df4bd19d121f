"""Section 3, area: whether two parties serve the same place on a day."""

from .dates import FAILS, HOLDS, OFFICER, covers


class Places:
    """Compares the areas that two parties serve, by what lies within what."""

    def __init__(self, model):
        self.model = model
        self.around = {a: self._around(a) for a in model.areas}
        self._found = {}

    def _around(self, ident):
        return {ident}.union(*(self._around(a) for a in self.model.areas[ident].within))

    def linked(self, link, giver, taker, within, on):
        """Return whether a link of place holds, and whether it stays an open condition."""
        if link == 0:
            return HOLDS
        key = link, giver, taker, within, on
        if key not in self._found:
            if len(self._found) > 200_000:
                self._found.clear()
            self._found[key] = self._linked(link, giver, taker, within, on)
        return self._found[key]

    def _linked(self, link, giver, taker, within, on):
        served = [self._served(party, within, on) for party in (giver, taker)]
        if None in served:  # a kind of body, nowhere in particular: an open condition, no test
            return HOLDS
        if not all(served):
            return OFFICER
        meets = self._overlap if link == 1 else str.__eq__
        return max(
            (min(a_sure, b_sure) for a, a_sure in served[0].items() for b, b_sure in served[1].items() if meets(a, b)),
            default=FAILS,
        )

    def _served(self, party, within, on):
        """Return area → how surely it is served; None for a kind of body of which no area is said."""
        if party in self.model.types:
            return {within: HOLDS} if within else None
        found = {}
        for row in self.model.bodies[party].covers:
            found[row.area] = max(found.get(row.area, FAILS), covers(row.period, on))
        return {a: r for a, r in found.items() if r != FAILS}

    def _overlap(self, a, b):
        """Tell whether one lies within the other."""
        return a in self.around[b] or b in self.around[a]
