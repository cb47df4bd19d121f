"""The call `import`: read, judge, tell what would change, and write it whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphmodel.imports import folder
from graphmodel.imports.changes import changes
from graphmodel.imports.reader import read

if TYPE_CHECKING:
    from collections.abc import Sequence


def bring(
    paths: Sequence[Path],
    out: Path | None = None,
    *,
    dry_run: bool = False,
    area: str = "",
    base: Sequence[Path] | None = None,
) -> dict[str, Any]:
    """Bring a workbook, CSV files or linked data into a folder of data files.

    Args:
        paths: what is read, see `graphmodel.imports.reader.read`.
        out: the folder to write; where it is not given, beside the working folder by the name of what was read.
        dry_run: write nothing.
        area: the area that linked data is about, where it does not say so itself.
        base: the data that it is added to; the shipped data where it is not given.

    Returns:
        `problems` and `warnings`, each with its cell and `told` as one sentence; `changes`; `understood`, how names of the graph were
        read; `counts` of what is new, known, changed and gone; `out`, `files`, and whether they were `written`.

    Raises:
        BadQuestionError: the files cannot be told, or the folder may not be taken; nothing is changed then.
    """
    place = out or _place(paths)
    folder.may_be_taken(place)
    found = read(paths, area=area, base=base)
    rows = [] if found.problems else changes(found, place)
    written = not found.problems and not dry_run
    if written:
        folder.write(found.files, place, {"from": found.name})
    return {
        "question": {"files": [str(p) for p in paths], "out": str(place), "area": area or None, "dry_run": dry_run},
        "problems": [{**p.as_json(), "told": str(p)} for p in found.problems],
        "warnings": [{**p.as_json(), "told": str(p)} for p in found.warnings],
        "understood": [
            {"name": given, "id": ident, "label": label, "cell": place_.short}
            for given, ident, label, place_ in (found.understood if found.model else ())
        ],
        "changes": rows,
        "counts": {c: sum(r["change"] == c for r in rows) for c in ("new", "adds", "changed", "gone")},
        "out": str(place),
        "files": [f.name for f in found.files] if not found.problems else [],
        "written": written,
    }


def _place(paths: Sequence[Path]) -> Path:
    """Return the folder that an import without a name for one is written to."""
    first = paths[0]
    name = first.resolve().name if first.is_dir() else first.stem
    if first.suffix.lower() == ".csv":
        name = first.resolve().parent.name
    return Path(f"{name}-data")
