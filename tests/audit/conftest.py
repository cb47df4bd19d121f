"""An auditor of the shipped data."""

from __future__ import annotations

import pytest

from graphmodel.calls.audit import AskedAudit
from graphmodel.legal_basis.question import Asked
from tests.audit.answers import TODAY


@pytest.fixture(scope="session")
def graph():
    from graphmodel.graph import Graph

    return Graph.load()


@pytest.fixture(scope="session")
def audit(graph):
    """Audit a text or the bytes of a file."""

    def run(text, date=TODAY, name="a.txt", part=None, written=None, **about):
        data = text if isinstance(text, bytes) else text.encode()
        return graph.audit(AskedAudit(data, name, part, written, Asked(date=date, **about)))

    return run
