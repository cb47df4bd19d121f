"""From the gateway that decides to the grounds of data protection law that can carry it: the rows of the route table that apply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from graphmodel.layers.dated import Dated
from graphmodel.layers.regimes import stands
from graphmodel.legal_basis import words
from graphmodel.legal_basis.standing import Rank

if TYPE_CHECKING:
    from graphmodel.legal_basis.matching import Matcher
    from graphmodel.legal_basis.party import Party
    from graphmodel.legal_basis.question import Question
    from graphmodel.model.layers import Regime, Route
    from graphmodel.model.model import Model

#: Outcome → the kind of gateway under which the table lists its routes; the other outcomes have no gateway.
GATEWAY = {
    words.REQUIRED: "must-give",
    words.EXPRESS: "may-give",
    words.NO_POWER_NEEDED: "none-needed",
    words.COMMON_LAW: "common-law",
    words.IMPLIED: "function-only",
}
_ANY, _LEAVING = "any", "to-other-purpose"
#: Words of codelist/data-kind in the order in which they are told: what every disclosure needs, then what comes on top.
_KINDS = ("personal", "special-category", "criminal-offence")


class DataKinds(Struct, frozen=True):
    """How a regime sorts what was asked for.

    Attributes:
        certain: the sorts (codelist/data-kind) that it falls under, in their order.
        perhaps: those under which part of it may fall.
    """

    certain: tuple[str, ...]
    perhaps: tuple[str, ...]


class Routes:
    """Chooses rows of the route table."""

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher
        self.model: Model = matcher.model
        self._rows = Dated(matcher.slices, (self.model.routes[i] for i in sorted(self.model.routes)))
        codes = self.model.codelists["codelist/route-gateway"].codes
        self._facts = {c.name: c.fact for c in codes if c.fact}

    def data_kinds(self, question: Question, regime: Regime) -> DataKinds:
        """Return how a regime sorts the kinds of information of a question."""
        certain, perhaps = set(), set()
        for word in question.information:
            kind = self.model.information[word]
            if kind.personal_data != "true":
                continue
            certain.add("personal")
            if kind.offence_data == "true":
                certain.add("criminal-offence")
                continue
            special = (
                {"yes": "true", "in part": "part"}.get(kind.dpa1998_sensitive or "", "false")
                if regime.sensitive
                else kind.special_category
            )
            if special == "true":
                certain.add("special-category")
            elif special == "part" or not kind.broader:
                perhaps.add("special-category")
            if not kind.broader:
                perhaps.add("criminal-offence")
        return DataKinds(
            tuple(k for k in _KINDS if k in certain), tuple(k for k in _KINDS if k in perhaps and k not in certain)
        )

    def choose(self, question: Question, giver: Party, regime: Regime, outcome: str, sector: str) -> list[Route]:
        """Return the rows that apply: by regime, gateway, sector, class and purpose; those that a fact opens come with them."""
        gateway = GATEWAY.get(outcome)
        return [
            row
            for row in self._rows.holding(question.on)
            if regime.id in row.regime
            and row.bearer_sector in {sector, _ANY}
            and self._opened(row, gateway, question)
            and all(
                stands(giver, c)[0] is Rank.HOLDS for c in ((row.class_,) if row.class_ else (), row.disclosers) if c
            )
            and (
                not row.purposes
                or any(self.matcher.concepts.purposes.within(question.purpose, p) for p in row.purposes)
            )
        ]

    def leaving(self, question: Question, giver: Party, regime: Regime) -> list[Route]:
        """Return what has to be passed first where data of a special regime go to a purpose outside it."""
        return [
            row
            for row in self._rows.holding(question.on)
            if regime.id in row.regime
            and row.gateway_kind == _LEAVING
            and (row.class_ is None or stands(giver, (row.class_,))[0] is Rank.HOLDS)
        ]

    def _opened(self, row: Route, gateway: str | None, question: Question) -> bool:
        if fact := self._facts.get(row.gateway_kind):
            return question.fact(fact) is True
        if row.gateway_kind == _LEAVING or gateway is None:
            return False
        return row.gateway_kind in {gateway, _ANY} or bool(row.disclosers)
