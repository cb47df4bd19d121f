"""Section 5, near misses: norms that come near and do not match, in their order."""

from .dates import FAILS, HOLDS, OFFICER, UNKNOWN

MOST = 10


class Near:
    """Finds near misses."""

    def __init__(self, order, norms):
        self.order, self.norms = order, norms

    def of(self, norms, found, giver, taker, listed):
        """Return the ids of the near misses, sorted, uncut; `listed`: the bases, which are none."""
        near = []
        for norm in norms:
            if norm.id in listed or norm.gateway.kind == "support-only":
                continue
            tests = found.tests[norm.id]
            by_party = tests["discloser"] == FAILS or tests["recipient"] == FAILS
            wrong = self._one_party(norm, tests) if by_party else self._by_type(norm, tests, giver, taker)
            if wrong:
                near.append((wrong, norm.basis != "express", norm.id))
        return [ident for *_, ident in sorted(near)]

    def _by_type(self, norm, tests, giver, taker):
        """(a) Both parties match by type, dates aside, not only on a condition: return how many tests fail or are unknown."""
        named = self.norms.by_type(norm, "discloser", giver)
        named = named and (self.norms.noted(norm) or self.norms.by_type(norm, "recipient", taker))
        return self._wrong(tests) if named else 0

    def _one_party(self, norm, tests):
        """(b) An express gateway that gives, of which exactly one test fails, and that is a party; an unknown trigger aside."""
        if norm.basis != "express" or norm.gateway.kind not in {"must-give", "may-give"}:
            return 0
        wrong = self._wrong(tests)
        return wrong if wrong - (tests["trigger"] == UNKNOWN) == 1 else 0

    def _wrong(self, tests):
        return sum(r in {FAILS, UNKNOWN} for r in tests.values())

    def listed(self, norms, found, q):
        """Return the bases: what matches, what decides, duties and asks that wait, what was announced, what supports a function."""
        return {n.id for n in norms if self._listed(n, found, q)}

    def _listed(self, norm, found, q):
        tests, kind = found.tests[norm.id], norm.gateway.kind
        if norm.id in found.full and kind != "support-only":
            return True
        if norm.id in found.deciding:
            return True
        waits = min(r for t, r in tests.items() if t != "trigger") >= OFFICER and tests["trigger"] != FAILS
        if waits and kind in {"must-give", "may-ask", "must-ask"}:
            return True
        return self.announced(norm, tests, q) or self._hidden(norm, found, tests)

    def announced(self, norm, tests, q):
        """Tell whether a norm that would match was announced to begin on or before the day."""
        day = norm.in_force.announced
        but = (
            all(r == HOLDS for t, r in tests.items() if t not in {"commencement", "trigger"})
            and tests["trigger"] != FAILS
        )
        return tests["commencement"] == FAILS and day is not None and q.on >= day.first and but

    def _hidden(self, norm, found, tests):
        """Tell whether a power would be the best express one, were part of the information not perhaps excluded."""
        return (
            not found.express
            and norm.gateway.kind == "may-give"
            and norm.basis == "express"
            and norm.id in found.soft
            and all(r == HOLDS for t, r in tests.items() if t not in {"kind", "trigger"})
        )
