"""What has been answered so far on the way to an answer: all of it stands in the address, and nothing anywhere else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from api.render import query
from graphmodel.calls.legal_basis import facts_of
from graphmodel.legal_basis.question import Asked

if TYPE_CHECKING:
    from collections.abc import Iterator

UNKNOWN = "unknown"
#: The parts of a question, in the order in which they are asked for.
PARTS = ("discloser", "recipient", "purpose", "subject", "information", "date")
#: Further parts, asked for only where they can change the answer. One that was asked for and is not known stands empty in the address.
FURTHER = ("capacity_from", "capacity_to", "within")


@dataclass(frozen=True)
class State:
    """The answers so far, with the names that the one-page form gives them.

    Attributes:
        discloser, recipient, information: what was chosen; one value as a rule.
        date: the day, or what was typed into its three boxes.
        capacity_from, capacity_to, within: None as long as it was not asked for; empty where it is not known.
        facts: id of a fact without its kind, and `true`, `false` or `unknown`, in the order in which they were told.
    """

    discloser: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    purpose: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    information: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    capacity_from: str | None = None
    capacity_to: str | None = None
    within: str | None = None
    nation: str | None = None
    facts: tuple[tuple[str, str], ...] = ()

    def with_(self, **parts: Any) -> State:
        """Return the state with other answers."""
        return replace(self, **parts)

    def told(self, fact: str) -> str:
        """Return what was said of a fact: `true`, `false`, `unknown`, or nothing."""
        return dict(self.facts).get(fact, "")

    def with_fact(self, fact: str, value: str) -> State:
        """Return the state with a fact told, in its place if it was told before."""
        facts = dict(self.facts)
        facts[fact] = value
        return replace(self, facts=tuple(facts.items()))

    def pairs(self, but: str = "") -> list[tuple[str, str]]:
        """Return the parameters of the state; those of one part may be left out, `fact/NAME` being that of a fact."""
        return [(name, value) for name, value, part in self._pairs() if part != but]

    def _pairs(self) -> Iterator[tuple[str, str, str]]:
        for name in PARTS:
            yield from ((name, value, name) for value in getattr(self, name))
        for name in FURTHER:
            if getattr(self, name) is not None:
                yield name, getattr(self, name), name
        if self.nation:
            yield "nation", self.nation, "nation"
        yield from (("fact", f"{fact}={value}", f"fact/{fact}") for fact, value in self.facts)

    def link(self, page: str, step: str = "") -> str:
        """Return the address of a page of the journey with this state."""
        return query(f"/check/{page}", self.pairs(), step=step)

    def ask_link(self) -> str:
        """Return the address of the answer: what is not known is left out."""
        return query("/ask", [(n, v) for n, v in self.pairs() if v and not v.endswith(f"={UNKNOWN}")])

    def asked(self) -> Asked:
        """Return the question as it was typed."""
        return Asked(
            discloser=self.discloser,
            recipient=self.recipient,
            purpose="".join(self.purpose[:1]),
            subject="".join(self.subject[:1]),
            information=self.information,
            date="".join(self.date[:1]),
            facts=facts_of(f"{fact}={value}" for fact, value in self.facts),
            within=self.within or None,
            capacity_from=self.capacity_from or None,
            capacity_to=self.capacity_to or None,
            nation=self.nation or None,
        )

    @property
    def complete(self) -> bool:
        """Whether every part has been answered that each question needs."""
        return all(getattr(self, name) for name in PARTS)
