"""The fields of one record of the law that stand otherwise than they were filed, each in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphmodel.ids import kind_of
from graphmodel.load.schema import schema
from graphmodel.model.hydrate import RECORDS
from graphmodel.values import keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from graphmodel.load.schema import Class, Field

    Row = dict[str, Any]

_NOTHING = {"until": "no end", "from": "no first day"}
#: Keys of a row that may change without its becoming another row.
_LOOSE = "from"


@dataclass(frozen=True)
class FieldChange:
    """A field that differs.

    Attributes:
        part: the field of the record itself in which it stands.
        field: the field, with the fields above it, as a data file writes them.
        row: which row of a list, in words; null where the field stands by itself.
        before, after: what was filed and what stands there today; a whole row that is new or gone has null on one side.
        in_words: the same in a sentence.
    """

    part: str
    field: str
    row: str | None
    before: Any
    after: Any
    in_words: str


def changed_fields(before: Row, after: Row, named: Callable[[str], str]) -> tuple[FieldChange, ...]:
    """Return what differs between two records of the same id, as plain data, in the order of their fields.

    Args:
        before: the record as it was filed; `revived` has looked it over.
        after: the record as it stands today.
        named: what an id is called.
    """
    cls = schema().classes[schema().class_of(kind_of(after["id"])) or ""]
    return tuple(_Compared(named).record(before, after, cls, "", "", None))


class _Compared:
    def __init__(self, named: Callable[[str], str]) -> None:
        self.named = named

    def record(
        self, before: Row, after: Row, cls: Class, part: str, above: str, row: str | None
    ) -> Iterator[FieldChange]:
        """Yield what differs between two records, or two rows of one."""
        for key in keys(RECORDS[cls.name]).values():
            old, new = before[key], after[key]
            if key == "id" or old == new:
                continue
            top, path = part or key, above + key
            if key == "period" and key not in cls.fields:
                for end in ("from", "until", "start", "seen"):
                    if old.get(end) != new.get(end):
                        yield self._one(top, above + end, row, old.get(end), new.get(end), cls.fields[end])
                continue
            field = cls.fields[key]
            if field.kind != "node":
                yield self._one(top, path, row, old, new, field)
            elif field.most is None:
                yield from self._rows(old, new, schema().classes[field.classes[0]], top, path)
            else:
                yield from self.record(old, new, schema().classes[field.classes[0]], top, path + ".", row)

    def _rows(self, before: list[Row], after: list[Row], cls: Class, part: str, path: str) -> Iterator[FieldChange]:
        """Yield what differs between two lists of rows: fields of a row that is there on both sides, and rows that came or went."""
        old = [r for r in before if _bare(r) not in map(_bare, after)]
        new = [r for r in after if _bare(r) not in map(_bare, before)]
        firm = [k for k in cls.id_from if k != _LOOSE]
        for chosen in (firm, firm[:1]):
            for row in tuple(old):
                other = next((r for r in new if all(r.get(k) == row.get(k) for k in chosen)), None)
                if other is not None:
                    old.remove(row)
                    new.remove(other)
                    yield from self.record(row, other, cls, part, path + ".", self._row(other, firm))
        for row in old:
            name = self._row(row, firm)
            yield FieldChange(part, path, name, _bare(row), None, f"{path}, {name}: the row is no longer there")
        for row in new:
            name = self._row(row, firm)
            yield FieldChange(part, path, name, None, _bare(row), f"{path}, {name}: the row is new")

    def _row(self, row: Row, keys: Sequence[str]) -> str:
        """Return what tells a row of a list from the others."""
        held = [v for k in keys for v in (row[k] if isinstance(row[k], list) else [row[k]]) if v]
        return ", ".join(self.named(v) for v in held) or str(row.get("text") or "unnamed")

    def _one(self, part: str, path: str, row: str | None, old: Any, new: Any, field: Field) -> FieldChange:
        where = f"{path}, {row}" if row else path
        if isinstance(old, list) and isinstance(new, list):
            gone, came = ([self._said(v, field) for v in a if v not in b] for a, b in ((old, new), (new, old)))
            said = [f"no longer {'; '.join(gone)}"] if gone else []
            said += [f"now also {'; '.join(came)}"] if came else []
            return FieldChange(part, path, row, old, new, f"{where}: {', '.join(said) or 'in another order'}")
        was, is_ = (self._said(v, field) for v in (old, new))
        return FieldChange(part, path, row, old, new, f"{where}: was {was}, is now {is_}")

    def _said(self, value: Any, field: Field) -> str:
        """Return a value as a sentence has it."""
        if value is None:
            return _NOTHING.get(field.key, "nothing")
        if isinstance(value, bool):
            return "yes" if value else "no"
        if field.kind == "ref":
            return self.named(value)
        return f"'{value}'" if field.kind == "text" else str(value)


def _bare(row: Row) -> Row:
    """Return a row without the id that was made from it."""
    return {k: v for k, v in row.items() if k != "id"}
