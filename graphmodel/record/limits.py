"""The last parts of a record: what explains it, whom to ask, what the graph does not know, and what the record itself is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.record.blocks import Heading, Items, Paragraph, Table, link
from graphmodel.record.names import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graphmodel.record.blocks import Block, Words
    from graphmodel.record.names import Names


def explained_by(record: Mapping[str, Any]) -> Iterator[Block]:
    """Yield the rules, decided cases and good practice that bind the discloser on the day."""
    rows = record["answer"]["explained_by"]
    if not rows:
        return
    yield Heading("Rules, decided cases and good practice")
    cells: tuple[tuple[Words, ...], ...] = tuple(
        (link(r["norm"]["label"], r["url"]), sentence(r["summary"]), r["in_force"]) for r in rows
    )
    yield Table("What explains the layers on that day", ("Source", "What it says", "In force"), cells, (3, 6, 2))


def who_to_ask(record: Mapping[str, Any]) -> Iterator[Block]:
    """Yield who can help."""
    yield Heading("Whom to ask")
    yield Items(tuple(sentence(w) for w in record["answer"]["who_to_ask"]))


def not_known(record: Mapping[str, Any], names: Names) -> Iterator[Block]:
    """Yield what the graph covers, and what of this answer is not confirmed."""
    answer = record["answer"]
    yield Heading("What the graph does not know")
    yield Paragraph(answer["coverage"])
    yield Paragraph(
        "What is not in the graph is not thereby against the law, and what is in it may have changed since."
    )
    if weak := "; ".join(dict.fromkeys(_unconfirmed(answer))):
        yield Paragraph(
            f"{weak}. What is not confirmed is told where each stands in this record.", "Not confirmed in every part:"
        )
    if notes := [
        sentence(f"{e['norm']['label']}: {e['unverified']}") for e in answer["explained_by"] if e["unverified"]
    ]:
        yield Paragraph("Not confirmed of the rules, decided cases and good practice:")
        yield Items(tuple(notes))
    if low := "; ".join(dict.fromkeys(_weak(answer))):
        yield Paragraph(f"{low}.", f"{names.of('confidence', 'low')}:")
    if count := len(record["findings"]):
        yield Paragraph(
            f"{count} {'finding' if count == 1 else 'findings'} on documents that tell this law otherwise: see the page of the answer."
        )


def _named(answer: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield what an answer names and how it is known, each with its label."""
    for row in (*answer["bases"], *answer["near_misses"]):
        yield row["norm"]["label"], row
    for row in answer["bars"].get("bars", ()):
        yield row["bar"]["label"], row
    for effect in answer["confidentiality"].get("effects", ()):
        yield effect["norm"]["label"], effect
    protection = answer["data_protection"]
    for ground in (g for part in ("first", "lawful_basis", "conditions") for g in protection.get(part, ())):
        yield ground["label"], ground
        yield from ((u["label"], u) for u in ground["uses"])


def _unconfirmed(answer: Mapping[str, Any]) -> Iterator[str]:
    return (label for label, row in _named(answer) if row.get("unverified"))


def _weak(answer: Mapping[str, Any]) -> Iterator[str]:
    rows = [*_named(answer), *((e["norm"]["label"], e) for e in answer["explained_by"])]
    return (label for label, row in rows if row["confidence"] == "low")


def about(record: Mapping[str, Any], base: str | None) -> Iterator[Block]:
    """Yield the data that the record was made from, and where to ask again."""
    dataset, where = record["dataset"], (base or "") + record["permalink"]
    rows: tuple[tuple[Words, ...], ...] = (
        ("Data", f"{dataset['version']}"),
        ("Digest of the data", dataset["digest"]),
        ("Law seen up to", dataset["law_checked_to"]),
        ("Question asked about", record["date"]),
        ("Ask again", link(where, where)),
    )
    yield Heading("About this record")
    yield Table("What this record was made from", ("What", "Which"), rows, (3, 7))
    yield Paragraph("The same question asked of the same data gives the same record.")
