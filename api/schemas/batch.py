"""A batch of questions, and a line of its answer."""

from typing import Any

from api.schemas.common import Shown, shown, sometimes
from api.schemas.legal_basis import LegalBasisAnswer, QuestionBody
from api.schemas.problem import Problem

_QUESTION = QuestionBody.example()
_SCHEMA = {"$ref": "#/components/schemas/QuestionBody"}

#: What may be posted.
BODY: dict[str, Any] = {
    "required": True,
    "content": {
        "application/json": {
            "schema": {"anyOf": [{"type": "array", "items": _SCHEMA, "minItems": 1}, _SCHEMA]},
            "example": [_QUESTION, {**_QUESTION, "date": "2014-01-01"}],
        },
        "application/x-ndjson": {"schema": _SCHEMA},
    },
}
#: What goes out, a line at a time.
LINES: dict[str, Any] = {"application/x-ndjson": {"schema": {"$ref": "#/components/schemas/BatchLine"}}}


class BatchLine(Shown):
    """What one question of a batch came to: an answer, or a problem."""

    index: int = shown(0, "Which question of the batch, from 0.")
    status: int = shown(
        200, "The status that the single call would have: 200, 404, 422, or 500 where the service failed."
    )
    answer: LegalBasisAnswer | None = sometimes(
        {"outcome": "permitted-express"}, "The answer, as of the single call; left out with a problem."
    )
    problem: Problem | None = sometimes(
        {"type": "/problems/bad-question", "status": 422}, "What is wrong with this question; left out with an answer."
    )
