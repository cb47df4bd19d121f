"""Types of the answers: record."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from typing import Any, TypedDict

from graphmodel_client.answers.common import Dataset, Finding, Ref
from graphmodel_client.answers.legal_basis import LegalBasisAnswer, Resolved


class RecordField(TypedDict):
    """A heading of a decision record."""

    #: The id of the heading.
    id: str

    #: The heading.
    label: str

    #: Word of codelist/record-kind.
    record: str

    #: Where it stands.
    order: int

    #: Who asks for it.
    source: list[str]

    #: Word of codelist/record-part: the part of the answer that fills it.
    filled_by: str

    #: What the answer fills in.
    filled: list[str]

    #: Whether the officer writes there, in the officer's own system.
    blank: bool

    #: What the officer writes there.
    writes: str


class AgreementField(TypedDict):
    """A heading of a sharing agreement, to tick off."""

    #: The id of the heading.
    id: str

    #: The heading.
    label: str

    #: Word of codelist/record-kind.
    record: str

    #: Where it stands.
    order: int

    #: Who asks for it.
    source: list[str]


class OfficerQuestion(TypedDict):
    """What only the officer can answer."""

    #: The id of the question, where it has one.
    id: str | None

    #: `human-rights`, `how-much` or `for-the-officer`.
    topic: str

    #: The question.
    text: str

    #: Norms that explain it.
    explained_by: "list[Ref]"

    #: The place for the answer; always empty here.
    answer: str


class RecordAnswer(TypedDict):
    """The record of a decision: the whole answer, the headings of a record, and the law as the graph had it. It holds no personal data."""

    question: "Resolved"

    #: Word of codelist/state. `not-in-graph` is never `no`.
    state: str

    #: The day that the answer is about.
    date: str

    #: The data.
    dataset: "Dataset"

    #: The page that asks again.
    permalink: str

    #: Findings that touch the answer.
    findings: "list[Finding]"

    #: Always `record`.
    kind: str

    #: The version of this shape, for programs that read saved records.
    format: int

    #: What would be disclosed, by whom, to whom.
    title: str

    #: The outcome of the answer.
    outcome: str | None

    #: Whether no flag blocks; never that anything should be shared.
    ready: bool

    #: The flags that block.
    not_ready: list[str]

    #: The headings of a decision record, in order.
    fields: "list[RecordField]"

    #: The headings of a sharing agreement, as a checklist.
    agreement_fields: "list[AgreementField]"

    #: What only the officer can answer.
    questions_to_officer: "list[OfficerQuestion]"

    #: What the words of the answer are called, by codelist.
    labels: dict[str, dict[str, str]]

    #: The nearest term of the Data Privacy Vocabulary, by id, where the data name one.
    dpv: dict[str, str]

    #: The whole answer of the call `legal-basis`.
    answer: "LegalBasisAnswer"

    #: The bases and near misses as the graph had them, by id.
    norms: dict[str, Any]

    #: The bars, routes, regimes, grounds and questions as the graph had them, by id.
    layers: dict[str, Any]
