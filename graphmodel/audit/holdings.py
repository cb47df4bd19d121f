"""What the graph holds of each law: norms, grounds of data protection law and bars, found by the place that is cited."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphmodel.audit.laws import Law, number_of
from graphmodel.audit.names import Names
from graphmodel.audit.pins import Fit
from graphmodel.audit.provisions import provision_at
from graphmodel.audit.tokens import tokens
from graphmodel.ids import natural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphmodel.audit.laws import Laws
    from graphmodel.audit.pins import Pin
    from graphmodel.dates import Period
    from graphmodel.model.law import Norm
    from graphmodel.model.layers import Bar, LawfulBasis, ProcessingCondition, Regime
    from graphmodel.model.model import Model

#: Prose in brackets behind a provision; "(and s.250A)" is no prose, "(1)" and "(4A)" are places.
_PROSE = re.compile(r"\((?!and |with )(?=[^()]{5,}\))[^()]{0,400}\)")
#: A place behind one of these is not the place that is meant: "inserted after s.16E", "earlier s.33(5)".
_OTHER = {"after", "before", "earlier", "formerly"}
#: Laws that are divided into articles and stand on the official site under this kind of number.
_BY_ARTICLES = "eur/"


@dataclass(frozen=True, slots=True)
class Held:
    """Something that the graph holds of a law.

    Attributes:
        id: its id in the graph.
        law: the law it belongs to.
        pins: its places; none where it is about the law as a whole.
        period: when it is law.
    """

    id: str
    law: Law
    pins: tuple[Pin, ...]
    period: Period

    def fit(self, pin: Pin) -> Fit:
        """Return how a cited place lies to this."""
        return max((pin.fits(p) for p in self.pins), default=Fit.NO)

    def depth(self, pin: Pin) -> int:
        """Return how narrowly it holds a cited place: 0 where it holds the whole section of a subsection that is cited."""
        return max((pin.shared_depth(p) for p in self.pins if pin.fits(p) is Fit.YES), default=0)


class Holdings:
    """The holdings of a model, by law."""

    def __init__(self, model: Model, laws: Laws) -> None:
        self.laws = laws
        self._names = Names(laws)
        self._regimes = model.regimes
        self._by_law: dict[str, list[Held]] = defaultdict(list)
        self._mentions: dict[str, set[str]] = defaultdict(set)
        self._of_articles = next((w for n, w in sorted(laws.by_number.items()) if n.startswith(_BY_ARTICLES)), None)
        instruments = {law.id: law for found in laws.by_key.values() for law in found}
        instruments |= {law.id: law for found in laws.phrases.values() for _, law in found}
        for norm in model.norms.values():
            law = instruments.get(norm.instrument) or Law(norm.instrument, model.label(norm.instrument), True)
            self._enter(norm.id, norm.in_force.period, self._read(norm.provision, law), law)
            self._mention(norm)
        for basis in model.lawful_bases.values():
            self._enter_ground(basis)
        for condition in model.processing_conditions.values():
            self._enter_ground(condition)
        for regime in model.regimes.values():
            self._enter_regime(regime)
        for bar in model.bars.values():
            self._enter_bar(bar)
        for rows in self._by_law.values():
            rows.sort(key=lambda h: (natural(str(h.pins[0]) if h.pins else ""), h.id))

    def of(self, law: Law) -> tuple[Held, ...]:
        """Return everything that the graph holds of a law."""
        return tuple(self._by_law.get(law.id, ()))

    def at(self, law: Law, pin: Pin) -> tuple[tuple[Held, ...], tuple[Held, ...]]:
        """Return what the graph holds at a place, the narrowest only, and what else it holds of the same section."""
        fits = [(h, h.fit(pin), h.depth(pin)) for h in self.of(law)]
        deepest = max((d for _, f, d in fits if f is Fit.YES), default=0)
        at = tuple(h for h, f, d in fits if f is Fit.YES and d == deepest)
        return at, tuple(h for h, f, d in fits if f is not Fit.NO and h not in at)

    def mentions(self, law: Law) -> tuple[str, ...]:
        """Return the norms whose entries speak of a law, as that which put them in, changed them or took their place."""
        return tuple(sorted(self._mentions.get(law.id, ())))

    def _enter(self, ident: str, period: Period, places: Iterable[tuple[Law, Pin]], law: Law) -> None:
        by_law: dict[Law, list[Pin]] = {law: []}
        for its, pin in places:
            by_law.setdefault(its, []).append(pin)
        for its, pins in by_law.items():
            if pins or (its == law and len(by_law) == 1):
                self._by_law[its.id].append(Held(ident, its, tuple(pins), period))

    def _read(self, words: str, law: Law) -> Iterator[tuple[Law, Pin]]:
        """Yield the places that a provision, as the data writes it, names; each with its law."""
        text = _PROSE.sub(" ", words)
        found = tokens(text)
        names = {n.start: n for n in self._names.find(found, text) if n.laws}
        at = 0
        while at < len(found):
            if at in names:
                law, at = names[at].laws[0], names[at].end
                continue
            cited = provision_at(found, at)
            if cited is None:
                at += 1
                continue
            if not (at and found[at - 1].low in _OTHER):
                for pin in cited.pins:
                    yield law, pin
            at = cited.end

    def _enter_ground(self, ground: LawfulBasis | ProcessingCondition) -> None:
        """Enter a ground by the places in its label: articles belong to the law that has articles."""
        urls = (ground.url, *(self._regimes[r].url for r in ground.regime))
        numbers = [n for n in map(number_of, urls) if n in self.laws.by_number]
        law = self.laws.by_number[numbers[0]] if numbers else self._of_articles
        if law is None:
            return
        places = []
        for its, pin in self._read(ground.label.partition(":")[0], law):
            if pin.unit == "article" and self._of_articles:
                places.append((self._of_articles, pin))
            elif pin.unit != "schedule":
                places.append((its, pin))
        if places:
            self._enter(ground.id, ground.period, places, places[0][0])

    def _enter_regime(self, regime: Regime) -> None:
        """Enter a regime where its label names a part of a law."""
        law = self.laws.by_number.get(number_of(regime.url) or "")
        if law:
            places = list(self._read(regime.label, law))
            if places:
                self._enter(regime.id, regime.period, places, places[0][0])

    def _enter_bar(self, bar: Bar) -> None:
        """Enter a bar under the one law that it names, which may be no instrument of the graph."""
        name = bar.label.removesuffix(bar.provision)
        names = [n for n in self._names.find(tokens(name), name) if n.laws]
        number = number_of(bar.url)
        held = self.laws.by_number.get(number or "")
        if held:
            self._enter(bar.id, bar.period, self._read(bar.provision, held), held)
        elif len(names) == 1:
            law = names[0].laws[0]
            self._enter(bar.id, bar.period, self._read(bar.provision, law), law)
        else:
            for named in names:
                self._enter(bar.id, bar.period, (), named.laws[0])

    def _mention(self, norm: Norm) -> None:
        rows = (*norm.discloser, *norm.recipient, *norm.bearer, *norm.counterpart)
        texts = {norm.provision, *norm.replaced_by_words, *(r.by for r in rows)}
        texts |= {t for c in norm.changes for t in (c.what, c.by)}
        for text in texts:
            for named in self._names.find(tokens(text or ""), text or ""):
                for law in named.laws if named.how in {"name", "form", "number"} else ():
                    if law.id != norm.instrument:
                        self._mentions[law.id].add(norm.id)
