"""The records of the law that a filed record holds and that stand otherwise today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from graphmodel.dates import PartialDate
from graphmodel.errors import NotInGraphError
from graphmodel.ids import kind_of
from graphmodel.replay.fields import FieldChange, changed_fields
from graphmodel.replay.revived import UnknownShapeError, references, revived

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphmodel.model.model import Model
    from graphmodel.replay.filed import Filed
    from graphmodel.replay.names import Names


@dataclass(frozen=True)
class Changed:
    """A record of the law that stands otherwise than it was filed.

    Attributes:
        id: which.
        as_filed: the record as it was filed, to be put back for a trial; null where today's program cannot hold it.
        today: the record as it stands; null where it is gone.
        fields: what differs; empty where it is gone or cannot be compared.
        gone: where it is no longer in the graph: that, in words, with what comes near.
        did_you_mean: ids that come near one that is gone.
        unreadable: why it cannot be compared.
    """

    id: str
    as_filed: Any
    today: Any
    fields: tuple[FieldChange, ...] = ()
    gone: str | None = None
    did_you_mean: tuple[str, ...] = ()
    unreadable: str | None = None


def changed_law(model: Model, filed: Filed, names: Names) -> list[Changed]:
    """Return the records that stand otherwise, sorted by id; the day up to which the law was seen is among them."""
    found = [c for i in sorted(filed.records) if (c := _changed(model, i, filed.records[i], names)) is not None]
    return [*found, *_seen_to(model, filed)]


def _changed(model: Model, ident: str, record: dict[str, Any], names: Names) -> Changed | None:
    today = model.records.get(ident)
    if today is not None and names.today(ident) == record:
        return None
    try:
        as_filed = revived(model, ident, record)
    except UnknownShapeError as error:
        return Changed(
            ident, None, today, unreadable=f"it was filed in a shape that this program does not know: {error}"
        )
    if today is None:
        near = _near(model, ident)
        told = f"it is no longer in the graph{'; near it: ' + ', '.join(near) if near else ''}"
        return Changed(ident, as_filed, None, gone=told, did_you_mean=near)
    return Changed(ident, as_filed, today, changed_fields(record, names.today(ident), names.named))


def _near(model: Model, ident: str) -> tuple[str, ...]:
    """Return the ids that come near one that is gone."""
    try:
        return (model.resolve(ident, kind_of(ident)),)
    except NotInGraphError as error:
        return error.did_you_mean


def _seen_to(model: Model, filed: Filed) -> Iterator[Changed]:
    """Yield the release of the data where it saw the law up to another day: later days are warned of."""
    release = model.release
    was, is_ = str(filed.dataset["law_checked_to"]), str(release.law_checked_to)
    if was != is_:
        told = f"law_checked_to: was {was}, is now {is_}"
        change = FieldChange("law_checked_to", "law_checked_to", None, was, is_, told)
        yield Changed(release.id, replace(release, law_checked_to=PartialDate.parse(was)), release, (change,))


def missing(model: Model, changed: Changed, *others: Changed) -> list[str]:
    """Return what a record as it was filed names and the graph does not hold, others that are put back with it aside."""
    if changed.as_filed is None:
        return []
    back = {o.id for o in others}
    return sorted({i for i in references(changed.as_filed) if i not in model.records and i not in back})
