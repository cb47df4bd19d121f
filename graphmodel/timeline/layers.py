"""Records of the layers over every gateway that name a thing: bars, regimes, grounds, routes, words on confidence, prompts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.dates import Period, Start
from graphmodel.timeline.events import Event, Words, law_citation
from graphmodel.values import keys

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graphmodel.model.model import Model
    from graphmodel.timeline.events import Events

#: How a record of each kind is called in a sentence.
_CALLED = {
    "bars": "A bar",
    "regimes": "A regime",
    "lawful_bases": "A ground of data protection law",
    "processing_conditions": "A condition of data protection law",
    "routes": "A route of data protection law",
    "never_offered": "A limit on what is offered in data protection law",
    "confidence_effects": "An entry on what words do to confidence",
    "confidence_routes": "A way through confidence",
    "data_protection_status": "An entry on standing in data protection law",
    "prompts": "A question to the officer",
}
#: What a field of a record says of the thing that it names; others by their own name.
_SAYS = {
    "removes": "takes it away",
    "binds": "binds it",
    "received_under": "covers what was received under it",
    "governs": "governs it",
    "explained_by": "is explained by it",
    "norm": "speaks of it",
    "class_": "is about it",
    "disclosers": "is for it as the one that gives",
}


def layer_events(events: Events, ident: str) -> None:
    """Take in the beginning and the end of every record of a layer that names a thing."""
    for name, record, names in _naming(events.model, ident):
        says = " and ".join(_SAYS.get(n, f"names it under {n.rstrip('_').replace('_', ' ')}") for n in names)
        label = f"{_CALLED[name]}: {record.label}"
        what = f"{label}, which {says}"
        words = Words("layer-begun", "layer-ended", what, f"No longer: {what[0].lower()}{what[1:]}")
        provision = getattr(record, "provision", None) or getattr(record, "article", None) or record.label
        url = getattr(record, "url", None)
        citations = (law_citation(provision, url, pinpoint=getattr(record, "pinpoint", None)),)
        period = getattr(record, "period", None)
        if isinstance(period, Period):
            events.period(period, words, about=(record.id,), citations=citations)
        else:
            undated = f"{what}; no date of its own is known"
            events.add(Event("layer-begun", undated, start=Start.UNKNOWN, about=(record.id,), citations=citations))


def _naming(model: Model, ident: str) -> Iterator[tuple[str, Any, list[str]]]:
    """Yield the records that name a thing, each with its kind and the fields in which it does."""
    for name in _CALLED:
        records: Mapping[str, Any] = getattr(model, name)
        for record in records.values():
            names = [n for n in keys(type(record)) if n != "id" and _holds(getattr(record, n), ident)]
            if names:
                yield name, record, names


def _holds(value: object, ident: str) -> bool:
    return value == ident or (isinstance(value, tuple) and ident in value)
