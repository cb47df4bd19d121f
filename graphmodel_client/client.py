"""The clients: every call of the service as a method."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from __future__ import annotations

from graphmodel_client.calls import (
    accountability,
    audit,
    boards,
    comparison,
    coverage,
    documents,
    duties,
    findings,
    legal_basis,
    over_time,
    service,
    structure,
    things,
)


class Client(
    legal_basis.LegalBasis,
    audit.Audit,
    over_time.OverTime,
    accountability.Accountability,
    boards.Boards,
    comparison.Comparison,
    duties.Duties,
    documents.Documents,
    findings.Findings,
    structure.Structure,
    things.Things,
    coverage.Coverage,
    service.Service,
):
    """Asks a service, and waits for its answers. `Transport` says what it is made with."""


class AsyncClient(
    legal_basis.AsyncLegalBasis,
    audit.AsyncAudit,
    over_time.AsyncOverTime,
    accountability.AsyncAccountability,
    boards.AsyncBoards,
    comparison.AsyncComparison,
    duties.AsyncDuties,
    documents.AsyncDocuments,
    findings.AsyncFindings,
    structure.AsyncStructure,
    things.AsyncThings,
    coverage.AsyncCoverage,
    service.AsyncService,
):
    """The same, to be awaited."""
