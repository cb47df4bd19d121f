"""The call `coverage`: for each Act, what of it is in the graph, how it was read, up to when, and what is not confirmed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from graphmodel.calls.envelope import asked_day, common, link
from graphmodel.ids import natural

if TYPE_CHECKING:
    from graphmodel.model.model import Model


def coverage(model: Model, *, date: str | None = None) -> dict[str, Any]:
    """Return the instruments with their provisions, and the size of the rest of the graph."""
    on = asked_day(date)
    rows = []
    for instrument in sorted(model.instruments.values(), key=lambda i: natural(i.label)):
        norms = sorted(
            (n for n in model.norms.values() if n.instrument == instrument.id), key=lambda n: natural(n.provision)
        )
        rows.append(
            {
                "instrument": {"id": instrument.id, "label": instrument.label, "kind": "instrument"},
                "url": instrument.url,
                "provisions": [
                    {
                        "norm": n.id,
                        "provision": n.provision,
                        "read": n.confidence,
                        "commencement": n.commencement,
                        "in_force": n.in_force.period.in_words(),
                        "not_confirmed": n.unverified,
                    }
                    for n in norms
                ],
                "read": dict(sorted(Counter(n.confidence for n in norms).items())),
                "checked_to": str(model.release.law_checked_to),
                "known_gaps": [n.unverified for n in norms if n.unverified],
            }
        )
    sizes = {
        "norms": len(model.norms),
        "types": len(model.types),
        "bodies": len(model.bodies),
        "areas": len(model.areas),
        "documents": len(model.documents),
    }
    return {
        **common(model, {}, "answered", on.isoformat(), link("/coverage", [("date", on.isoformat())])),
        "instruments": rows,
        "counts": {
            **sizes,
            "statements": sum(
                len(v) for v in (model.lines, model.relations, model.seats, model.rules, model.silences, model.readings)
            ),
        },
        "law_from": str(model.release.window_from),
        "law_checked_to": str(model.release.law_checked_to),
        "told": "What is not in the graph is not thereby unlawful. Bars, data protection, confidentiality and human rights are not assessed in this release.",
    }
