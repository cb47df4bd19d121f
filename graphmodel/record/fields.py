"""The headings of a decision record, each filled where the answer can fill it; what only the officer can write stays blank."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from graphmodel.model.layers import RecordField
    from graphmodel.model.model import Model

#: What the officer writes beside what is filled, by the part of the answer that fills it.
_WRITES = {
    "question": "why this information is needed, now",
    "bases": "which of these is relied on, and how its conditions are met",
    "lawful-basis": "which ground is relied on, and why the disclosure is necessary for it",
    "conditions": "which condition is relied on, and the reference of the policy document",
    "confidentiality": "whether it is held in confidence, the route chosen, and the reasons",
    "bars": "which bars were checked, and which exception is relied on",
    "human-rights": "the answers to the questions on human rights below, weighed together",
    "data-protection": "who was told and how, or the exemption relied on and the prejudice feared",
    "officer": "",
}


def decision_fields(model: Model, answer: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the headings of a decision record, in order.

    Each has what the answer fills in (`filled`), whether the officer writes there (`blank`) and what (`writes`).
    """
    return [_field(f, answer) for f in _of(model, "decision")]


def agreement_fields(model: Model) -> list[dict[str, Any]]:
    """Return the headings of a sharing agreement, in order, as a checklist."""
    return [
        {"id": f.id, "label": f.label, "record": f.record, "order": f.order, "source": list(f.sources)}
        for f in _of(model, "sharing-agreement")
    ]


def _of(model: Model, record: str) -> list[RecordField]:
    return sorted((f for f in model.record_fields.values() if f.record == record), key=lambda f: (f.order, f.id))


def _field(field: RecordField, answer: Mapping[str, Any]) -> dict[str, Any]:
    filled = _FILL[field.filled_by](answer) if field.filled_by in _FILL else []
    return {
        "id": field.id,
        "label": field.label,
        "record": field.record,
        "order": field.order,
        "source": list(field.sources),
        "filled_by": field.filled_by,
        "filled": filled,
        "blank": not _settled(field.filled_by, answer),
        "writes": _WRITES.get(field.filled_by, ""),
    }


def _settled(part: str, answer: Mapping[str, Any]) -> bool:
    """Whether nothing in a part of the answer is left to write: no bar was found, or the officer says that nothing is held in confidence."""
    if not answer["ready"]:
        return False
    if part == "confidentiality":
        return bool(answer["confidentiality"].get("arises") == "no")
    return bool(part == "bars" and answer["bars"]["result"] == "clear")


def _question(answer: Mapping[str, Any]) -> list[str]:
    purpose = answer["question"]["purpose"]
    return [f"Purpose: {purpose['label']}."]


def _bases(answer: Mapping[str, Any]) -> list[str]:
    if not answer["bases"]:
        return [answer["headline"]]
    return [basis_line(b) for b in answer["bases"]]


def basis_line(basis: Mapping[str, Any]) -> str:
    """Return a basis in a line: what it is, and the version that was in force."""
    waits = basis["required_if"] or basis["permitted_if"]
    only = f"; only if: {'; '.join(waits)}" if waits else ""
    return f"{basis['norm']['label']}: {basis['basis']} {basis['modality']}, {basis['in_force']}{only}."


def _grounds(answer: Mapping[str, Any], *parts: str) -> list[str]:
    layer = answer["data_protection"]
    if layer["result"] == "not-assessed" and "told" not in layer:
        return ["Not assessed."]
    found = [ground_line(g) for part in parts for g in layer[part]]
    return found or [layer["told"]]


def ground_line(ground: Mapping[str, Any]) -> str:
    """Return a ground of data protection law in a line: a candidate, with when it fits."""
    uses = "; ".join(u["fits_when"] for u in ground["uses"])
    return f"{ground['label']}, if it fits{': ' + uses if uses else ''}."


def _lawful_basis(answer: Mapping[str, Any]) -> list[str]:
    return _grounds(answer, "first", "lawful_basis")


def _conditions(answer: Mapping[str, Any]) -> list[str]:
    layer = answer["data_protection"]
    special = set(layer.get("data_kinds", ())) - {"personal"}
    found = _grounds(answer, "conditions")
    if layer.get("data_kinds") and not special:
        found = ["As asked, nothing of it is special category or offence data."]
    if layer.get("policy_document_needed"):
        found.append("An appropriate policy document is needed for a condition that is named here.")
    return found


def _confidentiality(answer: Mapping[str, Any]) -> list[str]:
    return _told(answer, "confidentiality")


def _bars(answer: Mapping[str, Any]) -> list[str]:
    return _told(answer, "bars")


def _human_rights(answer: Mapping[str, Any]) -> list[str]:
    return _told(answer, "human_rights")


def _data_protection(answer: Mapping[str, Any]) -> list[str]:
    layer = answer["data_protection"]
    found = []
    for name, whose in (("regime", "the disclosure"), ("recipient_regime", "what the recipient does with it")):
        if layer.get(name):
            found.append(f"{layer[name]['label']} governs {whose}.")
    return found or _told(answer, "data_protection")


def _told(answer: Mapping[str, Any], layer: str) -> list[str]:
    return [answer[layer].get("told") or "Not assessed."]


_FILL: dict[str, Callable[[Mapping[str, Any]], list[str]]] = {
    "question": _question,
    "bases": _bases,
    "lawful-basis": _lawful_basis,
    "conditions": _conditions,
    "confidentiality": _confidentiality,
    "bars": _bars,
    "human-rights": _human_rights,
    "data-protection": _data_protection,
}
