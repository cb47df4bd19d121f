"""Records from the RDF dataset: one reader for all classes, driven by the schema and by the structs' own fields."""

from __future__ import annotations

import sys
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from graphmodel.dates import PartialDate, Period, Start
from graphmodel.errors import DataError, Problem
from graphmodel.ids import ONTOLOGY, natural, short
from graphmodel.load.schema import schema
from graphmodel.model import bodies, documents, law, layers, schemes
from graphmodel.values import keys, may_be_left_out

if TYPE_CHECKING:
    from graphmodel.load.schema import Class
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


class Hydrator:
    """Reads every record of a dataset."""

    def __init__(self, dataset: Store) -> None:
        self._dataset = dataset
        self._values: dict[str, dict[str, list[Any]]] = defaultdict(dict)
        self._class: dict[str, str] = {}
        # A few hundred periods and words stand in many thousand places: each is kept once.
        self._periods: dict[Period, Period] = {}
        for subject, predicate, term, _ in dataset.quads():
            about, prop = short(subject.value), predicate.value
            if prop == _RDF_TYPE:
                self._class[about] = term.value.removeprefix(ONTOLOGY)
                continue
            said = self._values[about]
            if prop not in said:
                said[prop] = [term]
            elif term not in said[prop]:
                said[prop].append(term)

    def records(self) -> dict[str, dict[str, Any]]:
        """Return every record that has an id of its own, by class and id, sorted by id."""
        found: dict[str, dict[str, Any]] = {name: {} for name in RECORDS if name not in _ABSTRACT}
        problems: list[Problem] = []
        for ident in sorted(self._class, key=natural):
            cls = schema().classes.get(self._class[ident])
            if cls is not None and cls.id_kind:
                try:
                    found[cls.name][ident] = self._record(ident, cls)
                except ValueError as error:
                    file, line = self._dataset.places.get(ident, ("", 0))
                    problems.append(
                        Problem(
                            file,
                            line,
                            ident,
                            "incomplete",
                            f"it cannot be read: {error}.",
                            "`graphmodel check` says what each key wants.",
                        )
                    )
        if problems:
            raise DataError(problems)
        return found

    def _record(self, ident: str, cls: Class) -> Any:
        record = RECORDS[cls.name]
        values = self._values.get(ident, {})
        made: dict[str, Any] = {}
        for name, key in keys(record).items():
            if key == "id":
                made["id"] = sys.intern(ident)
            elif key == "period" and "period" not in cls.fields:
                made["period"] = self._period(values, cls)
            else:
                value = self._value(values, cls, key)
                if value is None and name in may_be_left_out(record):
                    continue
                made[name] = value
        return record(**made)

    def _period(self, values: dict[str, list[Any]], cls: Class) -> Period:
        first, until, start = (self._value(values, cls, key) for key in _SPAN)
        seen = self._value(values, cls, _SEEN) if _SEEN in cls.fields else None
        found = Period(first, until, Start(start) if start else (Start.KNOWN if first else Start.UNKNOWN), seen)
        return self._periods.setdefault(found, found)

    def _value(self, values: dict[str, list[Any]], cls: Class, key: str) -> Any:
        field = cls.fields[key]
        terms = values.get(field.iri)
        if not terms:
            if field.most is None:
                return ()
            if field.least:
                raise ValueError(f"`{key}` is missing")
            return None
        made = [self._convert(term, field.kind) for term in terms]
        if field.most is None:
            return tuple(made if len(made) == 1 else sorted(made, key=lambda v: natural(str(getattr(v, "id", v)))))
        if len(made) > 1:
            raise ValueError(
                f"`{key}` has {len(made)} values ({', '.join(sorted(str(m) for m in made))}) where one is wanted"
            )
        return made[0]

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
