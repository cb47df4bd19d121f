"""`python -m tests.mutation law|code|facts`: how much of what is changed on purpose some test notices. See docs/mutation.md."""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path
from typing import Any

from graphmodel.model.model import Model
from tests.mutation import changed_code, fact_table
from tests.mutation.figures import table


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("what", choices=("law", "code", "facts"))
    parser.add_argument("folder", nargs="?", type=Path, help="facts: the folder of fact files to make the table from")
    parser.add_argument(
        "--count", type=int, default=0, help="how many changes, drawn at random; all where none is given"
    )
    parser.add_argument("--seconds", type=float, default=float("inf"), help="stop after so long")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--part", default="0/1", help="which part of how many: 0/2 and 1/2 side by side on two cores")
    parser.add_argument("--only", default="", help="code: files that contain this")
    parser.add_argument("--by", default="", help="law: only these judges, such as `case`")
    parser.add_argument(
        "--decides", action="store_true", help="law: only what may alter an answer, not what is shown beside it"
    )
    parser.add_argument(
        "--thorough", action="store_true", help="code: ask every judge again about what survived in --rows"
    )
    parser.add_argument(
        "--rows", type=Path, help="write a line of JSON for each change to this file, and go on where it ended"
    )
    given = parser.parse_args()
    if given.what == "facts":
        fact_table.make(given.folder)
    else:
        _run(given)


def _run(given: argparse.Namespace) -> None:
    model = Model.load()
    if given.what == "law":
        from tests.mutation.changed_law import changes
        from tests.mutation.judges_of_law import JudgesOfLaw

        law = JudgesOfLaw(model)
        work = [c for n in model.norms.values() for c in changes(n, model) if c.decides or not given.decides]
        told: Any = lambda c: {"group": c.kind, "name": f"{c.norm.id} {c.kind}: {c.what}"}  # noqa: E731
        notice: Any = lambda c: law.notice(c, tuple(filter(None, given.by.split(",")))) or "nobody"  # noqa: E731
    else:
        from tests.mutation.judges_of_code import JudgesOfCode

        place = changed_code.ROOT / "build" / "mutation"
        place.mkdir(parents=True, exist_ok=True)
        notice = JudgesOfCode(model, place / f"before-{model.digest[:12]}.pickle", thorough=given.thorough).notice
        work = [c for c in changed_code.all_changes() if given.only in c.file]
        told = lambda c: {"group": f"{Path(c.file).parent.name}", "kind": c.kind, "name": c.name, "line": c.line}  # noqa: E731
    random.Random(given.seed).shuffle(work)
    part, parts = map(int, given.part.split("/"))
    work = work[: given.count or None][part::parts]
    done = {}
    if given.rows and given.rows.exists():
        done = {row["name"]: row for row in map(json.loads, given.rows.read_text(encoding="utf-8").splitlines())}
    rows, end = [], time.monotonic() + given.seconds
    for change in work:
        row = told(change)
        if row["name"] not in done or (given.thorough and done[row["name"]]["by"] == "nobody"):
            if time.monotonic() > end:
                break
            row["by"] = notice(change)
            if given.rows:
                with given.rows.open("a", encoding="utf-8") as out:
                    out.write(json.dumps(row) + "\n")
            done[row["name"]] = row
        rows.append(done[row["name"]])
    print(table(rows, len(work)))


if __name__ == "__main__":
    main()
