"""A view as it was asked for, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graphmodel.calls.envelope import asked_day
from graphmodel.errors import BadQuestionError, Fault, NotInGraphError, refuse
from graphmodel.explorer.sorts import matters, sorts
from graphmodel.explorer.view import ALL, View
from graphmodel.structure.lines import NOBODY, ROLE

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from graphmodel.model.model import Model

#: The most steps that can be asked for.
MOST_STEPS = 10
_MOST_WAYS = 500
_ENDS = ("body", "post", "type")
#: Kinds of boxes that are no kind of body.
_OTHERS = ("body", "post", "type", "role", "nobody")


def box_kinds(model: Model) -> tuple[str, ...]:
    """Return all kinds of boxes."""
    return (*(c.name for c in model.codelists["codelist/body-kind"].codes), *_OTHERS)


@dataclass(frozen=True)
class AskedView:
    """A view as it was typed: ids may be bare slugs or names, and several words may stand in one value, with commas."""

    focus: Sequence[str] = ()
    steps: str | int | None = None
    kinds: Sequence[str] = ()
    body_kinds: Sequence[str] = ()
    hide: Sequence[str] = ()
    from_: str | None = None
    to: str | None = None
    way: str | int | None = None
    compare: str | None = None

    def resolve(self, model: Model) -> View:
        """Return what is meant.

        Raises:
            BadQuestionError: with everything that is wrong.
            NotInGraphError: an id is nowhere, and nothing else is wrong.
        """
        wrong = _Wrong(model)
        if self.to and not self.from_:
            wrong.faults.append(Fault("from", "a path needs the body that it begins at: give `from` beside `to`"))
        whole = str(self.steps or "").strip() == ALL
        view = View(
            focus=wrong.nodes("focus", self.focus),
            steps=None if whole else wrong.number("steps", self.steps, MOST_STEPS, f", or `{ALL}`"),
            whole=whole,
            kinds=wrong.words("kinds", self.kinds, (*sorts(model), *matters(model))),
            body_kinds=wrong.words("body_kinds", self.body_kinds, box_kinds(model)),
            hide=wrong.nodes("hide", self.hide),
            start=wrong.node("from", self.from_),
            goal=wrong.node("to", self.to),
            way=wrong.number("way", self.way, _MOST_WAYS) or 1,
            compare=wrong.day("compare", self.compare),
        )
        wrong.done()
        return view


class _Wrong:
    """Reads the parts of a view and keeps what is wrong with them."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.faults: list[Fault] = []
        self.missing: list[NotInGraphError] = []

    def nodes(self, name: str, given: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(n for text in given if (n := self.node(name, text))))

    def node(self, name: str, given: str | None) -> str | None:
        """Read a node: a record of the graph, or what stands for a role or for nobody on a chart."""
        text = (given or "").strip()
        if not text or (name not in {"from", "to"} and text.startswith((ROLE, NOBODY))):
            return text or None
        try:
            return self.model.resolve(text, *_ENDS, field=name)
        except NotInGraphError as error:
            self.missing.append(error)
        return None

    def words(self, name: str, given: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
        named = {w.strip() for text in given for w in text.split(",") if w.strip()}
        for word in sorted(named - set(known)):
            self.faults.append(Fault(name, f"{word!r} is none of them: choose from {', '.join(known)}", tuple(known)))
        return tuple(w for w in known if w in named)

    def number(self, name: str, given: str | int | None, most: int, more: str = "") -> int | None:
        text = str(given or "").strip()
        if not text:
            return None
        if text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= most:
            return int(text)
        self.faults.append(Fault(name, f"{text!r} is no whole number from 1 to {most}{more}"))
        return None

    def day(self, name: str, given: str | None) -> datetime.date | None:
        if not (given or "").strip():
            return None
        try:
            return asked_day(given)
        except BadQuestionError as error:
            self.faults += [replace(f, field=name) for f in error.faults]
        return None

    def done(self) -> None:
        refuse(self.faults, self.missing)
