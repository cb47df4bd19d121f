"""The whole of it: places made once for each shape and each of some draws of dates, and copied under the number of each place."""

from __future__ import annotations

import pickle
import random
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from benchmarks.england.n_quads import class_of, n_quads
from benchmarks.england.place import BODIES, Drawn, Place
from benchmarks.england.shapes import LEAD, PLACE, shapes_of
from graphmodel.ids import iri
from graphmodel.load.pause import no_collection
from graphmodel.model.model import Model

if TYPE_CHECKING:
    from collections.abc import Iterator

#: As many bodies as England has: councils, trusts, forces, schools, practices and parishes, by the order of magnitude.
ALL = 45_000
#: How often each shape is dated anew.
_DRAWS = 8
#: So many places has a place below it at most.
_LED = 10
_GRAPH = iri(f"graph/england/{PLACE}")
#: A number of a place is written with so many digits, so that a copy is as long as what it is copied from.
_MOST_PLACES = 10**5


@dataclass(frozen=True)
class _Template:
    """One place, made once: its quads as text, and its records as a pickle. `led` has the line to the place that leads."""

    quads: bytes
    records: bytes
    led: bytes


class England:
    """So many made-up bodies beside the shipped data.

    Everything follows from the seed. A place's records and quads say the same.

    >>> England(Model.load(), bodies=300).places
    2
    """

    def __init__(self, base: Model, bodies: int = ALL, seed: int = 1) -> None:
        self.base = base
        self.places = bodies // BODIES
        if not 0 < self.places < _MOST_PLACES:
            raise ValueError(f"{bodies} bodies: give a number from {BODIES} to {_MOST_PLACES * BODIES - 1}")
        self._seed = seed
        self._drawn = Drawn.of(base)
        self._shapes = shapes_of(base)
        self._made: dict[tuple[int, int], _Template] = {}

    @cached_property
    def _chosen(self) -> list[_Template]:
        """The template of each place: shapes come in turn, the draw of its dates by chance."""
        draw = random.Random(self._seed)
        return [self._template(n % len(self._shapes), draw.randrange(_DRAWS)) for n in range(self.places)]

    def _template(self, shape: int, number: int) -> _Template:
        if (shape, number) not in self._made:
            draw = random.Random(f"{self._seed} {shape} {number}")
            self._made[shape, number] = _template(Place(self._shapes[shape], self._drawn, draw))
        return self._made[shape, number]

    def quads(self) -> Iterator[bytes]:
        """Yield the N-Quads of one place after the other, each in a named graph of its own."""
        for number, template in enumerate(self._chosen):
            yield _copied(template.quads + (template.led if number else b""), number)

    def model(self) -> Model:
        """Return a model with all of it beside what the base has; its dataset holds the triples of the base alone."""
        found = {name: dict(by_id) for name, by_id in self.base._by_class.items()}  # noqa: SLF001  as `with_records` does
        with no_collection():
            for number, template in enumerate(self._chosen):
                for record in pickle.loads(_copied(template.records, number)):
                    if number or not record.id.endswith("-lead"):
                        found[class_of(record)][record.id] = record
        return Model(self.base.dataset, found)


def _template(place: Place) -> _Template:
    records = place.records()
    lead = [r for r in records if r.id.endswith("-lead")]
    rest = [r for r in records if r not in lead]
    return _Template(
        n_quads(rest, _GRAPH).encode(), pickle.dumps(records, pickle.HIGHEST_PROTOCOL), n_quads(lead, _GRAPH).encode()
    )


def _copied(made: bytes, number: int) -> bytes:
    own, leading = f"p{number:05}", f"p{number // _LED:05}"
    return made.replace(PLACE.encode(), own.encode()).replace(LEAD.encode(), leading.encode())


def records_of(model: Model) -> dict[str, Any]:
    """Return the made-up records of a model, by id."""
    return {i: r for i, r in model.records.items() if f"/{PLACE[0]}" in i and i.partition("/")[2][1:6].isdigit()}
