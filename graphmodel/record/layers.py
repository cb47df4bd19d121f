"""The layers in a record: bars, data protection, confidence and human rights, each with its own result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.record.blocks import Heading, Items, Paragraph, Table, link
from graphmodel.record.names import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graphmodel.record.blocks import Block
    from graphmodel.record.names import Names

_ARISES = {"yes": "It arises.", "no": "It does not arise.", "not-known": "Whether it arises is not known."}


def _opened(title: str, layer: Mapping[str, Any], names: Names) -> Iterator[Block]:
    yield Heading(title)
    yield Paragraph(f"{names.of('layer-result', layer['result'])}.", "Result:")
    if layer.get("told"):
        yield Paragraph(layer["told"])


def bars(record: Mapping[str, Any], names: Names) -> Iterator[Block]:
    """Yield the express bars, what each does here, and its exceptions."""
    layer = record["answer"]["bars"]
    yield from _opened("Express bars", layer, names)
    for bar in layer.get("bars", ()):
        yield Heading(bar["bar"]["label"], 3)
        yield Paragraph(sentence(f"it protects {bar['protects']}: {bar['text']}"))
        yield Items(
            (
                sentence(bar["why"]),
                f"Version: {bar['in_force']}.",
                f"How it is known: {names.of('confidence', bar['confidence'])}.",
            )
        )
        yield Paragraph(link(bar["url"], bar["url"]), "Read it at its source:")
        if bar["asks"]:
            yield Paragraph("Only the officer can say:")
            yield Items(tuple(sentence(a, "?") for a in bar["asks"]))
        if bar["exceptions"]:
            rows = tuple((sentence(e["text"]), "Yes" if e["confirmed"] else "No") for e in bar["exceptions"])
            yield Table(f"Exceptions of {bar['bar']['label']}", ("Exception", "Confirmed"), rows, (8, 2))
        if bar["unverified"]:
            yield Paragraph(sentence(bar["unverified"]), "Not confirmed:")


def data_protection(record: Mapping[str, Any], names: Names) -> Iterator[Block]:
    """Yield the regime, the grounds that can carry the disclosure, and those that do not fit, with the reasons."""
    layer = record["answer"]["data_protection"]
    yield from _opened("Data protection", layer, names)
    for key, title in (("regime", "Governs the disclosure"), ("recipient_regime", "Governs what the recipient does")):
        if regime := layer.get(key):
            yield Paragraph(sentence(f"{regime['label']}, {regime['in_force']}"), f"{title}:")
    grounds = [g for part in ("first", "lawful_basis", "conditions") for g in layer.get(part, ())]
    for ground in grounds:
        yield from _ground(ground, names)
    if misfits := layer.get("does_not_fit"):
        rows = tuple((link(m["label"], m["url"]), sentence(m["why"])) for m in misfits)
        yield Table("Grounds that are not offered, and why", ("Ground", "Why it is not offered"), rows, (3, 7))
    if layer.get("questions"):
        yield Paragraph("Only the officer can say:")
        yield Items(tuple(layer["questions"]))


def _ground(ground: Mapping[str, Any], names: Names) -> Iterator[Block]:
    yield Heading(f"{names.of('data-kind', ground['data_kind'])}: {ground['label']}", 3)
    document = names.of("policy-document-needed", ground["policy_document_needed"])
    yield Items(
        (
            "A candidate: the officer decides whether it fits.",
            f"Appropriate policy document: {document}.",
            f"How it is known: {names.of('confidence', ground['confidence'])}.",
            *(sentence(n) for n in ground["note"]),
        )
    )
    if ground["uses"]:
        rows = tuple((link(u["label"], u["url"]), _fits(u), sentence(u["not_when"] or "")) for u in ground["uses"])
        yield Table(
            f"What stands behind {ground['label']}", ("Ground", "Fits where", "Does not fit where"), rows, (3, 4, 3)
        )


def _fits(used: Mapping[str, Any]) -> str:
    more = f" On consent: {used['consent_element']}." if used["consent_element"] else ""
    unverified = f" Not confirmed: {used['unverified']}." if used["unverified"] else ""
    return sentence(used["fits_when"]) + more + unverified


def confidentiality(record: Mapping[str, Any], names: Names) -> Iterator[Block]:
    """Yield whether confidence arises, the routes through it, and what the gateways say of it."""
    layer = record["answer"]["confidentiality"]
    yield from _opened("Confidence", layer, names)
    if "arises" not in layer:
        return
    yield Paragraph(_ARISES.get(layer["arises"], layer["arises"]))
    if layer["likely"]:
        yield Paragraph("Often held in confidence:")
        yield Items(tuple(sentence(row) for row in layer["likely"]))
    rows = tuple(
        (r["label"], "Yes" if r["open"] else "No", sentence(r["why"]), sentence(r["text"])) for r in layer["routes"]
    )
    yield Table("Ways through confidence", ("Way", "Open here", "Why", "What it takes"), rows, (2, 1, 4, 4))
    if layer["effects"]:
        yield Table(
            "What the gateways say of confidence",
            ("Gateway", "What its words do"),
            tuple((link(e["norm"]["label"], e["url"]), _effect(e)) for e in layer["effects"]),
            (4, 6),
        )


def _effect(effect: Mapping[str, Any]) -> str:
    but = f", but {effect['but']}" if effect["but"] else ""
    where = f" ({effect['pinpoint']})" if effect["pinpoint"] else ""
    # What is known only from the norm itself is told where the norm stands.
    own = effect["unverified"] and effect["pinpoint"]
    return sentence(effect["in_words"] + but + where) + (f" Not confirmed: {effect['unverified']}." if own else "")


def human_rights(record: Mapping[str, Any], names: Names) -> Iterator[Block]:
    """Yield whether human rights law binds the discloser; its questions stand in a part of their own."""
    layer = record["answer"]["human_rights"]
    yield from _opened("Human rights", layer, names)
    if layer.get("why") and layer["why"] not in layer["told"]:
        yield Paragraph(layer["why"])
