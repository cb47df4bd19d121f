"""Section 3: the ten tests of one norm."""

from .dates import FAILS, HOLDS, OFFICER, UNKNOWN, covers
from .parties import LINKS

TESTS = ("date", "discloser", "recipient", "purpose", "subject", "kind", "area", "trigger", "conditions")
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
        self.dead = {s.id for s in model.subjects.values() if s.dead}
        self.about_dead = {k.id for k in model.information.values() if k.about_the_dead}
        self._by_word, self._by_day = {}, {}

    def _above(self, scheme, ident):
        return {ident}.union(*(self._above(scheme, b) for b in scheme[ident].broader))

    def of(self, norm, q, giver, taker, removed):
        """Return the result of each test of a norm; `giver`, `taker` as what the parties stand, `removed` whether a bar takes it away."""
        date, discloser, recipient, area = self._parties(norm, q, giver, taker)
        return {
            "date": date,
            "discloser": discloser,
            "recipient": recipient,
            "purpose": self._purpose(norm, q),
            "subject": self._subject(norm, q),
            "kind": FAILS if removed else min(self._kind(norm, k, giver) for k in q.information),
            "area": area,
            "trigger": self._trigger(norm, q),
            "conditions": min(
                [FACT[q.fact(c.fact)] for c in norm.conditions if c.judged_by == "fact" and c.fact], default=HOLDS
            ),
        }

    def in_force(self, norm, on):
        """Return whether the norm itself is in force."""
        key = norm.id, on
        if key not in self._by_day:
            self._by_day[key] = covers(norm.in_force.period, on)
        return self._by_day[key]

    def _parties(self, norm, q, giver, taker):
        """Return date, discloser, recipient and area: of all ways through the rows of both sides the best, along each the worst."""
        force = self.in_force(norm, q.on)
        noted = self.order["gateways"][norm.gateway.kind].get("recipient") == "noted"
        link = LINKS.index(norm.gateway.area_link)
        givers = self._ways(norm.discloser, giver, q.on) or [(FAILS, HOLDS, 0)]
        takers = [(HOLDS, HOLDS, 0)] if noted else self._ways(norm.recipient, taker, q.on) or [(FAILS, HOLDS, 0)]
        best = None
        for a, a_date, a_link in givers:
            for b, b_date, b_link in takers:
                area = self.places.linked(max(link, a_link, b_link), q.discloser, q.recipient, q.within, q.on)
                date = min(force, a_date, b_date)
                way = min(a, b, area, date), date, a, b, area
                best = way if best is None else max(best, way)
        return best[1:]

    def _ways(self, rows, standing, on):
        """Return how surely a party has the class of each row, whether the row is good on the day, and the link of place on the way."""
        return [
            (
                min(result, OFFICER) if row.applies_if else result,
                covers(row.period, on),
                max(link, LINKS.index(row.area_link or "none")),
            )
            for row in rows
            if row.class_ in standing
            for link, result in standing[row.class_].items()
        ]

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
            if not exclusion.disclosers or any(d in giver for d in exclusion.disclosers):
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
