"""A question as JSON: what a program posts, and what stands in a line of a batch."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from graphmodel.errors import BadQuestionError, Fault, NotInGraphError, refuse
from graphmodel.legal_basis.question import Asked
from graphmodel.load.names import did_you_mean, nearest
from graphmodel.values import keys

if TYPE_CHECKING:
    from graphmodel.model.model import Model

#: The names that a question may have.
NAMES = tuple(keys(Asked))
#: Those that it has to have.
_ALWAYS = ("discloser", "recipient", "purpose", "subject", "information")


def loaded(text: bytes) -> Any:
    """Return JSON as Python has it, or None where it cannot be read.

    >>> loaded(b'{"purpose": "youth-justice"}'), loaded(b"{")
    ({'purpose': 'youth-justice'}, None)
    """
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def posted(model: Model, given: object) -> Asked:
    """Return a question that was given as JSON.

    Args:
        model: the model that will be asked.
        given: the JSON, as Python has it; None where it could not be read at all.

    Raises:
        BadQuestionError: with every fault of its form and of what it asks.
        NotInGraphError: ids are nowhere, and nothing else is wrong.
    """
    if not isinstance(given, dict):
        told = f"this is no JSON object; send one with {', '.join(f'`{n}`' for n in _ALWAYS)}, and what else is known"
        raise BadQuestionError((Fault("body", told),))
    read = _Fields(given)
    asked = Asked(
        discloser=read.texts("discloser"),
        recipient=read.texts("recipient"),
        purpose=read.text("purpose") or "",
        subject=read.text("subject") or "",
        information=read.texts("information"),
        date=read.text("date") or "",
        facts=read.facts(),
        within=read.text("within"),
        capacity_from=read.text("capacity_from"),
        capacity_to=read.text("capacity_to"),
        nation=read.text("nation"),
    )
    unreadable = {f.field for f in read.faults}
    missing: list[NotInGraphError] = []
    try:
        asked.resolve(model)
    except BadQuestionError as error:
        read.faults += [f for f in error.faults if f.field not in unreadable]
    except NotInGraphError as error:
        missing = [error, *error.also]
    refuse(read.faults, missing)
    return asked


class _Fields:
    """The fields of a question, each read with its faults."""

    def __init__(self, given: dict[str, Any]) -> None:
        self.given = given
        self.faults = [
            Fault(
                name, f"there is no parameter `{name}`. {did_you_mean(name, NAMES)}".rstrip(" ."), nearest(name, NAMES)
            )
            for name in given
            if name not in NAMES
        ]

    def texts(self, name: str) -> list[str]:
        value = self.given.get(name)
        values = [value] if isinstance(value, str) else [] if value is None else value
        if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
            self.faults.append(Fault(name, f"`{name}` is a text or a list of texts"))
            return []
        return [v for v in values if v.strip()]

    def text(self, name: str) -> str | None:
        value = self.given.get(name)
        if value is None or isinstance(value, str):
            return value or None
        self.faults.append(Fault(name, f"`{name}` is a text"))
        return None

    def facts(self) -> dict[str, object]:
        value = self.given.get("facts")
        if value is None or isinstance(value, dict):
            return value or {}
        self.faults.append(Fault("facts", "`facts` is an object of names and true or false"))
        return {}
