"""A view: which part of a structure is looked at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

#: Instead of a number of steps: the whole chart.
ALL = "all"


@dataclass(frozen=True)
class View:
    """A part of a structure.

    Attributes:
        focus: the nodes around which it is shown; nothing for no node in particular.
        steps: how many steps around them; None where nothing is said of it.
        whole: whether the whole chart is asked for by name.
        kinds: which lines: sorts (`accountable`, `seat`) and kinds (`statutory`) together; nothing for all.
        body_kinds: which boxes, by kind; nothing for all.
        hide: nodes that are left out.
        start: where a path that is marked begins.
        goal: where it ends; None for every way upwards.
        way: which of several such paths, counted from 1.
        compare: a second day.
    """

    focus: tuple[str, ...] = ()
    steps: int | None = None
    whole: bool = False
    kinds: tuple[str, ...] = ()
    body_kinds: tuple[str, ...] = ()
    hide: tuple[str, ...] = ()
    start: str | None = None
    goal: str | None = None
    way: int = 1
    compare: datetime.date | None = None

    def pairs(self) -> list[tuple[str, str]]:
        """Return it as the parameters of a link, always the same for the same view.

        >>> View(focus=("body/a",), steps=1).pairs()
        [('focus', 'body/a'), ('steps', '1')]
        """
        found = [("focus", f) for f in self.focus]
        found.append(("steps", ALL if self.whole else str(self.steps or "")))
        for name, words in (("kinds", self.kinds), ("body_kinds", self.body_kinds), ("hide", self.hide)):
            found += [(name, word) for word in words]
        found += [("from", self.start or ""), ("to", self.goal or ""), ("way", str(self.way) if self.way > 1 else "")]
        found.append(("compare", self.compare.isoformat() if self.compare else ""))
        return [(name, value) for name, value in found if value]

    @property
    def given(self) -> bool:
        """Whether anything was asked for."""
        return bool(self.pairs())

    @property
    def opens(self) -> bool:
        """Whether no part is asked for; a path that is marked or a second day is none."""
        return not replace(self, start=None, goal=None, way=1, compare=None).given

    def around(self, focus: Sequence[str], steps: int | None) -> View:
        """Return the same around other nodes, so many steps far."""
        return replace(
            self, focus=tuple(focus), steps=steps, whole=False, hide=tuple(h for h in self.hide if h not in focus)
        )

    def everything(self) -> View:
        """Return the same without a focus: all of the chart."""
        return replace(self, focus=(), steps=None, whole=True)

    def without(self, ident: str) -> View:
        """Return the same with one node left out."""
        hidden = tuple(dict.fromkeys((*self.hide, ident)))
        return replace(self, hide=hidden, focus=tuple(f for f in self.focus if f != ident))

    def path(self, start: str | None, goal: str | None, way: int = 1) -> View:
        """Return the same with another path marked."""
        return replace(self, start=start, goal=goal, way=way)
