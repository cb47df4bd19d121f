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
    matrix,
    over_time,
    records,
    service,
    structure,
    things,
)


class Client(
    legal_basis.LegalBasis,
    records.Records,
    audit.Audit,
    over_time.OverTime,
    matrix.Matrix,
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
    records.AsyncRecords,
    audit.AsyncAudit,
    over_time.AsyncOverTime,
    matrix.AsyncMatrix,
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
