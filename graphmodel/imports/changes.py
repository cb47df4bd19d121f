"""What an import would change in the folder that it is written to: new, changed, gone, and what the graph knows already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.load.file_reader import FileReader
from graphmodel.load.files import YAML_ENDINGS
from graphmodel.load.schema import schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from graphmodel.imports.reader import Import
    from graphmodel.model.model import Model

#: Class → the sheet under which it is told.
_SHEET = {
    "Document": "sources",
    "Area": "sources",
    "Body": "bodies",
    "Post": "bodies",
    "Line": "lines",
    "Relation": "lines",
    "SeatList": "seats",
    "Seat": "seats",
    "Rule": "rules",
}
_Things = dict[str, dict[str, Any]]


def changes(found: Import, out: Path) -> list[dict[str, Any]]:
    """Return what would change, by sheet and name.

    Args:
        found: an import with nothing wrong in it.
        out: the folder that it would be written to.

    Returns:
        rows `{sheet, change, id, label, differs}`: `change` is new, changed, gone, or adds where the graph knows a body and gets
        more of it; `differs` names what is otherwise.
    """
    model = found.model
    assert model is not None  # noqa: S101  nothing is wrong in it
    now = _things((f.name, f.text) for f in found.files)
    before = _things(_texts(out)) if out.is_dir() else {}
    known = {i for i, (file, _) in model.dataset.places.items() if not file.startswith("imported/")}
    rows = []
    for ident, thing in now.items():
        if ident not in before:
            rows.append(_row(model, "adds" if ident in known else "new", thing))
        elif thing != before[ident]:
            keys = [k for k in {**before[ident], **thing} if before[ident].get(k) != thing.get(k)]
            rows.append(_row(model, "changed", thing) | {"differs": [k.removesuffix("_") for k in keys]})
    names = {i: t["label"][0] for i, t in before.items() if "label" in t}
    rows += [_row(model, "gone", thing, names) for ident, thing in before.items() if ident not in now]
    order = {"new": 0, "adds": 1, "changed": 2, "gone": 3}
    sheets = list(dict.fromkeys(_SHEET.values()))
    return sorted(rows, key=lambda r: (sheets.index(r["sheet"]), order[r["change"]], r["label"], r["id"]))


def _texts(out: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(out.iterdir()):
        if path.suffix in YAML_ENDINGS:
            yield path.name, path.read_text(encoding="utf-8")


def _things(texts: Iterable[tuple[str, str]]) -> _Things:
    """Return what files describe, by id; rows inside a thing stand in it."""
    found: _Things = {}
    for name, text in texts:
        content = FileReader(schema(), name, name).read(text)
        for ident, thing in content.things.items():
            if ident.count("/") == 1 and content.declared[ident][0] in _SHEET:
                found[ident] = {**found.get(ident, {}), **thing}
    return found


def _row(model: Model, change: str, thing: dict[str, Any], names: dict[str, str] | None = None) -> dict[str, Any]:
    cls = thing["@type"].removeprefix("gm:")
    label = _label(model, cls, thing, names or {})
    return {"sheet": _SHEET[cls], "change": change, "id": thing["@id"], "label": label, "differs": []}


def _label(model: Model, cls: str, thing: dict[str, Any], names: dict[str, str]) -> str:
    """Return what a row is called: what it is about, and what it says of it."""

    def named(key: str) -> str:
        words = [names.get(str(v)) or model.label(str(v)) for v in thing.get(key, ())]
        return ", ".join(words)

    if cls in {"Line", "Relation"}:
        how = (thing.get("strength") or thing.get("verb") or [""])[0]
        return f"{named('from')}: {how} {named('to') or named('to_role') or named('for')}".strip()
    if cls == "Seat":
        who = named("holder") or named("holder_words") or named("represents") or named("represents_words")
        return f"{named('list')}: {who or named('alternatives')}"
    if cls == "Rule":
        return f"{named('about')}: {thing['topic'][0]}"
    return str(thing.get("label", [""])[0]) or model.label(thing["@id"])
