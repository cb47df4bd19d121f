"""The command `ask WORDS`: how a question in everyday words was understood, before its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from graphmodel.cli import output
from graphmodel.cli.legal_basis import legal_basis
from graphmodel.errors import BadQuestionError, Fault

if TYPE_CHECKING:
    from graphmodel.cli.text import Page

_NAMES = {
    "discloser": "Who holds it (--from)",
    "recipient": "Who would receive it (--to)",
    "purpose": "What for (--purpose)",
    "subject": "About whom (--about)",
    "information": "Which kind (--information)",
    "date": "When (--date)",
    "within": "Area (--within)",
    "capacity_from": "Capacity of the one who holds it (--capacity-from)",
    "capacity_to": "Capacity of the one who would receive it (--capacity-to)",
}
_WHY = {
    "unknown": "nothing in the graph is called so",
    "name": "it may tell who somebody is: do not write names",
    "left-out": "a word that may be a name was left out here",
    "nation": "a question in own words is about England only",
}


def written(words: list[str], between: object) -> str:
    """Return the words as one text.

    Raises:
        BadQuestionError: they are asked together with the days between which an answer changes.
    """
    if between is not None:
        told = "a question in words has one day; ask with --from, --to and the other options to see when the answer changes"
        raise BadQuestionError((Fault("between", told),))
    return " ".join(words)


def answer(found: dict[str, Any], as_json: bool) -> NoReturn:
    """Print how a question was understood, and leave with the exit status of its answer; with 2 where something is asked."""
    output.answer(found, as_json, understood, output.status(found["answer"] or found))


def understood(found: dict[str, Any], page: Page) -> None:
    """Print how each part was understood and what is asked, and the answer where there is one."""
    page.line(found["told"])
    for part in found["parts"]:
        _part(part, page)
    for fact in found["facts"]:
        said = ", ".join(f"\u201c{r['words']}\u201d" for r in fact["read_from"])
        name = fact["fact"]["id"].removeprefix("fact/")
        page.item(f"{said}: {fact['fact']['label']} {fact['value'] or f'NOT TOLD: --fact {name}=true or {name}=false'}")
    page.items("To look at", [n["told"] for n in found["notes"]])
    page.items("Not understood", [f"\u201c{o['words']}\u201d: {_WHY[o['why']]}" for o in found["not_understood"]])
    page.items("Warning", found["warnings"])
    if found["answer"]:
        page.heading("Answer")
        legal_basis(found["answer"], page)
    else:
        page.line("Tell what is open with the options named, or write it more exactly.")


def _part(part: dict[str, Any], page: Page) -> None:
    name = _NAMES[part["part"]]
    said = ", ".join(f"\u201c{r['words']}\u201d" for r in part["read_from"]) or "not told"
    if part["chosen"]:
        chosen = "; ".join(f"{c['label']} ({c['id']})" for c in part["chosen"])
        page.item(f"{name}: {said} is understood as {chosen}: {part['rule']}")
        return
    page.item(f"{name}: {said}. {part['ask']['question']}")
    page.items("certain already", [c["id"] for c in part["ask"]["certain"]])
    for choice in part["ask"]["choices"]:
        page.lines.append(f"      {choice['id']}  {choice['label']}")
