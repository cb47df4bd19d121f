"""The first parts of a record: the question, and what the graph found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.record.blocks import Heading, Items, Paragraph, Table
from graphmodel.record.names import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graphmodel.record.blocks import Block, Words
    from graphmodel.record.names import Names

_NO_FACTS = "None was told. What is not known is never taken as true."


def question(record: Mapping[str, Any], names: Names) -> Iterator[Block]:
    """Yield the question as it was understood."""
    asked = record["question"]
    facts = "; ".join(f"{names.of('fact', n)} {'Yes' if v else 'No'}" for n, v in asked["facts"].items())
    rows: list[tuple[Words, ...]] = [
        ("Who holds the information", asked["discloser"]["label"]),
        ("Who would receive it", asked["recipient"]["label"]),
        ("What for", asked["purpose"]["label"]),
        ("Whom it is about", asked["subject"]["label"]),
        ("Which information", "; ".join(i["label"] for i in asked["information"])),
        ("On which day", f"{asked['date']}. The law of that day is used."),
        ("Nation", names.of("nation", asked["nation"])),
        ("Facts of the case", facts or _NO_FACTS),
    ]
    more = (
        ("within", "Area"),
        ("capacity_from", "Acting as, who holds it"),
        ("capacity_to", "Acting as, who would receive it"),
    )
    rows += [(label, asked[name]["label"]) for name, label in more if asked[name]]
    yield Heading("The question")
    yield Table("Who, what, about whom and for what", ("Asked", "As it was understood"), tuple(rows), (3, 7))


def outcome(record: Mapping[str, Any], names: Names) -> Iterator[Block]:
    """Yield what was found, with its warnings, and each side."""
    answer = record["answer"]
    yield Heading("What the graph found")
    word = answer["outcome"]
    yield Paragraph(sentence(names.of("outcome", word) if word else names.of("state", answer["state"])), "Outcome:")
    yield Paragraph(answer["headline"])
    if record["ready"]:
        yield Paragraph("No flag stops this answer. Whether anything is disclosed stays the decision of the officer.")
    if answer["flags"]:
        yield Heading("Warnings", 3)
        yield Items(tuple(sentence(names.of("flag", f)) for f in answer["flags"]))
    if answer["headline_depends_on"]:
        yield Heading("What would change it", 3)
        yield Items(tuple(names.of("fact", f) for f in answer["headline_depends_on"]))
    if answer["sides"]:
        yield Heading("Both sides", 3)
        yield Items((answer["sides"]["discloser"]["told"], answer["sides"]["recipient"]["told"]))
    if answer["successors"]:
        yield Heading("What came after", 3)
        yield Items(tuple(_successor(s) for s in answer["successors"]))
    if answer["choices"]:
        yield Heading("The question has to be narrowed to one of these", 3)
        yield Items(tuple(c["label"] for c in answer["choices"]))


def _successor(row: Mapping[str, Any]) -> str:
    since = f", from {row['date']}" if row["date"] else ""
    part = ", in part" if row["in_part"] else ""
    planned = "; only planned or proposed" if row["proposed"] else ""
    return f"{row['body']['label']}{since}{part}{planned}"
