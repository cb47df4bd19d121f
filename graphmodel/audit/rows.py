"""The citations of a text gathered: one row for each place in a law, with where it is cited and what the graph knows of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graphmodel.audit.differences import Difference, of_sentence
from graphmodel.audit.force import Force, best
from graphmodel.audit.laws import key
from graphmodel.audit.place import Place, place_of
from graphmodel.audit.provisions import is_year
from graphmodel.audit.tokens import tokens
from graphmodel.model.model import Ref

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphmodel.audit.blocks import Block
    from graphmodel.audit.citations import Citation
    from graphmodel.audit.found import Finder, Found
    from graphmodel.audit.holdings import Held, Holdings
    from graphmodel.audit.laws import Law, Laws
    from graphmodel.audit.pins import Pin
    from graphmodel.audit.reliance import Pairs

_MOST_PLACES = 40
_RESULTS = ("holds", "unknown", "fails")


@dataclass(frozen=True, slots=True)
class Row:
    """What is cited, and what the graph knows of it.

    Attributes:
        cited: the law and the place, in words.
        laws: the law; several where the text fits several.
        provision: the place; None where the law is named as a whole.
        group: word of codelist/audit-group: where a report lists it.
        known: word of codelist/audit-known.
        told: what is known of it on the day, in a sentence.
        in_force: the best of what was found; None where nothing was.
        places: where the text cites it, the first forty; `place_total` how often in all.
        found: what the graph holds there; `earlier` and `later` other wordings of it, from before and after the day.
        near: what it holds of the same section elsewhere, or of a law with a like name.
        mentioned_in: norms whose entries name the law, where the graph does not hold it.
        differences: where the text tells it otherwise.
    """

    cited: str
    laws: tuple[Ref, ...]
    provision: str | None
    group: str
    known: str
    told: str
    in_force: Force | None
    places: tuple[Place, ...]
    place_total: int
    found: tuple[Found, ...]
    earlier: tuple[Found, ...]
    later: tuple[Found, ...]
    near: tuple[Ref, ...]
    mentioned_in: tuple[Ref, ...]
    differences: tuple[Difference, ...]


class Rows:
    """Makes the rows of one audit."""

    def __init__(self, laws: Laws, holdings: Holdings, finder: Finder, pairs: Pairs | None) -> None:
        self.laws = laws
        self.holdings = holdings
        self.finder = finder
        self.model = finder.model
        self.pairs = pairs

    def of(self, blocks: Sequence[Block], cited: Sequence[Citation]) -> list[Row]:
        """Return a row for each place and each law named as a whole, in the order of the text; a law of which places are cited has no row of its own."""
        together: dict[tuple[object, ...], list[Citation]] = defaultdict(list)
        for citation in cited:
            law = tuple(law.id for law in citation.laws) or citation.words
            together[law, str(citation.pin) if citation.pin else None].append(citation)
        with_places = {law.id for c in cited if c.pin for law in c.laws}
        self._near = {c.laws: c.words for c in cited if c.how == "near"}
        return [
            self._row(blocks, group)
            for group in together.values()
            if group[0].pin or not any(law.id in with_places for law in group[0].laws)
        ]

    def _row(self, blocks: Sequence[Block], group: Sequence[Citation]) -> Row:
        first = group[0]
        held, near = self._held(first.laws, first.pin)
        found, earlier, later = self._wordings(held)
        places = [place_of(blocks[c.block], c) for c in group[:_MOST_PLACES]]
        differences = self._differences(group, found, places)
        known = "known" if found else self._known(first.laws)
        force = best([f.in_force for f in found])
        return Row(
            cited=_cited(first),
            laws=tuple(self._ref(law) for law in first.laws),
            provision=str(first.pin) if first.pin else None,
            group=_group(known, found, force, differences),
            known=known,
            told=self._told(first, known, found, near),
            in_force=force,
            places=tuple(places),
            place_total=len(group),
            found=found,
            earlier=earlier,
            later=later,
            near=tuple(self.model.ref(h.id) for h in near) + self._like(first, known),
            mentioned_in=tuple(
                self.model.ref(n) for law in first.laws if known != "known" for n in self.holdings.mentions(law)
            ),
            differences=tuple(differences),
        )

    # ------------------------------------------------------------------ what the graph holds
    def _held(self, laws: Sequence[Law], pin: Pin | None) -> tuple[list[Held], list[Held]]:
        held: list[Held] = []
        near: list[Held] = []
        for law in laws:
            if pin is None:
                held += self.holdings.of(law)
                continue
            at, beside = self.holdings.at(law, pin)
            held += at
            near += beside
        return held, near

    def _wordings(self, held: Sequence[Held]) -> tuple[tuple[Found, ...], tuple[Found, ...], tuple[Found, ...]]:
        """Return what counts on the day, and wordings from before and after it, which count only where nothing else does."""
        every = [self.finder.describe(h) for h in held]
        if self.pairs:
            pairs = self.pairs
            every = [replace(f, reliance=pairs.of(f.thing.id)) if f.modality else f for f in every]
        ended = tuple(f for f in every if f.in_force.when == "ended")
        ahead = tuple(f for f in every if f.in_force.when in {"not-begun", "not-commenced"})
        now = tuple(f for f in every if f.in_force.result != "fails")
        if now:
            return now, ended, ahead
        if ended:
            # Of wordings that followed each other only the last one ended without another of the same place.
            replaced = {f.thing.id for f in ended if {r.id for r in f.replaced_by} & {g.thing.id for g in ended}}
            last = tuple(f for f in ended if f.thing.id not in replaced)
            return last, tuple(f for f in ended if f.thing.id in replaced), ahead
        return ahead, (), ()

    # ------------------------------------------------------------------ what the text says
    def _differences(
        self, group: Sequence[Citation], found: Sequence[Found], places: Sequence[Place]
    ) -> list[Difference]:
        first = group[0]
        rows: dict[str, Difference] = {}
        for citation, place in zip(group, places, strict=False):
            if citation.pin:
                for difference in of_sentence(self.model, citation, found, place):
                    rows.setdefault(f"{difference.kind} {difference.place}", difference)
        near = self._near.get(first.laws)
        if near:
            text = f"The text says {near!r}; the graph holds no law of that very name and takes it for {first.laws[0].label!r}. Check which is meant."
            rows["name"] = Difference("name", text)
        if len(first.laws) > 1:
            labels = " or ".join(law.label for law in first.laws)
            rows["no-year"] = Difference("no-year", f"The text does not say which is meant: {labels}.")
        notes = dict.fromkeys(f.note.text for f in found if f.note and f.note.this_text)
        return [*rows.values(), *(Difference("note", text) for text in notes)]

    def _told(self, first: Citation, known: str, found: Sequence[Found], near: Sequence[Held]) -> str:
        """Say in a sentence or two what is known."""
        if known == "known" and first.pin is None:
            return self._whole(found)
        if known == "known":
            chief = min(found, key=lambda f: (_RESULTS.index(f.in_force.result), f.period))
            after = dict.fromkeys(
                r.label for f in found if f.in_force.when == "ended" for r in (f.now or f.replaced_by)
            )
            return chief.in_force.words + (f" Its place was taken by: {'; '.join(after)}." if after else "")
        if known == "act-known-provision-not":
            if near:
                held = "; ".join(self.model.label(h.id) for h in near)
                return f"The graph holds the same section, and not this part of it: {held}."
            if first.pin is None:
                return "The graph knows this law and holds no provision of it."
            return "The graph knows this law and does not hold this provision. That says nothing of whether it is law."
        if first.how == "form" and not any(is_year(t.text) for law in first.laws for t in tokens(law.label)):
            return "The text gives no year, and the graph knows no such law of that time; which one is meant has to be looked up."
        if not first.laws:
            return "The text does not say of which law; it may be a place in the text itself."
        return "The graph does not know this law. That says nothing of whether it is law."

    def _known(self, laws: Sequence[Law]) -> str:
        """Tell whether the graph knows a law of which it does not hold what is cited."""
        return "act-known-provision-not" if any(x.held or self.holdings.of(x) for x in laws) else "not-in-graph"

    def _whole(self, found: Sequence[Found]) -> str:
        """Say how much of a law that is named as a whole is in the graph, and in force."""
        holds = sum(f.in_force.result == "holds" for f in found)
        words = f"{len(found)} of its provisions or rules" if len(found) > 1 else "one of its provisions or rules"
        ended = dict.fromkeys(r.label for f in found if f.in_force.when == "ended" for r in (f.now or f.replaced_by))
        after = f" The place of what ended was taken by: {'; '.join(ended)}." if ended and not holds else ""
        return (
            f"Named as a whole. The graph holds {words} that could count on {self.finder.on}; {holds} in force.{after}"
        )

    def _like(self, first: Citation, known: str) -> tuple[Ref, ...]:
        """Return laws of the same name and another year, where a law is not known."""
        if known != "not-in-graph" or not first.laws:
            return ()
        like = self.laws.of_other_year(key(tokens(first.laws[0].label)))
        return tuple(self._ref(law) for law in like)

    def _ref(self, law: Law) -> Ref:
        return self.model.ref(law.id) if law.held else Ref("", law.label, "words")


def _cited(first: Citation) -> str:
    law = " or ".join(law.label for law in first.laws) or first.words
    return " ".join(filter(None, (law, str(first.pin) if first.pin else "")))


def _group(known: str, found: Sequence[Found], force: Force | None, differences: Sequence[Difference]) -> str:
    """Return where a report lists a row; what is no law on the day comes before everything else."""
    if known != "known" or force is None:
        return "not-in-graph"
    if force.when == "ended":
        return "no-longer-law"
    if force.when in {"not-begun", "not-commenced"}:
        return "not-yet-law"
    if force.result == "unknown":
        return "not-known"
    if differences:
        return "told-differently"
    return "changed-since" if any(f.changes for f in found) else "in-force"
