"""Section 2: for what a party stands on a day, and how surely.

Where the text is silent: a class counts only while it exists itself; a role reached through rows that do not cover the day is kept, as a norm
that the party meets but for the date; a capacity that the question names settles the condition on which it is held; what a capacity or a role
leaves to its holder ("by function") is the holder's.
"""

from collections import defaultdict

from .dates import FAILS, HOLDS, OFFICER, UNKNOWN, covers


class Party:
    """A party on a day.

    Attributes:
        exists: whether it does.
        own: its own types on the day.
        acting: the type in which it acts; its own, where none is said.
        of_itself: the same and the types of the holders of its duties.
        ways: class → the ways in which it stands there: (condition, dates, whether the way holds only for a common place).
    """

    def __init__(self, ident, exists, own, acting, held, ways):
        self.ident, self.exists, self.own, self.ways = ident, exists, own, ways
        self.acting, self.held, self.of_itself = acting, held, acting | held

    def surely(self, classes):
        """Return how surely it stands in the best of some classes."""
        return max((min(how, date) for c in classes for how, date, _ in self.ways.get(c, ())), default=FAILS)


class Parties:
    """Finds for what parties stand."""

    def __init__(self, model, order):
        self.model = model
        self.everyone, self.but = order["everyone"]["class"], order["everyone"]["save"]
        self.needs = [row["word"] for row in order["needs-power"]]
        self.roles, self.capacities = defaultdict(list), defaultdict(list)
        for kind in model.types.values():
            for row in kind.role_holders:
                self.roles[row.type].append((kind.id, row))
            for holder in kind.held_by:
                self.capacities[holder].append(kind.id)
        self.above = {t: self._above(t) for t in model.types}
        self._kept = {}

    def _above(self, ident):
        return {ident}.union(*(self._above(b) for b in self.model.types[ident].broader))

    def of(self, ident, on, capacity):
        """Return a party on the day, in a capacity if one is given."""
        key = ident, on, capacity
        if key not in self._kept:
            if len(self._kept) > 50_000:
                self._kept.clear()
            party = self._of(ident, on, named=capacity is not None)
            self._kept[key] = self._in(party, on, capacity) if capacity else party
        return self._kept[key]

    def needs_power(self, party, capacity):
        """Return the word for whether a party needs a power: the strictest of its types."""
        words = {self.model.types[t].needs_power for t in party.own}
        if capacity and (word := self.model.types[capacity].needs_power) != "by-function":
            words = {word}
        return next((w for w in self.needs if w in words), self.needs[0])

    def _of(self, ident, on, *, named):
        if ident in self.model.types:
            own = {ident: self._type_exists(ident, on)}
            exists = own[ident]
        else:
            body = self.model.bodies[ident]
            own = self._types(body, on)
            exists = min(covers(body.exists.period, on) if body.exists else UNKNOWN, max(own.values(), default=HOLDS))
            if body.status in {"planned", "proposed"}:
                exists = FAILS
        starts = [(t, (HOLDS, date, False)) for t, date in self._with_holders(ident, own, on)]
        own = {t for t, date in own.items() if date != FAILS}
        held = self._held(ident)
        return Party(
            ident, exists, own, own, held, self._closure(starts, on, partnership=self.is_partnership(own), named=named)
        )

    def is_partnership(self, own):
        """Tell whether some types make a partnership, which is no body in law."""
        return any(self.but in self.above[t] for t in own)

    def _in(self, party, on, capacity):
        """Return a party as it acts in a capacity: that, what is broader, and the roles reached through it."""
        kept = [(capacity, (HOLDS, date, link)) for _, date, link in party.ways.get(capacity, ())]
        exists = min(party.exists, max((way[1] for _, way in kept), default=FAILS))
        ways = self._closure(kept, on, partnership=self.is_partnership(party.own), named=False)
        return Party(party.ident, exists, party.own, {capacity}, party.held, ways)

    def _types(self, body, on):
        found = {}
        for row in body.types:
            found[row.type] = max(
                found.get(row.type, FAILS), min(covers(row.period, on), self._type_exists(row.type, on))
            )
        return found

    def _type_exists(self, ident, on):
        return covers(self.model.types[ident].exists.period, on)

    def _with_holders(self, ident, own, on):
        """Yield a party's own types, and those of the body or office that holds its duties, and of the one that holds that one's."""
        yield from own.items()
        seen = {ident}
        while (record := self.model.bodies.get(ident)) and record.legal_holder and record.legal_holder not in seen:
            ident = record.legal_holder
            seen.add(ident)
            yield from (
                self._types(self.model.bodies[ident], on).items()
                if ident in self.model.bodies
                else [(ident, self._type_exists(ident, on))]
            )

    def _held(self, ident):
        """Return the types of the holders of a party's duties, on whatever day."""
        body, kind = self.model.bodies.get(ident), self.model.types.get(ident)
        holder = (body or kind).legal_holder
        if not holder:
            return set()
        record = self.model.bodies.get(holder)
        return {holder} if record is None else {r.type for r in record.types} | self._held(holder)

    def _closure(self, starts, on, *, partnership, named):
        """Return class → all ways that no other way beats; those of anybody only where the question names a capacity."""
        found = defaultdict(list)
        queue = list(starts)
        if starts and not partnership:
            queue.append((self.everyone, (HOLDS, max(date for _, (_, date, _) in starts), False)))
        while queue:
            at, way = queue.pop()
            if (way[0] == FAILS and not named) or any(_beats(other, way) for other in found[at]):
                continue
            found[at] = [other for other in found[at] if not _beats(way, other)] + [way]
            queue.extend(self._steps(at, way, on))
        return {
            c: [(how, min(date, self._type_exists(c, on)), link) for how, date, link in ways]
            for c, ways in found.items()
            if ways
        }

    def _steps(self, at, way, on):
        """Yield what a type stands for by itself."""
        how, date, link = way
        kind = self.model.types[at]
        for above in kind.broader:
            # What is broader need not exist for what is broader still; and anybody is anybody everywhere.
            yield above, (how, way[1], link and above != self.everyone)
        date = min(date, self._type_exists(at, on))
        for above in [*self.capacities[at], *filter(None, [kind.legal_holder])]:
            yield above, (how, min(date, self._type_exists(above, on)), link)
        for role, row in self.roles[at]:
            condition = HOLDS
            if row.applies_if:
                # Anybody may act for, be authorised by, be prescribed: too wide to be put to the officer.
                condition = FAILS if at == self.everyone else OFFICER
            dated = min(date, covers(row.period, on), self._type_exists(role, on))
            yield role, (min(how, condition), dated, link or (row.area_link or "none") != "none")


def _beats(one, other):
    """Tell whether one way is at least as good as another in everything."""
    return one[0] >= other[0] and one[1] >= other[1] and one[2] <= other[2]
