"""The data protection layer: the regime, the grounds that can carry a disclosure, what does not fit, and what only the officer can say."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from graphmodel.layers.grounds import Ground, Grounds, Misfit, status_words
from graphmodel.layers.regimes import Regimes, stands
from graphmodel.layers.routes import GATEWAY, Routes
from graphmodel.layers.status import Statuses
from graphmodel.legal_basis import words
from graphmodel.legal_basis.outcome import needs_power
from graphmodel.legal_basis.standing import Rank, rank_on

if TYPE_CHECKING:
    from graphmodel.layers.regimes import Governing
    from graphmodel.layers.routes import DataKinds
    from graphmodel.legal_basis.matching import Matcher
    from graphmodel.legal_basis.outcome import Outcome
    from graphmodel.legal_basis.party import Party
    from graphmodel.legal_basis.question import Question
    from graphmodel.model.layers import DataProtectionStatus, Regime, Route
    from graphmodel.model.model import Model, Ref


class RegimeShown(Struct, frozen=True):
    """A regime as an answer names it."""

    id: str
    label: str
    scope: str
    in_force: str
    url: str
    note: tuple[str, ...]
    explained_by: tuple[Ref, ...]


class StatusShown(Struct, frozen=True):
    """How a party stands in data protection and human rights law, in words."""

    label: str
    public_authority: str
    public_authority_words: str
    human_rights_authority: str
    human_rights_words: str
    law_enforcement_words: str
    usual_ground: str
    note: tuple[str, ...]


class DataProtection(Struct, frozen=True):
    """The layer.

    Attributes:
        result: word of codelist/layer-result.
        regime: the law that governs the disclosure; null outside the window.
        recipient_regime: the law that governs what the recipient does with it.
        data_kinds: how that law sorts what was asked for.
        lawful_basis: the routes for personal data.
        conditions: the routes for special category and offence data, on top.
        first: what has to be passed before the general regime is reached.
        does_not_fit: the grounds that are not offered, each with the reason.
        policy_document_needed: whether any route that is offered needs an appropriate policy document.
        status: how the discloser stands.
        questions: what only the officer can say.
        told: the layer in a sentence.
    """

    result: str
    regime: RegimeShown | None
    recipient_regime: RegimeShown | None
    data_kinds: tuple[str, ...]
    lawful_basis: tuple[Ground, ...]
    conditions: tuple[Ground, ...]
    first: tuple[Ground, ...]
    does_not_fit: tuple[Misfit, ...]
    policy_document_needed: bool
    status: StatusShown | None
    questions: tuple[str, ...]
    told: str


class Assessed(Struct, frozen=True):
    """The layer with the flags that it raises."""

    layer: DataProtection
    flags: tuple[str, ...]


class DataProtectionLayer:
    """Assesses data protection."""

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher
        self.model: Model = matcher.model
        self.regimes = Regimes(matcher)
        self._shown = lru_cache(maxsize=4096)(self._shown_on)
        self.statuses = Statuses(self.model)
        self.routes = Routes(matcher)
        self.grounds = Grounds(matcher)

    def assess(self, question: Question, giver: Party, taker: Party, outcome: Outcome) -> Assessed:
        """Return the layer for an outcome; a bar does not change which grounds there would be."""
        governing = self.regimes.governing(giver, question.purpose, question.on)
        theirs = self.regimes.governing(taker, question.purpose, question.on).regime
        personal = any(self.matcher.concepts.is_personal(k) for k in question.information)
        regime = governing.regime
        if regime is None:
            return Assessed(
                self._nothing(
                    "not-assessed",
                    None,
                    theirs,
                    question,
                    "No regime of data protection law is in the graph for that day.",
                ),
                (),
            )
        if not personal or self.model.subjects[question.subject].dead:
            return self._outside(question, regime, theirs)
        return self._inside(question, giver, taker, outcome.gateway.id, governing, theirs)

    def _outside(self, question: Question, regime: Regime, theirs: Regime | None) -> Assessed:
        checked = question.fact(words.CHECK_DONE) is True
        told = (
            "You say that you checked that nobody living can be identified from it. As far as that is so, data protection law does not reach it; "
            "confidence may."
            if checked
            else f"It lies outside data protection law only if nobody living can be identified from it, alone or with what the recipient has: "
            f"that check is yours. If anybody can be, {regime.label} applies, and the question is one about personal information."
        )
        ask = () if checked else (self.model.label(words.CHECK_DONE),)
        return Assessed(self._nothing("clear" if checked else "question", regime, theirs, question, told, ask), ())

    def _inside(
        self, question: Question, giver: Party, taker: Party, outcome: str, governing: Governing, theirs: Regime | None
    ) -> Assessed:
        regime = governing.regime
        assert regime is not None  # noqa: S101  the caller looked
        piece = self.matcher.slices.index(question.on)
        kinds = self.routes.data_kinds(question, regime)
        status = self.statuses.of(giver)
        powered, _ = needs_power(giver, question)
        sector = self.statuses.sector(giver, powered)
        rows = self.routes.choose(question, giver, regime, outcome, sector)
        found = [self.grounds.describe(r, question.on) for r in rows if r.data_kind in kinds.certain]
        missing = [k for k in kinds.certain if not any(g.data_kind == k for g in found)]
        first = self._first(question, giver, governing)
        where = {"beside-another"} if found else set()
        in_case = status_words(status, sector) | (set() if self._duty(rows) else {"no-duty"})
        where |= in_case
        found = [self.grounds.without_never(g, regime, in_case, question.on) for g in found]
        needed = self._policy_document(found, question, taker)
        weak = [
            k
            for k in kinds.certain
            if (of := [g for g in found if g.data_kind == k]) and all(g.confidence == "low" for g in of)
        ]
        flags = {
            "no-lawful-route-shown": bool(missing),
            "policy-document-needed": needed and question.fact(words.POLICY_DOCUMENT) is not True,
            "tell-subject-or-record-why-not": question.fact(words.TOLD_OR_WHY_NOT) is not True,
            "low-confidence-source": bool(weak),
        }
        raised = [f for f, true in flags.items() if true]
        if governing.special is not None and governing.special.flag:
            raised.append(governing.special.flag.removeprefix("flag/"))
        layer = DataProtection(
            "blocks" if missing else "question",
            self._shown(regime, piece),
            self._shown(theirs, piece) if theirs else None,
            kinds.certain,
            tuple(g for g in found if g.data_kind == "personal"),
            tuple(g for g in found if g.data_kind != "personal"),
            first,
            self.grounds.misfits(question, regime, kinds, found, where),
            needed,
            _status(status),
            self._questions(question, governing, kinds),
            self._told(regime, kinds.certain, found, missing, first),
        )
        return Assessed(layer, tuple(sorted(raised)))

    def _first(self, question: Question, giver: Party, governing: Governing) -> tuple[Ground, ...]:
        """Return what has to be passed where a body under a special regime acts outside it with data it may have taken in under it."""
        if governing.leaves is None or question.fact(words.HELD_FOR_LAW_ENFORCEMENT) is False:
            return ()
        rows = self.routes.leaving(question, giver, governing.leaves)
        return tuple(self.grounds.describe(r, question.on) for r in rows)

    @staticmethod
    def _duty(rows: list[Route]) -> bool:
        return any(r.gateway_kind in {GATEWAY[words.REQUIRED], "court-order"} for r in rows)

    def _policy_document(self, found: list[Ground], question: Question, taker: Party) -> bool:
        special = self.regimes.of_kind("law-enforcement", question.on)
        competent = special is not None and stands(taker, special.governs)[0] is Rank.HOLDS
        return any(
            g.policy_document_needed == "yes"
            or (g.policy_document_needed == "unless-to-competent-authority" and not competent)
            for g in found
        )

    def _questions(self, question: Question, governing: Governing, kinds: DataKinds) -> tuple[str, ...]:
        asks = ["Which of these grounds fits, and why is the disclosure necessary for it?"]
        if governing.special is not None:
            asks.append(f"Is the disclosure for law enforcement, so that {governing.special.label} governs it?")
        if governing.condition:
            regime, condition = governing.condition
            asks.append(f"Is it so that {condition}? Then {regime.label} governs instead.")
        if governing.leaves is not None and question.fact(words.HELD_FOR_LAW_ENFORCEMENT) is None:
            asks.append(self.model.label(words.HELD_FOR_LAW_ENFORCEMENT))
        asks += [
            f"Is any of it this: {self.model.code_label('data-kind', k).lower()}? Ask again with that kind if so."
            for k in kinds.perhaps
        ]
        return tuple(asks)

    def _told(
        self, regime: Regime, kinds: tuple[str, ...], found: list[Ground], missing: list[str], first: tuple[Ground, ...]
    ) -> str:
        said = []
        if first:
            said.append(f"What was taken in for law enforcement first needs {first[0].label}.")
        for kind in (k for k in kinds if k not in missing):
            named = "; ".join(dict.fromkeys(g.label for g in found if g.data_kind == kind))
            said.append(f"{self.model.code_label('data-kind', kind)}: {named}.")
        said += [
            f"{self.model.code_label('data-kind', kind)}: no ground is shown for this gateway and this discloser; ask your data protection officer."
            for kind in missing
        ]
        return f"What governs: {regime.label}. {' '.join(said)} A gateway does not settle this: you decide which ground fits."

    def _shown_on(self, regime: Regime, piece: int) -> RegimeShown:
        on = self.matcher.slices.day(piece)
        explained = [n for n in regime.explained_by if rank_on(self.model.norms[n].in_force.period, on) is Rank.HOLDS]
        return RegimeShown(
            regime.id,
            regime.label,
            regime.scope,
            regime.period.in_words(),
            regime.url,
            regime.note,
            tuple(self.model.ref(n) for n in explained),
        )

    def _nothing(
        self,
        result: str,
        regime: Regime | None,
        theirs: Regime | None,
        question: Question,
        told: str,
        asks: tuple[str, ...] = (),
    ) -> DataProtection:
        shown = [self._shown(r, self.matcher.slices.index(question.on)) if r else None for r in (regime, theirs)]
        return DataProtection(result, shown[0], shown[1], (), (), (), (), (), False, None, asks, told)


def _status(row: DataProtectionStatus | None) -> StatusShown | None:
    if row is None:
        return None
    return StatusShown(
        row.label,
        row.public_authority,
        row.public_authority_words,
        row.human_rights_authority,
        row.human_rights_words,
        row.law_enforcement_words,
        row.usual_ground,
        row.note,
    )
