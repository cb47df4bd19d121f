"""All layers of one answer, in their order, with the flags that they raise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from graphmodel.layers.bars_shown import BarsLayer, show
from graphmodel.layers.confidentiality import Confidentiality, ConfidentialityLayer
from graphmodel.layers.data_protection import DataProtection, DataProtectionLayer
from graphmodel.layers.explanations import Explanation, Explanations
from graphmodel.layers.human_rights import HumanRights, HumanRightsLayer
from graphmodel.legal_basis import words

if TYPE_CHECKING:
    from graphmodel.layers.bars import Found
    from graphmodel.legal_basis.matching import Matcher
    from graphmodel.legal_basis.outcome import Outcome
    from graphmodel.legal_basis.party import Party
    from graphmodel.legal_basis.question import Question


class Layers(Struct, frozen=True):
    """What lies over the gateway of one answer.

    Attributes:
        flags: the warnings that the layers raise.
        for_the_officer: what they leave to the officer.
        explained_by: rules, decided cases and good practice that bind the discloser on the day.
        short_form: what comes first where somebody is in danger now; else empty.
    """

    bars: BarsLayer
    data_protection: DataProtection
    confidentiality: Confidentiality
    human_rights: HumanRights
    flags: tuple[str, ...]
    for_the_officer: tuple[str, ...]
    explained_by: tuple[Explanation, ...]
    short_form: tuple[str, ...]


class Assessment:
    """Assesses every layer."""

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher
        self.data_protection = DataProtectionLayer(matcher)
        self.confidentiality = ConfidentialityLayer(matcher)
        self.human_rights = HumanRightsLayer(matcher)
        self.explanations = Explanations(matcher)

    def assess(
        self, question: Question, giver: Party, taker: Party, outcome: Outcome, found: tuple[Found, ...]
    ) -> Layers:
        """Return the layers over an outcome; none of them makes an answer softer."""
        bars, flags, asks = show(self.matcher.model, found, outcome)
        protection = self.data_protection.assess(question, giver, taker, outcome)
        confidence, of_confidence = self.confidentiality.assess(question, outcome)
        rights, of_rights = self.human_rights.assess(question, giver)
        return Layers(
            bars,
            protection.layer,
            confidence,
            rights,
            tuple(sorted({*flags, *protection.flags, *of_confidence, *of_rights})),
            (*asks, *protection.layer.questions),
            self.explanations.of(question, giver),
            self.short_form(question),
        )

    def short_form(self, question: Question) -> tuple[str, ...]:
        """Return what comes first where somebody is in danger now; else nothing."""
        first = self.human_rights.prompts("emergency", question) if question.fact(words.EMERGENCY) is True else ()
        return tuple(p.text for p in first)
