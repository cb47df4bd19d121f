"""`ask --between`: from when to when the answer to one question stays the same, as text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from graphmodel.cli.text import Page

Between = Annotated[
    tuple[str, str] | None,
    typer.Option(
        "--between",
        metavar="D1 D2",
        help="Instead of --date: every day from D1 to D2, both included; tells when the answer changes, and by what.",
    ),
]


def render(found: dict[str, Any], page: Page) -> None:
    """Print the stretches with the outcome and the bases of each, and between them what changed."""
    question = found["question"]
    page.line(f"{question['discloser']['label']} to {question['recipient']['label']}, {question['purpose']['label']}")
    page.line(found["told"])
    for number, stretch in enumerate(found["stretches"]):
        page.heading(f"{stretch['in_words']}: {(stretch['outcome'] or stretch['state']).upper()}")
        page.items("rests on", [_basis(b) for b in stretch["bases"]])
        page.items("flags", stretch["flags"])
        page.items("came after", [s["body"]["label"] for s in stretch["successors"]])
        page.items("narrower choices", [c["id"] for c in stretch["choices"]])
        if number < len(found["borders"]):
            border = found["borders"][number]
            page.heading(f"{border['date']}, what changed:")
            for told in border["in_words"]:
                page.item(told)


def _basis(basis: dict[str, Any]) -> str:
    waits = [*basis["required_if"], *basis["permitted_if"]]
    return f"{basis['norm']['label']} ({basis['role']})" + (f", if {'; and if '.join(waits)}" if waits else "")
