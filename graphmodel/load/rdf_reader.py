"""One file of another RDF syntax, checked triple by triple against the same schema as a YAML file.

RDF has no lines once it is parsed: a problem names the first line on which the thing it is about is written.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

import pyoxigraph as ox

from graphmodel.ids import ID, NAMESPACE, ONTOLOGY, kind_of, short
from graphmodel.load import flaws, json_ld
from graphmodel.load.content import FileContent, Reference
from graphmodel.load.file_reader import DATE_TYPES
from graphmodel.load.names import a, did_you_mean
from graphmodel.load.syntaxes import FORMATS

if TYPE_CHECKING:
    from graphmodel.load.flaws import Flaw
    from graphmodel.load.schema import Class, Field, Schema

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_CONTAINS = ONTOLOGY + "contains"
_SPAN = ("from", "until", "start")
_ROW = re.compile(ID.pattern + r"(?:/[A-Za-z0-9_.-]+)+")
#: What can be the name of a thing in any of the syntaxes: an address, or a short name behind its prefix.
_NAME = re.compile(r"[^\s<>\"'(),;=\[\]{}]+")


class RdfReader:
    """Reads one file; `read` is called once, then `quads` holds what the file states."""

    def __init__(self, schema: Schema, path: str, graph: str) -> None:
        self.schema = schema
        self.content = FileContent(path, graph)
        self.quads: list[ox.Quad] = []
        self._text = ""
        self._things: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
        self._types: dict[str, list[str]] = defaultdict(list)
        self._led_to: set[str] = set()
        self._lines: dict[str, int] = {}
        self._at: dict[str, int] = {}

    def read(self, text: str, ending: str) -> FileContent:
        """Parse and check a text; problems are collected, never raised."""
        self._text = text
        document = json_ld.read(text, self.content) if ending == ".jsonld" else None
        if ending == ".rdf" and "<!DOCTYPE" in text:
            line = self._line("<!DOCTYPE")
            self.content.unreadable(line, "rdf-syntax", "document types and entities are not read.", "Write them out.")
        if not self.content.readable:
            return self.content
        try:
            given = json_ld.with_vocabulary(text) if ending == ".jsonld" else text
            parsed = list(ox.parse(given, format=FORMATS[ending], base_iri=NAMESPACE))
        except SyntaxError as error:
            self._unparsable(error, ending)
            return self.content
        self.quads = [quad for quad in parsed if self._take(quad)]
        self._at = self._first_lines()
        if not parsed:
            self.content.report(1, "", "empty-file", "no statement can be read from this file.", "Take it away.")
        for ident in dict.fromkeys((*self._types, *self._things)):
            self._thing(ident)
        for ident in self.content.declared:
            if _ROW.fullmatch(ident) and ident not in self._led_to:
                self._report(ident, "orphan-row", f"nothing leads to {ident}.", "Let its owner lead to it.")
        if document is not None:
            for text_ in json_ld.dropped(document, parsed):
                what = f"{text_!r} says nothing here, or cannot be the name of anything."
                mend = "Look at the key it stands under, and for spaces in it."
                self.content.report(self._line(text_), "", "dropped-value", what, mend)
        return self.content

    def _unparsable(self, error: SyntaxError, ending: str) -> None:
        what, mend = str(error.msg).rstrip("."), "Correct the syntax at this place."
        line = error.lineno or (_xml_line(self._text) if ending == ".rdf" else 0)
        if "remote context" in what:
            what, line = "its context is at an address, and nothing is ever fetched", self._line("@context")
            mend = "Write the context into the file."
        self.content.unreadable(line, "rdf-syntax", f"this cannot be parsed: {what}.", mend)

    def _line(self, written: str) -> int:
        """Return the first line on which a text stands; 0 where it does not."""
        at = self._text.find(written)
        return self._text.count("\n", 0, at) + 1 if at >= 0 else 0

    def _line_of(self, ident: str) -> int:
        if ident not in self._lines:
            words = _words(ident)
            named = next((self._at[w] for w in words if w in self._at), 0)
            self._lines[ident] = named or next((line for w in words if (line := self._line(w))), 0)
        return self._lines[ident]

    def _first_lines(self) -> dict[str, int]:
        """Return the first line of each name of a thing, found in one pass: to look for each in all of the text takes longer than all else."""
        wanted = {w for ident in (*self._types, *self._things) for w in _words(ident)}
        found: dict[str, int] = {}
        seen: set[str] = set()
        for number, line in enumerate(self._text.split("\n"), 1):
            for name in _NAME.findall(line):
                if name in seen:
                    continue
                seen.add(name)
                for part in (name, name.rpartition(":")[2], name.rpartition("/")[2]):
                    word = part.rstrip(".")
                    if word in wanted and word not in found:
                        found[word] = number
        return found

    def _report(self, about: str, rule: str, message: str, mend: str, near: str = "") -> None:
        line = (self._line(near) if near else 0) or self._line_of(about)
        self.content.report(line, about, rule, message, mend)

    # ------------------------------------------------------------------ triples
    def _take(self, quad: ox.Quad) -> bool:
        """Sort a triple under its subject; False where it says nothing of a thing."""
        subject, prop, value = quad.subject, quad.predicate.value, quad.object
        mend = f"Give every node an address of its own under {NAMESPACE}."
        if not isinstance(subject, ox.NamedNode) or not isinstance(value, (ox.NamedNode, ox.Literal)):
            line = next((n for w in ("_:", "[", "<<") if (n := self._line(w))), 0)
            self.content.report(line, "", "blank-node", "a node has no name.", mend)
            return False
        ident = short(subject.value)
        if prop == _CONTAINS or (prop == _TYPE and value.value == ONTOLOGY + "File"):
            return False
        if not (ID.fullmatch(ident) or _ROW.fullmatch(ident)):
            self._report(ident, "bad-id", f"{subject.value!r} is no id.", mend)
            return False
        if prop == _TYPE:
            self._types[ident].append(value.value)
        else:
            self._things[ident][prop].append(value)
        return True

    def _class(self, ident: str) -> Class | None:
        types = self._types.get(ident, [])
        return self.schema.classes.get(types[0].removeprefix(ONTOLOGY)) if len(types) == 1 else None

    def _thing(self, ident: str) -> None:
        cls = self._class(ident)
        if cls is None:
            types = [t.rpartition("#")[2] for t in self._types.get(ident, [])]
            mend = did_you_mean(types[0], self.schema.classes) if types else "Give it one class of the vocabulary."
            self._report(ident, "unknown-class", f"{ident} is said to be {' and '.join(types) or 'nothing'}.", mend)
            return
        row = _ROW.fullmatch(ident) is not None
        if row == bool(cls.id_kind) or (cls.id_kind and kind_of(ident) != cls.id_kind):
            wanted = f"{cls.id_kind}/some-name" if cls.id_kind else "its owner's id, a slash and more"
            self._report(ident, "bad-id", f"this is no id of {a(cls.name)}.", f"It has to be {wanted}.")
            return
        self.content.declared[ident] = (cls.name, self._line_of(ident))
        self.content.things[ident] = {}
        by_iri = {f.iri: f for f in cls.fields.values()}
        for prop, found in self._things.get(ident, {}).items():
            if prop in by_iri:
                self._field(ident, by_iri[prop], found)
            else:
                name = _last(prop)
                mend = did_you_mean(name, [_last(iri) for iri in by_iri])
                self._report(ident, "unknown-key", f"{a(cls.name)} has no property `{name}`.", mend, near=name)
        self._as_a_whole(ident, cls)

    def _field(self, ident: str, field: Field, found: list[Any]) -> None:
        self.content.lines[ident, field.key] = self._line_of(ident)
        if field.most == 1 and len(found) > 1:
            self._report(ident, "wrong-kind", f"`{field.key}` takes one value and not {len(found)}.", field.message)
            return
        made = [v for value in found if (v := self._value(ident, field, value)) is not None]
        self.content.things[ident][field.key] = made

    def _value(self, ident: str, field: Field, value: Any) -> Any:
        if isinstance(value, ox.NamedNode):
            return self._name(ident, field, value.value)
        flaw = _literal_flaw(field, value)
        if flaw:
            self._report(ident, *flaw)
        return None if flaw else value.value

    def _name(self, ident: str, field: Field, address: str) -> str | None:
        target, line = short(address), self._line_of(ident)
        if field.kind == "code":
            if not target.startswith(f"codelist/{field.codelist}/"):
                target = f"codelist/{field.codelist}/{target}"
            self.content.references.append(Reference(target, (), field.codelist, line, ident, field.key))
        elif field.kind == "node":
            self._led_to.add(target)
            cls = self._class(target)
            if cls is None or cls.name not in field.classes:
                what = f"`{field.key}` leads to {target}, which is no row of this file."
                self._report(ident, "dangling-reference", what, field.message)
        elif field.kind in {"ref", "redirect"}:
            flaw = flaws.of_id(target, "", field.message)
            if flaw:
                self._report(ident, flaw.rule, f"`{field.key}`: {flaw.message}", flaw.mend)
                return None
            if field.kind == "ref":
                kinds = self.schema.kinds(field.classes)
                self.content.references.append(Reference(target, kinds, "", line, ident, field.key))
        else:
            self._report(ident, "wrong-kind", f"`{field.key}` cannot be an address of a node.", field.message)
        return target

    def _as_a_whole(self, ident: str, cls: Class) -> None:
        if "from" in cls.fields and "start" in cls.fields:
            given = self._things.get(ident, {})
            values = (next((v.value for v in given.get(cls.fields[k].iri, [])), None) for k in _SPAN)
            for flaw in flaws.of_span(*(v and _last(v) for v in values)):
                self._report(ident, *flaw)
        if not cls.id_kind or cls.id_from:
            for key, field in cls.fields.items():
                if field.least and field.iri not in self._things.get(ident, {}):
                    self._report(ident, "missing-key", f"`{key}` is missing.", field.message)
        if "document" in cls.fields and "document" not in self.content.things[ident] and not cls.shared:
            mend = "Give it a document."
            self._report(ident, "no-document", "nothing says which document this is taken from.", mend)


def _xml_line(text: str) -> int:
    """Return the line on which a text is no XML; the RDF reader does not say. 0 where it is, but no RDF."""
    try:
        expat.ParserCreate().Parse(text, True)
    except expat.ExpatError as error:
        return error.lineno
    return 0


def _words(ident: str) -> tuple[str, ...]:
    """Return how a thing may be written, the surest first."""
    parts = ident.split("/")
    return tuple(dict.fromkeys(filter(None, (NAMESPACE + ident, ident, parts[-1], parts[1] if len(parts) > 1 else ""))))


def _last(address: str) -> str:
    return address.rpartition("#")[2].rpartition("/")[2]


def _literal_flaw(field: Field, literal: ox.Literal) -> Flaw | None:
    value, datatype = literal.value, literal.datatype.value
    wanted = {"text": "string", "flag": "boolean", "integer": "integer", "url": "anyURI"}.get(field.kind)
    if field.kind == "date" and value.isascii() and datatype == DATE_TYPES.get(len(value)):
        return flaws.of_date(field, value)
    if wanted is None or datatype != _XSD + wanted:
        return flaws.Flaw("wrong-kind", f"`{field.key}` cannot be {value!r} ({datatype}).", field.message)
    if field.kind == "flag":
        fits = value in {"true", "false"}
    elif field.kind == "integer":
        fits = re.fullmatch(r"[0-9]{1,18}", value) is not None
    else:
        return flaws.of_url(field, value) if field.kind == "url" else flaws.of_text(field, value)
    return None if fits else flaws.Flaw("wrong-kind", f"`{field.key}` cannot be {value!r}.", field.message)
