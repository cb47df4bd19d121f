"""Section 2: for what a party stands on a day, and how surely."""

from collections import defaultdict

from .dates import FAILS, HOLDS, OFFICER, covers

LINKS = ["none", "areas-overlap", "same-area"]  # from the weakest to the strictest


class Parties:
    """Finds what a party stands for: class → strictest link of place on the way → how surely, the best of the ways with that link."""

    def __init__(self, model, order):
        self.model = model
        self.everyone, self.but = order["everyone"]["class"], order["everyone"]["save"]
        self.roles, self.capacities = defaultdict(list), defaultdict(list)
        for kind in model.types.values():
            for row in kind.role_holders:
                self.roles[row.type].append((kind.id, row))
            for holder in kind.held_by:
                self.capacities[holder].append(kind)
        self.above = {t: self._above(t) for t in model.types}
        self._found = {}

    def _above(self, ident):
        return {ident}.union(*(self._above(b) for b in self.model.types[ident].broader))

    def standing(self, party, on, capacity):
        """Return what a party stands for on the day; nothing where it does not exist, or not in the capacity."""
        key = party, on, capacity
        if key not in self._found:
            if len(self._found) > 200_000:
                self._found.clear()
            self._found[key] = self._standing(party, on, capacity)
        return self._found[key]

    def own_types(self, party, on):
        """Return the party's own types that may be had on the day → how surely; without those of an office that it belongs to."""
        if party in self.model.types:
            found = {party: covers(self.model.types[party].exists.period, on)}
        else:
            body, found = self.model.bodies[party], {}
            there = covers(body.exists.period, on) if body.exists else HOLDS
            for row in body.types:
                found[row.type] = max(found.get(row.type, FAILS), min(there, covers(row.period, on)))
        return {t: r for t, r in found.items() if r != FAILS}

    def _standing(self, party, on, capacity):
        own = self.own_types(party, on)
        if not own:
            return {}
        # Anybody but a partnership, which is no body in law.
        anybody = {} if any(self.but in self.above[t] for t in own) else {self.everyone: {0: HOLDS}}
        found = self._closure(self._with_holder(party, on, own) | anybody, on, capacity, anybody)
        if capacity is None:
            return found
        return self._closure({capacity: found[capacity]} | anybody, on, capacity, anybody) if capacity in found else {}

    def _with_holder(self, party, on, own):
        """Return the ways in which a party begins: as its own types and, a force or service, as those of the body that holds its duties."""
        ways = {t: {0: r} for t, r in own.items()}
        body = self.model.bodies.get(party)
        holder = body.legal_holder if body else None
        held = {holder: HOLDS} if holder in self.model.types else self.own_types(holder, on) if holder else {}
        for t, r in held.items():
            ways[t] = {0: max(r, ways.get(t, {}).get(0, FAILS))}
        return ways

    def _closure(self, ways, on, named, anybody):
        """Return all that is reached from some types; `named` is a capacity that is given."""
        found = {t: dict(by_link) for t, by_link in ways.items()}
        queue = list(found)
        while queue:
            at = queue.pop()
            for above, step, link in self._steps(at, on, named):
                for so_far, result in list(found[at].items()):
                    new, strictest = min(result, step), max(so_far, link)
                    if above == self.everyone and not anybody:
                        continue
                    if new > found.get(above, {}).get(strictest, FAILS):
                        found.setdefault(above, {})[strictest] = new
                        queue.append(above)
        return found

    def _steps(self, at, on, named):
        """Yield what a type stands for by itself on the day: class, how surely, with which link of place."""
        kind = self.model.types[at]
        for above in kind.broader:
            yield above, HOLDS, 0
        if kind.legal_holder:
            yield kind.legal_holder, HOLDS, 0
        for held in self.capacities[at]:
            yield held.id, covers(held.exists.period, on), 0
        for role, row in self.roles[at]:
            sure = covers(row.period, on)
            if row.applies_if:
                # Anybody may act for, be authorised by, be prescribed: too wide to be put to the officer, unless the question names the role.
                sure = FAILS if at == self.everyone and role != named else min(sure, OFFICER)
            yield role, sure, LINKS.index(row.area_link or "none")
