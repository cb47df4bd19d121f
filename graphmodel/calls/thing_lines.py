"""A thing in one line: under which heading of a list it stands, what it is in a few words, and whether it was there on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.calls.search import areas_of
from graphmodel.dates import Period
from graphmodel.ids import kind_of
from graphmodel.structure.attested import span_of

if TYPE_CHECKING:
    import datetime

    from graphmodel.model.model import Model


class Lines:
    """Makes the lines of things on a day."""

    def __init__(self, model: Model, on: datetime.date) -> None:
        self.model = model
        self.on = on

    def row(self, ident: str) -> dict[str, Any]:
        """Return the line of a thing."""
        record = self.model.records[ident]
        period = _period(record)
        told = getattr(self, f"_{kind_of(ident).replace('-', '_')}", None)
        group, parts = told(record) if told else (None, [])
        return {
            "id": ident,
            "label": self.model.label(ident),
            "kind": kind_of(ident),
            "group": group,
            "told": ". ".join(_sentence(p) for p in parts if p),
            "period": period.in_words() if period else None,
            "on_the_day": period.covers(self.on).value if period else None,
        }

    def _code(self, codelist: str, word: str | None) -> str:
        return self.model.code_label(codelist, word) if word else ""

    def _labels(self, idents: Any) -> str:
        return ", ".join(self.model.label(i) for i in idents)

    def _area_of(self, ident: str) -> str | None:
        """Return the area that a body serves; where that is not told, the area of the document that describes it."""
        record = self.model.records[ident]
        told = areas_of(self.model, ident) or tuple(
            a for c in getattr(record, "cite", ()) if c.document for a in areas_of(self.model, c.document)
        )
        return self.model.label(told[0]) if told else None

    def _norm(self, r: Any) -> tuple[str | None, list[str]]:
        what = f"{self._code('basis', r.basis)} {self._code('modality', r.modality).lower()}"
        gateway = self._code("gateway-kind", r.gateway.kind) if r.gateway.kind != "none" else ""
        return self.model.label(r.instrument), [what, gateway]

    def _instrument(self, r: Any) -> tuple[str | None, list[str]]:
        count = sum(n.instrument == r.id for n in self.model.norms.values())
        return None, [f"{count} norm{'' if count == 1 else 's'} of it in the graph"]

    def _bar(self, r: Any) -> tuple[str | None, list[str]]:
        return None, [self._code("bar-effect", r.effect), f"Protects {r.protects}"]

    def _regime(self, r: Any) -> tuple[str | None, list[str]]:
        return self._code("regime-kind", r.regime_kind), [r.scope]

    def _purpose(self, r: Any) -> tuple[str | None, list[str]]:
        return self._broader(r), [r.definition]

    def _information(self, r: Any) -> tuple[str | None, list[str]]:
        return self._broader(r), [r.definition]

    def _subject(self, r: Any) -> tuple[str | None, list[str]]:
        return self._broader(r), [r.definition]

    def _broader(self, record: Any) -> str | None:
        """Return what a concept stands under; the broadest stand under their own name, before what is narrower."""
        return self.model.label(record.broader[0]) if record.broader else str(record.label)

    def _type(self, r: Any) -> tuple[str | None, list[str]]:
        return self._code("type-sort", r.sort), [f"One of: {self._labels(r.broader)}" if r.broader else ""]

    def _body(self, r: Any) -> tuple[str | None, list[str]]:
        what = self._code("body-kind", r.kind) or self._labels(dict.fromkeys(row.type for row in r.types))
        return self._area_of(r.id), [what, self._code("statement-status", r.status) if r.only_proposed else ""]

    def _post(self, r: Any) -> tuple[str | None, list[str]]:
        held = self.model.label(r.held_in) if r.held_in else (r.held_in_words or "")
        return self._area_of(r.id), [self.model.label(r.employer) if r.employer else f"In: {held}" if held else ""]

    def _area(self, r: Any) -> tuple[str | None, list[str]]:
        return self._code("area-kind", r.kind) or None, [f"Within {self._labels(r.within)}" if r.within else ""]

    def _document(self, r: Any) -> tuple[str | None, list[str]]:
        span = span_of(r)
        return self._area_of(r.id), [f"By {r.publisher}" if r.publisher else "", f"Speaks of {span}" if span else ""]

    def _plan(self, r: Any) -> tuple[str | None, list[str]]:
        owners = f"Of {self._labels(r.owner)}" if r.owner else ""
        return self.model.label(r.document) if r.document else None, [owners]


def _sentence(words: str) -> str:
    words = words.strip().rstrip(".")
    return words[:1].upper() + words[1:]


def _period(record: Any) -> Period | None:
    """Return when a thing existed, was in force or held."""
    for name in ("exists", "in_force", "period"):
        value = getattr(record, name, None)
        found = value if isinstance(value, Period) else getattr(value, "period", None)
        if isinstance(found, Period):
            return found
    return None
