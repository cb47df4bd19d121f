"""The engine beside the reference: where they differ on a question, in words."""

from collections import Counter

from graphmodel.legal_basis.engine import Engine
from graphmodel.legal_basis.matching import TESTS
from graphmodel.legal_basis.standing import Rank

from .dates import FAILS, HOLDS, OFFICER, UNKNOWN
from .near import MOST
from .outcome import ORDER, Reference

RESULTS = {FAILS: Rank.FAILS, UNKNOWN: Rank.UNKNOWN, OFFICER: Rank.OFFICER, HOLDS: Rank.HOLDS}
FLAGS = {f.removeprefix("flag/") for f in ORDER["flags"]}
#: Tests that an answer puts to the officer where nothing decides them: a condition that stays open, a place that nobody named.
OPEN = {"conditions", "area"}
#: The tests that follow from the way by which the parties come to stand on the sides of a norm.
PARTIES = ("date", "discloser", "recipient", "area")
EARLY = {"not-in-model", "ambiguous"}


class Comparison:
    """Compares, and counts what it compared.

    Attributes:
        outcomes: how often each outcome came.
        asked, answered: how many questions were compared; how many of them with the whole answer too.
        norms: in how many pairs of norm and question the ten tests were compared.
        otherwise: how many tests tell another of several equally bad ways.
        lenient: whether any two ways are equally bad whose worst is the same; on law that was made up (`invented.py`) the text leaves more open.
    """

    def __init__(self, model, engine=None, reference=None, *, lenient=False):
        self.lenient = lenient
        self.engine, self.reference = engine or Engine(model), reference or Reference(model)
        self.bits = {n.id: 1 << number for number, n in enumerate(self.engine.matcher.norms)}
        self.outcomes, self.asked, self.answered, self.norms, self.otherwise = Counter(), 0, 0, 0, 0

    def differences(self, question, *, whole):
        """Return where engine and reference differ; `whole`: the whole answer is compared too."""
        found, before = self.reference.answer(question), self.otherwise
        self.asked += 1
        self.outcomes[found.outcome] += 1
        told = list(self._outcome(self.engine.outcome(question), found))
        if found.outcome not in EARLY:
            told += self._tests(question, found)
        if whole:
            self.answered += 1
            told += self._answer(self.engine.answer(question), found)
        if self.lenient and self.otherwise > before:  # near misses are sorted by how much is wrong with them
            told = [t for t in told if "near misses" not in t]
        return told

    def _outcome(self, reached, found):
        yield from _differ("outcome", reached.outcome or reached.state, found.outcome)
        if found.outcome not in EARLY:
            yield from _differ("ready", reached.ready, found.ready)
            yield from _differ("deciding norms", set(reached.norms), found.deciding)
            yield from _differ("flags", FLAGS & set(reached.flags), {f.removeprefix("flag/") for f in found.flags})

    def _tests(self, question, found):
        """Compare all tests of all norms."""
        matcher, bars = self.engine.matcher, self.engine.bars
        giver = matcher.party(question.discloser, question.capacity_from, matcher.slices.index(question.on))
        results = matcher.results(question, bars.removed(bars.find(question, giver)))
        considered = {n.id for number, n in enumerate(matcher.norms) if results.considered >> number & 1}
        yield from _differ("norms considered", considered, set(found.tests))
        self.norms += len(found.tests)
        for test in TESTS:
            if self._as_sets(found.tests, test) != _sets(results, test):
                yield from self._one_by_one(results, found.tests, test)

    def _as_sets(self, tests, test):
        """Return the norms that fail a test, are unknown, and are for the officer, as the engine has them: sets of bits."""
        sets = [0, 0, 0, 0]
        for norm, results in tests.items():
            sets[results[test]] |= self.bits[norm]
        return sets[:HOLDS]

    def _one_by_one(self, results, tests, test):
        for norm, expected in tests.items():
            number = self.bits[norm].bit_length() - 1
            rank = results.rank(test, number)
            if rank is not RESULTS[expected[test]] and not self._as_bad(results, number, expected, test):
                yield from _differ(f"{norm}: {test}", rank.word, RESULTS[expected[test]].word)

    def _as_bad(self, results, number, expected, test):
        """Tell whether engine and reference only tell another of several ways that are equally bad; the text does not say which is told."""
        ways = [[results.rank(t, number) for t in PARTIES], [RESULTS[expected[t]] for t in PARTIES]]
        worst, wrong = ({max(way) for way in ways}, {sum(r >= Rank.UNKNOWN for r in way) for way in ways})
        alike = test in PARTIES and len(worst) == 1 and worst != {Rank.HOLDS} and (len(wrong) == 1 or self.lenient)
        self.otherwise += alike
        return alike

    def _answer(self, verdict, found):
        yield from _differ("answer: outcome", verdict.outcome or verdict.state, found.outcome)
        if found.outcome in EARLY:
            return
        yield from _differ("answer: ready", verdict.ready, found.ready)
        yield from _differ(
            "answer: not ready",
            set(verdict.not_ready) & FLAGS,
            {f for f in FLAGS if f"flag/{f}" in found.flags & self.reference.layers.blocking},
        )
        heads = {b.norm.id for b in verdict.bases if b.role == "headline"}
        yield from _differ("answer: headline norms", heads, found.deciding)
        yield from _differ("answer: flags", FLAGS & set(verdict.flags), {f.removeprefix("flag/") for f in found.flags})
        yield from _differ("answer: near misses", [n.norm.id for n in verdict.near_misses][:MOST], found.near[:MOST])
        yield from _differ("answer: all near misses", verdict.near_miss_total, len(found.near))
        bars = {b.bar.id for b in verdict.bars.bars if b.does == "bars"}
        yield from _differ("answer: bars", bars, found.barred_by if found.outcome == "barred" else set())
        regime = verdict.data_protection.regime
        yield from _differ("answer: regime", regime and regime.id, found.regime)
        for shown in (*verdict.bases, *verdict.near_misses):
            for test in shown.tests:
                result = RESULTS[found.tests[shown.norm.id][test.test]]
                if result is Rank.HOLDS and test.test in OPEN and test.result == Rank.OFFICER.word:
                    continue
                if test.test in PARTIES:  # compared with those of all norms
                    continue
                yield from _differ(f"answer: {shown.norm.id}: {test.test}", test.result, result.word)


def _sets(results, test):
    """Return the same of the engine: what fails is not unknown too, and what is unknown not for the officer."""
    fails, unknown, officer = (
        found[test] & results.considered for found in (results.fails, results.unknown, results.officer)
    )
    return [fails, unknown & ~fails, officer & ~fails & ~unknown]


def _differ(what, engine, reference):
    if engine != reference:
        yield f"{what}: engine {engine}, reference {reference}"
