"""The confidentiality layer: whether confidence arises, and which of the routes through it is open (decision-logic section 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from graphmodel.legal_basis import words
from graphmodel.legal_basis.matching import numbers
from graphmodel.legal_basis.standing import Rank, rank_on

if TYPE_CHECKING:
    from graphmodel.legal_basis.matching import Matcher
    from graphmodel.legal_basis.outcome import Outcome
    from graphmodel.legal_basis.question import Question
    from graphmodel.model.layers import ConfidenceEffect, ConfidenceRoute
    from graphmodel.model.model import Model, Ref


class RouteShown(Struct, frozen=True):
    """A route through confidence: whether it is open here, and why."""

    id: str
    label: str
    open: bool
    why: str
    text: str
    explained_by: tuple[Ref, ...]


class EffectShown(Struct, frozen=True):
    """What the words of a gateway that matches do to a duty of confidence."""

    norm: Ref
    lifts_confidence: str
    in_words: str
    pinpoint: str | None
    but: str | None
    url: str
    confidence: str
    unverified: str | None


class Confidentiality(Struct, frozen=True):
    """The layer.

    Attributes:
        result: word of codelist/layer-result.
        arises: `yes`, `no` or `not-known`.
        likely: for each kind of information, whether it is often held in confidence, in words.
        routes: the routes, in order, each open or not.
        chosen: the ids of those that are open.
        effects: what the gateways that match say of confidence.
        told: the layer in a sentence.
    """

    result: str
    arises: str
    likely: tuple[str, ...]
    routes: tuple[RouteShown, ...]
    chosen: tuple[str, ...]
    effects: tuple[EffectShown, ...]
    told: str


class ConfidentialityLayer:
    """Assesses confidentiality."""

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher
        self.model: Model = matcher.model
        self._routes = sorted(self.model.confidence_routes.values(), key=lambda r: r.order)
        self._effects: dict[str, list[ConfidenceEffect]] = {}
        for effect in (self.model.confidence_effects[i] for i in sorted(self.model.confidence_effects)):
            for norm in effect.norm:
                self._effects.setdefault(norm, []).append(effect)

    def assess(self, question: Question, outcome: Outcome) -> tuple[Confidentiality, tuple[str, ...]]:
        """Return the layer and the flags that it raises."""
        said = question.fact(words.IN_CONFIDENCE)
        personal = any(self.matcher.concepts.is_personal(k) for k in question.information)
        dead = any(self.model.information[k].about_the_dead for k in question.information)
        gateway = outcome.gateway
        matching = [self.matcher.norms[n].id for n in numbers(gateway.full & ~self.matcher.by_kind["support-only"])]
        effects = tuple(self._effect(norm, question) for norm in matching)
        lifting = [] if outcome.barred_by else [e for e in effects if e.lifts_confidence == "yes"]
        routes = tuple(self._route(r, question, outcome, effects, lifting) for r in self._routes)
        chosen = tuple(r.id for r in routes if r.open)
        nobody = not personal and not dead and question.fact(words.CHECK_DONE) is True
        arises = {True: "yes", False: "no", None: "not-known"}[said]
        flags = []
        if arises != "no" and not chosen and not nobody:
            flags.append("confidence-unresolved")
        if lifting:
            flags.append("confidence-lifted-by-gateway")
        result = "clear" if arises == "no" or chosen or nobody else "blocks" if arises == "yes" else "question"
        layer = Confidentiality(
            result,
            arises,
            tuple(
                f"{self.model.label(k)}: {w}"
                for k in question.information
                if (w := self.model.information[k].confidence_likely)
            ),
            routes,
            chosen,
            effects,
            self._told(arises, routes, nobody, lifting),
        )
        return layer, tuple(flags)

    def _effect(self, norm: str, question: Question) -> EffectShown:
        """Return what is known of a norm's words on confidence: a row of its own in force on the day, else the norm's field."""
        record = self.model.norms[norm]
        ref = self.model.ref(norm)
        for row in self._effects.get(norm, ()):
            if rank_on(row.period, question.on) is not Rank.FAILS:
                return EffectShown(
                    ref,
                    row.lifts_confidence,
                    row.in_words,
                    row.pinpoint,
                    row.but,
                    row.url,
                    row.confidence,
                    row.unverified,
                )
        said = {"yes": "its words lift it", "no": "its words do not lift it", "unknown": "not known from what was read"}
        return EffectShown(
            ref,
            record.lifts_confidence,
            said[record.lifts_confidence],
            None,
            None,
            record.url,
            record.confidence,
            record.unverified,
        )

    def _route(
        self,
        route: ConfidenceRoute,
        question: Question,
        outcome: Outcome,
        effects: tuple[EffectShown, ...],
        lifting: list[EffectShown],
    ) -> RouteShown:
        opened, why = (
            self._by_law(question, outcome, effects, lifting)
            if route.opened_by == "law"
            else self._by_fact(route, question)
        )
        explained = tuple(
            self.model.ref(n)
            for n in route.explained_by
            if rank_on(self.model.norms[n].in_force.period, question.on) is Rank.HOLDS
        )
        return RouteShown(route.id, route.label, opened, why, route.text, explained)

    def _by_fact(self, route: ConfidenceRoute, question: Question) -> tuple[bool, str]:
        fact = route.fact or ""
        said = {True: "yes, you say", False: "no, you say", None: "not known"}[question.fact(fact)]
        return question.fact(fact) is True, f"{self.model.label(fact)} {said[0].upper()}{said[1:]}."

    def _by_law(
        self, question: Question, outcome: Outcome, effects: tuple[EffectShown, ...], lifting: list[EffectShown]
    ) -> tuple[bool, str]:
        """A duty or an order of a court opens it, and words that lift; a duty whose own row says that it does not lift opens nothing."""
        if question.fact(words.COURT_ORDER) is True:
            return True, "You say that a court order requires or allows it."
        refuses = {e.norm.id for e in effects if e.lifts_confidence == "no" and e.norm.id in self._effects}
        duties = [self.matcher.norms[n] for n in numbers(outcome.deciding)] if outcome.id == words.REQUIRED else []
        able = [n.label for n in duties if n.id not in refuses]
        if able:
            return True, f"{'; '.join(able)}: a duty in law requires it, as far as its conditions are met."
        if lifting:
            return True, "; ".join(
                f"{e.norm.label}: {e.in_words}" + (f", but {e.but}" if e.but else "") for e in lifting
            ) + "."
        return (
            False,
            "No duty that was found requires it, and no words that were found lift it; a power alone does not.",
        )

    def _told(self, arises: str, routes: tuple[RouteShown, ...], nobody: bool, lifting: list[EffectShown]) -> str:
        open_ = [r.label for r in routes if r.open]
        if nobody:
            return "You say that you checked that nobody can be identified from it. As far as that is so, no person's confidence is at stake; a body's may be."
        if arises == "no":
            return "You say that none of it is held in confidence."
        start = (
            "It is held in confidence." if arises == "yes" else "Whether any of it is held in confidence is not known."
        )
        if open_:
            far = " Look how far its words go." if lifting else ""
            return f"{start} The way through it that is open here: {'; '.join(open_).lower()}.{far}"
        return (
            f"{start} Confidence is not resolved: choose consent, a legal requirement, or an overriding public interest that you write down. "
            "A power does not lift it."
        )
