"""The rows of the sheet `bodies`: bodies and posts, those of the graph among them, and what took over from what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.ids import ID, kind_of, slug
from graphmodel.imports import cells
from graphmodel.imports.cells import UnreadError
from graphmodel.imports.forms import folded, forms
from graphmodel.imports.record import Leaf, Record

if TYPE_CHECKING:
    from graphmodel.imports.filler import Filler
    from graphmodel.imports.sources import Source, Sources
    from graphmodel.imports.tables import Row, Table

_NEW = "new"
_KINDS = ("body", "post")


class Bodies:
    """The bodies and posts of an import: first all their names, so that rows may point forwards, then what is said of them."""

    def __init__(self, filler: Filler, sources: Sources, table: Table) -> None:
        self.filler, self.sources, self.table = filler, sources, table
        self.new: set[str] = set()
        self._told: set[str] = set()
        self._ids = [(row, source, self._name(row, source)) for row in table.rows for source in (sources.of(row),)]

    def fill(self) -> None:
        """Make the records; call it when all names are known."""
        for row, source, ident in self._ids:
            if ident:
                source.records.append(self._record(row, ident))
        for _, source, ident in self._ids:
            for record in [r for r in source.records if ident and r.ident == ident]:
                for before in record.keys.get("predecessor", ()):
                    self._mirror(source, ident, before)

    def _name(self, row: Row, source: Source) -> str:
        """Return the id of a row's body and make its names known; nothing where it has none."""
        name = self.filler.text(row, "name")
        if not name:
            self.filler.want(self.table.form.columns["name"], row)
            return ""
        if not slug(name):
            what = f"{name!r} holds no letter or digit that an id could be made of."
            mend = "Write an id of your own, such as body/some-name, in the column `id`."
            if "id" not in row.cells:
                self.filler.tables.report(row.cells["name"].place, "bad-id", what, mend)
        kind = "post" if folded(self.filler.text(row, "kind")) == "post" else "body"
        ident = self._meant(row, name, kind, source)
        if not ident:
            ident = f"{kind}/{source.prefixed(name) if slug(name) else f'row-{row.place.row}'}"  # so that what points to it is not wrong too
        if ident not in self.filler.model.records:
            self.new.add(ident)
        others: list[str] = []
        if "also called" in row.cells:
            try:
                others = cells.parts(row.cells["also called"], forms().separator)
            except UnreadError:
                others = []  # told when the row is filled
        self.filler.names.add(ident, name, *others, *filter(None, (row.place.node,)))
        return ident

    def _meant(self, row: Row, name: str, kind: str, source: Source) -> str:
        """Return the id that a row is about: of the graph where it is named so there, else a new one; nothing where that is open."""
        model, place = self.filler.model, row.place_of("name")
        given = self.filler.text(row, "id")
        if not slug(name) and not given:
            return ""
        fresh = f"{kind}/{source.prefixed(name)}"
        if given and folded(given) != _NEW:
            return self._given(row, given)
        known = self.filler.names.known(name, kind)
        if given:
            if fresh in model.records:
                what = f"a new one would have the id {fresh}, which the graph has already."
                self.filler.tables.report(place, "duplicate-id", what, "Give it a fuller name.")
                return ""
            return fresh
        labelled = tuple(i for i in known if slug(model.label(i)) == slug(name))
        if len(labelled) == 1:
            return labelled[0]
        here = source.around(model)
        near = tuple(i for i in known if i in labelled or not (areas := self._areas(i)) or areas & here)
        if near or fresh in model.records:
            found = near or (fresh,)
            choices = ", ".join(f"{i} ({model.label(i)})" for i in found)
            what = f"the graph knows {'several things' if len(found) > 1 else 'something'} by the name {name!r}: {choices}."
            mend = f"Write in the column `id` {' or '.join(found)} if it is meant, and `new` if it is another one."
            self.filler.tables.report(place, "ambiguous-name", what, mend)
            return ""
        return fresh

    def _areas(self, ident: str) -> set[str]:
        """Return the areas that a body of the graph serves, or whose documents name it: a short name of it may be used elsewhere too."""
        model = self.filler.model
        record = model.records[ident]
        documents = {c.document for c in record.cite} | set(getattr(record, "named_in", ()))
        areas = {model.documents[d].area for d in documents if d in model.documents}
        return {a for a in areas if a} | {c.area for c in getattr(record, "covers", ())}

    def _given(self, row: Row, given: str) -> str:
        place = row.cells["id"].place
        if given in self.filler.model.records and kind_of(given) in _KINDS:
            return given
        if ID.fullmatch(given) and kind_of(given) in _KINDS:
            return given  # a curator may choose the id of a new body
        mend = "Leave it empty for a new body, or write an id such as body/some-name; `graphmodel search` finds ids."
        self.filler.tables.report(place, "bad-id", f"{given!r} is no id of a body or post.", mend)
        return ""

    def _record(self, row: Row, ident: str) -> Record:
        form, known = self.table.form, ident not in self.new
        record = Record("posts" if kind_of(ident) == "post" else "bodies", row.place)
        record.keys["id"] = Leaf(ident, row.place_of("name"))
        paths: dict[str, tuple[str, ...]] = {"kind": ()} if kind_of(ident) == "post" else {}
        if known or ident in self._told:
            paths["name"] = ()  # a thing has its label in one place
            if "kind" not in row.cells:
                paths["kind"] = ()
        self.filler.fill(record, form, row, paths)
        if not known:
            self._told.add(ident)
        return record

    def _mirror(self, source: Source, ident: str, before: dict[str, Any]) -> None:
        """Say of the body that was taken over from what came after it: the graph wants both sides."""
        other = before.get("body")
        if not isinstance(other, Leaf):
            return
        after = {"body": Leaf(ident, other.place)}
        if "date" in before:
            after["date"] = before["date"]
        mine = next((r for s in self.sources.by_name.values() for r in s.records if r.ident == other.value), None)
        if mine is None:
            mine = Record("bodies", other.place, {"id": Leaf(other.value, other.place)})
            source.records.append(mine)
        mine.keys.setdefault("successor", []).append(after)
