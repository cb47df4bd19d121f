"""Records from the RDF dataset: one reader for all classes, driven by the schema and by the structs' own fields."""

from __future__ import annotations

import sys
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from graphmodel.dates import PartialDate, Period, Start
from graphmodel.errors import DataError, Problem
from graphmodel.ids import ONTOLOGY, natural, short
from graphmodel.load.schema import schema
from graphmodel.model import bodies, documents, law, layers, schemes
from graphmodel.values import keys, may_be_left_out

if TYPE_CHECKING:
    from graphmodel.load.schema import Class, Field
    from graphmodel.store.store import Store

#: Class of the vocabulary → struct; a name of its own where Python's would mislead.
RECORDS: dict[str, type[Any]] = {
    **{
        c.__name__: c
        for module in (law, layers, bodies, documents, schemes)
        for c in vars(module).values()
        if isinstance(c, type) and c.__module__ == module.__name__
    },
    "Dataset": schemes.Release,
    "Period": bodies.Existence,
}
_ABSTRACT = {"Statement", "Release", "Existence"}
_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_SPAN = ("from", "until", "start")
_SEEN = "seen"


class _Row(NamedTuple):
    """What there is to do for one field of a record: done for a million records, so it is looked up once for each class."""

    name: str
    key: str
    field: Field | None
    least: int
    many: bool
    optional: bool


class Hydrator:
    """Reads every record of a dataset."""

    def __init__(self, dataset: Store) -> None:
        self._dataset = dataset
        self._values: dict[str, dict[str, list[Any]]] = defaultdict(dict)
        self._class: dict[str, str] = {}
        # A few hundred periods and words stand in many thousand places: each is kept once.
        self._periods: dict[Period, Period] = {}
        self._rows: dict[str, tuple[_Row, ...]] = {}
        last = about = ""
        said: dict[str, list[Any]] = {}
        for subject, predicate, term, _ in dataset.quads():
            full, prop = subject.value, predicate.value
            if full != last:  # what is stated of a thing comes mostly in one piece
                last, about = full, short(full)
                said = self._values[about]
            if prop == _RDF_TYPE:
                self._class[about] = term.value.removeprefix(ONTOLOGY)
            elif prop not in said:
                said[prop] = [term]
            elif term not in said[prop]:
                said[prop].append(term)

    def records(self) -> dict[str, dict[str, Any]]:
        """Return every record that has an id of its own, by class and id, sorted by id."""
        found: dict[str, dict[str, Any]] = {name: {} for name in RECORDS if name not in _ABSTRACT}
        problems: list[Problem] = []
        classes = {name: cls for name, cls in schema().classes.items() if cls.id_kind}
        for ident in sorted((i for i, name in self._class.items() if name in classes), key=natural):
            cls = classes[self._class[ident]]
            try:
                found[cls.name][ident] = self._record(ident, cls)
            except ValueError as error:
                file, line = self._dataset.places.get(ident, ("", 0))
                what = f"it cannot be read: {error}."
                mend = "`graphmodel check` says what each key wants."
                problems.append(Problem(file, line, ident, "incomplete", what, mend))
        if problems:
            raise DataError(problems)
        return found

    def _rows_of(self, cls: Class) -> tuple[_Row, ...]:
        """Return what there is to do for each field of a class; the period, made of several keys, has no field."""
        record, found = RECORDS[cls.name], []
        for name, key in keys(record).items():
            if key != "id":
                field = cls.fields.get(key) if key == "period" else cls.fields[key]
                least, many = (field.least, field.most is None) if field else (0, False)
                found.append(_Row(name, key, field, least, many, name in may_be_left_out(record)))
        return tuple(found)

    def _record(self, ident: str, cls: Class) -> Any:
        values = self._values.get(ident, {})
        rows = self._rows.get(cls.name)
        if rows is None:
            rows = self._rows[cls.name] = self._rows_of(cls)
        made: dict[str, Any] = {"id": sys.intern(ident)}
        for name, key, field, least, many, optional in rows:
            if field is None:
                made[name] = self._period(values, cls)
            elif terms := values.get(field.iri):
                made[name] = self._converted(terms, field, key)
            elif many:
                made[name] = ()
            elif least:
                raise ValueError(f"`{key}` is missing")
            elif not optional:
                made[name] = None
        return RECORDS[cls.name](**made)

    def _period(self, values: dict[str, list[Any]], cls: Class) -> Period:
        first, until, start = (self._value(values, cls, key) for key in _SPAN)
        seen = self._value(values, cls, _SEEN) if _SEEN in cls.fields else None
        found = Period(first, until, Start(start) if start else (Start.KNOWN if first else Start.UNKNOWN), seen)
        return self._periods.setdefault(found, found)

    def _value(self, values: dict[str, list[Any]], cls: Class, key: str) -> Any:
        field = cls.fields[key]
        terms = values.get(field.iri)
        return self._converted(terms, field, key) if terms else None

    def _converted(self, terms: list[Any], field: Field, key: str) -> Any:
        if len(terms) == 1:
            one = self._convert(terms[0], field.kind)
            return (one,) if field.most is None else one
        made = [self._convert(term, field.kind) for term in terms]
        if field.most is None:
            return tuple(sorted(made, key=lambda v: natural(str(getattr(v, "id", v)))))
        raise ValueError(
            f"`{key}` has {len(made)} values ({', '.join(sorted(str(m) for m in made))}) where one is wanted"
        )

    def _convert(self, term: Any, kind: str) -> Any:
        value = term.value
        if kind == "node":
            ident = short(value)
            return self._record(ident, schema().classes[self._class[ident]])
        if kind == "code":
            return sys.intern(value.rpartition("/")[2])
        if kind in {"ref", "redirect"}:
            return sys.intern(short(value))
        if kind == "date":
            return PartialDate.parse(value)
        if kind == "flag":
            return value in {"true", "1"}
        return int(value) if kind == "integer" else value
