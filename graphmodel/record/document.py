"""A record as a document: what stands in it, in the order in which it is read and filed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.record import decision, found, law, layers, limits
from graphmodel.record.blocks import Blank, Document, Notice, Paragraph, clean
from graphmodel.record.names import Names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graphmodel.record.blocks import Block

LANGUAGE = "en-GB"
NOT_READY = "Not ready to act on"
_ABOUT = (
    "This record was made by a program from the question below and the law in its graph. It decides nothing, and it is not legal advice. "
    "It holds no personal data: whatever names or describes a person is written in your own system, where this record is filed."
)


def document(record: Mapping[str, Any], base: str | None = None) -> Document:
    """Return a record as a document.

    Args:
        record: what the call `record` gives, or a saved file of it.
        base: the address of a service, where its permalink leads; without it the permalink is words.
    """
    told: dict[str, Any] = clean(dict(record))
    names = Names(told["labels"])
    return Document(told["title"], LANGUAGE, _running(told), tuple(_blocks(told, names, base)))


def _blocks(record: Mapping[str, Any], names: Names, base: str | None) -> Iterator[Block]:
    yield from _first(record, names)
    yield Paragraph(_ABOUT)
    yield Blank("Reference in your own system, and the day on which this record was made")
    yield from found.question(record, names)
    yield from found.outcome(record, names)
    yield from decision.fields(record)
    yield from law.relied_on(record, names)
    yield from law.not_relied_on(record, names)
    yield from layers.bars(record, names)
    yield from layers.data_protection(record, names)
    yield from layers.confidentiality(record, names)
    yield from layers.human_rights(record, names)
    yield from decision.questions(record)
    yield from limits.explained_by(record)
    yield from limits.who_to_ask(record)
    yield from limits.not_known(record, names)
    yield from decision.agreement(record)
    yield from limits.about(record, base)


def _first(record: Mapping[str, Any], names: Names) -> Iterator[Block]:
    """What comes before everything: that it is not ready, and what to do where somebody is in danger now."""
    if not record["ready"]:
        why = [names.of("flag", f) for f in record["not_ready"]]
        outcome = record["outcome"]
        why = why or [names.of("outcome", outcome) if outcome else names.of("state", record["state"])]
        yield Notice(f"{NOT_READY}.", tuple(why))
    if record["answer"]["short_form"]:
        yield Notice("Somebody is in danger now.", tuple(record["answer"]["short_form"]))


def _running(record: Mapping[str, Any]) -> str:
    dataset = record["dataset"]
    told = f"graphmodel, data {dataset['version']} ({dataset['digest']}), law seen up to {dataset['law_checked_to']}"
    return told if record["ready"] else f"{NOT_READY}. {told}"
