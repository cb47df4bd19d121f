"""Section 5: the outcome, by one fixed order."""

from dataclasses import dataclass, field
from pathlib import Path

import yaml

from .asking import Asking
from .bars import Bars
from .dates import FAILS, HOLDS, OFFICER, UNKNOWN
from .layers import Layers
from .near import Near
from .norms import Norms
from .parties import Parties
from .places import Places

ORDER = yaml.safe_load((Path(__file__).parent / "order.yaml").read_text(encoding="utf-8"))


@dataclass
class Found:
    """What the reference finds for a question.

    Attributes:
        outcome: a word of the order; `ambiguous` where it has to be asked otherwise.
        but_for_bars: the outcome that the gateways alone would give.
        deciding: the norms by which it was reached.
        tests: norm → test → how it went, of every norm that moves information.
        full, soft: the norms that match in full, and softly.
        express: whether an express power is shown.
        near: the near misses, in order, uncut.
        flags: those that the text fixes.
        ready: whether it may be printed as ready.
        needs_power: whether the discloser needs one here.
        barred_by: the bars that bar.
        regime: the regime of data protection law.
    """

    outcome: str
    but_for_bars: str = ""
    deciding: set = field(default_factory=set)
    tests: dict = field(default_factory=dict)
    full: set = field(default_factory=set)
    soft: set = field(default_factory=set)
    express: bool = False
    near: list = field(default_factory=list)
    flags: set = field(default_factory=set)
    needs_power: bool = True
    barred_by: set = field(default_factory=set)
    regime: str | None = None
    ready: bool = False


class Reference:
    """Answers questions by the decision order."""

    def __init__(self, model, order=ORDER):
        self.model, self.order = model, order
        self.parties, self.places = Parties(model, order), Places(model)
        self.norms = Norms(model, order, self.parties, self.places)
        self.bars, self.near = Bars(model, order, self.norms), Near(order, self.norms)
        self.asking, self.layers = Asking(model, order, self.parties, self.norms), Layers(model, self.norms)

    def answer(self, q):
        """Return what is found for a question."""
        giver = self.parties.of(q.discloser, q.on, q.capacity_from)
        taker = self.parties.of(q.recipient, q.on, q.capacity_to)
        if early := self.asking.early(q, giver, taker):
            return Found(early)
        biting = self.bars.biting(q, giver)
        removed = self.bars.removed(biting)
        norms = self.norms.asked(q)
        found = Found("", tests={n.id: self.norms.of(n, q, giver, taker, n.id in removed) for n in norms})
        found.needs_power = self._needs_power(q, giver)
        named = [n for n in norms if all(found.tests[n.id][side] != FAILS for side in ("discloser", "recipient"))]
        full = [n for n in named if self._full(n, found.tests[n.id])]
        found.full = {n.id for n in full}
        soft = [n for n in named if n.id not in found.full and self._soft(n, found.tests[n.id])]
        found.soft = {n.id for n in soft}
        sorts = {"full": self._sorts(full), "soft": self._sorts(soft)}
        found.but_for_bars, _ = self._first(q, found, named, sorts, [])
        found.outcome, found.deciding = self._first(q, found, named, sorts, biting)
        self._besides(q, found, norms, named, (giver, taker), biting)
        return found

    def _first(self, q, found, norms, sorts, biting):
        """Return the first outcome of the order that is true, and the norms by which it is."""
        for step in self.order["order"]:
            if step.get("needs-power") and not found.needs_power:
                continue
            deciding = sorts[step["if"]][step["outcome"]] if step["if"] in sorts else []
            if deciding or self._true(step["if"], q, found, norms, sorts["full"], biting):
                return step["outcome"], {n.id for n in deciding}
        raise AssertionError("the last step is always true")

    def _besides(self, q, found, norms, named, parties, biting):
        """Add what stands beside the outcome: near misses, flags, readiness; `named`: the norms on whose sides both parties stand."""
        shown = found.full | found.deciding
        found.express = any(n.id in shown and n.gateway.kind == "may-give" and n.basis == "express" for n in named)
        listed = self.near.listed(named, found, q)
        found.near = self.near.of(norms, found, *parties, listed)
        found.flags = self.bars.flags(biting, q) | self.layers.flags(q, parties[0], found)
        if found.deciding & found.soft:
            found.flags |= {
                f for n in found.deciding for t, f in self.order["soft-flags"].items() if found.tests[n][t] == OFFICER
            }
        if q.on > self.model.release.law_checked_to.last:
            found.flags.add("flag/after-checked-date")
        if any(self.near.announced(n, found.tests[n.id], q) for n in named):
            found.flags.add("flag/commencement-announced")
        if any(
            n.gateway.kind == "must-give"
            and n.id in listed
            and n.id not in found.full
            and found.tests[n.id]["commencement"] == HOLDS
            for n in named
        ):
            found.flags.add("flag/required-if")
        if any(self._excluded(n, found.tests[n.id]) for n in named):
            found.flags.add("flag/express-gateway-excludes-kind")
        found.ready = self.layers.ready(found.outcome, found.flags)

    def _excluded(self, norm, tests):
        """Tell whether an express gateway matches in all but kind, as far as is known."""
        but = all(r >= OFFICER for t, r in tests.items() if t not in {"kind", "trigger"}) and tests["trigger"] != FAILS
        return norm.basis == "express" and self._gateway(norm)["decides"] and tests["kind"] == FAILS and but

    def _true(self, condition, q, found, norms, full, biting):
        match condition:
            case "barred":
                found.barred_by = self.bars.bars(biting, q, full)
                return bool(found.barred_by)
            case "no-power-needed":
                return not found.needs_power and q.fact(self.order["processor"]) is not True
            case "only-kind-fails":
                return self._personal(q) and any(self._only_kind_fails(n, found.tests[n.id]) for n in norms)
        return condition == "always"

    def _gateway(self, norm):
        return self.order["gateways"][norm.gateway.kind]

    def _open_trigger(self, norm, tests):
        return tests["trigger"] == UNKNOWN and self._gateway(norm)["open-trigger"]

    def _but(self, norm, tests, *aside):
        """Return the results of the tests, those aside, and the trigger where its being unknown is an open condition."""
        aside += ("trigger",) if self._open_trigger(norm, tests) else ()
        return [r for t, r in tests.items() if t not in aside]

    def _full(self, norm, tests):
        return self._gateway(norm)["full"] and all(r == HOLDS for r in self._but(norm, tests))

    def _soft(self, norm, tests):
        results = self._but(norm, tests)
        return self._gateway(norm)["soft"] and min(results) == OFFICER

    def _only_kind_fails(self, norm, tests):
        """Tell whether a norm holds in all but kind, and carries what names nobody, or would, the kind being excluded for this discloser."""
        if not self._gateway(norm)["decides"] or tests["kind"] != FAILS:
            return False
        if any(r != HOLDS for r in self._but(norm, tests, "kind")):
            return False
        carried = self.norms.above[self.order["depersonalised"]] & set(norm.information)
        return bool(carried) or self.order["personal"] in norm.information

    def _personal(self, q):
        return any(self.order["personal"] in self.norms.above[k] for k in q.information)

    def _sorts(self, matches):
        """Return sort of match → the norms of that sort."""
        return {name: [n for n in matches if self._is(sort, n)] for name, sort in self.order["sorts"].items()}

    def _is(self, sort, norm):
        if "outcome" in sort:
            return norm.gateway.outcome == sort["outcome"]
        return norm.gateway.kind in sort["kind"] and norm.basis == sort.get("basis", norm.basis)

    def _needs_power(self, q, giver):
        word = self.parties.needs_power(giver, q.capacity_from)
        row = next(row for row in self.order["needs-power"] if row["word"] == word)
        return row["needs"] if "needs" in row else q.fact(row["fact"]) is not False
