"""Whether two parties and a purpose can rest on a provision that a text cites, and on what they could rest that it does not cite."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from graphmodel.legal_basis.answer import Test
    from graphmodel.legal_basis.engine import Engine
    from graphmodel.legal_basis.question import Question
    from graphmodel.model.model import Ref

#: Gateways by which information can be given.
_GIVES = {"must-give", "may-give", "function-only"}
#: Tests whose outcome another fact of the case would change.
_OPEN = {"trigger", "conditions"}


@dataclass(frozen=True, slots=True)
class Reliance:
    """How a norm came out for one pair of parties.

    Attributes:
        result: word of codelist/audit-reliance: tests-hold, for-the-officer, not-known, tests-fail, not-tested.
        words: the same for a reader.
        tests: every test, as an answer on the legal basis has them.
    """

    discloser: Ref
    recipient: Ref
    result: str
    words: str
    tests: tuple[Test, ...]


class Pairs:
    """Pairs of parties with a purpose, each with the answer of the engine."""

    def __init__(self, engine: Engine, questions: Sequence[Question], answers: Sequence[dict[str, Any]]) -> None:
        self.engine = engine
        self.model = engine.model
        self.answers = tuple(answers)
        self._numbers = {n.id: number for number, n in enumerate(engine.matcher.norms)}
        self._asked = [(q, self._results(q)) for q, a in zip(questions, answers, strict=True) if a["outcome"]]

    def _results(self, question: Question) -> Any:
        matcher, bars = self.engine.matcher, self.engine.bars
        giver = matcher.party(question.discloser, question.capacity_from, matcher.slices.index(question.on))
        return matcher.results(question, bars.removed(bars.find(question, giver)))

    def of(self, norm: str) -> tuple[Reliance, ...]:
        """Return how a norm came out for each pair that could be answered."""
        number = self._numbers[norm]
        found = []
        for question, results in self._asked:
            moves = self.model.norms[norm].gateway.kind != "none"
            tests = self.engine.reasons.tests(number, results, question) if moves else ()
            result = _result(tests) if moves else "not-tested"
            words = _words(result, tests)
            found.append(
                Reliance(self.model.ref(question.discloser), self.model.ref(question.recipient), result, words, tests)
            )
        return tuple(found)

    def not_cited(self, cited: Collection[str]) -> list[dict[str, Any]]:
        """Return the norms on which a pair could rest and that are not cited, with the pairs, those that match in full first."""
        found: dict[str, dict[str, Any]] = {}
        for answer in self.answers:
            for basis in answer["bases"]:
                ident = basis["norm"]["id"]
                result = _result_of({t["test"]: t["result"] for t in basis["tests"]})
                if (
                    ident in cited
                    or basis["gateway_kind"] not in _GIVES
                    or result not in {"tests-hold", "for-the-officer"}
                ):
                    continue
                row = found.setdefault(
                    ident,
                    {k: basis[k] for k in ("norm", "citation", "modality", "basis", "gateway_kind", "summary")}
                    | {"in_force": basis["in_force"], "confidence": basis["confidence"], "pairs": []},
                )
                question = answer["question"]
                row["pairs"].append(
                    {
                        "discloser": question["discloser"],
                        "recipient": question["recipient"],
                        "result": result,
                        "required_if": basis["required_if"],
                        "permitted_if": basis["permitted_if"],
                    }
                )
        order = ("tests-hold", "for-the-officer")
        for row in found.values():
            row["result"] = min((p["result"] for p in row["pairs"]), key=order.index)
        return sorted(
            found.values(), key=lambda r: (order.index(r["result"]), r["basis"] != "express", r["norm"]["id"])
        )


def _result(tests: Sequence[Test]) -> str:
    return _result_of({t.test: t.result for t in tests})


def _result_of(results: dict[str, str]) -> str:
    """Return what tests come to; a trigger or a condition that is open is for the officer to see to, and changes nothing here."""
    decided = {r for t, r in results.items() if t not in _OPEN}
    failing = "fails" in results.values()
    if failing:
        return "tests-fail"
    if "unknown" in decided:
        return "not-known"
    return "for-the-officer" if "for-the-officer" in decided else "tests-hold"


def _words(result: str, tests: Sequence[Test]) -> str:
    """Say how a norm came out; that its tests hold is never said to be enough."""
    if result == "not-tested":
        return "It moves no information, so nothing rests on it as a gateway."
    of = {r: [t for t in tests if t.result == r] for r in ("fails", "unknown", "for-the-officer")}
    if result == "tests-fail":
        return "It does not fit: " + "; ".join(f"{t.test}: {t.why}" for t in of["fails"]) + "."
    if result == "not-known":
        return "Not known: " + "; ".join(f"{t.test}: {t.why}" for t in of["unknown"] if t.test not in _OPEN) + "."
    open_ = [t for t in (*of["unknown"], *of["for-the-officer"]) if t.test in _OPEN]
    still = f" Still open: {'; '.join(f'{t.test}: {t.why}' for t in open_)}." if open_ else ""
    if result == "for-the-officer":
        asks = [t for t in of["for-the-officer"] if t.test not in _OPEN]
        return "It may fit; you have to say: " + "; ".join(f"{t.test}: {t.why}" for t in asks) + f".{still}"
    return f"The tests that the graph can make hold for these parties and this purpose.{still}"
