"""What judges a question out of any bytes: it is refused in words, or what is answered is what the reference and SPARQL find."""

from __future__ import annotations

import json
import traceback
import zlib
from collections import Counter

from graphmodel.arguments import looked_over
from graphmodel.errors import GraphmodelError
from graphmodel.legal_basis.question import Asked  # noqa: TC001  what is looked over is read from the declaration
from tests import oracle
from tests.hostile.choices import Questions
from tests.reference.compare import Comparison

#: Of how many questions one is asked through the front door, and its whole answer compared; and one is put to SPARQL too.
DOOR, SPARQL = 10, 50
#: So many pairs of one question are judged; of more, some of all.
PAIRS = 3


@looked_over
class Hall:
    """The front door with nothing behind it: a question is looked over and resolved as by `Graph.ask`, and not answered."""

    def __init__(self, graph):
        self.graph = graph

    def ask(self, asked: Asked):
        return asked.resolve(self.graph.model)


class Judge:
    """Judges questions to a graph, and counts.

    Attributes:
        counts: how many were refused, were about one pair of parties, about several; how many were asked through the front door, how many of
            them refused, how many answers the others had; how many were put to SPARQL; how many pairs of parties were judged.
        comparison: what the reference compared.
    """

    def __init__(self, graph, reference=None, *, door=DOOR, sparql=SPARQL):
        self.graph, self.hall = graph, Hall(graph)
        self.questions = Questions(graph.model, oracle.border_days(graph.model))
        self.comparison = Comparison(graph.model, graph.engine, reference)
        self.door, self.sparql, self.counts = door, sparql, Counter()

    def bytes(self, data):
        """Return what is wrong with the answer to the question of some bytes; the bytes alone say how it is judged."""
        lot = zlib.crc32(data)
        try:
            return self.asked(self.questions.of(data), door=lot % self.door == 0, sparql=lot % self.sparql == 0)
        except Exception:  # noqa: BLE001  whatever it is, it is told with its bytes
            return [f"no error that was written for a reader: {traceback.format_exc()}"]

    def asked(self, asked, *, door=True, sparql=True):
        """Return what is wrong with the answer to a question: nothing, where it was refused in words or agrees with those who judge."""
        self.counts["asked"] += 1
        self.counts["through the front door"] += door
        try:
            answer = self.graph.ask(asked) if door else None
            questions = self.hall.ask(asked)
        except GraphmodelError as error:
            self.counts["refused"] += 1
            self.counts["refused at the front door"] += door
            return [] if str(error).strip() else ["an error without a message"]
        return [*self._judged(questions, answer, sparql=sparql)]

    def _judged(self, questions, answer, *, sparql):
        self.counts["one pair" if len(questions) == 1 else "several pairs"] += 1
        chosen = questions[:: -(-len(questions) // PAIRS)]
        for question in chosen:
            self.counts["pairs judged"] += 1
            yield from self.comparison.differences(question, whole=answer is not None)
        if answer is not None:
            yield from self._at_the_door(questions, answer)
        if sparql:
            self.counts["put to SPARQL"] += 1
            question = questions[0]
            found = sorted(self.graph.engine.matcher.match(question))
            expected = oracle.on_oxigraph(self.graph.model.dataset.store, question)
            if found != expected:
                yield f"norms that match: engine {found}, SPARQL {expected}: {question}"

    def _at_the_door(self, questions, answer):
        """Compare an answer as the library gives it; a partnership that is no person in law, and that no provision names, is answered for its members."""
        json.dumps(answer, ensure_ascii=False, allow_nan=False)
        pairs = [p for q in questions for p in self.graph.engine.partnerships.questions(q)]
        answers = answer.get("answers", [answer])
        self.counts["answers at the front door"] += len(answers)
        if len(answers) != len(pairs):
            yield f"{len(answers)} answers to {len(pairs)} pairs"
            return
        step = -(-len(pairs) // PAIRS)
        for said, question in zip(answers[::step], pairs[::step], strict=True):
            if question not in questions:
                self.counts["pairs judged"] += 1
                yield from self.comparison.differences(question, whole=True)
            yield from self._printed(said, question)

    def _printed(self, answer, question):
        """Compare an answer, as the library gives it to programs, with what was compared with the reference."""
        reached = self.graph.engine.outcome(question)
        said = answer["outcome"] or answer["state"], answer["ready"]
        if said != (reached.outcome or reached.state, reached.ready):
            yield f"the answer says {said}, the engine {reached}: {question}"
        of = answer["question"]
        parties = of["discloser"]["id"], of["recipient"]["id"], of["date"]
        if parties != (question.discloser, question.recipient, question.on.isoformat()):
            yield f"the answer is to another question: {parties}: {question}"
