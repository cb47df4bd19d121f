"""Why one norm came out of one test as it did, in words, with the place in the law."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from graphmodel.legal_basis.answer import LawCitation, Test
from graphmodel.legal_basis.matching import TESTS
from graphmodel.legal_basis.standing import Rank, rank_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from graphmodel.legal_basis.matching import Matcher, Results
    from graphmodel.legal_basis.question import Question
    from graphmodel.legal_basis.sides import Match
    from graphmodel.model.law import Norm

_SHOWN = 5


def inside(label: str) -> str:
    """Return a label as it stands inside a sentence: a small first letter, unless it is a name or an abbreviation.

    >>> inside("Primary care trust"), inside("NHS trust"), inside("Ofsted")
    ('primary care trust', 'NHS trust', 'Ofsted')
    """
    first, _, rest = label.partition(" ")
    return label[0].lower() + label[1:] if rest[:1].islower() and first[1:].islower() else label


def with_article(label: str) -> str:
    """Return a label with `a` or `an` before it, as it is spoken; one that is many things has none.

    >>> with_article("NHS trust"), with_article("integrated care board"), with_article("unitary council"), with_article("officials")
    ('an NHS trust', 'an integrated care board', 'a unitary council', 'officials')
    """
    first = label.partition(" ")[0]
    if first.endswith("s") and " " not in label and not first.endswith("ss"):
        return label
    spelled = first.isupper() and len(first) > 1
    vowel = (
        first[0] in "AEFHILMNORSX"
        if spelled
        else first[0].lower() in "aeiou" and not first.lower().startswith(("uni", "eu"))
    )
    return f"{'an' if vowel else 'a'} {label}"


def listed(words: list[str], *, most: int = _SHOWN, join: str = "or") -> str:
    """Return words as an English list, cut after some; with semicolons where the words hold commas.

    >>> listed(["a", "b", "c"])
    'a, b or c'
    """
    words = list(dict.fromkeys(words))
    comma = "; " if any("," in w for w in words) else ", "
    if len(words) > most:
        return comma.join(words[:most]) + f" and {len(words) - most} more"
    return f" {join} ".join([comma.join(words[:-1]), words[-1]] if len(words) > 1 else words)


#: Why, and the pinpoints that say so.
Said: TypeAlias = tuple[str, tuple[str, ...]]


class Case(NamedTuple):
    """What a reason is written about: a norm, how it came out of the test, and the question."""

    norm: Norm
    number: int
    rank: Rank
    results: Results
    question: Question


#: What of a question the reason of a test hangs on; two questions alike in it share the reason.
_KEYS: dict[str, Callable[[Results, Question], object]] = {
    "date": lambda r, q: (q.on, q.discloser, q.capacity_from, q.recipient, q.capacity_to, r.overlap.rank),
    "commencement": lambda _r, _q: None,
    "discloser": lambda r, q: (q.discloser, q.capacity_from, r.piece, r.overlap.rank),
    "recipient": lambda r, q: (q.recipient, q.capacity_to, r.piece, r.overlap.rank),
    "purpose": lambda _r, q: q.purpose,
    "subject": lambda _r, q: q.subject,
    "kind": lambda r, q: (q.information, r.removed),
    "area": lambda r, q: (r.overlap, q.discloser, q.recipient, r.piece),
    "trigger": lambda _r, q: q.facts,
    "conditions": lambda _r, q: q.facts,
}
_MOST_KEPT = 200_000


class Reasons:
    """Writes the tests of a norm for a question."""

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher
        self.model = matcher.model
        self._kept: dict[tuple[object, ...], Test] = {}
        self._last: tuple[Results, dict[str, object]] | None = None
        self._words = lru_cache(maxsize=65536)(self._concept_words)

    def tests(self, number: int, results: Results, question: Question) -> tuple[Test, ...]:
        """Return every test of a norm, in their fixed order."""
        return tuple(self.test(name, number, results, question) for name in TESTS)

    def test(self, name: str, number: int, results: Results, question: Question) -> Test:
        """Return one test of a norm with its reason and citations; what was written once is kept."""
        rank = results.rank(name, number)
        key = (name, number, rank, self._keys(results, question)[name])
        made = self._kept.get(key)
        if made is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            made = self._kept[key] = self._write(
                name, Case(self.matcher.norms[number], number, rank, results, question)
            )
        return made

    def _keys(self, results: Results, question: Question) -> dict[str, object]:
        """Return what the reasons of a question hang on, made once for all its norms."""
        last = self._last
        if last is None or last[0] is not results:
            last = self._last = (results, {name: key(results, question) for name, key in _KEYS.items()})
        return last[1]

    def _write(self, name: str, case: Case) -> Test:
        norm = case.norm
        why, pinpoints = getattr(self, "_" + name)(case)
        result = case.rank.word
        if name == "conditions" and case.rank is Rank.HOLDS and any(c.judged_by != "model" for c in norm.conditions):
            result = Rank.OFFICER.word
        return Test(name, result, why, tuple(LawCitation(norm.provision, p, norm.url) for p in pinpoints))

    # ------------------------------------------------------------------ dates
    def _date(self, case: Case) -> Said:
        if self.matcher.waiting >> case.number & 1:
            return "not tested: it has not begun", ()
        words = f"in force {case.norm.in_force.period.in_words()}"
        asked = f"the day asked is {case.question.on}"
        of_the_norm = rank_on(case.norm.in_force.period, case.question.on)
        if of_the_norm is case.rank:
            not_known = "; that day is not confirmed, so it never decides alone" if case.rank is Rank.UNKNOWN else ""
            return f"{words}{not_known}; {asked}", (case.norm.provision,)
        behind = [m for m in self._matches(case) if m.date is case.rank]
        dated = listed([self._dated(m) for m in behind], join="and")
        return f"{words}, but {dated}; {asked}", tuple(m.row.pinpoint for m in behind)

    @staticmethod
    def _matches(case: Case) -> list[Match]:
        """Return how the parties stand on the sides of a norm that are tested."""
        tested = [case.results.discloser]
        if case.norm.gateway.kind not in {"function-only", "support-only"}:
            tested.append(case.results.recipient)
        found = [side.pick(case.number) for side in tested]
        return [m for m in found if m is not None and m.condition < Rank.FAILS]

    def _dated(self, match: Match) -> str:
        """Say which dates of a match do not cover the day, or may not."""
        return f"as {self.model.label(match.row.class_)} it counts {self._span_of(match)}"

    def _span_of(self, match: Match) -> str:
        if match.standing.date < match.date:
            return f"here {match.row.period.in_words()}"
        kinds = [s.to for s in match.standing.steps if s.to in self.model.types]
        spans = []
        for at, ident in enumerate(kinds):
            kind = self.model.types[ident]
            holder = kinds[at - 1] if at else None
            rows = [h.period.in_words() for h in kind.role_holders if h.type == holder]
            spans += [f"{kind.label} ({p})" for p in rows[:1]] or (
                [f"{kind.label} ({kind.exists.period.in_words()})"]
                if kind.exists.period.until or not kind.exists.period.from_
                else []
            )
        return "by its own dates only: " + listed(spans or [match.row.period.in_words()], join="and")

    def _commencement(self, case: Case) -> Said:
        if case.rank is Rank.HOLDS:
            return "it has begun at some time", ()
        announced = case.norm.in_force.announced
        told = (
            f"; an official source announced {announced}, no commencement was confirmed ({case.norm.in_force.announced_source})"
            if announced
            else ""
        )
        return f"enacted, not known to be in force{told}", (case.norm.provision,)

    # ------------------------------------------------------------------ parties
    def _discloser(self, case: Case) -> Said:
        return self._party(
            case.norm, case.results.discloser.pick(case.number), case.rank, case.question.discloser, "discloser"
        )

    def _recipient(self, case: Case) -> Said:
        match = case.results.recipient.pick(case.number)
        if case.norm.gateway.kind in {"function-only", "support-only"}:
            noted = (
                "it counts among those the provision speaks of"
                if match and match.condition < Rank.FAILS
                else "the provision does not name it"
            )
            return f"noted, not tested, as the provision is a function and no gateway: {noted}", tuple(
                r.pinpoint for r in case.norm.recipient[:1]
            )
        return self._party(case.norm, match, case.rank, case.question.recipient, "recipient")

    def _party(self, norm: Norm, match: Match | None, rank: Rank, party: str, side: str) -> tuple[str, tuple[str, ...]]:
        name = self.model.label(party)
        rows = getattr(norm, side)
        if match is None:
            named = listed([self.model.label(r.class_) for r in rows])
            return f"{name} is none of those named here as {side}: {named}", tuple(
                dict.fromkeys(r.pinpoint for r in rows[:_SHOWN])
            )
        if rank is Rank.FAILS:
            condition = match.row.applies_if or next((s.condition for s in match.standing.steps if s.condition), "")
            return (
                f"{name} is not named itself; it would be {side} only as {self.model.label(match.row.class_)}, if {condition}",
                (match.row.pinpoint,),
            )
        words = self._chain(party, match)
        conditions = [c for c in (match.row.applies_if, *(s.condition for s in match.standing.steps)) if c]
        if rank is Rank.OFFICER:
            return f"{words}; for the officer: {listed(conditions, join='and')}?", (match.row.pinpoint,)
        return words, (match.row.pinpoint,)

    def _chain(self, party: str, match: Match) -> str:
        """Say by which steps a party comes to stand on a side."""
        name = self.model.label(party)
        said = [name]
        steps = match.standing.steps
        for at, step in enumerate(steps):
            if step.how == "broader" and at + 1 < len(steps) and steps[at + 1].how == "broader":
                continue
            label = inside(self.model.label(step.to))
            if step.how == "legal-holder":
                said.append(f"stands for {label}, which bears its duties" if len(said) == 1 else f"and for {label}")
            elif step.how == "type":
                said.append(self._as_kind(party, step.to, label))
            elif step.how == "broader":
                said.append(f"that counts as {label}")
            elif step.how == "capacity":
                said.append(f"that acts as {label}")
            else:
                said.append(f"which {step.provision or 'the provision'} lists as {label}")
        return said[0] + " " + ", ".join(said[1:])

    def _as_kind(self, party: str, kind: str, label: str) -> str:
        if kind == party:
            return "is asked about as a kind of body"
        # One that is the only one of its kind has its name.
        same = self.model.label(kind) == self.model.label(party)
        return "is of the kind that bears its name" if same else f"is {with_article(label)}"

    # ------------------------------------------------------------------ concepts
    def _purpose(self, case: Case) -> Said:
        if self.matcher.concepts.general >> case.number & 1:
            return "the provision names no purpose; it never suffices alone", ()
        if case.norm.gateway.purpose_flags:
            flags = listed([self.model.code_label("purpose-flag", f).lower() for f in case.norm.gateway.purpose_flags])
            verb = "is" if case.rank is Rank.HOLDS else "is not"
            return f"{self.model.label(case.question.purpose)} {verb} a purpose of {flags}", ()
        return self._words(case.question.purpose, case.norm.purposes, case.rank, "purpose"), ()

    def _subject(self, case: Case) -> Said:
        return self._words(case.question.subject, case.norm.data_subjects, case.rank, "subject"), ()

    def _kind(self, case: Case) -> Said:
        if case.results.removed >> case.number & 1:
            bars = [
                b.label for b in self.model.bars.values() if case.norm.id in b.removes and b.effect == "gateway-removed"
            ]
            return f"{listed(sorted(bars))} keeps it from carrying what was asked for", (case.norm.provision,)
        excluded = [
            e
            for e in case.norm.excludes
            if any(self._touches(k, i) for k in case.question.information for i in e.information)
        ]
        if excluded and case.rank is not Rank.HOLDS:
            kinds = listed([self.model.label(i) for e in excluded for i in e.information])
            ask = " Is any of it among what you hold?" if case.rank is Rank.OFFICER else ""
            return f"it may not carry {kinds}.{ask}", tuple(e.pinpoint for e in excluded)
        said = [self._words(k, case.norm.information, case.rank, "kind") for k in case.question.information]
        return "; ".join(dict.fromkeys(said)), ()

    def _touches(self, one: str, other: str) -> bool:
        within = self.matcher.concepts.information.within
        return within(one, other) or within(other, one)

    def _concept_words(self, word: str, allowed: tuple[str, ...], rank: Rank, what: str) -> str:
        label = self.model.label(word)
        names = listed([self.model.label(a) for a in allowed])
        schemes = {
            "purpose": self.matcher.concepts.purposes,
            "subject": self.matcher.concepts.subjects,
            "kind": self.matcher.concepts.information,
        }
        scheme = schemes[what]
        if rank is Rank.FAILS:
            return f"{label} is not within {names}"
        if rank is Rank.OFFICER:
            narrower = [self.model.label(a) for a in allowed if scheme.within(a, word)]
            return f"{label} is broader than {listed(narrower or [names])}: is it that here?"
        over = [a for a in allowed if scheme.within(word, a)]
        if not over:
            return f"a provision for {names} is taken to cover {label}"
        return f"{label} is named" if word in over else f"{label} is within {self.model.label(over[0])}"

    # ------------------------------------------------------------------ place, trigger, conditions
    def _area(self, case: Case) -> Said:
        if not self.matcher.linked(case.results, case.number):
            return "no link of place is needed", ()
        return case.results.overlap.why, (case.norm.provision,)

    def _trigger(self, case: Case) -> Said:
        fact = next(
            (c.fact for c in self.model.codelists["codelist/trigger"].codes if c.name == case.norm.gateway.trigger),
            None,
        )
        if fact is None:
            return "it applies at all times", ()
        said = {True: "yes", False: "no", None: "not known"}[case.question.fact(fact)]
        note = f" ({case.norm.gateway.trigger_note})" if case.norm.gateway.trigger_note else ""
        return f"{self.model.label(fact)} {said}{note}", (case.norm.provision,)

    def _conditions(self, case: Case) -> Said:
        decided = [c for c in case.norm.conditions if c.fact]
        still = [c for c in case.norm.conditions if c.judged_by != "model" and not c.fact]
        if case.rank is not Rank.HOLDS:
            asked = [(c.text, c.fact or "") for c in decided]
            if needed := case.norm.gateway.needs_fact:
                asked.append((self.model.label(needed), needed))
            return "; ".join(
                f"{text}: {({True: 'yes', False: 'no', None: 'not known'})[case.question.fact(fact)]}"
                for text, fact in asked
            ), tuple(c.pinpoint for c in decided if c.pinpoint)
        count = len(still)
        return (f"{count} condition{'s' if count > 1 else ''} to be judged" if count else "none to be judged"), tuple(
            dict.fromkeys(c.pinpoint for c in still if c.pinpoint)
        )
