"""Section 4: which bars bite, and which are lifted."""

from .dates import HOLDS, covers


class Bars:
    """Finds the bars that bite."""

    def __init__(self, model, order, norms):
        self.model, self.order, self.above = model, order, norms.above

    def biting(self, q, giver):
        """Return the bars that bite on a question, as the discloser stands."""
        return [b for b in self.model.bars.values() if self._bites(b, q, giver)]

    def _bites(self, bar, q, giver):
        return (
            giver.surely(bar.binds) == HOLDS
            and covers(bar.period, q.on) == HOLDS
            and any(self.above[k] & set(bar.information) for k in q.information)
            and (not bar.data_subjects or bool(self.above[q.subject] & set(bar.data_subjects)))
            and (bar.fact is None or q.fact(bar.fact) is True)
        )

    def removed(self, biting):
        """Return the norms that bars take away."""
        return {n for b in biting if self.order["bars"][b.effect].get("removes") for n in b.removes}

    def bars(self, biting, q, full):
        """Return the bars that bar: no exception is confirmed and nothing lifts them; `full` is sort of match → norms."""
        return {b.id for b in biting if self._live(b, q) and not self._confirmed(b, q) and not self._lifted(b, q, full)}

    def flags(self, biting, q):
        """Return the flags of bars that bite and do not bar."""
        found = {self.order["bars"][b.effect].get("else-flag") for b in biting if not self._live(b, q)}
        return found - {None}

    def _live(self, bar, q):
        effect = self.order["bars"][bar.effect]
        return effect.get("bars", False) or ("bars-with" in effect and q.fact(effect["bars-with"]) is True)

    def _confirmed(self, bar, q):
        """An exception that has no fact of its own is confirmed by the general one."""
        return any(q.fact(e.fact or self.order["bar-exception"]) is True for e in bar.exceptions)

    def _lifted(self, bar, q, full):
        by = self.order["yields-to"][bar.yields_to]
        return any(full[sort] for sort in by.get("matches", ())) or ("fact" in by and q.fact(by["fact"]) is True)
