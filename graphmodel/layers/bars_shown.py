"""The bars of an answer: each with what it does here, its exceptions, and what only the officer can say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from graphmodel.layers.bars import Found
    from graphmodel.legal_basis.outcome import Outcome
    from graphmodel.model.model import Model, Ref


class ExceptionShown(Struct, frozen=True):
    """An exception of a bar; `confirmed` where a fact of the question confirms it."""

    text: str
    fact: str | None
    confirmed: bool


class BarShown(Struct, frozen=True):
    """A bar that bears on the question.

    Attributes:
        does: what it does here: bars, lifted, excepted, condition, publication, gateway-removed or question.
        why: that in words.
        broader: whether what was asked for is broader than what it protects.
        asks: what only the officer can say before it is known to apply.
        yields_to: word of codelist/yields-to.
    """

    bar: Ref
    provision: str
    url: str
    protects: str
    text: str
    effect: str
    does: str
    why: str
    broader: bool
    asks: tuple[str, ...]
    yields_to: str
    exceptions: tuple[ExceptionShown, ...]
    removes: tuple[Ref, ...]
    in_force: str
    confidence: str
    unverified: str | None


class BarsLayer(Struct, frozen=True):
    """The layer: `result` is a word of codelist/layer-result."""

    result: str
    bars: tuple[BarShown, ...]
    told: str


_RESULT = {
    "bars": "blocks",
    "condition": "limits",
    "publication": "limits",
    "gateway-removed": "limits",
    "question": "question",
}
_WHY = {
    "bars": "it applies, no exception is confirmed, and nothing that was found lifts it",
    "lifted": "it would apply, but a duty or power that was found lifts it",
    "excepted": "it would apply, but you confirm an exception",
    "condition": "it adds a condition",
    "publication": "it forbids publication: this disclosure is not to be passed on to the public",
    "gateway-removed": "the gateways named cannot carry this information; another may",
    "question": "only you can say whether it applies",
}


def show(
    model: Model, found: tuple[Found, ...], outcome: Outcome
) -> tuple[BarsLayer, tuple[str, ...], tuple[str, ...]]:
    """Return the layer, the flags that it raises, and what it leaves to the officer."""
    shown = tuple(_shown(model, one, outcome) for one in found)
    does = {s.does for s in shown}
    result = next((r for r in ("blocks", "limits", "question") if any(_RESULT.get(d) == r for d in does)), "clear")
    asks = [f"{s.bar.label}: {a}?" for s in shown for a in s.asks]
    asks += [f"{s.bar.label}: {s.text}?" for s in shown if s.does == "condition"]
    flags = []
    if "publication" in does:
        flags.append("publication-bar")
    if any(s.does == "bars" and s.confidence == "low" for s in shown):
        flags.append("low-confidence-source")
    told = _told(shown) or "No bar in the graph covers what was asked for; others may exist outside it."
    return BarsLayer(result, shown, told), tuple(flags), tuple(dict.fromkeys(asks))


def _shown(model: Model, one: Found, outcome: Outcome) -> BarShown:
    bar = one.bar
    does = _does(one, outcome)
    return BarShown(
        model.ref(bar.id),
        bar.provision,
        bar.url,
        bar.protects,
        bar.text,
        bar.effect,
        does,
        _WHY[does],
        one.broader,
        one.asks,
        bar.yields_to,
        tuple(
            ExceptionShown(
                e.text, e.fact.removeprefix("fact/") if e.fact else None, e in one.confirmed and e.fact is not None
            )
            for e in bar.exceptions
        ),
        tuple(model.ref(n) for n in bar.removes),
        bar.period.in_words(),
        bar.confidence,
        bar.unverified,
    )


def _does(one: Found, outcome: Outcome) -> str:
    if one.asks:
        return "question"
    if one.live:
        if one.bar.id in outcome.barred_by:
            return "bars"
        return "excepted" if one.confirmed else "lifted"
    return {"publication-only": "publication", "ask-officer": "question"}.get(one.bar.effect, one.bar.effect)


def in_short(bars: tuple[BarShown, ...]) -> str:
    """Return what the headline says of bars: those that do something here, and those of which that is an open question for all of it."""
    return _told(
        tuple(
            b
            for b in bars
            if b.does != "question" or (len(b.asks) == 1 and not b.broader and b.effect != "ask-officer")
        )
    )


def _told(shown: tuple[BarShown, ...]) -> str:
    by = {d: [s.bar.label for s in shown if s.does == d and not s.broader] for d in _WHY}
    by = {d: list(dict.fromkeys(names)) for d, names in by.items()}
    told_apart = {"question", "lifted", "gateway-removed"}
    said = [f"{'; '.join(names)}: {_WHY[d]}." for d, names in by.items() if names and d not in told_apart]
    if by["gateway-removed"]:
        gone = dict.fromkeys(n.label for s in shown if s.does == "gateway-removed" for n in s.removes)
        said.append(
            f"Not carried by {'; '.join(gone)} ({'; '.join(by['gateway-removed'])}); another gateway may carry it."
        )
    if by["lifted"]:
        said.append(f"Lifted by what was found: {'; '.join(by['lifted'])}.")
    if by["question"]:
        said.append(f"Only you can say whether these bars apply: {'; '.join(by['question'])}.")
    if broad := [f"{s.protects} ({s.bar.label})" for s in shown if s.broader]:
        said.append(f"A bar may apply if any of it is this: {'; '.join(broad)}.")
    return " ".join(said)
