"""The matching of norms in SPARQL: a second opinion on the engine's set algebra, for the tests and the benchmark.

`oracle/matching.rq` holds the whole reasoning; here a question's values are put into its text and its rows are read.
"""

from __future__ import annotations

import datetime
import random
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphmodel.dates import Truth
from graphmodel.ids import NAMESPACE, iri, short
from graphmodel.legal_basis.question import Question

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pyoxigraph as ox
    import rdflib

    from graphmodel.model.law import PartyRow
    from graphmodel.model.model import Model

TEXT = (Path(__file__).parent / "oracle" / "matching.rq").read_text(encoding="utf-8")
_DAY = datetime.timedelta(days=1)
_PARAMETER = re.compile(r"\$([a-zA-Z]+)")
_BODY = TEXT[TEXT.index("BASE") :]


def query(question: Question) -> str:
    """Return the query of a question."""

    def node(ident: str | None) -> str:
        return f"<{iri(ident)}>" if ident else "rdf:nil"

    values = {
        "giver": node(question.discloser),
        "taker": node(question.recipient),
        "purpose": node(question.purpose),
        "subject": node(question.subject),
        "information": ", ".join(node(i) for i in question.information),
        "day": f'"{question.on}"',
        "morrow": f'"{question.on + _DAY if question.on < datetime.date.max else question.on}"',
        "nation": node(f"codelist/nation/{question.nation}"),
        # Oxigraph takes nothing to be outside an empty list, where the standard takes everything to be.
        "true": ", ".join(node(f) for f, said in question.facts if said) or node(None),
        "false": ", ".join(node(f) for f, said in question.facts if not said) or node(None),
        "within": node(question.within),
        "giverAs": node(question.capacity_from),
        "takerAs": node(question.capacity_to),
    }
    return _PARAMETER.sub(lambda found: values[found[1]], _BODY)


def on_oxigraph(store: ox.Store, question: Question) -> list[str]:
    """Return the ids of the norms that match in full, sorted, as Oxigraph finds them."""
    rows = store.query(query(question), use_default_graph_as_union=True)
    return sorted(short(row["norm"].value) for row in rows)


def on_rdflib(graph: rdflib.Graph, question: Question) -> list[str]:
    """Return the same as rdflib's own engine finds it."""
    return sorted(short(str(row.norm)) for row in graph.query(query(question)))


def as_one_graph(store: ox.Store) -> rdflib.Graph:
    """Return a dataset as one graph in rdflib's memory: the same triples, without the files that they stand in."""
    import pyoxigraph as ox
    import rdflib

    triples = {ox.Triple(q.subject, q.predicate, q.object) for q in store}
    graph = rdflib.Graph()
    graph.parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt", publicID=NAMESPACE)
    return graph


class Draw:
    """Draws questions: the same for the same model and seed. `about` is how the ids of the norms begin that it draws towards.

    Days, areas and parties come round in turn, so that each is asked about (of bodies that are alike in law and in their dates, one speaks for
    all, unless `everyone` is to be asked about); of the rest, half are drawn anywhere and half towards a norm (a party that
    may come to stand on its side, a purpose below one of its own, a day in its force), as nearly all that is drawn anywhere matches nothing.
    """

    def __init__(self, model: Model, seed: int, about: str = "norm/", *, everyone: bool = False) -> None:
        self.model = model
        self.random = random.Random(seed)
        self.days = border_days(model)
        self.parties = [*model.bodies, *(t.id for t in model.types.values() if t.sort in {"body", "role", "capacity"})]
        self.purposes = [p.id for p in model.purposes.values() if p.selectable is not False]
        self.facts = sorted(model.facts)
        self.norms = [n for n in model.norms.values() if n.gateway.kind != "none" and n.id.startswith(about)]
        self._capacities = _reached(model, self.parties, on_condition=True)
        self._standing_in: dict[str, list[str]] = {t: [] for t in model.types}
        for party, classes in _reached(model, self.parties, on_condition=False).items():
            for class_ in classes:
                self._standing_in[class_].append(party)
        self.unlike = unlike(model, self.parties)
        asked = self.parties if everyone else self.unlike
        turns = (self.days, asked, asked, self.norms, [*model.areas])
        rounds = (self._round(values) for values in turns)
        self._next_day, self._next_giver, self._next_taker, self._next_norm, self._next_area = rounds

    def questions(self, count: int) -> list[Question]:
        """Return so many questions, by turns drawn anywhere and towards a norm."""
        return [self.towards_a_norm() if number % 2 else self._anywhere() for number in range(count)]

    def towards_a_norm(self) -> Question:
        """Return a question that the norm whose turn it is may match."""
        norm, model, random = next(self._next_norm), self.model, self.random
        days = [d for d in self.days if norm.in_force.period.covers(d) is Truth.HOLDS] or self.days
        on = random.choice(days)
        giver, taker = (self._standing(rows, on) for rows in (norm.discloser, norm.recipient))
        purposes = below(model.purposes, norm.purposes, self.purposes)
        subjects = below(model.subjects, norm.data_subjects, [*model.subjects])
        kinds = below(model.information, norm.information, [*model.information])
        return self._question(giver, taker, purposes, subjects, kinds, on)

    def _round(self, values: list[Any]) -> Iterator[Any]:
        """Yield all values in some order, again and again."""
        while True:
            yield from self.random.sample(values, len(values))

    def _anywhere(self) -> Question:
        parties = next(self._next_giver), next(self._next_taker)
        return self._question(
            *parties, self.purposes, [*self.model.subjects], [*self.model.information], next(self._next_day)
        )

    def _standing(self, rows: tuple[PartyRow, ...], on: datetime.date) -> str:
        """Return a party that may stand in the class of a row that is or may be good on the day; of any row where none is."""
        rows = [r for r in rows if r.period.covers(on) is not Truth.FAILS and not r.applies_if] or rows
        parties = self._standing_in[self.random.choice(rows).class_] if rows else []
        parties = [p for p in parties if types_on(self.model, p, on)] or parties or self.parties
        return self.random.choice(parties)

    def _question(
        self, giver: str, taker: str, purposes: list[str], subjects: list[str], kinds: list[str], on: datetime.date
    ) -> Question:
        random = self.random
        told = random.choices((True, None, False), weights=(6, 2, 1), k=len(self.facts))
        return Question(
            discloser=giver,
            recipient=taker,
            purpose=random.choice(purposes),
            subject=random.choice(subjects),
            information=tuple(sorted(set(random.choices(kinds, k=random.choice((1, 1, 2)))))),
            on=on,
            facts=tuple((f, said) for f, said in zip(self.facts, told, strict=True) if said is not None),
            within=self._within(giver, taker),
            capacity_from=self._capacity(giver),
            capacity_to=self._capacity(taker),
            nation=random.choices(("england", "wales"), weights=(9, 1))[0],
        )

    def _within(self, giver: str, taker: str) -> str | None:
        """Return no area, one that a party serves, or any."""
        choice = self.random.choice
        served = [c.area for p in (giver, taker) if p in self.model.bodies for c in self.model.bodies[p].covers]
        return choice((lambda: None, lambda: choice(served) if served else None, lambda: next(self._next_area)))()

    def _capacity(self, party: str) -> str | None:
        """Return no type to act in, mostly; or one in which the party may come to stand."""
        return self.random.choice(self._capacities[party] or [None]) if self.random.random() < 0.1 else None


def unlike(model: Model, parties: list[str]) -> list[str]:
    """Return the parties, but of bodies of the same types at the same times, with a holder of the same sort, only the first."""
    first: dict[Any, str] = {}
    for ident in parties:
        body = model.bodies.get(ident)
        if body is None:
            first[ident] = ident
            continue
        rows = frozenset((r.type, r.period) for r in body.types)
        holder = body.legal_holder and (body.legal_holder in model.bodies or body.legal_holder)
        first.setdefault((rows, body.exists and body.exists.period, holder, bool(body.covers)), ident)
    return [*first.values()]


def border_days(model: Model) -> list[datetime.date]:
    """Return every day on which something of law, types or bodies begins or ends, the day before it and the day after it."""
    periods = [n.in_force.period for n in model.norms.values()]
    periods += [
        row.period for n in model.norms.values() for row in (*n.discloser, *n.recipient, *n.bearer, *n.counterpart)
    ]
    periods += [t.exists.period for t in model.types.values()]
    periods += [row.period for t in model.types.values() for row in t.role_holders]
    periods += [b.exists.period for b in model.bodies.values() if b.exists]
    periods += [row.period for b in model.bodies.values() for row in (*b.types, *b.covers)]
    dates = {date for p in periods for date in (p.from_, p.until)} | {n.in_force.enacted for n in model.norms.values()}
    return sorted({day + n * _DAY for date in dates if date for day in (date.first, date.last) for n in (-1, 0, 1)})


def _ancestors(scheme: Mapping[str, Any], word: str) -> set[str]:
    """Return a concept or type and everything broader."""
    return {word}.union(*(_ancestors(scheme, above) for above in scheme[word].broader))


def below(scheme: Mapping[str, Any], words: tuple[str, ...], all_words: list[str]) -> list[str]:
    """Return which of all words are the same as, or narrower than, some words; all where none is."""
    return [word for word in all_words if _ancestors(scheme, word) & set(words)] or all_words


def types_on(model: Model, party: str, on: datetime.date) -> bool:
    """Tell whether a party may exist on a day: a type itself, a body by one of its types."""
    if party in model.types:
        return model.types[party].exists.period.covers(on) is not Truth.FAILS
    return any(row.period.covers(on) is not Truth.FAILS for row in model.bodies[party].types)


def _reached(model: Model, parties: list[str], *, on_condition: bool) -> dict[str, list[str]]:
    """Return party → the classes in which it may come to stand on some day; with those, if asked, that hang on a condition."""
    steps: dict[str, set[str]] = {t.id: {*t.broader, *filter(None, [t.legal_holder])} for t in model.types.values()}
    steps |= {b.id: {*(r.type for r in b.types), *filter(None, [b.legal_holder])} for b in model.bodies.values()}
    for kind in model.types.values():
        for below in (*(r.type for r in kind.role_holders if on_condition or not r.applies_if), *kind.held_by):
            steps[below].add(kind.id)
    reached: dict[str, list[str]] = {}
    for party in parties:
        found, queue = set(), [party]
        while queue:
            at = queue.pop()
            if at not in found:
                found.add(at)
                queue += steps[at]
        reached[party] = sorted(found & model.types.keys())
    return reached
