"""Why one norm came out of one test as it did, in words, with the place in the law."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from graphmodel.ids import kind_of
from graphmodel.legal_basis.answer import LawCitation, Test
from graphmodel.legal_basis.matching import TESTS
from graphmodel.legal_basis.standing import Rank

if TYPE_CHECKING:
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


class Reasons:
    """Writes the tests of a norm for a question."""

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher
        self.model = matcher.model
        self._words = lru_cache(maxsize=65536)(self._concept_words)

    def tests(self, number: int, results: Results, question: Question) -> tuple[Test, ...]:
        """Return every test of a norm, in their fixed order."""
        return tuple(self.test(name, number, results, question) for name in TESTS)

    def test(self, name: str, number: int, results: Results, question: Question) -> Test:
        """Return one test of a norm with its reason and citations."""
        norm = self.matcher.norms[number]
        rank = results.rank(name, number)
        why, pinpoints = getattr(self, "_" + name)(norm, number, rank, results, question)
        result = rank.word
        if name == "conditions" and rank is Rank.HOLDS and any(c.judged_by != "model" for c in norm.conditions):
            result = Rank.OFFICER.word
        return Test(name, result, why, tuple(LawCitation(norm.provision, p, norm.url) for p in pinpoints))

    # ------------------------------------------------------------------ dates
    def _date(self, norm: Norm, number: int, rank: Rank, results: Results, question: Question) -> tuple[str, tuple[str, ...]]:
        if self.matcher.waiting >> number & 1:
            return "not tested: it has not begun", ()
        words = f"in force {norm.in_force.period.in_words()}"
        rows = [m for s in (results.discloser, results.recipient) if (m := s.picks.get(number)) is not None and m.condition < Rank.FAILS]
        if norm.gateway.kind in {"function-only", "support-only"}:
            rows = [m for m in rows if m in results.discloser.picks.values()]
        if rank is Rank.HOLDS:
            return f"{words}; the day asked is {question.on}", (norm.provision,)
        behind = [m for m in rows if m.date is rank]
        if behind:
            return f"{words}, but {listed([self._dated(m) for m in behind], join='and')}; the day asked is {question.on}", tuple(m.row.pinpoint for m in behind)
        not_known = "; that day is not confirmed, so it never decides alone" if rank is Rank.UNKNOWN else ""
        return f"{words}{not_known}; the day asked is {question.on}", (norm.provision,)

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
            spans += [f"{kind.label} ({p})" for p in rows[:1]] or ([f"{kind.label} ({kind.exists.period.in_words()})"] if kind.exists.period.until or not kind.exists.period.from_ else [])
        return "by its own dates only: " + listed(spans or [match.row.period.in_words()], join="and")

    def _commencement(self, norm: Norm, number: int, rank: Rank, _results: Results, _question: Question) -> tuple[str, tuple[str, ...]]:
        if rank is Rank.HOLDS:
            return "it has begun at some time", ()
        announced = norm.in_force.announced
        told = f"; an official source announced {announced}, no commencement was confirmed ({norm.in_force.announced_source})" if announced else ""
        return f"enacted, not known to be in force{told}", (norm.provision,)

    # ------------------------------------------------------------------ parties
    def _discloser(self, norm: Norm, number: int, rank: Rank, results: Results, question: Question) -> tuple[str, tuple[str, ...]]:
        return self._party(norm, results.discloser.picks.get(number), rank, question.discloser, "discloser")

    def _recipient(self, norm: Norm, number: int, rank: Rank, results: Results, question: Question) -> tuple[str, tuple[str, ...]]:
        match = results.recipient.picks.get(number)
        if norm.gateway.kind in {"function-only", "support-only"}:
            noted = "it counts among those the provision speaks of" if match and match.condition < Rank.FAILS else "the provision does not name it"
            return f"noted, not tested, as the provision is a function and no gateway: {noted}", tuple(r.pinpoint for r in norm.recipient[:1])
        return self._party(norm, match, rank, question.recipient, "recipient")

    def _party(self, norm: Norm, match: Match | None, rank: Rank, party: str, side: str) -> tuple[str, tuple[str, ...]]:
        name = self.model.label(party)
        rows = getattr(norm, side)
        if match is None:
            named = listed([self.model.label(r.class_) for r in rows])
            return f"{name} is none of those named here as {side}: {named}", tuple(dict.fromkeys(r.pinpoint for r in rows[:_SHOWN]))
        if rank is Rank.FAILS:
            condition = match.row.applies_if or next((s.condition for s in match.standing.steps if s.condition), "")
            return f"{name} is not named itself; it would be {side} only as {self.model.label(match.row.class_)}, if {condition}", (match.row.pinpoint,)
        words = self._chain(name, match)
        conditions = [c for c in (match.row.applies_if, *(s.condition for s in match.standing.steps)) if c]
        if rank is Rank.OFFICER:
            return f"{words}; for the officer: {listed(conditions, join='and')}?", (match.row.pinpoint,)
        return words, (match.row.pinpoint,)

    def _chain(self, name: str, match: Match) -> str:
        """Say by which steps a party comes to stand on a side."""
        said = [name]
        steps = match.standing.steps
        for at, step in enumerate(steps):
            if step.how == "broader" and at + 1 < len(steps) and steps[at + 1].how == "broader":
                continue
            label = inside(self.model.label(step.to))
            if step.how == "legal-holder":
                said.append(f"stands for {label}, which bears its duties" if len(said) == 1 else f"and for {label}")
            elif step.how == "type":
                said.append(f"is a {label}" if kind_of(step.to) == "type" and label != name else "is asked about as a kind of body")
            elif step.how == "broader":
                said.append(f"that counts as {label}")
            elif step.how == "capacity":
                said.append(f"that acts as {label}")
            else:
                said.append(f"which {step.provision or 'the provision'} lists as {label}")
        return said[0] + " " + ", ".join(said[1:])

    # ------------------------------------------------------------------ concepts
    def _purpose(self, norm: Norm, number: int, rank: Rank, _results: Results, question: Question) -> tuple[str, tuple[str, ...]]:
        if self.matcher.concepts.general >> number & 1:
            return "the provision names no purpose; it never suffices alone", ()
        if norm.gateway.purpose_flags:
            flags = listed([self.model.code_label("purpose-flag", f).lower() for f in norm.gateway.purpose_flags])
            verb = "is" if rank is Rank.HOLDS else "is not"
            return f"{self.model.label(question.purpose)} {verb} a purpose of {flags}", ()
        return self._words(question.purpose, norm.purposes, rank, "purpose"), ()

    def _subject(self, norm: Norm, number: int, rank: Rank, _results: Results, question: Question) -> tuple[str, tuple[str, ...]]:
        return self._words(question.subject, norm.data_subjects, rank, "subject"), ()

    def _kind(self, norm: Norm, number: int, rank: Rank, _results: Results, question: Question) -> tuple[str, tuple[str, ...]]:
        excluded = [e for e in norm.excludes if any(self._touches(k, i) for k in question.information for i in e.information)]
        if excluded and rank is not Rank.HOLDS:
            kinds = listed([self.model.label(i) for e in excluded for i in e.information])
            ask = " Is any of it among what you hold?" if rank is Rank.OFFICER else ""
            return f"it may not carry {kinds}.{ask}", tuple(e.pinpoint for e in excluded)
        said = [self._words(k, norm.information, rank, "kind") for k in question.information]
        return "; ".join(dict.fromkeys(said)), ()

    def _touches(self, one: str, other: str) -> bool:
        within = self.matcher.concepts.information.within
        return within(one, other) or within(other, one)

    def _concept_words(self, word: str, allowed: tuple[str, ...], rank: Rank, what: str) -> str:
        label = self.model.label(word)
        names = listed([self.model.label(a) for a in allowed])
        schemes = {"purpose": self.matcher.concepts.purposes, "subject": self.matcher.concepts.subjects, "kind": self.matcher.concepts.information}
        scheme = schemes[what]
        if rank is Rank.FAILS:
            return f"{label} is not within {names}"
        if rank is Rank.OFFICER:
            narrower = [self.model.label(a) for a in allowed if scheme.within(a, word)]
            return f"{label} is broader than {listed(narrower or [names])}: is it that here?"
        over = [a for a in allowed if scheme.within(word, a)]
        if not over:
            return f"{label} is carried with {names}"
        return f"{label} is named" if word in over else f"{label} is within {self.model.label(over[0])}"

    # ------------------------------------------------------------------ place, trigger, conditions
    def _area(self, norm: Norm, number: int, rank: Rank, results: Results, _question: Question) -> tuple[str, tuple[str, ...]]:
        if not self.matcher.linked(results, number):
            return "no link of place is needed", ()
        return results.overlap.why, (norm.provision,)

    def _trigger(self, norm: Norm, number: int, rank: Rank, _results: Results, question: Question) -> tuple[str, tuple[str, ...]]:
        fact = next((c.fact for c in self.model.codelists["codelist/trigger"].codes if c.name == norm.gateway.trigger), None)
        if fact is None:
            return "it applies at all times", ()
        said = {True: "yes", False: "no", None: "not known"}[question.fact(fact)]
        note = f" ({norm.gateway.trigger_note})" if norm.gateway.trigger_note else ""
        return f"{self.model.label(fact)} {said}{note}", (norm.provision,)

    def _conditions(self, norm: Norm, number: int, rank: Rank, _results: Results, question: Question) -> tuple[str, tuple[str, ...]]:
        decided = [c for c in norm.conditions if c.fact]
        still = [c for c in norm.conditions if c.judged_by != "model" and not c.fact]
        if rank is not Rank.HOLDS:
            return "; ".join(f"{c.text}: {({True: 'yes', False: 'no', None: 'not known'})[question.fact(c.fact or '')]}" for c in decided), tuple(c.pinpoint for c in decided if c.pinpoint)
        count = len(still)
        return (f"{count} condition{'s' if count > 1 else ''} to be judged" if count else "none to be judged"), tuple(dict.fromkeys(c.pinpoint for c in still if c.pinpoint))
