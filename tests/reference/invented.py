"""Law that is not: the shipped norms, bars, kinds of body and bodies, many of them told otherwise.

The shipped law leaves much of the order unused: no bar takes away what its gateway does not exclude anyhow, hardly any day is known to its month.
Engine and reference have to agree on whatever law they are given.
"""

import random
from datetime import timedelta

from msgspec.structs import replace

from graphmodel.dates import PartialDate, Period, Start
from tests.mutation.changed_law import changes

from .outcome import ORDER

#: Of a hundred records of a kind, how many are told otherwise.
NORMS, BARS, TYPES, BODIES, ROUTES = 70, 70, 50, 40, 40
CONDITION = "a condition that was made up"


class Invention:
    """Makes models: the same for the same seed."""

    def __init__(self, model, seed):
        self.model, self.random = model, random.Random(seed)

    def model_of_it(self):
        """Return a model in which much stands otherwise."""
        model = self.model
        records = [
            *self._some([n for n in model.norms.values() if n.gateway.kind != "none"], NORMS, self._norm),
            *self._some(model.bars.values(), BARS, self._bar),
            *self._some([t for t in model.types.values() if not t.everyone], TYPES, self._type),
            *self._some([b for b in model.bodies.values() if b.kind != "class"], BODIES, self._body),
            *self._some(model.routes.values(), ROUTES, self._route),
        ]
        return model.with_records(*records)

    def _some(self, records, share, made):
        return [made(r) for r in records if self.random.randrange(100) < share]

    def _norm(self, norm):
        for _ in range(self.random.choice((1, 1, 2, 3))):
            may = [c.norm for c in changes(norm, self.model) if c.decides]
            if norm.gateway.outcome:  # a gateway that names its outcome is of the kind and the basis that go with it
                may = [n for n in may if (n.gateway, n.basis) == (norm.gateway, norm.basis)]
            may = [n for n in may if n.discloser and n.recipient and n.purposes and n.data_subjects and n.information]
            norm = self.random.choice(may or [norm])
        if ORDER["personal"] not in norm.information:  # what counts as depersonalised is the shipped law's to say
            norm = replace(norm, information=self.model.norms[norm.id].information)
        sides = {side: tuple(map(self._row, getattr(norm, side))) for side in ("discloser", "recipient")}
        return replace(norm, **sides)

    def _row(self, row):
        row = replace(row, period=self._period(row.period))
        if self.random.random() < 0.1:
            row = replace(row, applies_if=None if row.applies_if else CONDITION)
        if self.random.random() < 0.1:
            row = replace(row, area_link=self.random.choice(("none", "areas-overlap", "same-area")))
        return row

    def _bar(self, bar):
        choose, model = self.random.choice, self.model
        gateways = [n.id for n in model.norms.values() if n.gateway.kind != "none"]
        facts = sorted(model.facts)
        effect = choose(sorted(ORDER["bars"]))
        return replace(
            bar,
            effect=effect,
            # The fact that lifts a bar stands among its exceptions; the two go together.
            yields_to=choose((bar.yields_to, *(y for y, by in ORDER["yields-to"].items() if "fact" not in by))),
            fact=choose((bar.fact, None, choose(facts))),
            data_subjects=choose((bar.data_subjects, (), (choose(sorted(model.subjects)),))),
            information=choose((bar.information, (choose(sorted(model.information)),))),
            removes=tuple(sorted(self.random.sample(gateways, 12))) if effect == "gateway-removed" else (),
            exceptions=tuple(replace(e, fact=e.fact or choose((None, choose(facts)))) for e in bar.exceptions),
            period=self._period(bar.period),
        )

    def _type(self, kind):
        rows = tuple(replace(self._row_of_role(r), period=self._period(r.period)) for r in kind.role_holders)
        exists = replace(kind.exists, period=self._period(kind.exists.period, 0.2))
        power = self.random.choice((kind.needs_power, kind.needs_power, "true", "false", "by-function"))
        return replace(kind, role_holders=rows, exists=exists, needs_power=power)

    def _row_of_role(self, row):
        chance = self.random.random()
        if chance < 0.1:
            return replace(row, applies_if=None if row.applies_if else CONDITION)
        if chance < 0.2:
            return replace(row, area_link=self.random.choice(("none", "areas-overlap", "same-area")))
        return row

    def _body(self, body):
        rows = tuple(replace(r, period=self._period(r.period)) for r in body.types)
        served = tuple(replace(c, period=self._period(c.period)) for c in body.covers if self.random.random() < 0.8)
        exists = body.exists and replace(body.exists, period=self._period(body.exists.period))
        return replace(body, types=rows, covers=served, exists=exists)

    def _route(self, route):
        choose, model = self.random.choice, self.model
        classes = sorted({r.class_ for n in model.norms.values() for r in n.discloser})
        return replace(
            route,
            class_=choose((route.class_, None, choose(classes))),
            disclosers=choose((route.disclosers, (), (choose(classes),))),
            purposes=choose((route.purposes, (), (choose(sorted(model.purposes)),))),
            bearer_sector=choose((route.bearer_sector, "public", "private", "any")),
            period=self._period(route.period),
        )

    def _period(self, period, share=0.35):
        """Return a stretch of time that mostly is the same: else its days moved, blurred to a month or a year, or not known."""
        if self.random.random() > share:
            return period
        begins, ends = self._date(period.from_), self._date(period.until)
        if begins and ends and ends.first <= begins.last:
            ends = None
        start = period.start.value
        if begins is None and period.from_:
            start = self.random.choice(("before-window", "unknown"))
        elif begins:
            start = "known"
        return Period(begins, ends, Start(start), period.seen)

    def _date(self, date):
        if date is None:
            return None
        moved = date.first + timedelta(days=self.random.choice((-1, 0, 1, 40, 400)))
        how = self.random.choice(("", "%Y-%m-%d", "%Y-%m", "%Y"))
        return PartialDate.parse(moved.strftime(how)) if how else None
