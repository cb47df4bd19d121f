"""W3C ORG data as the sheets of an import: organisations and posts, who reports to whom, memberships and changes."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from graphmodel.ids import NAMESPACE, short
from graphmodel.imports.forms import forms
from graphmodel.imports.linked_data import Node, read_nodes
from graphmodel.imports.tables import Cell, Place, Row, Table, Tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graphmodel.model.model import Model

_WORDS = 8


def read_org(paths: Sequence[Path], model: Model, area: str = "") -> Tables:
    """Read files of linked data together; problems are collected, never raised.

    Args:
        paths: the files.
        model: the graph, for the words that it has for the role of a seat.
        area: the area that the data is about, where it does not say so itself.
    """
    tables = Tables(", ".join(p.name for p in paths))
    nodes = read_nodes(paths, tables)
    for form in forms().sheets.values():
        tables.sheets[form.name] = Table(form, Place(paths[0].name, form.name))
    listed = model.codelists.get("codelist/seat-role")
    roles = {c.name for c in listed.codes} if listed else set()
    _Org(nodes, tables, paths[0].name, roles).read(area)
    if not tables.problems and not tables.sheets["bodies"].rows:
        what = "there is no organisation, post or collaboration of the W3C ORG vocabulary in it."
        tables.report(Place(paths[0].name), "empty-sheet", what, "Give the nodes classes such as org:Organization.")
    return tables


class _Org:
    def __init__(self, nodes: dict[str, Node], tables: Tables, file: str, roles: set[str]) -> None:
        self.nodes, self.tables, self.file, self.roles, self.map = nodes, tables, file, roles, mapping()
        self.bodies = {n.iri: kind for n in nodes.values() if (kind := self._kind(n))}
        self.persons = {n.iri for n in nodes.values() if set(n.types) & set(self.map["persons"])}
        self._taken: set[str] = set()
        self._said: set[tuple[object, ...]] = set()

    def read(self, area: str) -> None:
        self._source(area)
        for iri, kind in self.bodies.items():
            self._body(self.nodes[iri], kind)
        for node in self.nodes.values():
            self._lines(node)
            self._members(node)
        self._not_taken()

    def _kind(self, node: Node) -> str:
        return next((k for cls, k in self.map["bodies"].items() if cls in node.types), "")

    # ------------------------------------------------------------------ rows
    def _add(self, sheet: str, node: Node, prop: str, values: dict[str, tuple[str, str]]) -> Row:
        """Add a row: column → (value, the property that says so)."""
        base = node.at(prop and self._curie(prop))
        at = Place(base.file, sheet, base.row, "", base.header, base.node)
        row = Row(at, {})
        for column, (value, said) in values.items():
            if value:
                place = Place(at.file, sheet, at.row, "", self._curie(said) if said else at.header, at.node)
                row.cells[column] = Cell(value, place)
        self.tables.sheets[sheet].rows.append(row)
        return row

    def _source(self, area: str) -> None:
        """Add the data itself as the document that says so."""
        found = [n for n in self.nodes.values() if set(n.types) & set(self.map["dataset"])]
        node = found[0] if found else Node("", Place(self.file))
        title = self._text(node, "label") or (f"Data of {self.file}", "")
        values = {"source": (Path(self.file).stem, ""), "title": title, "area": (area, "")}
        if spatial := self._named(node, "area"):
            values["area"] = spatial[0]
        if publisher := self._text(node, "publisher") or next(iter(self._named(node, "publisher")), None):
            values["publisher"] = publisher
        if day := self._text(node, "speaks_from"):
            values["speaks from"] = (day[0][:10], day[1])
            values["dated by"] = (f"the data says so ({self._curie(day[1])})", day[1])
        self._add("sources", node, "", values)

    def _body(self, node: Node, kind: str) -> None:
        label = self._text(node, "label")
        values: dict[str, tuple[str, str]] = {"kind": (kind, "rdf:type")}
        if label:
            values["name"] = label
        if node.iri.startswith(NAMESPACE):
            values["id"] = (short(node.iri), "")
        names = [t for _, t in node.texts((*self.map["label"], *self.map["other_names"]))]
        others = [t for t in dict.fromkeys(names) if not label or t != label[0]]
        self._taken |= set(self.map["other_names"])
        values["also called"] = ("; ".join(others), self.map["other_names"][0])
        for column, group in (("from", "from"), ("until", "until")):
            if day := self._text(node, group):
                values[column] = (day[0][:10], day[1])
        for column, group in (("kind in law", "kind_in_law"), ("area", "area")):
            if found := self._named(node, group):
                values[column] = ("; ".join(v for v, _ in found), found[0][1])
        texts = [t for _, t in node.texts(self.map["note"])]
        said = self._named(node, "source") + [(t, p) for p, t in node.texts(self.map["source"])]
        self._taken |= {*self.map["note"], *self.map["source"]}
        values["other source"] = ("; ".join(v for v, _ in said), self.map["source"][0])
        values["note"] = (" ".join(texts), self.map["note"][0])
        before = self._before(node)
        values |= before
        values |= self._cite(node, label[0] if label else "")
        self._add("bodies", node, "", values)

    def _before(self, node: Node) -> dict[str, tuple[str, str]]:
        """Return the bodies that a body came after, and on which day: of the changes that it came out of."""
        change, found, day = self.map["change"], [], None
        for event in self.nodes.values():
            if node.iri in {v for _, v in event.nodes(change["after"])}:
                old = [v for _, v in event.nodes(change["before"]) if v != node.iri]
                found += old
                if old:
                    day = self._text(event, "event_date") or day
        self._taken |= {*change["before"], *change["after"], *self.map["changed_by"]}
        if not found:
            return {}
        names = ("; ".join(self._reference(v) for v in dict.fromkeys(found)), change["before"][0])
        return {"took over from": names} | ({"took over on": (day[0][:10], day[1])} if day else {})

    def _lines(self, node: Node) -> None:
        for prop, told in self.map["lines"].items():
            self._taken.add(prop)
            for _, other in node.nodes([prop]):
                pair = (self._reference(node.iri), self._reference(other))
                from_, to = reversed(pair) if told.get("turned") else pair
                if node.iri in self.persons or other in self.persons:
                    self._person(node, prop)
                    continue
                values = {"from": (from_, prop), "how": (told["how"], prop), "to": (to, prop)}
                if not self._twice("lines", values):
                    self._add("lines", node, prop, values | self._cite(node, self._curie(prop)))

    def _members(self, node: Node) -> None:
        self._taken |= {*self.map["memberships_of"]}
        pairs = [(v, node.iri, p) for p, v in node.nodes(self.map["member_of"])]
        pairs += [(node.iri, v, p) for p, v in node.nodes(self.map["has_member"])]
        names = self.map["membership"]
        if "http://www.w3.org/ns/org#Membership" in node.types:
            boards, members = node.nodes(names["board"]), node.nodes(names["member"])
            pairs += [(b, m, p) for p, b in boards for _, m in members or [("", "")]]
        self._taken |= {*self.map["member_of"], *self.map["has_member"], *names["board"], *names["member"]}
        role = self._named(node, "role", names["role"])
        for board, member, prop in pairs:
            values = {"board": (self._reference(board), prop)}
            values |= self._role(role[0]) if role else {}
            if member and member not in self.persons:
                values["holder"] = (self._reference(member), prop)
            else:
                self._person(node, prop)
                if not role:
                    continue
                values["holder in words"] = (self._label(role[0][0]), role[0][1])
            values |= self._during(node)
            if not self._twice("seats", values):
                self._add("seats", node, prop, values | self._cite(node, self._curie(prop)))

    def _role(self, role: tuple[str, str]) -> dict[str, tuple[str, str]]:
        """Return the role of a seat where it is one of ours, and else a note that tells it."""
        label = self._label(role[0])
        known = label.casefold().replace(" ", "-") in self.roles
        return {"role": (label, role[1])} if known else {"note": (f"Role as told: {label}.", role[1])}

    def _during(self, node: Node) -> dict[str, tuple[str, str]]:
        found = {}
        for _, iri in node.nodes(self.map["during"]):
            period = self.nodes.get(iri)
            for column, group in (("since", "begin"), ("until", "end")):
                if period and (day := self._instant(period, group)):
                    found[column] = (day[0][:10], day[1])
        self._taken |= set(self.map["during"])
        return found

    def _instant(self, period: Node, group: str) -> tuple[str, str] | None:
        if day := self._text(period, group):
            return day
        inside = [self.nodes[v] for _, v in period.nodes(self.map[group]) if v in self.nodes]
        return next((d for n in inside if (d := self._text(n, "instant"))), None)

    # ------------------------------------------------------------------ values
    def _cite(self, node: Node, words: str) -> dict[str, tuple[str, str]]:
        """Return where the data says it: the last part of the node's address, and words that stand there."""
        last = node.iri.rstrip("/#").replace("#", "/").rpartition("/")[2]
        place = "a node without a name" if node.iri.startswith("_:") else last
        return {"paragraph": (place, ""), "words": (" ".join(words.split()[:_WORDS]), "")}

    def _text(self, node: Node, group: str) -> tuple[str, str] | None:
        """Return the first text of a group of properties, and which of them has it."""
        self._taken |= set(self.map[group])
        found = node.texts(self.map[group])
        order = {p: n for n, p in enumerate(self.map[group])}
        best = min(found, key=lambda x: order[x[0]], default=None)
        return (best[1], best[0]) if best else None

    def _named(self, node: Node, group: str, properties: Iterable[str] = ()) -> list[tuple[str, str]]:
        """Return what a group of properties names: ids of ours, labels, or texts; each with the property."""
        wanted = list(properties) or self.map[group]
        self._taken |= set(wanted)
        found = [(self._reference(v) if v.startswith(NAMESPACE) else self._label(v), p) for p, v in node.nodes(wanted)]
        return found + [(t, p) for p, t in node.texts(wanted)]

    def _reference(self, iri: str) -> str:
        return short(iri) if iri.startswith(NAMESPACE) else iri

    def _label(self, iri: str) -> str:
        node = self.nodes.get(iri)
        found = self._text(node, "label") if node else None
        return found[0] if found else short(iri)

    def _curie(self, iri: str) -> str:
        return next((f"{p}:{iri[len(ns) :]}" for p, ns in self.map["prefixes"].items() if iri.startswith(ns)), iri)

    def _twice(self, sheet: str, values: dict[str, tuple[str, str]]) -> bool:
        """Tell whether a row is there already: ORG lets both ends say the same."""
        said = (sheet, *((column, value) for column, (value, _) in sorted(values.items())))
        before = said in self._said
        self._said.add(said)
        return before

    # ------------------------------------------------------------------ what is not taken
    def _person(self, node: Node, prop: str) -> None:
        mend = "Name the post that sits or answers; the graph holds posts and no persons."
        self.tables.warn(node.at(self._curie(prop)), "person", "a person is named here, and is not taken.", mend)

    def _not_taken(self) -> None:
        known = {*self.map["bodies"], *self.map["dataset"], *self.map["persons"], *self.map["helpers"]}
        counts: dict[str, tuple[int, Place]] = {}
        for node in self.nodes.values():
            for cls in (c for c in node.types if c not in known):
                what = f"what is of the class {self._curie(cls)} is not taken for a body."
                if not set(node.types) & known:
                    self.tables.warn(node.at("rdf:type"), "not-taken", what, "Give it a class of the ORG vocabulary.")
            for prop, values in node.values.items():
                if prop not in self._taken:
                    number, place = counts.get(prop, (0, node.at(self._curie(prop))))
                    counts[prop] = (number + len(values), place)
        for prop, (number, place) in counts.items():
            what = f"{number} statement{'s' if number > 1 else ''} with {self._curie(prop)}: not taken."
            self.tables.warn(place, "not-taken", what, "Nothing needs to be done, unless it matters to you.")


@lru_cache(maxsize=1)
def mapping() -> dict[str, Any]:
    """Return `org.yaml` with full addresses in the place of prefixed names."""
    read = yaml.safe_load(Path(__file__).with_name("org.yaml").read_text(encoding="utf-8"))
    prefixes = read["prefixes"]

    def full(value: Any) -> Any:
        if isinstance(value, str):
            prefix, colon, name = value.partition(":")
            return prefixes[prefix] + name if colon and prefix in prefixes else value
        if isinstance(value, list):
            return [full(v) for v in value]
        return {full(k): full(v) for k, v in value.items()} if isinstance(value, dict) else value

    return {**full({k: v for k, v in read.items() if k != "prefixes"}), "prefixes": prefixes}
