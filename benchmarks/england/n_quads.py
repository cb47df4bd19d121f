"""Records as N-Quads: what `graphmodel.model.hydrate` reads, the other way round."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.dates import Period, Start
from graphmodel.ids import ONTOLOGY, iri
from graphmodel.load.file_reader import DATE_TYPES
from graphmodel.load.schema import schema
from graphmodel.model.hydrate import RECORDS
from graphmodel.values import keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphmodel.load.schema import Class, Field

_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_ESCAPED = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})
_CLASSES = {record: name for name, record in RECORDS.items()}


def n_quads(records: list[Any], graph: str) -> str:
    """Return the quads of some records in one named graph."""
    end = f" <{graph}> .\n"
    return "".join(f"{line}{end}" for record in records for line in _lines(record, class_of(record)))


def class_of(record: Any) -> str:
    """Return the class of the vocabulary that a record is of."""
    return _CLASSES[type(record)]


def _lines(record: Any, class_: str) -> Iterator[str]:
    cls, subject = schema().classes[class_], f"<{iri(record.id)}>"
    yield f"{subject} {_TYPE} <{ONTOLOGY}{class_}>"
    for name, key in keys(type(record)).items():
        value = getattr(record, name)
        if isinstance(value, Period):
            yield from _period(subject, cls, value)
        elif key != "id" and value is not None:
            field = cls.fields[key]
            for one in value if isinstance(value, tuple) else (value,):
                yield f"{subject} <{field.iri}> {_term(field, one)}"
                if field.kind == "node":
                    yield from _lines(one, field.classes[0])


def _period(subject: str, cls: Class, period: Period) -> Iterator[str]:
    why = None if period.start is Start.KNOWN else period.start.value
    given = {"from": period.from_, "until": period.until, "start": why, "seen": period.seen}
    for key, value in given.items():
        if value is not None:
            yield f"{subject} <{cls.fields[key].iri}> {_term(cls.fields[key], value)}"


def _term(field: Field, value: Any) -> str:
    if field.kind == "node":
        return f"<{iri(value.id)}>"
    if field.kind == "code":
        return f"<{iri(f'codelist/{field.codelist}/{value}')}>"
    if field.kind in {"ref", "redirect"}:
        return f"<{iri(value)}>"
    if field.kind == "date":
        return f'"{value}"^^<{DATE_TYPES[len(str(value))]}>'
    if field.kind == "flag":
        return f'"{str(value).lower()}"^^<{_XSD}boolean>'
    if field.kind == "integer":
        return f'"{value}"^^<{_XSD}integer>'
    text = f'"{value.translate(_ESCAPED)}"'
    return f"{text}^^<{_XSD}anyURI>" if field.kind == "url" else text
