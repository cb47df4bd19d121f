"""A client for other programs: every call of the service as a method with a typed answer.

>>> from graphmodel_client import Client  # doctest: +SKIP
>>> with Client("http://127.0.0.1:8000") as graph:
...     answer = graph.legal_basis(
...         discloser=["body/medway-pct"],
...         recipient=["body/kent-police-force"],
...         purpose="purpose/youth-justice",
...         subject="subject/child",
...         information=["information/personal"],
...         date="2009-03-01",
...     )
>>> answer["outcome"]
'permitted-express'

It shows what the law in the graph says; the officer decides. `pip install graphmodel` brings what it needs.
"""

from graphmodel_client.client import AsyncClient, Client
from graphmodel_client.errors import (
    BadQuestionError,
    ClientError,
    NotInGraphError,
    NotReachableError,
    ProblemError,
    TooManyRequestsError,
    UnavailableError,
)

__all__ = [
    "AsyncClient",
    "BadQuestionError",
    "Client",
    "ClientError",
    "NotInGraphError",
    "NotReachableError",
    "ProblemError",
    "TooManyRequestsError",
    "UnavailableError",
]
