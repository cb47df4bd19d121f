"""The rows of the sheet `sources`: documents, and the areas that the graph does not have yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graphmodel.ids import slug, slug_of
from graphmodel.imports.names import UnknownNameError
from graphmodel.imports.record import Leaf, Record
from graphmodel.load.names import did_you_mean

if TYPE_CHECKING:
    from graphmodel.imports.filler import Filler
    from graphmodel.imports.forms import Form
    from graphmodel.imports.tables import Row, Table
    from graphmodel.model.model import Model


@dataclass
class Source:
    """A document of the import, and what is taken from it: the records of one data file."""

    name: str
    head: Record
    area: str
    records: list[Record] = field(default_factory=list)

    @property
    def slug(self) -> str:
        """The last part of its id, and the name of its file."""
        return slug_of(self.head.ident)

    def around(self, model: Model) -> set[str]:
        """Return its area and the areas that contain it."""
        found: set[str] = set()
        queue = [self.area] if self.area else []
        for record in self.records:
            if record.section == "areas" and record.ident == self.area:
                queue += [str(leaf.value) for leaf in record.keys.get("within", ())]
        while queue:
            at = queue.pop()
            if at not in found:
                found.add(at)
                queue += model.areas[at].within if at in model.areas else ()
        return found

    def prefixed(self, name: str) -> str:
        """Return a name as the last part of an id: with the area before it, unless it names it already."""
        words, area = slug(name), slug_of(self.area)
        return words if not area or f"-{area}-" in f"-{words}-" else f"{area}-{words}"


class Sources:
    """The documents of an import by their short names."""

    def __init__(self, filler: Filler, table: Table) -> None:
        self.filler, self.form = filler, table.form
        self.by_name: dict[str, Source] = {}
        self._first: dict[str, Row] = {}
        for row in table.rows:
            self._take(row, table.form)
        if not self.by_name:
            head = Record("document", table.place, {"id": Leaf("document/import", table.place)})
            self._none = Source("", head, "")

    def of(self, row: Row, column: str = "source") -> Source:
        """Return the document that a row is taken from; the only one where it does not say."""
        written = self.filler.text(row, column)
        found = self.by_name.get(slug(written))
        if found:
            return found
        if not self.by_name:
            return self._none
        names = [s.name for s in self.by_name.values()]
        first = next(iter(self.by_name.values()))
        place = self.filler.table(row).at(row, column)
        if written and "sources" not in self.filler.tables.unread:
            what = f"there is no source {written!r} in the sheet `sources`."
            self.filler.tables.report(place, "unknown-source", what, did_you_mean(written, names))
        elif not written and len(names) > 1:
            mend = f"Write one of: {', '.join(names)}."
            self.filler.tables.report(place, "missing-value", f"`{column}` is empty, and there are several.", mend)
        return first

    def _take(self, row: Row, form: Form) -> None:
        name = self.filler.text(row, "source")
        self.filler.want(form.columns["source"], row)
        if name and not slug(name):
            what = f"{name!r} holds no letter or digit that an id could be made of."
            mend = "Give the document a short name in the letters a to z and digits."
            self.filler.tables.report(row.place_of("source"), "bad-id", what, mend)
            if "" in self.by_name:
                return
        elif slug(name) in self.by_name:
            what = f"the source {name!r} stands twice (first in {self._first[slug(name)].place_of('source').short})."
            mend = "Give each document one row, and a short name of its own."
            self.filler.tables.report(row.place_of("source"), "duplicate-id", what, mend)
            return
        record = Record("document", row.place)
        areas = self._area(row, form)
        area = areas[0] if areas else ""
        source = Source(name, record, area)
        record.keys["id"] = Leaf(
            f"document/{source.prefixed(name if slug(name) else 'unnamed')}", row.place_of("source")
        )
        if area:
            record.keys["area"] = Leaf(area, row.place_of("area"))
        self.filler.fill(record, form, row)
        for new in areas[1:]:
            source.records.append(self._new_area(new, row, form))
        source.records.append(record)
        self.by_name[slug(name)], self._first[slug(name)] = source, row

    def _area(self, row: Row, form: Form) -> list[str]:
        """Return the id of a row's area; twice where the import describes it."""
        written = self.filler.text(row, "area")
        if not written:
            return []
        cell, kind = row.cells["area"], row.cells.get("area kind")
        try:
            found = self.filler.names.meant(written, form.columns["area"].names, cell.place)
        except UnknownNameError as error:
            if kind is None:
                mend = f"{error.mend} Where the area is new, say so in `area kind`."
                self.filler.tables.report(cell.place, error.rule, error.message, mend)
            ident = f"area/{slug(written)}"  # where it is not known, so that what points to it is not wrong too
            self.filler.names.add(ident, written)
            return [ident, ident]
        if kind is not None and found in self.filler.model.areas:
            what = f"the graph has {found} already, so it is not new."
            self.filler.tables.report(kind.place, "duplicate-id", what, "Leave `area kind` and `lies within` empty.")
        return [found]

    def _new_area(self, ident: str, row: Row, form: Form) -> Record:
        place, made = row.cells["area"].place, Record("areas", row.place)
        made.keys = {"id": Leaf(ident, place), "label": Leaf(self.filler.text(row, "area"), place)}
        if kind := self.filler.choice(row, form.columns["area kind"]):
            made.keys["kind"] = Leaf(kind, row.cells["area kind"].place)
        within = row.cells.get("lies within")
        if within is not None:
            names = str(within.value).split(";")
            found = [
                self.filler.named(n.strip(), form.columns["lies within"].names, within) for n in names if n.strip()
            ]
            made.keys["within"] = [Leaf(i, within.place) for i in found if i]
        made.keys["start"] = Leaf("unknown", place)
        return made
