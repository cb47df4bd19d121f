"""What the things of a comparison are called: as the graph calls them today, and as they were filed where it does not know them any more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.ids import kind_of
from graphmodel.values import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphmodel.model.model import Model
    from graphmodel.replay.filed import Filed

_REF = {"id", "label", "kind"}


class Names:
    """Names the things of one record."""

    def __init__(self, model: Model, filed: Filed) -> None:
        self.model = model
        self._filed = dict(_labels(filed.answer))
        self._filed |= {i: str(r["label"]) for i, r in filed.records.items() if r.get("label")}

    def label(self, ident: str) -> str:
        """Return the label of an id; the id itself where nobody ever gave it one."""
        return self.model.label(ident) if ident in self.model.records else self._filed.get(ident, ident)

    def ref(self, ident: str) -> dict[str, Any]:
        """Return id, label and kind."""
        return {"id": ident, "label": self.label(ident), "kind": kind_of(ident)}

    def named(self, ident: str) -> str:
        """Return the label with the id, for sentences in which both are wanted.

        >>> from graphmodel.model.model import Model
        >>> from graphmodel.replay.filed import Filed
        >>> Names(Model.load(), Filed("", {}, {}, {})).named("type/police-force")
        'Police force (constabulary) (type/police-force)'
        """
        label = self.label(ident)
        return f"{label} ({ident})" if label != ident else ident

    def value(self, field: str, value: str) -> dict[str, Any]:
        """Return what a field of a layer holds: a thing as a reference, a word of a codelist by its label, a text as it is."""
        if value in self.model.records or value in self._filed:
            return self.ref(value)
        last = field.rpartition(".")[2]
        codelist = "layer-result" if last == "result" else last.removesuffix("s").replace("_", "-")
        known = f"codelist/{codelist}" in self.model.codelists
        return {"id": None, "label": self.model.code_label(codelist, value) if known else value, "kind": "words"}

    def today(self, ident: str) -> dict[str, Any]:
        """Return a record as it stands today, as plain data."""
        found: dict[str, Any] = plain(self.model.records[ident])
        return found


def _labels(value: Any) -> Iterator[tuple[str, str]]:
    """Yield the id and the label of every reference in an answer."""
    if isinstance(value, dict):
        if value.keys() == _REF and all(isinstance(v, str) for v in value.values()):
            yield value["id"], value["label"]
        for below in value.values():
            yield from _labels(below)
    elif isinstance(value, list):
        for below in value:
            yield from _labels(below)
