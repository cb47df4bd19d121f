"""What an import would change in the folder that it is written to: new, changed, gone, and what the graph knows already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.imports.judge import BASE
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
    known = {i for i, (file, _) in model.dataset.places.items() if not file.startswith(f"{BASE}/")}
    row, rows = _Rows(model, before), []
    for ident, thing in now.items():
        if ident not in before:
            rows.append(row.of("adds" if ident in known else "new", thing))
        elif thing != before[ident]:
            keys = [k for k in {**before[ident], **thing} if before[ident].get(k) != thing.get(k)]
            rows.append(row.of("changed", thing) | {"differs": [k.removesuffix("_") for k in keys]})
    rows += [row.of("gone", thing) for ident, thing in before.items() if ident not in now]
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


class _Rows:
    """Rows of changes, told by the names of things; what is gone is told by the names that it had."""

    def __init__(self, model: Model, before: _Things) -> None:
        self.model = model
        self._labels = {i: str(t["label"][0]) for i, t in before.items() if "label" in t}
        self._boards = {i: str(t["board"][0]) for i, t in before.items() if "board" in t}
        self._boards |= {i: seats.board for i, seats in model.lists.items()}

    def of(self, change: str, thing: dict[str, Any]) -> dict[str, Any]:
        cls = thing["@type"].removeprefix("gm:")
        return {
            "sheet": _SHEET[cls],
            "change": change,
            "id": thing["@id"],
            "label": self._told(cls, thing),
            "differs": [],
        }

    def _told(self, cls: str, thing: dict[str, Any]) -> str:
        """Return what a row is called: what it is about, and what it says of it."""
        if cls in {"Line", "Relation"}:
            to = self._named(thing, "to", "to_role")
            how = self._named(thing, "strength", "verb") + (" to" if to and "strength" in thing else "")
            return f"{self._named(thing, 'from')}: {how} {to or 'for ' + self._named(thing, 'for', 'detail')}"
        if cls == "Seat":
            board = self._name(self._boards.get(str(thing["list"][0]), ""))
            names = ("holder", "holder_words", "represents", "represents_words", "alternatives")
            return f"{board}: {self._named(thing, *names)}"
        if cls == "Rule":
            return f"{self._named(thing, 'about')}: {thing['topic'][0]}"
        return self._named(thing, "label") or self._name(thing["@id"])

    def _named(self, thing: dict[str, Any], *keys: str) -> str:
        """Return what stands under the first key that the thing has."""
        found: list[Any] = next((thing[k] for k in keys if thing.get(k)), [])
        return ", ".join(self._name(str(v)) for v in found)

    def _name(self, ident: str) -> str:
        return self.model.label(ident) if ident in self.model.records else self._labels.get(ident, ident)
