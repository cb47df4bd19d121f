"""The question: who gives, who receives, what for, about whom, which kinds, on which day, with which facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from graphmodel.dates import day, today
from graphmodel.errors import BadQuestionError, Fault, NotInGraphError, refuse
from graphmodel.ids import slug

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Sequence

    from graphmodel.model.model import Model

#: Kinds of id whose own word does not say what is asked for.
_WORDS = {"type": "kind of body", "subject": "kind of person", "information": "kind of information"}
#: Kinds of id of which `show codelist/KIND` lists every one.
_LISTED = {"purpose", "subject", "information"}


#: The most pairs of parties that one question is answered for; so no more bodies or kinds of body can stand on a side, and no more of
#: anything else of which there may be several.
MOST_PAIRS = 400


class Question(Struct, frozen=True):
    """One resolved question between two parties.

    Attributes:
        discloser, recipient: body or type ids.
        purpose, subject: concept ids.
        information: ids of kinds of information, sorted.
        on: the day.
        facts: fact id → true or false; a fact that is not there is unknown.
        within: the area that a side given as a type is asked about.
        capacity_from, capacity_to: types in which a side acts.
        nation: word of codelist/nation.
    """

    discloser: str
    recipient: str
    purpose: str
    subject: str
    information: tuple[str, ...]
    on: datetime.date
    facts: tuple[tuple[str, bool], ...] = ()
    within: str | None = None
    capacity_from: str | None = None
    capacity_to: str | None = None
    nation: str = "england"

    def fact(self, ident: str) -> bool | None:
        """Return a fact: true, false, or None where it is not known."""
        return dict(self.facts).get(ident)


class Asked(Struct):
    """A question as it was typed, before it is resolved; `resolve` finds every fault at once."""

    discloser: Sequence[str] = ()
    recipient: Sequence[str] = ()
    purpose: str = ""
    subject: str = ""
    information: Sequence[str] = ()
    date: str = ""
    facts: Mapping[str, object] | Sequence[tuple[str, object]] = ()
    within: str | None = None
    capacity_from: str | None = None
    capacity_to: str | None = None
    nation: str | None = None

    def resolve(self, model: Model) -> list[Question]:
        """Return a question for each pair of parties.

        Raises:
            BadQuestionError: with every fault of the question.
            NotInGraphError: where an id is nowhere in the graph and nothing else is wrong.
        """
        faults: list[Fault] = []
        missing: list[NotInGraphError] = []

        def take(given: str | None, name: str, *kinds: str) -> str:
            if not given or not given.strip():
                wanted = " or ".join(_WORDS.get(k, k) for k in kinds)
                listed = f"; codelist/{kinds[0]} lists them" if kinds[0] in _LISTED else ""
                faults.append(Fault(name, f"`{name}` is missing: give the id or name of a {wanted}{listed}"))
                return ""
            try:
                return model.resolve(given, *kinds, field=name)
            except NotInGraphError as error:
                missing.append(error)
                return ""

        faults += self._too_many()
        if faults:
            # To look for each would take long, and to tell of each would be no answer.
            raise BadQuestionError(tuple(faults))
        givers = [take(d, "discloser", "body", "type") for d in self.discloser or [""]]
        takers = [take(r, "recipient", "body", "type") for r in self.recipient or [""]]
        givers, takers = list(dict.fromkeys(givers)), list(dict.fromkeys(takers))
        if len(givers) * len(takers) > MOST_PAIRS:
            told = f"this asks about {len(givers) * len(takers)} pairs of parties; ask about {MOST_PAIRS} at most in one question"
            faults.append(Fault("recipient", told))
        purpose = take(self.purpose, "purpose", "purpose")
        if purpose and model.purposes[purpose].selectable is False:
            faults.append(Fault("purpose", f"{purpose} may stand in a norm, not in a question"))
        subject = take(self.subject, "subject", "subject")
        kinds = tuple(sorted({take(i, "information", "information") for i in self.information or [""]}))
        within = take(self.within, "within", "area") if self.within else None
        capacities = [
            take(c, n, "type") if c else None
            for n, c in (("capacity_from", self.capacity_from), ("capacity_to", self.capacity_to))
        ]
        nation = slug(self.nation or "england")
        nations = tuple(c.name for c in model.codelists["codelist/nation"].codes)
        if nation not in nations:
            faults.append(Fault("nation", f"{self.nation!r} is no nation: choose from {', '.join(nations)}", nations))
        on = _day(self.date, faults)
        facts = _facts(self.facts, faults, take)
        refuse(faults, missing)
        return [
            Question(giver, taker, purpose, subject, kinds, on, facts, within, capacities[0], capacities[1], nation)
            for giver in givers
            for taker in takers
        ]

    def _too_many(self) -> list[Fault]:
        """Return a fault for each field with more values than any question has."""
        counts = {
            "discloser": len(self.discloser),
            "recipient": len(self.recipient),
            "information": len(self.information),
            "fact": len(self.facts),
        }
        return [
            Fault(name, f"`{name}` has {count} values; give {MOST_PAIRS} at most in one question")
            for name, count in counts.items()
            if count > MOST_PAIRS
        ]


def _day(text: str, faults: list[Fault]) -> datetime.date:
    if not text:
        return today()
    try:
        return day(text)
    except ValueError as error:
        faults.append(Fault("date", str(error)))
        return today()


def _facts(
    given: Mapping[str, object] | Sequence[tuple[str, object]], faults: list[Fault], take: Callable[..., str]
) -> tuple[tuple[str, bool], ...]:
    """Return the facts that are known; one that is given twice is a fault, whatever is said of it."""
    pairs = list(given.items()) if isinstance(given, Mapping) else list(given)
    names = Counter(name for name, _ in pairs)
    faults.extend(Fault("fact", f"{name} is given more than once") for name in sorted(names) if names[name] > 1)
    values = {True: True, False: False, "true": True, "false": False, None: None, "unknown": None}
    found: dict[str, bool] = {}
    for name, value in dict(pairs).items():
        ident = take(name, "fact", "fact")
        said = value.lower() if isinstance(value, str) else value
        if not isinstance(said, (bool, str, type(None))) or said not in values:
            faults.append(
                Fault("fact", f"{name} cannot be {value!r}: it is true, false or unknown", ("true", "false", "unknown"))
            )
        elif ident and (truth := values[said]) is not None:
            found[ident] = truth
    return tuple(sorted(found.items()))
