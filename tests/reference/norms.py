"""Section 3: the ten tests of one norm."""

from .dates import FAILS, HOLDS, OFFICER, UNKNOWN, covers

TESTS = (
    "date",
    "commencement",
    "discloser",
    "recipient",
    "purpose",
    "subject",
    "kind",
    "area",
    "trigger",
    "conditions",
)
KEPT = 2000
NOBODY, ANYBODY = (FAILS, HOLDS, False), (HOLDS, HOLDS, False)
FACT = {True: HOLDS, False: FAILS, None: UNKNOWN}


class Norms:
    """Tests norms, one at a time."""

    def __init__(self, model, order, parties, places):
        self.model, self.order, self.parties, self.places = model, order, parties, places
        self.norms = [n for n in model.norms.values() if n.gateway.kind in order["gateways"]]
        self.above = {}
        for scheme in (model.purposes, model.information, model.subjects):
            for ident in scheme:
                self.above[ident] = self._above(scheme, ident)
        self.waiting = {n.id for n in self.norms if n.in_force.period.start.value == "not-commenced"}
        self.facts = {n.id: _facts(n) for n in self.norms}
        self.dead = {s.id for s in model.subjects.values() if s.dead}
        self.about_dead = {k.id for k in model.information.values() if k.about_the_dead}
        self._by_word, self._by_day = {}, {}
        self._last, self._types = (None, {}), {}

    def _above(self, scheme, ident):
        return {ident}.union(*(self._above(scheme, b) for b in scheme[ident].broader))

    def of(self, norm, q, giver, taker, removed):
        """Return the result of each test of a norm for two parties; `removed`: whether a bar takes the norm away."""
        date, discloser, recipient, area = self._pair(norm, q, giver, taker)
        return {
            "date": date,
            "commencement": FAILS if norm.id in self.waiting else HOLDS,
            "discloser": discloser,
            "recipient": recipient,
            "purpose": self._purpose(norm, q),
            "subject": self._subject(norm, q),
            "kind": FAILS if removed else min(self._kind(norm, k, giver) for k in q.information),
            "area": area,
            "trigger": self._trigger(norm, q),
            "conditions": min((FACT[q.fact(f)] for f in self.facts[norm.id]), default=HOLDS),
        }

    def asked(self, q):
        """Return the norms that a question can be about: of its nation, moving information, and enacted by then."""
        return [
            n for n in self.norms if q.nation in n.extent and not (n.id in self.waiting and self._not_enacted(n, q.on))
        ]

    def _not_enacted(self, norm, on):
        return bool(norm.in_force.enacted) and on < norm.in_force.enacted.first

    def noted(self, norm):
        """Tell whether the recipient is noted only, not tested."""
        return self.order["gateways"][norm.gateway.kind].get("recipient") == "noted"

    def by_type(self, norm, side, party):
        """Tell whether a party has the class of a row of one side, dates and places aside, and not only on a condition."""
        if (side, party) not in self._types:
            if len(self._types) > KEPT:
                self._types.clear()
            self._types[side, party] = {
                n.id for n in self.norms if any(how == HOLDS for how, _, _ in self.ways(n, side, party, None))
            }
        return norm.id in self._types[side, party]

    def in_force(self, norm, on):
        """Return whether the norm itself is in force."""
        key = norm.id, on
        if key not in self._by_day:
            self._by_day[key] = covers(norm.in_force.period, on)
        return self._by_day[key]

    def _pair(self, norm, q, giver, taker):
        """Return what `_parties` does; kept for the last pair of parties, day and area."""
        key = giver, taker, q.within
        if self._last[0] != key:
            self._last = key, {}
        kept = self._last[1]
        if norm.id not in kept:
            kept[norm.id] = self._parties(norm, q, giver, taker)
        return kept[norm.id]

    def _parties(self, norm, q, giver, taker):
        """Return date, discloser, recipient and area: of all ways through the rows of both sides the best, along each the worst.

        A way whose dates do not hold fails `date`, once, and not the party.
        """
        force = HOLDS if norm.id in self.waiting else self.in_force(norm, q.on)
        givers = self.ways(norm, "discloser", giver, q.on) or [NOBODY]
        takers = [ANYBODY] if self.noted(norm) else self.ways(norm, "recipient", taker, q.on) or [NOBODY]
        linked = norm.gateway.area_link != "none"
        best = None
        for a, a_date, a_link in givers:
            for b, b_date, b_link in takers:
                area = HOLDS
                if linked or a_link or b_link:
                    area = self.places.common(q.discloser, q.recipient, q.within, q.on)
                date = min(force, a_date, b_date)
                way = sorted((a, b, area, date)), min(a, b, date), date, a, b, area
                best = way if best is None else max(best, way)
        _, _, date, a, b, area = best
        return date, a, b, area

    def ways(self, norm, side, party, on):
        """Return the ways in which a party stands on one side of a norm: condition, date, link of place; on no day, without dates."""
        found = []
        for row in getattr(norm, side):
            for how, carried, link in party.ways.get(row.class_, ()):
                begins = not (norm.id in self.waiting and row.period.start.value == "not-commenced")
                date = min(carried, covers(row.period, on)) if on and begins else carried
                condition = min(how, self._condition(row))
                if condition != FAILS:
                    found.append((condition, date, link or (row.area_link or "none") != "none"))
        return found

    def _condition(self, row):
        if not row.applies_if:
            return HOLDS
        return FAILS if self.model.types[row.class_].everyone else OFFICER

    def _purpose(self, norm, q):
        key = norm.id, q.purpose
        if key not in self._by_word:
            self._by_word[key] = self._purpose_of(norm, q.purpose)
        return self._by_word[key]

    def _purpose_of(self, norm, purpose):
        if norm.gateway.purpose_flags:
            return HOLDS if set(norm.gateway.purpose_flags) & self.model.purposes[purpose].flags else FAILS
        if norm.purposes == (self.order["any-purpose"],):
            return HOLDS
        return self._within(purpose, norm.purposes, OFFICER)

    def _within(self, word, named, broader):
        """Return whether a word is the same as, or narrower than, one that is named; what a broader one gives."""
        if self.above[word] & set(named):
            return HOLDS
        return broader if any(word in self.above[n] for n in named) else FAILS

    def _subject(self, norm, q):
        key = norm.id, q.subject
        if key not in self._by_word:
            self._by_word[key] = self._within(q.subject, norm.data_subjects, OFFICER)
        return self._by_word[key]

    def _kind(self, norm, kind, giver):
        key = norm.id, kind
        if key not in self._by_word:
            self._by_word[key] = self._carries(norm, kind)
        result = self._by_word[key]
        for exclusion in norm.excludes:
            if not exclusion.disclosers or giver.surely(exclusion.disclosers) == HOLDS:
                result = min(
                    result,
                    {HOLDS: FAILS, OFFICER: OFFICER, FAILS: HOLDS}[self._within(kind, exclusion.information, OFFICER)],
                )
        return result

    def _carries(self, norm, kind):
        """Return whether a norm carries a kind, what it excludes aside."""
        if self.above[kind] & set(norm.information):
            return HOLDS
        personal = self.order["personal"]
        if personal not in norm.information or personal in self.above[kind]:
            return FAILS
        return OFFICER if kind in self.about_dead and not self.dead & set(norm.data_subjects) else HOLDS

    def _trigger(self, norm, q):
        fact = self.order["triggers"][norm.gateway.trigger]
        return HOLDS if fact is None else FACT[q.fact(fact)]


def _facts(norm):
    """Return the facts that a norm rests on."""
    facts = {c.fact for c in norm.conditions if c.judged_by == "fact"} | {norm.gateway.needs_fact}
    return sorted(facts - {None})
