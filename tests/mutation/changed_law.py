"""Every way in which a norm can be told wrongly: each a norm that differs from the one in the data in one thing."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from graphmodel.dates import PartialDate, Start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphmodel.dates import Period
    from graphmodel.model.law import Norm, PartyRow
    from graphmodel.model.model import Model

GIVER, TAKER = "discloser", "recipient"
_SIDES = {GIVER: "giver", TAKER: "taker", "for_whom": "served", "bearer": "bearer", "counterpart": "counterpart"}
_SCHEMES = {
    "purposes": ("purpose", "purposes"),
    "data_subjects": ("subject", "subjects"),
    "information": ("information", "information"),
}
#: What a word is told for instead: the nearest other words, not every word of its codelist.
_INSTEAD: dict[str, dict[str, tuple[str, ...]]] = {
    "modality": {"duty": ("power",), "power": ("duty",), "": ("duty",)},
    "basis": {"express": ("implied",), "implied": ("express",)},
    "gateway.kind": {
        "must-give": ("may-give", "function-only"),
        "may-give": ("must-give", "function-only"),
        "may-ask": ("must-ask", "may-give"),
        "must-ask": ("may-ask", "must-give"),
        "function-only": ("may-give", "support-only"),
        "support-only": ("function-only", "may-give"),
    },
    "gateway.trigger": {
        "always": ("on-request", "on-event"),
        "on-request": ("always", "on-event"),
        "on-event": ("always", "on-request"),
    },
    "gateway.area_link": {
        "none": ("areas-overlap",),
        "areas-overlap": ("none",),
        "same-area": ("none",),
    },
    "lifts_confidence": {"no": ("yes", "unknown"), "yes": ("no",), "unknown": ("yes",)},
    "commencement": {
        "in-force": ("repealed", "not-commenced"),
        "repealed": ("in-force",),
        "not-commenced": ("in-force",),
        "unknown": ("in-force",),
    },
    "confidence": {"high": ("low",), "medium": ("high",), "low": ("high",)},
    "action": {"disclose": ("co-operate",), "": ("disclose",)},
}
#: Beginnings of the kinds of change that only alter what is shown beside an answer; all others may alter the answer itself.
_SHOWN = (
    *(
        "pinpoint",
        "provision",
        "url",
        "limit",
        "source",
        "unverified",
        "see",
        "replaced-by",
        "seed-ref",
        "note-on-source",
        "change-",
    ),
    *(
        "action",
        "modality",
        "commencement",
        "confidence",
        "condition-dropped",
        "condition-judge",
        "condition-pinpoint",
        "explains",
    ),
    *("bearer", "counterpart", "served", "members-by", "exemption"),
)


@dataclass(frozen=True)
class Changed:
    """One norm told wrongly.

    Attributes:
        kind: what was done, in a word or two; the rows of the table.
        what: what exactly, for the list of survivors.
        norm: the norm as it is told now.
    """

    kind: str
    what: str
    norm: Norm

    @property
    def decides(self) -> bool:
        """Whether the change may alter what is answered: who, when, what for, about whom, what, and how; of a function the taker is no test."""
        function = self.norm.gateway.kind in {"function-only", "support-only"} and self.what.startswith("taker ")
        return self.norm.gateway.kind != "none" and not self.kind.startswith(_SHOWN) and not function


def changes(norm: Norm, model: Model) -> Iterator[Changed]:
    """Yield every change of a norm that is tried."""
    for kind, what, more in _changes(norm, model):
        yield Changed(kind, what, replace(norm, **more))


_Change = tuple[str, str, dict[str, Any]]


def _changes(norm: Norm, model: Model) -> Iterator[_Change]:  # noqa: C901  a list, not a decision
    for side in _SIDES:
        yield from _of_rows(norm, side, model)
    for field, (word, scheme) in _SCHEMES.items():
        yield from _of_words(norm, field, word, getattr(model, scheme))
    for field, instead in _INSTEAD.items():
        yield from _of_a_word(norm, field, instead)
    yield from _of_the_gateway(norm)
    yield from _of_conditions(norm)
    yield from _of_the_days(norm)
    for nation in norm.extent:
        yield "extent", f"without {nation}", {"extent": tuple(n for n in norm.extent if n != nation)}
    if "wales" not in norm.extent:
        yield "extent", "with wales", {"extent": (*norm.extent, "wales")}
    yield "provision", "provision", {"provision": f"{norm.provision}(9)"}
    yield "url", "url", {"url": f"{norm.url}9"}
    for field in ("members_by", "unverified", "note_on_source", "explains"):
        if getattr(norm, field):
            yield f"{field.replace('_', '-')}-dropped", field, {field: None}
    for field, name in (
        ("replaced_by", "replaced-by"),
        ("see", "see"),
        ("exempt", "exemption"),
        ("seed_refs", "seed-ref"),
    ):
        for at in range(len(getattr(norm, field))):
            yield f"{name}-dropped", f"{field} {at}", {field: _without(getattr(norm, field), at)}
    for field in ("limits", "changes"):
        for at in range(len(getattr(norm, field))):
            yield f"{field[:-1]}-dropped", f"{field} {at}", {field: _without(getattr(norm, field), at)}
    yield "sources-dropped", "all but the first", {"sources": norm.sources[:1]} if norm.sources[1:] else {"sources": ()}


def _without(rows: tuple[Any, ...], at: int) -> tuple[Any, ...]:
    return (*rows[:at], *rows[at + 1 :])


def _with(rows: tuple[Any, ...], at: int, **more: Any) -> tuple[Any, ...]:
    return (*rows[:at], replace(rows[at], **more), *rows[at + 1 :])


# ------------------------------------------------------------------ who
def _of_rows(norm: Norm, side: str, model: Model) -> Iterator[_Change]:
    rows: tuple[PartyRow, ...] = getattr(norm, side)
    name = _SIDES[side]
    for at, row in enumerate(rows):
        told = f"{name} {row.class_.removeprefix('type/')}"
        yield f"{name}-dropped", told, {side: _without(rows, at)}
        if side in {GIVER, TAKER}:
            wider = [
                *model.types[row.class_].broader,
                *(["type/any-person"] if row.class_ != "type/any-person" else []),
            ]
            for above in dict.fromkeys(wider):
                yield (
                    f"{name}-widened",
                    f"{told} to {above.removeprefix('type/')}",
                    {side: _with(rows, at, class_=above)},
                )
            if row.applies_if:
                yield "row-condition-dropped", told, {side: _with(rows, at, applies_if=None)}
            link = None if (row.area_link or "none") != "none" else "areas-overlap"
            yield "row-area-link", f"{told} {link}", {side: _with(rows, at, area_link=link)}
        for kind, what, period in _of_period(row.period):
            yield f"{name}-{kind}", f"{told} {what}", {side: _with(rows, at, period=period)}
        yield "pinpoint", told, {side: _with(rows, at, pinpoint=f"{row.pinpoint}(9)")}


# ------------------------------------------------------------------ when
def moved(date: PartialDate, days: int) -> PartialDate:
    """Return the date a day earlier or later; of a month or a year, the month or the year before or after."""
    on = (date.first if days < 0 else date.last) + datetime.timedelta(days=days)
    return PartialDate.parse(on.isoformat()[: len(date.text)])


def _of_period(period: Period) -> Iterator[tuple[str, str, Period]]:
    if period.from_:
        for days in (-1, 1):
            yield "first-day", f"from {days:+}", replace(period, from_=moved(period.from_, days))
        yield "first-day-unknown", "from unknown", replace(period, from_=None, start=Start.UNKNOWN)
    elif period.start is Start.BEFORE_WINDOW:
        yield "first-day-unknown", "start unknown", replace(period, start=Start.UNKNOWN)
    else:
        yield "first-day-guessed", f"{period.start.value} taken as begun", replace(period, start=Start.BEFORE_WINDOW)
    if period.until:
        for days in (-1, 1):
            yield "last-day", f"until {days:+}", replace(period, until=moved(period.until, days))
        yield "last-day-dropped", "without end", replace(period, until=None)


def _of_the_days(norm: Norm) -> Iterator[_Change]:
    for kind, what, period in _of_period(norm.in_force.period):
        yield f"in-force-{kind}", what, {"in_force": replace(norm.in_force, period=period)}
    for field in ("announced", "enacted"):
        if date := getattr(norm.in_force, field):
            for days in (-1, 1):
                yield (
                    f"{field}-day",
                    f"{field} {days:+}",
                    {"in_force": replace(norm.in_force, **{field: moved(date, days)})},
                )
            yield f"{field}-dropped", field, {"in_force": replace(norm.in_force, **{field: None})}
    for at, change in enumerate(norm.changes):
        if change.date:
            for days in (-1, 1):
                date = moved(change.date, days)
                yield "change-day", f"change {at} {days:+}", {"changes": _with(norm.changes, at, date=date)}


# ------------------------------------------------------------------ what
def _of_words(norm: Norm, field: str, word: str, scheme: Any) -> Iterator[_Change]:
    words: tuple[str, ...] = getattr(norm, field)
    for at, one in enumerate(words):
        bare = one.partition("/")[2]
        yield f"{word}-dropped", bare, {field: _without(words, at)}
        for above in scheme[one].broader:
            wider = (*words[:at], above, *words[at + 1 :])
            yield f"{word}-widened", f"{bare} to {above.partition('/')[2]}", {field: tuple(dict.fromkeys(wider))}


def _of_a_word(norm: Norm, field: str, instead: dict[str, tuple[str, ...]]) -> Iterator[_Change]:
    inside = field.partition(".")[2]
    said = getattr(norm.gateway, inside) if inside else getattr(norm, field)
    for other in instead.get(said, instead.get("", ())):
        more = {"gateway": replace(norm.gateway, **{inside: other})} if inside else {field: other}
        yield inside.replace("_", "-") or field.replace("_", "-"), f"{said} to {other}", more


def _of_the_gateway(norm: Norm) -> Iterator[_Change]:
    gateway = norm.gateway
    for field in ("outcome", "needs_fact"):
        if getattr(gateway, field):
            yield (
                f"gateway-{field.replace('_', '-')}",
                f"{field} dropped",
                {"gateway": replace(gateway, **{field: None})},
            )
    for at, flag in enumerate(gateway.purpose_flags):
        flags = _without(gateway.purpose_flags, at)
        yield "purpose-flag-dropped", flag, {"gateway": replace(gateway, purpose_flags=flags)}


def _of_conditions(norm: Norm) -> Iterator[_Change]:
    for at, condition in enumerate(norm.conditions):
        told = f"condition {at}"
        yield "condition-dropped", told, {"conditions": _without(norm.conditions, at)}
        other = "model" if condition.judged_by == "officer" else "officer"
        yield "condition-judge", f"{told} {other}", {"conditions": _with(norm.conditions, at, judged_by=other)}
        if condition.fact:
            yield "condition-fact-dropped", told, {"conditions": _with(norm.conditions, at, fact=None)}
        if condition.pinpoint:
            pinpoint = f"{condition.pinpoint}(9)"
            yield "condition-pinpoint", told, {"conditions": _with(norm.conditions, at, pinpoint=pinpoint)}
    for at, exclusion in enumerate(norm.excludes):
        yield "exclusion-dropped", f"exclusion {at}", {"excludes": _without(norm.excludes, at)}
        for n, kind in enumerate(exclusion.information):
            left = _without(exclusion.information, n)
            yield (
                "exclusion-narrowed",
                f"exclusion {at} {kind}",
                {"excludes": _with(norm.excludes, at, information=left)},
            )
        if exclusion.disclosers:
            yield "exclusion-widened", f"exclusion {at} any", {"excludes": _with(norm.excludes, at, disclosers=())}
