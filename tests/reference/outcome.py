"""Section 5: the outcome, by one fixed order."""

from dataclasses import dataclass, field
from pathlib import Path

import yaml

from .bars import Bars
from .dates import FAILS, HOLDS, OFFICER, UNKNOWN
from .norms import Norms
from .parties import Parties
from .places import Places

ORDER = yaml.safe_load((Path(__file__).parent / "order.yaml").read_text(encoding="utf-8"))


@dataclass
class Found:
    """What the reference finds for a question.

    Attributes:
        outcome: a word of the order.
        deciding: the norms by which it was reached.
        tests: norm → test → how it went, of every norm that moves information.
        full, soft: the norms that match in full, and softly.
        biting: the bars that bite.
        flags: those of section 5.
    """

    outcome: str
    deciding: set = field(default_factory=set)
    tests: dict = field(default_factory=dict)
    full: set = field(default_factory=set)
    soft: set = field(default_factory=set)
    biting: set = field(default_factory=set)
    flags: set = field(default_factory=set)
    needs_power: bool | None = None


class Reference:
    """Answers questions by the decision order."""

    def __init__(self, model, order=ORDER):
        self.model, self.order = model, order
        self.parties, self.places = Parties(model, order), Places(model)
        self.norms = Norms(model, order, self.parties, self.places)
        self.bars = Bars(model, order, self.norms)

    def answer(self, q):
        """Return what is found for a question."""
        giver = self.parties.standing(q.discloser, q.on, q.capacity_from)
        taker = self.parties.standing(q.recipient, q.on, q.capacity_to)
        if not giver or not taker or q.on < self.model.release.window_from.first:
            return Found("not-in-model")
        biting = self.bars.biting(q, giver)
        removed = self.bars.removed(biting)
        norms = [n for n in self.norms.norms if q.nation in n.extent]
        tests = {n.id: self.norms.of(n, q, giver, taker, n.id in removed) for n in norms}
        full = [n for n in norms if self._full(n, tests[n.id])]
        soft = [n for n in norms if n not in full and self._soft(n, tests[n.id])]
        sorted_out = {"full": self._sorts(full), "soft": self._sorts(soft)}
        found = Found(
            "", tests=tests, full={n.id for n in full}, soft={n.id for n in soft}, biting={b.id for b in biting}
        )
        found.needs_power = self._needs_power(q)
        for step in self.order["order"]:
            outcome, condition = step["outcome"], step["if"]
            if step.get("needs-power") and not found.needs_power:
                continue
            deciding = sorted_out[condition][outcome] if condition in sorted_out else []
            if deciding or self._true(condition, q, found, norms, sorted_out["full"], biting):
                found.outcome, found.deciding = outcome, {n.id for n in deciding}
                break
        found.flags |= self.bars.flags(biting, q)
        if found.deciding & found.soft:
            found.flags |= {
                f for n in found.deciding for t, f in self.order["soft-flags"].items() if tests[n][t] == OFFICER
            }
        return found

    def _true(self, condition, q, found, norms, full, biting):
        match condition:
            case "barred":
                return self.bars.bars(biting, q, full)
            case "no-power-needed":
                return not found.needs_power and q.fact(self.order["processor"]) is not True
            case "only-kind-fails":
                return self._personal(q) and any(self._only_kind_fails(n, found.tests[n.id], q) for n in norms)
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

    def _only_kind_fails(self, norm, tests, q):
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

    def _needs_power(self, q):
        types = {q.capacity_from} if q.capacity_from else self.parties.own_types(q.discloser, q.on)
        words = {self.model.types[t].needs_power for t in types}
        for row in self.order["needs-power"]:
            if row["word"] in words:
                return row["needs"] if "needs" in row else q.fact(row["fact"]) is not False
        return True
