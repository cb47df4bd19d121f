"""The parts of a record that the officer writes: the headings of a decision, the questions, and the checklist of an agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.record.blocks import Blank, Heading, Items, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graphmodel.record.blocks import Block

#: What stands at every blank: nothing about a person is written into the graph.
IN_YOUR_OWN_SYSTEM = "For the officer to write, in your own system"
_TOPICS = {
    "human-rights": "Human rights: questions to answer",
    "how-much": "How much, to whom and how: questions to answer",
    "for-the-officer": "What stays for you to judge",
}


def fields(record: Mapping[str, Any]) -> Iterator[Block]:
    """Yield the headings of a decision, each with what the answer fills in and a blank for the rest."""
    yield Heading("The decision", new_page=True)
    yield Paragraph(
        "Under each heading stands what the answer can say. The rest is for the officer who decides, also where the decision is no."
    )
    for number, field in enumerate(record["fields"], 1):
        yield Heading(f"{number}. {field['label']}", 3)
        if field["filled"]:
            yield Items(tuple(field["filled"]))
        if field["blank"]:
            writes = f": {field['writes']}" if field.get("writes") else ""
            yield Blank(f"{IN_YOUR_OWN_SYSTEM}{writes}", 2 if field["filled"] else 3)


def questions(record: Mapping[str, Any]) -> Iterator[Block]:
    """Yield what the officer answers, each with a blank."""
    for topic, title in _TOPICS.items():
        asked = [q for q in record["questions_to_officer"] if q["topic"] == topic]
        if not asked:
            continue
        yield Heading(title)
        for number, one in enumerate(asked, 1):
            named = "; ".join(e["label"] for e in one["explained_by"])
            yield Paragraph(one["text"], f"{number}.")
            if named:
                yield Paragraph(f"See {named}.")
            yield Blank(IN_YOUR_OWN_SYSTEM, 2 if topic == "human-rights" else 1)


def agreement(record: Mapping[str, Any]) -> Iterator[Block]:
    """Yield the headings of a sharing agreement, to tick off."""
    yield Heading("If this is to happen again: what a sharing agreement would hold")
    yield Items(tuple(f["label"] for f in record["agreement_fields"]), boxes=True)
