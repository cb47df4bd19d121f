"""The record of a decision."""

from typing import Any

from api.schemas.common import NORM, Answer, Ref, Shown, shown
from api.schemas.legal_basis import LegalBasisAnswer, Resolved

_FIELD = {
    "id": "record-field/decision-power",
    "label": "Legal power or duty, with the version in force on the date",
    "record": "decision",
    "order": 5,
    "source": ["ICO code Annex B"],
    "filled_by": "bases",
    "filled": ["Crime and Disorder Act 1998 s.115(1), (2): express power, from 1998-09-30."],
    "blank": True,
    "writes": "which of these is relied on, and how its conditions are met",
}


class RecordField(Shown):
    """A heading of a decision record."""

    id: str = shown(_FIELD["id"], "The id of the heading.")
    label: str = shown(_FIELD["label"], "The heading.")
    record: str = shown("decision", "Word of codelist/record-kind.")
    order: int = shown(5, "Where it stands.")
    source: list[str] = shown(_FIELD["source"], "Who asks for it.")
    filled_by: str = shown("bases", "Word of codelist/record-part: the part of the answer that fills it.")
    filled: list[str] = shown(_FIELD["filled"], "What the answer fills in.")
    blank: bool = shown(True, "Whether the officer writes there, in the officer's own system.")
    writes: str = shown(_FIELD["writes"], "What the officer writes there.")


class AgreementField(Shown):
    """A heading of a sharing agreement, to tick off."""

    id: str = shown("record-field/sharing-agreement-purpose", "The id of the heading.")
    label: str = shown("Purpose and intended benefits", "The heading.")
    record: str = shown("sharing-agreement", "Word of codelist/record-kind.")
    order: int = shown(1, "Where it stands.")
    source: list[str] = shown(["ICO code, Data sharing agreements and Annex A"], "Who asks for it.")


class OfficerQuestion(Shown):
    """What only the officer can answer."""

    id: str | None = shown("prompt/human-rights-1", "The id of the question, where it has one.")
    topic: str = shown("human-rights", "`human-rights`, `how-much` or `for-the-officer`.")
    text: str = shown("Which law makes the disclosure foreseeable?", "The question.")
    explained_by: list[Ref] = shown([NORM], "Norms that explain it.")
    answer: str = shown("", "The place for the answer; always empty here.")


class RecordAnswer(Answer):
    """The record of a decision: the whole answer, the headings of a record, and the law as the graph had it. It holds no personal data."""

    question: Resolved = shown({"discloser": {}, "recipient": {}}, "The question as it was understood.")  # type: ignore[assignment]
    kind: str = shown("record", "Always `record`.")
    format: int = shown(1, "The version of this shape, for programs that read saved records.")
    title: str = shown("Record of a decision on disclosure: ...", "What would be disclosed, by whom, to whom.")
    outcome: str | None = shown("permitted-express", "The outcome of the answer.")
    ready: bool = shown(False, "Whether no flag blocks; never that anything should be shared.")
    not_ready: list[str] = shown(["confidence-unresolved"], "The flags that block.")
    fields: list[RecordField] = shown([_FIELD], "The headings of a decision record, in order.")
    agreement_fields: list[AgreementField] = shown([], "The headings of a sharing agreement, as a checklist.")
    questions_to_officer: list[OfficerQuestion] = shown([], "What only the officer can answer.")
    labels: dict[str, dict[str, str]] = shown(
        {"flag": {"confidence-unresolved": "given in confidence, or not known, and no route chosen"}},
        "What the words of the answer are called, by codelist.",
    )
    dpv: dict[str, str] = shown({}, "The nearest term of the Data Privacy Vocabulary, by id, where the data name one.")
    answer: LegalBasisAnswer = shown({"outcome": "permitted-express"}, "The whole answer of the call `legal-basis`.")
    norms: dict[str, Any] = shown(
        {"norm/cda1998-s115": {"label": "Crime and Disorder Act 1998 s.115(1), (2)"}},
        "The bases and near misses as the graph had them, by id.",
    )
    layers: dict[str, Any] = shown({}, "The bars, routes, regimes, grounds and questions as the graph had them, by id.")


#: The files that `format` asks for, for the documentation.
FILES: dict[str, Any] = {
    "text/html": {"schema": {"type": "string"}},
    "application/pdf": {"schema": {"type": "string", "format": "binary"}},
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": {
        "schema": {"type": "string", "format": "binary"}
    },
    "text/markdown": {"schema": {"type": "string"}},
    "application/ld+json": {"schema": {"type": "object"}},
}
