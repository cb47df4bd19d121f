"""Types of the answers: batch."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from typing import NotRequired, TypedDict

from graphmodel_client.answers.legal_basis import LegalBasisAnswer
from graphmodel_client.answers.problem import Problem


class BatchLine(TypedDict):
    """What one question of a batch came to: an answer, or a problem."""

    #: Which question of the batch, from 0.
    index: int

    #: The status that the single call would have: 200, 404, 422, or 500 where the service failed.
    status: int

    #: The answer, as of the single call; left out with a problem.
    answer: NotRequired["LegalBasisAnswer | None"]

    #: What is wrong with this question; left out with an answer.
    problem: NotRequired["Problem | None"]
