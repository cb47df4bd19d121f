"""The command `audit`: which law a text cites, and what the graph knows of it on a day."""

from __future__ import annotations

import sys
from pathlib import Path  # noqa: TC003  typer reads the annotations when it runs
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graphmodel.audit.limits import MOST_BYTES, refuse
from graphmodel.cli import output
from graphmodel.cli.options import CapacityFrom, CapacityTo, Data, Date, Fact, Json, Nation, Within, app, graph

if TYPE_CHECKING:
    from graphmodel.cli.text import Page

_MOST_SHOWN = 6

# The options of a question, none of them needed here: parties and a purpose are asked about together or not at all.
_From = Annotated[
    list[str] | None,
    typer.Option("--from", help="Who would give: to ask whether what is cited fits (may be repeated)."),
]
_To = Annotated[list[str] | None, typer.Option("--to", help="Who would receive; with --from (may be repeated).")]
_Purpose = Annotated[str, typer.Option("--purpose", help="What for; with --from and --to.")]
_About = Annotated[str, typer.Option("--about", help="Whom the information is about; anyone if left out.")]
_Information = Annotated[
    list[str] | None, typer.Option("--information", help="Which kinds; personal if left out (may be repeated).")
]


@app.command()
def audit(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="The text: TXT, Markdown, HTML, DOCX or PDF; - reads plain text.")
    ],
    part: Annotated[
        str | None, typer.Option("--part", help="Only the part with this heading, such as `Appendix 3`.")
    ] = None,
    written: Annotated[
        str | None,
        typer.Option("--written", help="When the text was written: what changed since is told.", metavar="YYYY-MM-DD"),
    ] = None,
    from_: _From = None,
    to: _To = None,
    purpose: _Purpose = "",
    about: _About = "",
    information: _Information = None,
    fact: Fact = None,
    within: Within = None,
    capacity_from: CapacityFrom = None,
    capacity_to: CapacityTo = None,
    nation: Nation = None,
    date: Date = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Which law a text cites, and what the graph knows of it: in force or not, duty or power, told otherwise; with parties, whether it fits."""
    from graphmodel.calls.audit import AskedAudit  # noqa: PLC0415
    from graphmodel.calls.legal_basis import facts_of  # noqa: PLC0415
    from graphmodel.legal_basis.question import Asked  # noqa: PLC0415

    question = Asked(
        from_ or (),
        to or (),
        purpose,
        about,
        information or (),
        date or "",
        facts_of(fact or ()),
        within,
        capacity_from,
        capacity_to,
        nation,
    )
    asked = AskedAudit(_read(file), "text" if str(file) == "-" else file.name, part, written, question)
    output.answer(graph(data).audit(asked), as_json, render)


def _read(file: Path) -> bytes:
    """Return the bytes of a file, no more than may be read.

    Raises:
        BadQuestionError: there is no such file, or it cannot be read.
    """
    try:
        if str(file) == "-":
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        with file.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except OSError as error:
        refuse(f"{file} cannot be read: {error.strerror or error}")


def render(found: dict[str, Any], page: Page) -> None:
    """Print an audit: what it found group by group, then what could also be relied on."""
    file = found["question"]["file"]
    part = f", {found['question']['part']}" if found["question"]["part"] else ""
    page.line(f"{file['name']}{part}  {found['date']}")
    page.line(found["told"])
    if found["recognised"]:
        page.line(f"The text is {found['recognised']['document']['label']}: {found['recognised']['why']}.")
    page.items("Assumed", found["assumed"])
    for pair in found["pairs"]:
        page.line(
            f"{pair['discloser']['label']} to {pair['recipient']['label']}: {pair['outcome'] or pair['state']}. {pair['headline']}"
        )
    group = None
    for row in found["citations"]:
        if row["group"] != group:
            group = row["group"]
            page.heading(f"{group.upper()} ({found['summary'][group]})")
        _row(row, page)
    if found["not_cited"]:
        page.heading(f"COULD-ALSO ({len(found['not_cited'])})")
        for norm in found["not_cited"]:
            page.item(
                f"{norm['norm']['label']}: {norm['basis']} {norm['modality']} ({norm['result']}). {norm['summary']}"
            )


def _row(row: dict[str, Any], page: Page) -> None:
    page.line(f"{row['cited']}  ({_places(row)})")
    page.item(row["told"])
    for found in row["found"][:_MOST_SHOWN] if row["provision"] else ():
        kind = f": {found['basis']} {found['modality']}, {found['gateway_kind']}" if found["modality"] else ""
        page.item(f"{found['thing']['label']}{kind}. {found['does']}")
        for relied in found["reliance"]:
            page.item(
                f"  {relied['discloser']['label']} to {relied['recipient']['label']}: {relied['result']}. {relied['words']}"
            )
        for change in found["changes"]:
            page.item(f"  changed {change['date']}: {change['what']}")
    for difference in row["differences"]:
        place = f" ({_place(difference['place'])})" if difference["place"] else ""
        page.item(f"{difference['kind']}{place}: {difference['text']}")
    if row["near"]:
        page.item(f"near: {'; '.join(n['label'] for n in row['near'])}")
    if row["mentioned_in"]:
        page.item(f"named in the entry of: {'; '.join(n['label'] for n in row['mentioned_in'])}")


def _places(row: dict[str, Any]) -> str:
    """Return where something is cited, each place once; and how the law was told where it was not named."""
    told = dict.fromkeys(_place(p) for p in row["places"])
    more = f" and {row['place_total'] - len(row['places'])} more" if row["place_total"] > len(row["places"]) else ""
    return "; ".join(told) + more


def _place(place: dict[str, Any]) -> str:
    """Return a place in a few words: its number, or its heading, page or line."""
    where = [place["part"], place["paragraph"] or place["heading"], place["page"] and f"page {place['page']}"]
    if not place["page"] and place["line"]:
        where.append(f"line {place['line']}")
    return ", ".join(str(w) for w in where if w) or "the text"
