"""Draws questions for the reference: all bodies and kinds of bodies, and for each pair and day several purposes, people, kinds and facts."""

from collections import defaultdict
from datetime import timedelta
from itertools import islice

from msgspec.structs import replace

from tests import oracle

#: How many questions share parties and day. What is known of those is then worked out once, on both sides of the comparison.
ALIKE = 10
#: Of the facts: how often true, not told, false. Officers tell few; what hangs on facts is seen where many are told.
TOLD = ((6, 2, 1), (1, 8, 1), (1, 1, 1), (0, 1, 0))
DEAD_SHARE = 0.1  # how many pairs are kept of which one did not exist on the day


class Drawing(oracle.Draw):
    """Draws towards a norm and anywhere by turns, as the oracle does; of alike bodies every one has its turn."""

    def __init__(self, model, seed):
        super().__init__(model, seed, everyone=True)
        self._classes = defaultdict(set)
        for class_, parties in self._standing_in.items():
            for party in parties:
                self._classes[party].add(class_)

    def questions(self, count):
        """Return so many questions."""
        return list(islice(self._endless(), count))

    def _endless(self):
        turn = 0
        while True:
            turn += 1
            first = self.towards_a_norm() if turn % 2 else self._anywhere()
            if not turn % 7:  # a day at which nothing begins or ends
                first = replace(first, on=first.on + timedelta(days=self.random.randrange(40)))
            exist = all(oracle.types_on(self.model, p, first.on) for p in (first.discloser, first.recipient))
            if exist or self.random.random() < DEAD_SHARE:
                yield first
                norms = self._between(first.discloser, first.recipient) or self.norms
                yield from (self._like(first, norms if number % 2 else None) for number in range(1, ALIKE))

    def _between(self, giver, taker):
        """Return the norms on whose sides two parties may come to stand."""
        sides = (("discloser", self._classes[giver]), ("recipient", self._classes[taker]))
        return [n for n in self.norms if all(any(r.class_ in c for r in getattr(n, side)) for side, c in sides)]

    def _like(self, first, norms):
        """Return another question between the same parties on the same day; towards one of some norms, if any are given."""
        model, random = self.model, self.random
        purposes, subjects, kinds = self.purposes, [*model.subjects], [*model.information]
        if norms:
            norm = random.choice(norms)
            purposes = oracle.below(model.purposes, norm.purposes, purposes)
            subjects = oracle.below(model.subjects, norm.data_subjects, subjects)
            kinds = oracle.below(model.information, norm.information, kinds)
        told = random.choices((True, None, False), weights=random.choice(TOLD), k=len(self.facts))
        return replace(
            first,
            purpose=random.choice(purposes),
            subject=random.choice(subjects),
            information=tuple(sorted(set(random.choices(kinds, k=random.choice((1, 1, 2, 3)))))),
            facts=tuple((f, said) for f, said in zip(self.facts, told, strict=True) if said is not None),
            nation=random.choices(("england", "wales"), weights=(9, 1))[0],
        )
