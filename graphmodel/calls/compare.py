"""The call `compare`: an area or board on two days, two areas or boards on one day, two lists of a board, or two documents' readings of a norm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.calls.envelope import asked_day, common, link
from graphmodel.comparison.difference import Difference
from graphmodel.comparison.in_short import in_short
from graphmodel.comparison.items import Items
from graphmodel.errors import BadQuestionError, Fault
from graphmodel.ids import kind_of
from graphmodel.structure.statements import Describe

if TYPE_CHECKING:
    from graphmodel.legal_basis.engine import Engine
    from graphmodel.model.model import Model


def compare(
    model: Model,
    engine: Engine,
    left: str,
    right: str | None = None,
    *,
    norm: str | None = None,
    from_: str | None = None,
    until: str | None = None,
) -> dict[str, Any]:
    """Return what both sides have, what only one has, what changed, and what cannot be told apart for sure.

    Args:
        model: what is asked.
        engine: for duties, and for how bodies stood on a day.
        left: an area, board, list or document.
        right: the other one; left out where one thing is compared between two days.
        norm: for two documents: the norm whose readings are compared.
        from_: the first day, or the day of the left thing.
        until: the second day, or the day of the right thing.

    Raises:
        NotInGraphError, BadQuestionError: an id or parameter cannot be read.
    """
    kinds = ("area", "body", "list", "document")
    one = model.resolve(left, *kinds, field="left")
    other = model.resolve(right, *kinds, field="right") if right else one
    if right is None and not (from_ and until):
        raise BadQuestionError(
            (
                Fault(
                    "from",
                    "one thing is compared between two days: give both `from` and `until`; or name a second thing",
                ),
            )
        )
    if kind_of(one) != kind_of(other):
        raise BadQuestionError((Fault("right", f"a {kind_of(one)} cannot be compared with a {kind_of(other)}"),))
    first, second = asked_day(from_ or until), asked_day(until or from_)
    law = model.resolve(norm, "norm", field="norm") if norm else None
    items = Items(model, engine, law)
    across = one != other
    mine, theirs = (items.of(one, first, across=across), items.of(other, second, across=across))
    describe = Describe(model)
    question = {
        "left": describe.ref(one),
        "right": describe.ref(other),
        "norm": describe.ref(law),
        "from": first.isoformat(),
        "until": second.isoformat(),
    }
    parameters = [
        ("left", one),
        ("right", other if across else None),
        ("norm", law),
        ("from", first.isoformat()),
        ("until", second.isoformat()),
    ]
    names = (model.label(one), model.label(other)) if across else ("before", "after")
    found = Difference(model, items, names).between(mine, theirs)
    return {
        **common(
            model,
            question,
            "answered" if mine or theirs else "not-in-graph",
            second.isoformat(),
            link("/compare", parameters),
        ),
        **found,
        "told": [*items.told, *in_short(found, across=across)],
    }
