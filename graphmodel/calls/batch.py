"""The call `legal-basis/batch` (command `ask --batch`): many questions on the legal basis, answered one by one in their order."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from graphmodel.calls.legal_basis import ask
from graphmodel.calls.problem import problem_of
from graphmodel.errors import BadQuestionError, Fault, NotInGraphError
from graphmodel.formats.compact_json import compact
from graphmodel.legal_basis.posted import loaded, posted

if TYPE_CHECKING:
    from graphmodel.legal_basis.engine import Engine
    from graphmodel.model.model import Model

#: The most questions in one batch.
MOST_QUESTIONS = 1000
#: The most pairs of parties that the answers of one batch come to; a question with lists of parties has many.
MOST_PAIRS = 2000
#: The most that a batch may hold, in bytes.
MOST_BYTES = 2 * 1024 * 1024


def questions(text: bytes, most: int | None = MOST_QUESTIONS) -> list[Any]:
    r"""Return the questions of a batch; a line that cannot be read is None, which is answered with a problem in its place.

    Args:
        text: a JSON array of questions, one question as a JSON object, or NDJSON: a question a line, empty lines left out.
        most: the most questions that are taken; None for any number.

    Raises:
        BadQuestionError: there is no question, there are too many, or an array is broken.

    >>> questions(b'{"purpose": "youth-justice"}\n\nno question\n')
    [{'purpose': 'youth-justice'}, None]
    """
    found = _read(text.removeprefix(b"\xef\xbb\xbf").strip())
    if not found:
        raise _refused("there is no question in the batch; send a JSON array of questions, or one question a line")
    if most is not None and len(found) > most:
        raise _refused(f"the batch has {len(found)} questions; send {most} at most at once")
    return found


def _read(text: bytes) -> list[Any]:
    if text.startswith(b"["):
        try:
            whole = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise _refused(f"the batch is no JSON array: {error}; or send one question a line") from None
        return list(whole)
    whole = loaded(text) if text.startswith(b"{") else None
    return [whole] if whole is not None else [loaded(line) for line in text.split(b"\n") if line.strip()]


def _refused(message: str) -> BadQuestionError:
    return BadQuestionError((Fault("body", message),))


def encoded(line: dict[str, Any]) -> bytes:
    """Return a line of a batch as it goes out, with its line end; what is in it is written as a single call writes it."""
    return compact(line) + b"\n"


class Batch:
    """Answers the questions of one batch, one after the other; one that cannot be answered does not spoil the others."""

    def __init__(self, model: Model, engine: Engine, most_pairs: int | None = MOST_PAIRS) -> None:
        self._model = model
        self._most_pairs = most_pairs
        self._engine = engine
        self._pairs = 0

    def line(self, index: int, given: object) -> dict[str, Any]:
        """Return what one question comes to.

        Args:
            index: its place in the batch, from 0.
            given: the question as JSON; None where it could not be read.

        Returns:
            `{index, status, answer}` with the very answer of the single call, or `{index, status, problem}`.
        """
        try:
            answer = self._answer(given)
        except (BadQuestionError, NotInGraphError) as error:
            problem = problem_of(self._model, error)
            return {"index": index, "status": problem["status"], "problem": problem}
        return {"index": index, "status": 200, "answer": answer}

    def _answer(self, given: object) -> dict[str, Any]:
        if self._most_pairs is not None and self._pairs >= self._most_pairs:
            told = (
                f"the questions before this one came to {self._pairs} pairs of parties; send the rest in another batch"
            )
            raise _refused(told)
        answer = ask(self._model, self._engine, posted(self._model, given))
        self._pairs += len(answer.get("answers", "1"))
        return answer
