"""One YAML file, checked key by key against the schema and turned into JSON-LD."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graphmodel.dates import PartialDate
from graphmodel.errors import Problem
from graphmodel.ids import ID, iri, kind_of, slug, slug_of
from graphmodel.load.names import did_you_mean
from graphmodel.load.strict_yaml import Node, parse

if TYPE_CHECKING:
    from graphmodel.load.schema import Class, Field, Schema

_XSD = "http://www.w3.org/2001/XMLSchema#"
_DATE_TYPES = {4: "gYear", 7: "gYearMonth", 10: "date"}
_ANCHOR_WORDS = 8


@dataclass(frozen=True)
class Reference:
    """A value that has to be the id of something: where it stands and what it may lead to."""

    target: str
    kinds: tuple[str, ...]
    codelist: str
    line: int
    owner: str
    key: str


@dataclass
class FileContent:
    """What one file states.

    Attributes:
        path: its path as shown to a reader.
        graph: the id of its named graph.
        document: the JSON-LD document.
        declared: id → (class, line) of everything that the file describes.
        labelled: those of `declared` that are given a label here.
        references: every id that it points to.
        lines: (id, key) → line.
        problems: what is wrong in it.
    """

    path: str
    graph: str
    document: dict[str, Any] = field(default_factory=dict)
    declared: dict[str, tuple[str, int]] = field(default_factory=dict)
    labelled: set[str] = field(default_factory=set)
    references: list[Reference] = field(default_factory=list)
    lines: dict[tuple[str, str], int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


class FileReader:
    """Reads one file; `read` is called once."""

    def __init__(self, schema: Schema, path: str, graph: str) -> None:
        self.schema = schema
        self.content = FileContent(path, graph)
        self._document = ""

    def read(self, text: str) -> FileContent:
        """Check a text and turn it into JSON-LD; problems are collected, never raised."""
        root = parse(text, lambda line, rule, message, mend: self._report(line, "", rule, message, mend))
        if root is None:
            return self.content
        if not isinstance(root.value, dict):
            self._report(root.line, "", "wrong-kind", "a data file is a mapping of sections.", f"Begin with one of: {', '.join(sorted(self.schema.sections))}.")
            return self.content
        header = root.value.get("document")
        if header and isinstance(header[0].value, dict) and "id" in header[0].value:
            self._document = str(header[0].value["id"][0].value)
        body: dict[str, Any] = {"@context": self.schema.context, "@id": self.content.graph, "@type": "gm:File"}
        for name, (node, line) in root.value.items():
            class_name = self.schema.sections.get(name)
            if class_name is None:
                self._report(line, "", "unknown-section", f"there is no section `{name}`.", did_you_mean(name, self.schema.sections))
                continue
            rows = node.value if isinstance(node.value, list) else [node]
            body[name] = [r for row in rows if (r := self._thing(row, self.schema.classes[class_name]))]
        self.content.document = body
        return self.content

    def _report(self, line: int, about: str, rule: str, message: str, mend: str) -> None:
        self.content.problems.append(Problem(self.content.path, line, about, rule, message, mend))

    # ------------------------------------------------------------------ things with an id of their own
    def _thing(self, node: Node, cls: Class) -> dict[str, Any] | None:
        if not isinstance(node.value, dict):
            self._report(node.line, "", "wrong-kind", f"a {cls.name.lower()} has to be a mapping of keys.", "Write {key: value, ...}.")
            return None
        given = node.value.get("id")
        if given is not None:
            ident = self._own_id(given[0], cls)
        elif cls.id_from:
            ident = self._statement_id(node, cls)
        else:
            self._report(node.line, "", "no-id", f"this {cls.name.lower()} has no `id`.", f"Give it one: id: {cls.id_kind}/some-name.")
            ident = None
        if ident is None:
            return None
        if ident in self.content.declared:
            mend = "Give one of them a `key`, or take one away." if cls.id_from else "Keep one of the two."
            self._report(node.line, ident, "duplicate-id", f"{ident} stands twice (first on line {self.content.declared[ident][1]}).", mend)
            return None
        self.content.declared[ident] = (cls.name, node.line)
        if "label" in node.value:
            self.content.labelled.add(ident)
        return self._fill(node, cls, ident)

    def _own_id(self, node: Node, cls: Class) -> str | None:
        value = node.value
        if not isinstance(value, str) or not ID.fullmatch(value):
            self._report(node.line, str(value), "bad-id", f"{value!r} is no id.", "An id is kind/slug in lower case, letters and digits joined by single hyphens, such as body/medway-council.")
            return None
        if kind_of(value) != cls.id_kind:
            self._report(node.line, value, "bad-id", f"the id of a {cls.name.lower()} begins with {cls.id_kind}/.", f"Write {cls.id_kind}/{slug_of(value)}.")
            return None
        return value

    def _statement_id(self, node: Node, cls: Class) -> str | None:
        """Make the id of a statement from parties, verb or topic, document and pinpoint; never from position or wording."""
        assert isinstance(node.value, dict)  # noqa: S101  the caller has looked
        parts = []
        for name in (*cls.id_from, "key"):
            if name == "document":
                parts.append(slug_of(self._document))
            elif name == "pinpoint":
                parts.append(self._pinpoint(node))
            elif name in node.value:
                parts.append(self._word(node.value[name][0]))
        name = "--".join(p for p in dict.fromkeys(parts) if p)
        if not name:
            self._report(node.line, "", "no-id", f"this {cls.name.lower()} says nothing from which an id can be made.", f"Give it {' and '.join(cls.id_from)}.")
            return None
        return f"{cls.id_kind}/{name.replace('--', '-')}"

    @staticmethod
    def _word(node: Node) -> str:
        values = node.value if isinstance(node.value, list) else [node]
        return "-".join(slug(str(v.value).rpartition("/")[2] if ID.fullmatch(str(v.value)) else str(v.value)) for v in values)

    @staticmethod
    def _pinpoint(node: Node) -> str:
        assert isinstance(node.value, dict)  # noqa: S101  the caller has looked
        place: Any = node.value
        cite = node.value.get("cite")
        if cite is not None and isinstance(cite[0].value, list) and cite[0].value and isinstance(cite[0].value[0].value, dict):
            place = cite[0].value[0].value
        words = [str(place[k][0].value) for k in ("part", "paragraph") if k in place and place[k][0].value is not None]
        return slug(" ".join(words))

    # ------------------------------------------------------------------ keys and values
    def _fill(self, node: Node, cls: Class, ident: str) -> dict[str, Any]:
        assert isinstance(node.value, dict)  # noqa: S101  the callers have looked
        made: dict[str, Any] = {"@id": ident, "@type": "gm:" + cls.name}
        for key, (value, line) in node.value.items():
            if key == "id":
                continue
            field_ = cls.fields.get(key)
            if field_ is None:
                self._report(line, ident, "unknown-key", f"a {cls.name.lower()} has no key `{key}`.", did_you_mean(key, cls.fields))
                continue
            self.content.lines[ident, key] = line
            values = self._values(field_, value, ident)
            if values:
                made[key] = values
        if "document" in cls.fields and "document" not in made and self._document:
            made["document"] = [self._document]
        if "from" in cls.fields and "start" in cls.fields:
            self._span(node, ident)
        if not cls.id_kind or cls.id_from:
            self._required(node, cls, ident, made)
        return made

    def _required(self, node: Node, cls: Class, ident: str, made: dict[str, Any]) -> None:
        for key, field_ in cls.fields.items():
            if field_.least and key not in made and key not in node.value:  # type: ignore[operator]  the callers have looked
                self._report(node.line, ident, "missing-key", f"`{key}` is missing.", field_.message)

    def _values(self, field_: Field, node: Node, owner: str) -> list[Any]:
        if isinstance(node.value, list):
            if field_.most == 1:
                self._report(node.line, owner, "wrong-kind", f"`{field_.key}` takes one value and not a list.", field_.message)
                return []
            nodes = node.value
        else:
            nodes = [node]
        made = []
        taken: set[str] = set()
        for one in nodes:
            if one.value is None:
                continue
            value = self._row(field_, one, owner, taken) if field_.kind == "node" else self._value(field_, one, owner)
            if value is not None:
                made.append(value)
        return made

    def _value(self, field_: Field, node: Node, owner: str) -> Any:
        value = node.value
        if isinstance(value, (dict, list)):
            return self._wrong(field_, node, owner)
        if field_.kind == "flag":
            return value if isinstance(value, bool) else self._wrong(field_, node, owner)
        if field_.kind == "integer":
            return value if isinstance(value, int) and not isinstance(value, bool) else self._wrong(field_, node, owner)
        if field_.kind == "code":
            word = str(value).lower() if isinstance(value, bool) else str(value)
            self.content.references.append(Reference(f"codelist/{field_.codelist}/{word}", (), field_.codelist, node.line, owner, field_.key))
            return word
        if not isinstance(value, str):
            return self._wrong(field_, node, owner, "Put it in quotation marks. ")
        if field_.kind == "date":
            return self._date(field_, value, node, owner)
        if field_.kind in {"ref", "redirect"}:
            return self._reference(field_, value, node, owner)
        if field_.kind == "url" and not value.startswith(("http://", "https://")):
            return self._wrong(field_, node, owner)
        if not value.strip():
            return self._wrong(field_, node, owner)
        if field_.key == "anchor" and len(value.split()) > _ANCHOR_WORDS:
            self._report(node.line, owner, "long-anchor", f"the anchor has {len(value.split())} words.", f"At most {_ANCHOR_WORDS} consecutive words find the place.")
        return " ".join(value.split())

    def _wrong(self, field_: Field, node: Node, owner: str, first: str = "") -> None:
        shown = "a mapping" if isinstance(node.value, dict) else "a list" if isinstance(node.value, list) else repr(node.value)
        self._report(node.line, owner, "wrong-kind", f"`{field_.key}` cannot be {shown}.", first + field_.message)

    def _date(self, field_: Field, value: str, node: Node, owner: str) -> dict[str, str] | None:
        try:
            PartialDate.parse(value)
        except ValueError as error:
            self._report(node.line, owner, "bad-date", f"`{field_.key}`: {error}.", field_.message)
            return None
        return {"@value": value, "@type": _XSD + _DATE_TYPES[len(value)]}

    def _reference(self, field_: Field, value: str, node: Node, owner: str) -> str | None:
        if not ID.fullmatch(value):
            self._report(node.line, owner, "bad-id", f"`{field_.key}`: {value!r} is no id.", field_.message)
            return None
        if field_.kind == "ref":
            self.content.references.append(Reference(value, self.schema.kinds(field_.classes), "", node.line, owner, field_.key))
        return value

    def _row(self, field_: Field, node: Node, owner: str, taken: set[str]) -> dict[str, Any] | None:
        """Read a row inside a thing; its id is the owner's, the key, and what the row is about."""
        if not isinstance(node.value, dict):
            self._wrong(field_, node, owner)
            return None
        cls = self.schema.classes[field_.classes[0]]
        if cls.named:
            word = str(node.value[cls.named][0].value) if cls.named in node.value else ""
            ident = f"{owner}/{word}"
        else:
            words = [self._word(node.value[k][0]) for k in (*cls.id_from, "key") if k in node.value and node.value[k][0].value is not None]
            ident = "/".join([owner, field_.key, *([w] if (w := "-".join(x for x in words if x)) else [])])
        if ident in taken or ident in self.content.declared:
            self._report(node.line, owner, "duplicate-id", f"two rows of `{field_.key}` are about the same ({ident.removeprefix(owner + '/')}).", "Take one away, or give one a `key`.")
            return None
        taken.add(ident)
        self.content.declared[ident] = (cls.name, node.line)
        return self._fill(node, cls, ident)

    def _span(self, node: Node, owner: str) -> None:
        """Check that a stretch of time runs forward and that a missing first day is explained."""
        assert isinstance(node.value, dict)  # noqa: S101  the caller has looked
        first, last = (node.value[k][0].value if k in node.value else None for k in ("from", "until"))
        if first is None and "start" not in node.value:
            self._report(node.line, owner, "no-start", "there is no first day (`from`) and no word why.", "Give `from`, or `start: unknown`, `before-window` or `not-commenced`.")
        if isinstance(first, str) and isinstance(last, str):
            try:
                begin, end = PartialDate.parse(first), PartialDate.parse(last)
            except ValueError:
                return
            if end.last <= begin.first:
                self._report(node.line, owner, "reversed-dates", f"it ends ({last}) before or as it begins ({first}).", "`until` is the first day on which it no longer holds; it has to be later than `from`.")


def graph_id(path: str) -> str:
    """Return the id of the named graph of a file: `graph/` and its path without the ending."""
    return iri("graph/" + "/".join(slug(p) for p in path.rsplit(".", 1)[0].split("/") if p not in {"", ".", ".."}))
