"""A record of the law as a file holds it, made a record again; the mirror of `graphmodel.model.hydrate`, from plain data in place of RDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.dates import PartialDate, Period, Start
from graphmodel.ids import kind_of
from graphmodel.load.schema import schema
from graphmodel.model import law, layers
from graphmodel.model.hydrate import RECORDS
from graphmodel.values import keys, may_be_left_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphmodel.load.schema import Class, Field
    from graphmodel.model.model import Model

_TYPES: dict[str, type[Any]] = {"flag": bool, "integer": int}


class UnknownShapeError(ValueError):
    """A record that was filed in a shape which the law of today's program does not have."""


def is_law(ident: str) -> bool:
    """Tell whether an id is of the law or of the layers over it.

    >>> is_law("bar/rehabilitation"), is_law("body/medway-council")
    (True, False)
    """
    name = schema().class_of(kind_of(ident))
    return name in RECORDS and RECORDS[name].__module__ in {law.__name__, layers.__name__}


def revived(model: Model, ident: str, filed: dict[str, Any]) -> Any:
    """Return the record that `values.plain` was given: the same struct, with the same values.

    Args:
        model: whose codelists the words have to come from.
        ident: the id; one of which `is_law` is true.
        filed: the record as plain data.

    Raises:
        UnknownShapeError: a field is missing, is not known, or holds what it cannot hold.
    """
    cls = schema().classes[schema().class_of(kind_of(ident)) or ""]
    if filed.get("id") != ident:
        raise UnknownShapeError(f"it stands under {ident} and is not that")
    return _Reviver(model).record(filed, cls)


def references(record: Any) -> Iterator[str]:
    """Yield every id that a record names in its fields and in its rows."""
    cls = next(n for n, made in RECORDS.items() if type(record) is made and n in schema().classes)
    yield from _references(record, schema().classes[cls])


def _references(record: Any, cls: Class) -> Iterator[str]:
    for name, key in keys(type(record)).items():
        field, value = cls.fields.get(key), getattr(record, name)
        held = value if isinstance(value, tuple) else () if value is None else (value,)
        if field is not None and field.kind == "ref":
            yield from held
        elif field is not None and field.kind == "node":
            for row in held:
                yield from _references(row, schema().classes[field.classes[0]])


class _Reviver:
    def __init__(self, model: Model) -> None:
        self.model = model

    def record(self, filed: Any, cls: Class) -> Any:
        """Return a record or a row."""
        if not isinstance(filed, dict):
            raise UnknownShapeError(f"it holds no {cls.name} where one has to stand")
        made: dict[str, Any] = {}
        known = {key: name for name, key in keys(RECORDS[cls.name]).items()}
        if strange := sorted(filed.keys() - known.keys()):
            raise UnknownShapeError(f"it holds `{strange[0][:40]}`, which a {cls.name} does not have")
        for key, name in known.items():
            if key not in filed:
                if name not in may_be_left_out(RECORDS[cls.name]):
                    raise UnknownShapeError(f"it does not hold `{key}`, which a {cls.name} has")
            elif key == "id":
                made[name] = _held(filed[key], str, key)
            elif key == "period" and key not in cls.fields:
                made[name] = _period(filed[key])
            else:
                made[name] = self._value(filed[key], cls.fields[key])
        return RECORDS[cls.name](**made)

    def _value(self, value: Any, field: Field) -> Any:
        if field.most is None:
            found = tuple(self._one(v, field) for v in _held(value, list, field.key))
            if len(found) < field.least:
                raise UnknownShapeError(f"`{field.key}` is empty")
            return found
        if value is None:
            if field.least:
                raise UnknownShapeError(f"`{field.key}` is empty")
            return None
        return self._one(value, field)

    def _one(self, value: Any, field: Field) -> Any:
        if field.kind == "node":
            return self.record(value, schema().classes[field.classes[0]])
        if field.kind == "date":
            return _date(value, field.key)
        held = _held(value, _TYPES.get(field.kind, str), field.key)
        if field.kind == "code":
            codes = {c.name for c in self.model.codelists[f"codelist/{field.codelist}"].codes}
            if held not in codes:
                raise UnknownShapeError(f"`{field.key}` holds a word that codelist/{field.codelist} does not have")
        if field.kind == "ref" and kind_of(held) not in schema().kinds(field.classes):
            raise UnknownShapeError(f"`{field.key}` does not lead to what it has to lead to")
        return held


def _held(value: Any, kind: type[Any], key: str) -> Any:
    if type(value) is not kind:
        raise UnknownShapeError(f"`{key}` holds what it cannot hold")
    return value


def _date(value: Any, key: str) -> PartialDate:
    try:
        return PartialDate.parse(_held(value, str, key))
    except ValueError:
        raise UnknownShapeError(f"`{key}` holds no date") from None


def _period(value: Any) -> Period:
    """Return a stretch of time, as `values.plain` writes it."""
    held = _held(value, dict, "period")
    starts = {s.value for s in Start}
    if (
        held.keys() - {"seen"} != {"from", "until", "start"}
        or not isinstance(held["start"], str)
        or held["start"] not in starts
    ):
        raise UnknownShapeError("`period` holds no stretch of time")
    first, until = (None if held[k] is None else _date(held[k], k) for k in ("from", "until"))
    seen = _date(held["seen"], "seen") if "seen" in held else None
    return Period(first, until, Start(held["start"]), seen)
