"""One YAML file, checked key by key against the schema and turned into JSON-LD."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from graphmodel.ids import ID, kind_of, slug, slug_of
from graphmodel.load import flaws
from graphmodel.load.content import FileContent, Reference
from graphmodel.load.names import a, did_you_mean
from graphmodel.load.strict_yaml import Node, parse

if TYPE_CHECKING:
    from graphmodel.load.flaws import Flaw
    from graphmodel.load.schema import Class, Field, Schema

_XSD = "http://www.w3.org/2001/XMLSchema#"
#: The datatype of a date by its length.
DATE_TYPES = {4: _XSD + "gYear", 7: _XSD + "gYearMonth", 10: _XSD + "date"}
_Keys: TypeAlias = "dict[str, tuple[Node, int]]"


class FileReader:
    """Reads one file; `read` is called once."""

    def __init__(self, schema: Schema, path: str, graph: str) -> None:
        self.schema = schema
        self.content = FileContent(path, graph)
        self._header = False
        self._document = ""

    def read(self, text: str) -> FileContent:
        """Check a text and turn it into JSON-LD; problems are collected, never raised."""
        begin = f"Begin with one of: {', '.join(sorted(self.schema.sections))}."
        root = parse(text, self.content.unreadable)
        if root is None or root.value == {}:
            if self.content.readable:
                self.content.report(
                    1, "", "empty-file", "there is nothing in this file.", f"Take it away, or fill it. {begin}"
                )
            return self.content
        if not isinstance(root.value, dict):
            self.content.unreadable(root.line, "wrong-kind", "a data file is a mapping of sections.", begin)
            return self.content
        self._find_document(root.value)
        body: dict[str, Any] = {"@context": self.schema.context, "@id": self.content.graph, "@type": "gm:File"}
        for name, (node, line) in root.value.items():
            class_name = self.schema.sections.get(name)
            if class_name is None:
                what = f"there is no section `{name}`."
                self.content.report(line, "", "unknown-section", what, did_you_mean(name, self.schema.sections))
                continue
            rows = node.value if isinstance(node.value, list) else [node]
            body[name] = [r for row in rows if (r := self._thing(row, self.schema.classes[class_name]))]
        self.content.document = body
        return self.content

    def _find_document(self, sections: _Keys) -> None:
        """Remember the document at the head of the file: the one that its statements are taken from."""
        self._header = "document" in sections
        header = sections["document"][0].value if self._header else None
        given = header.get("id") if isinstance(header, dict) else None
        if given and isinstance(given[0].value, str) and ID.fullmatch(given[0].value):
            self._document = given[0].value

    def _flaw(self, flaw: Flaw | None, line: int, about: str) -> bool:
        if flaw:
            self.content.report(line, about, *flaw)
        return flaw is not None

    # ------------------------------------------------------------------ things with an id of their own
    def _thing(self, node: Node, cls: Class) -> dict[str, Any] | None:
        keys = node.value
        if not isinstance(keys, dict):
            what = f"{a(cls.name)} has to be a mapping of keys."
            self.content.report(node.line, "", "wrong-kind", what, "Write {key: value, ...}.")
            return None
        ident = self._id_of(keys, cls, node.line)
        if ident is None:
            return None
        if ident in self.content.declared:
            mend = "Give one of them a `key`, or take one away." if cls.id_from else "Keep one of the two."
            what = f"{ident} stands twice (first on line {self.content.declared[ident][1]})."
            self.content.report(node.line, ident, "duplicate-id", what, mend)
            return None
        return self._fill(keys, cls, ident, node.line)

    def _id_of(self, keys: _Keys, cls: Class, line: int) -> str | None:
        if "id" in keys:
            return self._own_id(keys["id"][0], cls)
        what = f"{a(cls.name)} without an `id`."
        if cls.id_from:
            ident = self._statement_id(keys, cls)
            if ident:
                return ident
            what = f"{a(cls.name)} that says nothing from which an id can be made."
        mend = f"Give it {' and '.join(cls.id_from)}." if cls.id_from else f"Give it one: id: {cls.id_kind}/some-name."
        self.content.report(line, "", "no-id", what, mend)
        return None

    def _own_id(self, node: Node, cls: Class) -> str | None:
        if not isinstance(node.value, str):
            shown = _shown(node)
            mend = f"Write id: {cls.id_kind}/some-name, one for each thing."
            self.content.report(node.line, "", "bad-id", f"an id cannot be {shown}.", mend)
            return None
        about = " ".join(node.value.split())
        return None if self._flaw(flaws.of_id(node.value, cls.id_kind), node.line, about) else node.value

    def _statement_id(self, keys: _Keys, cls: Class) -> str:
        """Make the id of a statement from parties, verb or topic, document and pinpoint; not from place or wording."""
        parts = []
        for name in (*cls.id_from, "key"):
            if name == "document":
                parts.append(slug_of(self._document))
            elif name == "pinpoint":
                parts.append(_pinpoint(keys))
            else:
                parts.append(_word(keys, name))
        name = "-".join(p for p in dict.fromkeys(parts) if p)
        return f"{cls.id_kind}/{name}" if name else ""

    # ------------------------------------------------------------------ keys and values
    def _fill(self, keys: _Keys, cls: Class, ident: str, line: int) -> dict[str, Any]:
        made: dict[str, Any] = {"@id": ident, "@type": "gm:" + cls.name}
        self.content.declared[ident] = (cls.name, line)
        self.content.things[ident] = made
        for key, (value, at) in keys.items():
            if key == "id" and cls.id_kind:
                continue
            field = cls.fields.get(key)
            if field is None:
                what = f"{a(cls.name)} has no key `{key}`."
                comma = "Between braces a text with a comma in it has to stand in quotation marks."
                mend = comma if " " in key else did_you_mean(key, cls.fields)
                self.content.report(at, ident, "unknown-key", what, mend)
                continue
            self.content.lines[ident, key] = at
            values = self._values(field, value, ident)
            if values:
                made[key] = values
        self._in_document(keys, cls, made, line)
        if "from" in cls.fields and "start" in cls.fields:
            for flaw in flaws.of_span(*(_text(keys, k) for k in ("from", "until", "start", "seen"))):
                self.content.report(line, ident, *flaw)
        if not cls.id_kind or cls.id_from:
            for key, field in cls.fields.items():
                if field.least and key not in made and key not in keys:
                    self.content.report(line, ident, "missing-key", f"`{key}` is missing.", field.message)
        return made

    def _in_document(self, keys: _Keys, cls: Class, made: dict[str, Any], line: int) -> None:
        """Say which document it is taken from: the one at the head of the file, where it names none itself.

        A thing that several documents describe belongs to the one that names it; in the others only its citations say so.
        """
        if "document" not in cls.fields or "document" in keys or (cls.shared and "label" not in keys):
            return
        if self._document:
            made["document"] = [self._document]
        elif not self._header:
            mend = "Begin the file with `document: {id: document/some-name}`, or give `document` here."
            self.content.report(
                line, made["@id"], "no-document", "nothing says which document this is taken from.", mend
            )

    def _values(self, field: Field, node: Node, owner: str) -> list[Any]:
        if isinstance(node.value, list) and field.most == 1:
            what = f"`{field.key}` takes one value and not a list."
            self.content.report(node.line, owner, "wrong-kind", what, field.message)
            return []
        made = []
        taken: set[str] = set()
        for one in node.value if isinstance(node.value, list) else [node]:
            if one.value is None:
                mend = f"Give a value, or take the key away. {field.message}"
                self.content.report(one.line, owner, "empty-value", f"`{field.key}` is empty.", mend)
                continue
            value = self._row(field, one, owner, taken) if field.kind == "node" else self._value(field, one, owner)
            if value in made:
                mend = "Take one of the two away."
                self.content.report(one.line, owner, "duplicate-value", f"`{field.key}` holds {value!r} twice.", mend)
            elif value is not None:
                made.append(value)
        return made

    def _value(self, field: Field, node: Node, owner: str) -> Any:
        value = node.value
        if isinstance(value, (dict, list)):
            return self._wrong(field, node, owner)
        if field.kind == "flag":
            return value if isinstance(value, bool) else self._wrong(field, node, owner)
        if field.kind == "integer":
            if isinstance(value, bool) or not isinstance(value, int):
                return self._wrong(field, node, owner)
            return None if self._flaw(flaws.of_integer(field, value), node.line, owner) else value
        if field.kind == "code":
            target = f"codelist/{field.codelist}/{node.written}"
            self.content.references.append(Reference(target, (), field.codelist, node.line, owner, field.key))
            return node.written
        if not isinstance(value, str):
            return self._wrong(field, node, owner, "Put it in quotation marks. ")
        return self._text(field, value, node.line, owner)

    def _text(self, field: Field, value: str, line: int, owner: str) -> Any:
        """Return the JSON-LD of a value that is written as text."""
        if self._flaw(_text_flaw(field, value), line, owner):
            return None
        if field.kind == "date":
            return {"@value": value, "@type": DATE_TYPES[len(value)]}
        if field.kind == "ref":
            kinds = self.schema.kinds(field.classes)
            self.content.references.append(Reference(value, kinds, "", line, owner, field.key))
        return " ".join(value.split())

    def _wrong(self, field: Field, node: Node, owner: str, first: str = "") -> None:
        what = f"`{field.key}` cannot be {_shown(node)}."
        self.content.report(node.line, owner, "wrong-kind", what, first + field.message)

    def _row(self, field: Field, node: Node, owner: str, taken: set[str]) -> dict[str, Any] | None:
        """Read a row inside a thing; its id is the owner's, the key, and what the row is about."""
        keys = node.value
        if not isinstance(keys, dict):
            self._wrong(field, node, owner)
            return None
        cls = self.schema.classes[field.classes[0]]
        if cls.named:
            name = _text(keys, cls.named) or ""
            if self._flaw(flaws.of_name(name), node.line, owner):
                return None
            ident = f"{owner}/{name}"
        else:
            ident = "/".join(p for p in (owner, field.key, self._row_name(keys, cls, owner)) if p)
        if ident in taken or ident in self.content.declared:
            what = f"two rows of `{field.key}` are about the same ({ident.removeprefix(owner + '/')})."
            mend = "Take one away, or give one a `key`."
            self.content.report(node.line, owner, "duplicate-id", what, mend)
            return None
        taken.add(ident)
        return self._fill(keys, cls, ident, node.line)

    def _row_name(self, keys: _Keys, cls: Class, owner: str) -> str:
        """Return what a row is about; a place in a document is told from the same place in another document."""
        words = [_word(keys, name) for name in (*cls.id_from, "key")]
        above = self.schema.class_of(kind_of(owner))
        if "document" in cls.fields and above and self.schema.classes[above].shared:
            words.insert(0, _word(keys, "document") or slug_of(self._document))
        return "-".join(w for w in words if w)


def _text(keys: _Keys, name: str) -> str | None:
    """Return the scalar under a key as it is written."""
    node = keys[name][0] if name in keys else None
    return node.written if node and node.value is not None and not isinstance(node.value, (dict, list)) else None


def _word(keys: _Keys, name: str) -> str:
    """Return what stands under a key as a part of an id: the slug of an id or of a text, several joined."""
    if name not in keys:
        return ""
    node = keys[name][0]
    if isinstance(node.value, str):
        return _slug_of_one(node.written)
    written = [n.written for n in (node.value if isinstance(node.value, list) else [node]) if n.value is not None]
    return "-".join(_slug_of_one(w) for w in written)


@lru_cache(maxsize=65536)
def _slug_of_one(written: str) -> str:
    return slug(written.rpartition("/")[2] if ID.fullmatch(written) else written)


def _pinpoint(keys: _Keys) -> str:
    """Return the place of the first citation, or the place that the row itself names, as a part of an id."""
    cite = keys["cite"][0].value if "cite" in keys else keys
    first = cite[0].value if isinstance(cite, list) and cite else cite
    place = first if isinstance(first, dict) else keys
    return slug(" ".join(w for k in ("part", "paragraph") if (w := _text(place, k))))


def _text_flaw(field: Field, value: str) -> Flaw | None:
    if field.kind == "date":
        return flaws.of_date(field, value)
    if field.kind in {"ref", "redirect"}:
        flaw = flaws.of_id(value, "", field.message)
        return flaw._replace(message=f"`{field.key}`: {flaw.message}") if flaw else None
    return flaws.of_url(field, value) if field.kind == "url" else flaws.of_text(field, value)


def _shown(node: Node) -> str:
    if isinstance(node.value, dict):
        return "a mapping"
    if isinstance(node.value, list):
        return "a list"
    if node.value is None:
        return "empty"
    return repr(node.value) if isinstance(node.value, str) else node.written
