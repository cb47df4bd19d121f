"""The command `matrix`: every member of a partnership to every other."""

from __future__ import annotations

from collections import Counter
from pathlib import Path  # noqa: TC003  typer reads the annotations when it runs
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graphmodel.cli import output
from graphmodel.cli.options import Data, Date, Fact, Json, app, graph
from graphmodel.matrix.marks import SAME, mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphmodel.cli.text import Page

_READ = "Rows hold the information, columns would receive it; both by the numbers below."
_TOO_WIDE = "The grid is too wide for this terminal. Each body holds the information; it would go to the numbers named:"
#: How many norms are named: those that stand in the most cells.
_MOST_NORMS = 12


@app.command()
def matrix(
    area: Annotated[str, typer.Argument(metavar="AREA", help="The area whose bodies are asked about.")],
    purpose: Annotated[list[str] | None, typer.Option("--purpose", help="What for (may be repeated).")] = None,
    all_purposes: Annotated[bool, typer.Option("--all-purposes", help="For each purpose there is.")] = False,
    board: Annotated[str | None, typer.Option("--board", help="Only the members of this board or partnership.")] = None,
    about: Annotated[
        str, typer.Option("--about", help="Whom the information is about; a child if left out.", show_default=False)
    ] = "",
    information: Annotated[
        list[str] | None,
        typer.Option("--information", help="Which kinds of information (may be repeated); personal if left out."),
    ] = None,
    fact: Fact = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="The file to write; its name ends in .csv, .xlsx, .json or .html.")
    ] = None,
    base: Annotated[
        str | None,
        typer.Option("--base", help="With --out: the address of a service, where the links of the file lead."),
    ] = None,
    date: Date = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """Every member of a partnership to every other: the strongest outcome of each pair, with its norms and flags."""
    from graphmodel.calls.legal_basis import facts_of  # noqa: PLC0415  `--help` must not load the library
    from graphmodel.calls.matrix import describe  # noqa: PLC0415
    from graphmodel.matrix.files import base_of, ending_of, write  # noqa: PLC0415
    from graphmodel.matrix.question import EVERY, AskedMatrix  # noqa: PLC0415

    links = base_of(base)
    if out is not None:
        ending_of(out)
    purposes = [*(purpose or ()), *([EVERY] if all_purposes else ())]
    asked = AskedMatrix(area, purposes, about, information or (), date or "", facts_of(fact or ()), board)
    loaded = graph(data)
    made = loaded.matrix_table(asked)
    found = describe(loaded.model, loaded.engine, made)
    if out is not None and found["state"] == "answered":
        write(loaded.model, made, found, out, links)
        if not as_json:
            typer.echo(f"{out}: {len(found['members'])} bodies, {sum(found['answer_counts'].values())} answers")
            return
    output.answer(found, as_json, render)


def render(found: dict[str, Any], page: Page) -> None:
    """Print a matrix: a grid of letters where it fits, else a list; then what the letters mean, the norms, and who is left out."""
    page.line(found["told"])
    question = found["question"]
    kinds = ", ".join(i["label"] for i in question["information"])
    facts = ", ".join(f"{name} {'yes' if said else 'no'}" for name, said in question["facts"].items()) or "none told"
    page.line(f"About: {question['subject']['label']}. Information: {kinds}. Facts: {facts}.")
    if found["counts"]:
        wide = next((w for w in (3, 2) if 4 + w * len(found["members"]) <= page.width), None)
        if wide:
            _grid(found, page, wide)
        else:
            _lists(found, page)
        page.lines += ["", *(f"{n:>4}  {m['label']}" for n, m in enumerate(found["members"], 1))]
        _meanings(found, page)
    _left_out(found, page)


def _grid(found: dict[str, Any], page: Page, wide: int) -> None:
    """Add the grid, each column so many characters wide; the numbers of the columns are read downwards."""
    page.heading(_READ)
    count = len(found["members"])
    numbers = [f"{n:>{len(str(count))}}" for n in range(1, count + 1)]
    page.lines += [" " * 4 + "".join(f"{n[place]:>{wide}}" for n in numbers) for place in range(len(numbers[0]))]
    for number, row in enumerate(found["rows"], 1):
        page.lines.append(f"{number:>4}" + "".join(f"{_letter(c):>{wide}}" for c in row["cells"]))


def _letter(cell: dict[str, Any]) -> str:
    if cell["permalink"] is None:
        return SAME.letter
    letter = mark(cell["outcome"] or cell["state"]).letter
    return letter if cell["ready"] else letter.lower()


def _lists(found: dict[str, Any], page: Page) -> None:
    """Add each body with the numbers of the others, those together of whom the same is found."""
    page.heading(_TOO_WIDE)
    for number, row in enumerate(found["rows"], 1):
        page.line(f"{number} {row['discloser']['label']}")
        groups: dict[str, list[int]] = {}
        for other, cell in enumerate(row["cells"], 1):
            if cell["permalink"] is not None:
                said = mark(cell["outcome"] or cell["state"]).words + (" (ready)" if cell["ready"] else "")
                groups.setdefault(said, []).append(other)
        for said, numbers in groups.items():
            page.item(f"{said}: {ranges(numbers)}")


def ranges(numbers: Iterable[int]) -> str:
    """Return numbers in order with those that follow each other drawn together.

    >>> ranges([1, 2, 3, 5, 8, 9])
    '1-3, 5, 8-9'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{r[0]}-{r[-1]}" if len(r) > 1 else str(r[0]) for r in runs)


def _meanings(found: dict[str, Any], page: Page) -> None:
    """Add what the letters mean, which norms stand behind them, and which flags."""
    several = len(found["purposes"]) > 1
    page.heading("What the letters mean:")
    for word, count in found["answer_counts"].items():
        letter, words = mark(word)
        how_often = (
            f"{count} answers, the strongest in {found['counts'].get(word, 0)} cells" if several else f"{count} cells"
        )
        page.item(f"{letter} {words} ({how_often}): {found['labels'][word]}")
    page.item("a small letter: not ready to be acted on, because a flag blocks")
    cells = [c for row in found["rows"] for c in row["cells"]]
    norms = Counter(n["label"] for c in cells for n in (*c["norms"], *c["bars"]))
    named = sorted(norms.items(), key=lambda item: (-item[1], item[0]))
    page.items("Norms that give them, by cells", [f"{label}: {count}" for label, count in named[:_MOST_NORMS]])
    if len(named) > _MOST_NORMS:
        page.item(f"and {len(named) - _MOST_NORMS} more")
    blocks = set(found["blocking_flags"])
    flags = [
        f"{f}{' (blocks)' if f in blocks else ''}: {count} cells. {found['labels'][f]}"
        for f, count in found["flag_counts"].items()
    ]
    page.items("Flags", flags)
    page.line(
        "--out FILE.xlsx or FILE.csv holds every answer; `graphmodel ask` gives the reasons and conditions of one."
    )


def _left_out(found: dict[str, Any], page: Page) -> None:
    """Add who is left out, those together of whom the reason is the same."""
    reasons: dict[str, list[str]] = {}
    for row in found["left_out"]:
        reasons.setdefault(row["why"], []).append(row["body"]["label"])
    page.items("Left out", [f"{', '.join(labels)}: {why}" for why, labels in reasons.items()])
