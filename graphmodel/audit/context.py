"""What a bare `section 35` or `the Act` can mean: the laws named in its sentence, its paragraph, its heading, or before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphmodel.audit.laws import FORMS, Law
from graphmodel.audit.provisions import is_year

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphmodel.audit.attachment import Link
    from graphmodel.audit.blocks import Block
    from graphmodel.audit.holdings import Holdings
    from graphmodel.audit.laws import Laws
    from graphmodel.audit.names import Named
    from graphmodel.audit.pins import Pin

#: Units that agreements have of their own: without a law beside them they are taken for law only where the graph holds the place.
OWN_UNITS = {"schedule", "part", "paragraph", "annex", "recital"}
#: How a law was told that are no more than a guess from far away.
_WEAK = {"earlier", "again"}
_FORM_OF = {"regulation": {"regulations"}, "rule": {"rules"}, "section": {"act", "acts", "measure"}}


class Context:
    """The laws that were named so far, as a reader would have them in mind."""

    def __init__(self, laws: Laws, holdings: Holdings, year: int) -> None:
        self.laws = laws
        self.holdings = holdings
        self.year = year
        self._heading: tuple[Law, ...] = ()
        self._level = 0
        self._part: str | None = None
        self._act: tuple[Law, str] | None = None
        self._recent: dict[Law, None] = {}
        self._under: list[Law] = []
        self._cited: dict[tuple[str, str], Law] = {}
        self._here: dict[tuple[str, str], Law] = {}

    def enter(self, block: Block, named: Sequence[Named]) -> None:
        """Begin a paragraph; a heading that names a law stands over all that follows, until the next heading that is no deeper."""
        self._here = {}
        if block.part != self._part:
            self._part, self._heading, self._under = block.part, (), []
        if not block.heading:
            return
        laws = tuple(law for n in named if n.how != "year" for law in self.resolve(n)[0])
        if laws or not block.level or not self._level or block.level <= self._level:
            self._heading, self._level, self._under = laws, block.level, []
            if laws:
                self._act = (laws[0], "heading")

    def define(self, law: Law) -> None:
        """Take note that the text calls a law just "the Act" from here on."""
        self._act = (law, "defined")

    def leave(self, named: Sequence[Named]) -> None:
        """End a paragraph: its laws are those named last."""
        for name in named:
            laws, _ = self.resolve(name)
            if len(laws) == 1:
                self._recent.pop(laws[0], None)
                self._recent[laws[0]] = None
                self._under.append(laws[0])
        del self._under[:-20]

    def cited(self, pin: Pin, laws: Sequence[Law]) -> None:
        """Take note of a place that was cited with its law."""
        if len(laws) == 1:
            self._cited[pin.unit, pin.first] = self._here[pin.unit, pin.first] = laws[0]

    # ------------------------------------------------------------------ a law that is named
    def resolve(self, name: Named, pin: Pin | None = None) -> tuple[tuple[Law, ...], str]:
        """Return the law that a name means, and how that was told; several where it fits several."""
        if name.how == "year":
            return self._of_year(name, pin)
        if name.how != "no-year":
            return name.laws, name.how
        able = tuple(law for law in name.laws if _year(law) <= self.year)
        if not able:
            return (Law(f"law/{name.words.lower()}", name.words),), "form"
        if len(able) > 1:
            before = [law for law in reversed(self._recent) if law in able]
            able = (before[0],) if before else self._holding(able, pin)
        return able, name.how

    def _of_year(self, name: Named, pin: Pin | None) -> tuple[tuple[Law, ...], str]:
        """Return what "the 1998 Act" means: the law of that year named last, or else the one that the graph holds."""
        year, _, form = name.words.lower().partition(" ")
        words = (year, form.rstrip("s"))
        for law in (*reversed(self._recent), *self._heading):
            parts = law.label.lower().replace("(", " ").replace(")", " ").split()
            if parts and parts[-1] == year and any(p.rstrip("s") == words[1] for p in parts):
                return (law,), "year"
        held = tuple(law for _, its, law in self.laws.by_year.get(year, ()) if its.rstrip("s") == words[1])
        held = self._holding(tuple(dict.fromkeys(held)), pin)
        return held or (Law(f"law/{' '.join(words)}", f"the {name.words}"),), "year"

    def _holding(self, laws: tuple[Law, ...], pin: Pin | None) -> tuple[Law, ...]:
        """Return those laws of which the graph holds a place, or all where it holds it of none."""
        return tuple(law for law in laws if pin and self._holds(law, pin)) or laws

    def _holds(self, law: Law, pin: Pin) -> bool:
        return any(self.holdings.at(law, pin))

    # ------------------------------------------------------------------ a place without its law
    def choose(
        self, pin: Pin, link: Link, named: Sequence[Named], at: int, sentence: int
    ) -> tuple[tuple[Law, ...], str]:
        """Return the law that a place is of, and how that was told.

        Args:
            pin: the place.
            link: what stands beside it.
            named: the laws named in its paragraph.
            at: the token at which the place begins.
            sentence: the token at which its sentence begins.
        """
        if link.law:
            return self.resolve(link.law, pin)
        if link.other:
            return (), "none"
        found = [c for c in self._candidates(pin, named, at, sentence) if _fits(c[0], pin, link.form)]
        strong = [c for c in found if c[1] not in _WEAK]
        holding = [c for c in strong or found if self._holds(c[0], pin)]
        if pin.unit in OWN_UNITS and not link.form:
            strong = []
        chosen = (holding or strong or [c for c in found if c[1] == "again"])[:1]
        return ((chosen[0][0],), chosen[0][1]) if chosen else ((), "none")

    def _candidates(self, pin: Pin, named: Sequence[Named], at: int, sentence: int) -> Iterator[tuple[Law, str]]:
        """Yield the laws that may be meant, the likeliest first."""
        place = (pin.unit, pin.first)
        if place in self._here:
            yield self._here[place], "paragraph"
        before = [n for n in reversed(named) if n.end <= at]
        for name in before:
            if name.start >= sentence:
                yield from ((law, "sentence") for law in self.resolve(name)[0])
        if self._act and self._act[1] == "defined":
            yield self._act
        yield from ((law, "heading") for law in self._heading)
        for name in before:
            yield from ((law, "paragraph") for law in self.resolve(name)[0])
        if place in self._cited:
            yield self._cited[place], "again"
        yield from ((law, "earlier") for law in reversed(self._under))


def _year(law: Law) -> int:
    last = law.label.rpartition(" ")[2].strip("()")
    return int(last) if is_year(last) else 0


def _form(law: Law) -> str:
    """Return the form of a law: the last word of its name that is one."""
    words = [w.strip("(),").lower() for w in law.label.split()]
    return next((w for w in reversed(words) if w in FORMS), "")


def _fits(law: Law, pin: Pin, form: str | None) -> bool:
    """Tell whether a law can have such a place: an Act has sections, regulations have regulations."""
    its = _form(law)
    if form:
        return its.rstrip("s") == form.rstrip("s")
    wanted = _FORM_OF.get(pin.unit)
    if pin.unit == "article":
        return its in {"", "order"} or its == "act"
    return wanted is None or its in wanted or (not its and pin.unit == "section" and not law.number)
