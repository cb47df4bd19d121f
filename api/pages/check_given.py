"""Reading what has been answered so far from the address."""

from typing import Annotated, Any

from fastapi import Depends, Query

from api.pages.check_state import State
from api.parameters import ReadDep
from graphmodel.calls.legal_basis import facts_of


def _many(description: str) -> Any:
    return Query(description=description, default_factory=list)


def given(
    *,
    read: ReadDep,
    discloser: Annotated[list[str], _many("Who holds the information.")],
    recipient: Annotated[list[str], _many("Who wants it.")],
    purpose: Annotated[list[str], _many("What for.")],
    subject: Annotated[list[str], _many("About whom.")],
    information: Annotated[list[str], _many("Which kinds.")],
    date: Annotated[list[str], _many("The day; or its day, month and year as they were typed.")],
    fact: Annotated[list[str], _many("Facts of the case.")],
    capacity_from: str | None = None,
    capacity_to: str | None = None,
    within: str | None = None,
    nation: str | None = None,
) -> State:
    """Read the state."""
    read.done()
    told = facts_of(f for f in fact if "=" in f)
    return State(
        discloser=_filled(discloser),
        recipient=_filled(recipient),
        purpose=_filled(purpose),
        subject=_filled(subject),
        information=_filled(information),
        date=tuple(d.strip() for d in date) if any(d.strip() for d in date) else (),
        capacity_from=capacity_from,
        capacity_to=capacity_to,
        within=within,
        nation=nation or None,
        facts=tuple({name.removeprefix("fact/"): value for name, value in told}.items()),
    )


def _filled(values: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(v.strip() for v in values if v.strip()))


StateDep = Annotated[State, Depends(given)]
