"""The rows of the sheets `lines`, `seats` and `rules`: what the documents say of the bodies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graphmodel.ids import kind_of, slug, slug_of
from graphmodel.imports.forms import forms
from graphmodel.imports.record import Leaf, Record

if TYPE_CHECKING:
    from graphmodel.imports.filler import Filler
    from graphmodel.imports.sources import Source, Sources
    from graphmodel.imports.tables import Row, Table

_RANGE = re.compile(r"([0-9]{1,4})(?:\s*(?:-|\u2013|to)\s*([0-9]{1,4}))?")


class Statements:
    """Makes the records of the three sheets."""

    def __init__(self, filler: Filler, sources: Sources) -> None:
        self.filler, self.sources = filler, sources
        self._lists: dict[tuple[str, str, str], Record] = {}

    # ------------------------------------------------------------------ lines
    def line(self, table: Table, row: Row) -> None:
        """Make a line of accountability, or a relation, as its verb says."""
        form, source = table.form, self.sources.of(row)
        self.filler.want(form.columns["how"], row)
        how = self.filler.choice(row, form.columns["how"])
        strengths = self.filler.words(form.columns["how"].words[0])
        relation = bool(how) and how not in strengths
        record = Record("relations" if relation else "lines", row.place)
        # A row whose verb is not known stays a line, so that the rest of it is looked at too.
        key = "verb" if relation else "strength"
        record.keys[key] = Leaf(how or next(iter(strengths), ""), row.place_of("how"))
        if self.filler.choice(row, form.columns["denied"]) == "yes":
            record.keys["polarity"] = Leaf("denies", row.cells["denied"].place)
        self.filler.fill(record, form, row, {"for": ("detail",)} if relation else None)
        ends = [record.keys[k].value for k in ("from", "to") if k in record.keys]
        if len(ends) > 1 and ends[0] == ends[1]:
            mend = "Look whether one of the two names is the right one."
            self.filler.tables.warn(row.place_of("to"), "to-itself", "the line leads from a body to itself.", mend)
        source.records.append(record)

    # ------------------------------------------------------------------ seats
    def seat(self, table: Table, row: Row) -> None:
        """Make a seat, and the list that it stands in where it is the first of it."""
        form, source = table.form, self.sources.of(row)
        self.filler.want(form.columns["board"], row)
        board = self.filler.name_in(row, form.columns["board"])
        record = Record("seats", row.place)
        places = self.filler.text(row, "places")
        if places:
            record.keys["number"] = self._number(places, row)
        self.filler.fill(record, form, row)
        if board:
            found = self._list(table, row, source, board, record)
            record.keys = {"list": Leaf(found, row.place_of("board")), **record.keys}
        if "key" not in record.keys:
            record.keys["key"] = Leaf(self._key(record) or f"row-{row.place.row}", row.place)
        source.records.append(record)

    def _number(self, places: str, row: Row) -> dict[str, Leaf]:
        place, found = row.cells["places"].place, {"printed": places}
        number: dict[str, Leaf] = {k: Leaf(v, place) for k, v in found.items()}
        if match := _RANGE.fullmatch(places):
            number |= {"least": Leaf(int(match[1]), place), "most": Leaf(int(match[2] or match[1]), place)}
        return number

    @staticmethod
    def _key(record: Record) -> str:
        """Return a word for a seat: who holds it, or for whom."""
        for name in ("holder", "holder_words", "represents", "represents_words", "alternatives"):
            found = record.keys.get(name)
            first = found[0] if isinstance(found, list) and found else found
            if isinstance(first, Leaf):
                words = str(first.value)
                return slug(slug_of(words) if kind_of(words) in {"body", "post", "type"} else words)
        return ""

    def _list(self, table: Table, row: Row, source: Source, board: str, seat: Record) -> str:
        name = self.filler.text(row, "list")
        key = (source.slug, board, slug(name))
        ident = f"list/{'-'.join(filter(None, (slug_of(board), source.slug, slug(name))))}"
        total = row.cells.get("list total")
        if key not in self._lists:
            made = Record("lists", row.place, {"id": Leaf(ident, row.place_of("board"))})
            made.keys["label"] = Leaf(name or f"Seats of {self.filler.names.label(board)}", row.place_of("list"))
            made.keys["board"] = Leaf(board, row.place_of("board"))
            if "cite" in seat.keys:
                made.keys["cite"] = seat.keys["cite"]  # the list is printed where its first seat is
            self._lists[key] = made
            source.records.append(made)
        if total is not None:
            self._total(self._lists[key], self.filler, table, row)
        return ident

    @staticmethod
    def _total(made: Record, filler: Filler, table: Table, row: Row) -> None:
        field, cell = made.cls.fields["declared_total"], row.cells["list total"]
        leaf = next(iter(filler.leaves(field, table.form.columns["list total"], cell)), None)
        before = made.keys.get("declared_total")
        if leaf is not None and isinstance(before, Leaf) and before.value != leaf.value:
            what = f"the total is {leaf.value} here and {before.value} in {before.place.short}."
            filler.tables.report(cell.place, "told-differently", what, "Keep one of the two.")
        elif leaf is not None:
            made.keys["declared_total"] = leaf

    # ------------------------------------------------------------------ rules
    def rule(self, table: Table, row: Row) -> None:
        """Make a rule of procedure; what its number means depends on the kind of its value."""
        form, source = table.form, self.sources.of(row)
        record = Record("rules", row.place)
        kind = self.filler.word(self.filler.text(row, "value"), self.filler.words("value-kind"))
        own, names = forms().values.get(kind, {}), {n for v in forms().values.values() for n in v}
        paths: dict[str, tuple[str, ...]] = {name: ("value", own[name]) for name in own if name != "who"}
        for name in sorted(names - set(own)):
            if name in row.cells:
                paths[name] = ()
                what = f"`{name}` is given, but a value of the kind {kind!r} has none."
                if not kind:
                    what = f"`{name}` is given, but `value` does not say what kind of value it is."
                kinds = ", ".join(k for k, v in forms().values.items() if name in v)
                mend = f"It belongs to: {kinds}. Choose one in `value`, or take it away."
                self.filler.tables.report(row.cells[name].place, "rule-value", what, mend)
        self.filler.fill(record, form, row, paths)
        if kind == "text" and "text" in record.keys:
            record.keys["value"]["text"] = record.keys["text"]
        if "who" in own and "who" in row.cells:
            written = self.filler.text(row, "who")
            if found := self.filler.named(written, (own["who"],), row.cells["who"]):
                record.keys["value"][own["who"]] = Leaf(found, row.cells["who"].place)
        source.records.append(record)
