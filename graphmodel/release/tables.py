"""The dataset as tables: one CSV for each class, a row for each of its things, told to programs by CSV on the Web metadata."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from graphmodel.formats.cell import harmless
from graphmodel.ids import ONTOLOGY, iri, natural, short
from graphmodel.load.schema import schema

if TYPE_CHECKING:
    import pyoxigraph as ox

    from graphmodel.load.schema import Class, Field

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_CONTAINS = ONTOLOGY + "contains"
#: Between several values in one cell; a break within a value becomes a space there.
_BETWEEN = "\n"
_METADATA = "csv-metadata.json"
#: The earliest day a zip file can name: the same tables give the same bytes.
_DAY = (1980, 1, 1, 0, 0, 0)
_DATATYPES = {"flag": "boolean", "integer": "integer", "url": "anyURI", "date": "string", "text": "string"}


def csv_zip(quads: list[ox.Quad]) -> bytes:
    """Return the tables of all classes and their metadata as one zip file."""
    made = io.BytesIO()
    tables = _tables(quads)
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name in sorted(tables):
            cls = schema().classes[name]
            _add(packed, f"{name}.csv", _csv(cls, tables[name]))
        _add(packed, _METADATA, _metadata([schema().classes[name] for name in sorted(tables)]))
    return made.getvalue()


def _tables(quads: list[ox.Quad]) -> dict[str, dict[str, dict[str, list[str]]]]:
    """Return class → id → key → values. What several files say of one thing comes together."""
    classes: dict[str, str] = {}
    values: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for quad in quads:
        subject, said = _address(quad.subject), _address(quad.object)
        if quad.predicate.value == _TYPE:
            classes[subject] = said.removeprefix(ONTOLOGY)
        elif quad.predicate.value != _CONTAINS:
            values[subject][quad.predicate.value].add(said)
    found: dict[str, dict[str, dict[str, list[str]]]] = defaultdict(dict)
    for subject, name in classes.items():
        if name in schema().classes:
            keys = {f.iri: f for f in schema().classes[name].fields.values()}
            told = {keys[p].key: sorted(_text(keys[p], v) for v in said) for p, said in values[subject].items()}
            found[name][short(subject)] = told
    return found


def _address(term: object) -> str:
    """Return the address or the text of a term; no triple stands as a term in the data."""
    return str(getattr(term, "value", term))


def _text(field: Field, value: str) -> str:
    return value.rpartition("/")[2] if field.kind == "code" else short(value)


def _csv(cls: Class, rows: dict[str, dict[str, list[str]]]) -> bytes:
    made = io.StringIO(newline="")
    writer = csv.writer(made)
    keys = sorted(cls.fields)
    writer.writerow(["id", *keys])
    for ident in sorted(rows, key=natural):
        writer.writerow([ident, *(_cell(cls.fields[key], rows[ident].get(key, [])) for key in keys)])
    return made.getvalue().encode("utf-8", "backslashreplace")


def _cell(field: Field, values: list[str]) -> str:
    if field.most == 1 and len(values) == 1:
        return harmless(values[0]) if field.kind == "text" else values[0]
    return harmless(_BETWEEN.join(" ".join(v.splitlines()) for v in values))


def _metadata(classes: list[Class]) -> bytes:
    """Return what W3C's CSV on the Web wants to know: each table with its columns, what they stand for and how they are read."""
    tables = [
        {
            "url": f"{cls.name}.csv",
            "dc:title": cls.name,
            "tableSchema": {
                "aboutUrl": iri("{+id}"),
                "primaryKey": "id",
                "columns": [
                    {"name": "id", "titles": "id", "suppressOutput": True},
                    *(_column(cls.fields[k]) for k in sorted(cls.fields)),
                ],
            },
        }
        for cls in classes
    ]
    note = "A cell that a spreadsheet could take for a formula begins with an apostrophe. Several values of one cell stand on lines of their own."
    told = {"@context": "http://www.w3.org/ns/csvw", "dc:description": note, "tables": tables}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _column(field: Field) -> dict[str, Any]:
    column: dict[str, Any] = {
        "name": field.key,
        "titles": field.key,
        "dc:description": field.message,
        "propertyUrl": field.iri,
    }
    if field.most != 1:
        column["separator"] = _BETWEEN
    if field.kind in _DATATYPES:
        return column | {"datatype": _DATATYPES[field.kind]}
    inside = f"codelist/{field.codelist}/" if field.kind == "code" else ""
    return column | {"datatype": "string", "valueUrl": iri(f"{inside}{{+{field.key}}}")}


def _add(packed: zipfile.ZipFile, name: str, data: bytes) -> None:
    about = zipfile.ZipInfo(name, _DAY)
    about.compress_type = zipfile.ZIP_DEFLATED
    about.external_attr = 0o644 << 16
    about.create_system = 3
    packed.writestr(about, data, compresslevel=9)
