"""The whole answer for one pair of parties: parties, tests, outcome, bases, near misses, headline. Pure: question in, value out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphmodel.layers.assess import Assessment
from graphmodel.layers.bars import Bars
from graphmodel.layers.routes import GATEWAY
from graphmodel.legal_basis import words
from graphmodel.legal_basis.answer import NotAssessed, SuccessorRef, Verdict
from graphmodel.legal_basis.bases import Bases
from graphmodel.legal_basis.both_sides import Sides
from graphmodel.legal_basis.coverage import Coverage
from graphmodel.legal_basis.flags import Flags
from graphmodel.legal_basis.headline import Headline
from graphmodel.legal_basis.judgement import Judgement
from graphmodel.legal_basis.matching import Matcher, numbers
from graphmodel.legal_basis.near_misses import NearMisses
from graphmodel.legal_basis.outcome import decide
from graphmodel.legal_basis.partnerships import Partnerships
from graphmodel.legal_basis.quick import Quick
from graphmodel.legal_basis.reasons import Reasons
from graphmodel.legal_basis.standing import Rank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphmodel.legal_basis.party import Party
    from graphmodel.legal_basis.question import Question
    from graphmodel.legal_basis.reached import Reached
    from graphmodel.model.model import Model, Ref

_NOT_ASSESSED = NotAssessed()


class Engine:
    """Answers questions on the legal basis from one model.

    >>> from graphmodel.legal_basis.question import Asked
    >>> from graphmodel.model.model import Model
    >>> model = Model.load()
    >>> asked = Asked(["nhs-medway"], ["kent-police-force"], "youth-justice", "child", ["personal"], "2009-03-01")
    >>> Engine(model).answer(asked.resolve(model)[0]).outcome
    'permitted-express'
    """

    def __init__(self, model: Model) -> None:
        self.model = model
        self.matcher = Matcher(model)
        self.reasons = Reasons(self.matcher)
        self.partnerships = Partnerships(self.matcher)
        self.judgement = Judgement(self.matcher, self.reasons)
        self.bases = Bases(self.matcher, self.reasons, self.judgement)
        self.near_misses = NearMisses(self.matcher, self.reasons)
        self.flags = Flags(self.matcher, self.bases, self.judgement)
        self.headline = Headline(model)
        self.bars = Bars(self.matcher)
        self.layers = Assessment(self.matcher)
        self.sides = Sides(self.matcher)
        self._blocking = {f.id.removeprefix("flag/") for f in model.flags.values() if f.blocks}
        self.coverage = Coverage(model)

    def answer(self, question: Question) -> Verdict:
        """Return the verdict for one pair of parties."""
        piece = self.matcher.slices.index(question.on)
        giver = self.matcher.party(question.discloser, question.capacity_from, piece)
        taker = self.matcher.party(question.recipient, question.capacity_to, piece)
        early = self._unanswerable(question, giver, taker)
        if early:
            return early
        found = self.bars.find(question, giver)
        results = self.matcher.results(question, self.bars.removed(found))
        outcome = decide(self.matcher, results, question, giver, self.bars, found)
        chosen = self.bases.choose(results, outcome, question)
        misses = self.near_misses.find(results, chosen)
        bases = tuple(self.bases.describe(n, role, results, question) for n, role in chosen.items())
        layers = self.layers.assess(question, giver, taker, outcome, found)
        flags = tuple(sorted({*self.flags.of(question, results, outcome, chosen, misses), *layers.flags}))
        stops = tuple(f for f in flags if f in self._blocking)
        asks = self.judgement.softly(results, outcome, question) if outcome.soft else ()
        depends = (*(self.model.label(f) for f in outcome.depends_on), *asks)
        ranked = sorted(numbers(outcome.deciding), key=lambda n: self.bases.order(n, question))
        deciding = [self.matcher.norms[n].label for n in ranked]
        unsure = [self.model.label(p.id) for p in (giver, taker) if p.exists is Rank.UNKNOWN]
        return Verdict(
            state="answered",
            outcome=outcome.id,
            ready=outcome.id in GATEWAY and not stops,
            not_ready=stops,
            flags=flags,
            headline=self.headline.write(question, outcome, deciding, bases, flags, depends, layers, stops, unsure),
            short_form=layers.short_form,
            headline_depends_on=(*(f.removeprefix("fact/") for f in outcome.depends_on), *asks),
            best_express=self.bases.best(chosen, "express", outcome),
            best_implied=self.bases.best(chosen, "implied", outcome),
            bases=bases,
            near_misses=tuple(
                self.near_misses.describe(n, wrong, results, question)
                for n, wrong in self.near_misses.cut(misses, outcome.deciding)
            ),
            near_miss_total=len(misses),
            sides=self.sides.of(question, results, outcome, chosen),
            bars=layers.bars,
            data_protection=layers.data_protection,
            confidentiality=layers.confidentiality,
            human_rights=layers.human_rights,
            explained_by=layers.explained_by,
            for_the_officer=(
                *self.judgement.all(
                    giver, taker, results, chosen, question, self._of_the_parties(question, giver, taker)
                ),
                *layers.for_the_officer,
            ),
            who_to_ask=self.model.release.who_to_ask,
            coverage=self.coverage.line(b.norm.id for b in bases if b.role == "headline"),
            successors=(),
            choices=(),
        )

    def outcomes(self, pattern: Question, purposes: Sequence[str]) -> Quick:
        """Return what asks for the outcomes of many pairs of parties at once, without their reasons.

        Args:
            pattern: a question with all that they have in common; its parties and its purpose do not matter.
            purposes: what each pair is asked for.
        """
        return Quick(self, pattern, purposes, self._unanswerable)

    def outcome(self, question: Question) -> Reached:
        """Return what the answer comes to, without its reasons and layers; each field is as `answer` has it."""
        return self.outcomes(question, (question.purpose,)).reached(question.discloser, question.recipient)[0]

    def served(self, question: Question) -> set[str]:
        """Return the areas that the parties of a question serve on the day."""
        piece = self.matcher.slices.index(question.on)
        sides = ((question.discloser, question.capacity_from), (question.recipient, question.capacity_to))
        found = {area for who, capacity in sides for area, _ in self.matcher.party(who, capacity, piece).areas or ()}
        return found | ({question.within} if question.within else set())

    def _of_the_parties(self, question: Question, *parties: Party) -> tuple[str, ...]:
        """Return a question for each side that is a partnership and no person in law, and one where a processor is asked."""
        named = [self.partnerships.in_words(p.id) for p in parties if self.partnerships.is_partnership(p.id, p)]
        asks = [f"{told}: whose legal personality does it use here?" for told in named]
        if question.fact(words.PROCESSOR):
            asks.append("The discloser holds it for another body: ask the question of that body, as its controller.")
        return tuple(asks)

    # ------------------------------------------------------------------ what cannot be answered
    def _unanswerable(self, question: Question, giver: Party, taker: Party) -> Verdict | None:
        release = self.model.release
        if question.on < release.window_from.first:
            return self._not_in_model(
                f"the law in the graph begins on {release.window_from}, the day asked is {question.on}"
            )
        sides = (("discloser", giver, question.capacity_from), ("recipient", taker, question.capacity_to))
        for side, party, capacity in sides:
            if early := self._party_unanswerable(question, side, party, capacity):
                return early
        if question.discloser == question.recipient and (
            None in (question.capacity_from, question.capacity_to) or question.capacity_from == question.capacity_to
        ):
            capacities = sorted(
                c for c in giver.standings if self.model.types[c].sort == "capacity" and giver.stands_in(c)
            )
            return self._ambiguous(
                f"{self.model.label(giver.id)} stands on both sides: say in which capacity it gives and in which it receives",
                tuple(capacities),
            )
        return None

    def _party_unanswerable(self, question: Question, side: str, party: Party, capacity: str | None) -> Verdict | None:
        """Return a verdict where one side cannot be answered for as it is given."""
        name = self.model.label(party.id)
        kind, body = self.model.types.get(party.id), self.model.bodies.get(party.id)
        piece = self.matcher.slices.index(question.on)
        if body is not None and body.kind == "class":
            choices = body.members or tuple(self.partnerships.holders(body.members_of or ""))
            return self._ambiguous(f"{name} is a class of bodies", choices)
        if party.exists is Rank.FAILS and capacity and self.matcher.party(party.id, None, piece).exists < Rank.FAILS:
            return self._not_in_model(f"{name} did not act as {self.model.label(capacity)} on {question.on}")
        if body is not None and body.only_proposed:
            return self._not_in_model(
                f"{name} was only proposed or planned, and no source here says that it was set up"
            )
        if party.exists is Rank.FAILS:
            as_such = " as such" if kind else ""
            return self._not_in_model(f"{name} did not exist{as_such} on {question.on}", party.id, question)
        if kind and kind.sort == "group" and not capacity:
            narrower = tuple(sorted(t.id for t in self.model.types.values() if party.id in t.broader))
            return self._ambiguous(f"{name} is only a grouping of kinds of bodies", narrower)
        if not party.standings:
            return self._not_in_model(f"the graph does not know what kind of body in law {name} is")
        if (
            not capacity
            and self.partnerships.is_partnership(party.id, party)
            and not self.matcher.named(party.id, side, piece)
        ):
            why = "no provision in the graph names it, and the graph does not know its members: ask for each member"
            return self._not_in_model(f"{self.partnerships.in_words(party.id)}, {why}")
        return None

    def _not_in_model(self, reason: str, gone: str | None = None, question: Question | None = None) -> Verdict:
        found = self.matcher.parties.successors(gone, question.on) if gone and question else ()
        successors = tuple(
            SuccessorRef(self.model.ref(s.id), str(s.date) if s.date else None, s.alive, s.in_part, s.proposed)
            for s in found
        )
        return self._bare(
            "answered", words.NOT_IN_MODEL, self.headline.not_in_model(reason, successors), successors=successors
        )

    def _ambiguous(self, reason: str, choices: tuple[str, ...]) -> Verdict:
        refs = tuple(self.model.ref(c) for c in choices)
        return self._bare("ambiguous", None, self.headline.ambiguous(reason, [r.label for r in refs]), choices=refs)

    def _bare(
        self,
        state: str,
        outcome: str | None,
        headline: str,
        *,
        successors: tuple[SuccessorRef, ...] = (),
        choices: tuple[Ref, ...] = (),
    ) -> Verdict:
        """Return a verdict that has nothing but its headline and what it offers instead."""
        return Verdict(
            state=state,
            outcome=outcome,
            ready=False,
            not_ready=(),
            flags=(),
            headline=headline,
            short_form=(),
            headline_depends_on=(),
            best_express=None,
            best_implied=None,
            bases=(),
            near_misses=(),
            near_miss_total=0,
            sides=None,
            bars=_NOT_ASSESSED,
            data_protection=_NOT_ASSESSED,
            confidentiality=_NOT_ASSESSED,
            human_rights=_NOT_ASSESSED,
            explained_by=(),
            for_the_officer=(),
            who_to_ask=self.model.release.who_to_ask,
            coverage=self.coverage.line(),
            successors=successors,
            choices=choices,
        )
