"""A place in a law: section 10(4), Schedule 2 paragraph 5, Article 6(1)(e); and whether one place lies within another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum

from graphmodel.ids import natural

_SHORT = {
    "section": ("s.", "ss."),
    "regulation": ("reg.", "regs."),
    "article": ("Art.", "Arts."),
    "rule": ("r.", "rr."),
    "schedule": ("Sch.", "Schs."),
    "part": ("Pt ", "Pts "),
    "paragraph": ("para ", "paras "),
    "annex": ("Annex ", "Annexes "),
    "recital": ("Recital ", "Recitals "),
}


class Fit(IntEnum):
    """How a cited place lies to a place that the graph holds."""

    NO = 0
    ELSEWHERE = 1  # the same section, another part of it
    YES = 2


@dataclass(frozen=True, slots=True)
class Pin:
    """A place in a law.

    Attributes:
        unit: section, regulation, article, rule, schedule, part, paragraph, annex or recital.
        first, last: its number, and the last one of a range; the same where it is one.
        subs: what stands in brackets, from the outside in: ("4",) of s.10(4).
        sub_last: the last of a range of these: "3" of s.10(1)-(3).
        within: for a paragraph or a part, the schedule it stands in.
    """

    unit: str
    first: str
    last: str
    subs: tuple[str, ...] = ()
    sub_last: str | None = None
    within: Pin | None = None

    def __str__(self) -> str:
        one, many = _SHORT[self.unit]
        brackets = "".join(f"({s})" for s in self.subs)
        number = f"{one}{self.first}{brackets}" if self.first == self.last else f"{many}{self.first}-{self.last}"
        number += f"-({self.sub_last})" if self.sub_last else ""
        return f"{self.within} {number}" if self.within else number

    def fits(self, held: Pin) -> Fit:
        """Tell how this cited place lies to one that the graph holds.

        >>> Pin("section", "10", "10", ("4",)).fits(Pin("section", "10", "10", ("1",), "3"))
        <Fit.ELSEWHERE: 1>
        >>> Pin("section", "10", "11").fits(Pin("section", "11", "11"))
        <Fit.YES: 2>
        """
        if self.within or held.within:
            return self._fits_in_schedule(held)
        if self.unit != held.unit or not _meet((self.first, self.last), (held.first, held.last)):
            return Fit.NO
        if not self.subs or not held.subs or self.first != self.last or held.first != held.last:
            return Fit.YES
        return Fit.YES if self._same_subs(held) else Fit.ELSEWHERE

    def shared_depth(self, held: Pin) -> int:
        """Return how many of the steps below the section or schedule both have.

        >>> Pin("article", "6", "6", ("1", "e")).shared_depth(Pin("article", "6", "6"))
        0
        """
        mine, its = self._steps(), held._steps()
        paragraphs = bool(mine.get("paragraph") and its.get("paragraph") and self.within and held.within)
        return paragraphs + min(len(self.subs), len(held.subs))

    def _fits_in_schedule(self, held: Pin) -> Fit:
        """Compare places in schedules: the schedule has to be the same, then the paragraph; parts only order paragraphs."""
        mine, its = self._steps(), held._steps()
        schedules = mine.get("schedule"), its.get("schedule")
        if schedules[0] is None or schedules[1] is None or schedules[0].fits(schedules[1]) is Fit.NO:
            return Fit.NO
        paragraphs = mine.get("paragraph"), its.get("paragraph")
        if paragraphs[0] is None or paragraphs[1] is None:
            parts = mine.get("part"), its.get("part")
            apart = parts[0] and parts[1] and parts[0].fits(parts[1]) is Fit.NO
            return Fit.ELSEWHERE if apart else Fit.YES
        fit = paragraphs[0].fits(paragraphs[1])
        return Fit.ELSEWHERE if fit is Fit.NO else fit

    def _steps(self) -> dict[str, Pin]:
        """Return schedule, part and paragraph apart."""
        found: dict[str, Pin] = {}
        step: Pin | None = self
        while step is not None:
            found[step.unit] = replace(step, within=None)
            step = step.within
        return found

    def _same_subs(self, held: Pin) -> bool:
        """Tell whether the brackets agree as far as both have any; the last one may be a range."""
        for depth, (mine, its) in enumerate(zip(self.subs, held.subs, strict=False)):
            end = held.sub_last if depth == len(held.subs) - 1 else None
            my_end = self.sub_last if depth == len(self.subs) - 1 else None
            if not _meet((mine, my_end or mine), (its, end or its)):
                return False
        return True


def _meet(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Tell whether two ranges of numbers have any in common."""
    a, b, c, d = (natural(x.lower()) for x in (*one, *other))
    return a <= d and c <= b
