"""Who judges a changed norm: what the loader refuses, what the data promise, the worked cases, and the table of facts."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from graphmodel.errors import GraphmodelError
from graphmodel.legal_basis.engine import Engine
from graphmodel.legal_basis.matching import TESTS, Matcher
from graphmodel.load.schema import schema
from tests import test_case_coverage as coverage
from tests import test_legal_cases as legal
from tests.facts_asked import AskedOfTheEngine
from tests.mutation.fact_table import differences, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphmodel.legal_basis.question import Question
    from graphmodel.model.law import Norm
    from graphmodel.model.model import Model
    from tests.mutation.changed_law import Changed


#: Cases that are tried for one change.
_MOST = 60


class JudgesOfLaw:
    """Tells who notices a changed norm. Each judge is what the tests run, asked in one process and in order of cost."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.engine = Engine(model)
        self.facts = table()

    # The worked cases are read only when a judge wants them.
    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        return [param.values[0] for param in legal.rows()]

    @cached_property
    def questions(self) -> list[list[Question]]:
        return [self._questions(row) for row in self.rows]

    @cached_property
    def _naming(self) -> dict[str, set[int]]:
        """Norm → the cases that name it."""
        found: dict[str, set[int]] = defaultdict(set)
        for number, row in enumerate(self.rows):
            for norm in self._named(row["expect"]):
                found[f"norm/{norm}"].add(number)
        return found

    def notice(self, changed: Changed, only: tuple[str, ...] = ()) -> str | None:
        """Return who notices, the cheapest first: `loader`, `fact`, `question`, `case`, `promise`; None where nobody does.

        Args:
            changed: a norm told wrongly.
            only: the judges that are asked; all where none is named.
        """
        model = self.model.with_records(changed.norm)
        judges = {
            "loader": lambda: self._refused(changed.norm),
            "fact": lambda: bool(differences(changed.norm, self.facts[changed.norm.id.removeprefix("norm/")])),
            "question": lambda: self._question(changed.norm, model),
            "case": lambda: self._case(changed.norm, model),
            "promise": lambda: self._promise(model),
        }
        return next((who for who, noticed in judges.items() if (not only or who in only) and noticed()), None)

    # ------------------------------------------------------------------ the loader
    def _refused(self, norm: Norm) -> bool:
        """Tell whether a file with this norm would not load: something is missing, or its dates and its commencement quarrel."""
        return any(
            not getattr(norm, key, None)
            for key, field in schema().classes["Norm"].fields.items()
            if field.least and field.most is None and hasattr(norm, key)
        ) or (norm.gateway.kind != "none" and not (norm.discloser and norm.recipient))

    # ------------------------------------------------------------------ the table of facts, put to the engine
    def _question(self, norm: Norm, model: Model) -> bool:
        slug = norm.id.removeprefix("norm/")
        try:
            engine = Engine(model)
            engine.matcher.parties = self._parties
            return any(AskedOfTheEngine(engine, slug, self.facts[slug]).wrong())
        except (LookupError, ValueError):
            return True

    # ------------------------------------------------------------------ the worked cases
    def _case(self, norm: Norm, model: Model) -> bool:
        engine = Engine(model)
        return any(not self._stands(number, model, engine) for number in self._touched(norm))

    def _stands(self, number: int, model: Model, engine: Engine) -> bool:
        try:
            legal.test_case(self.rows[number], model, engine)
        except (AssertionError, GraphmodelError, KeyError, IndexError):
            return False
        return True

    def _touched(self, norm: Norm) -> list[int]:
        """Return the cases that name the norm or in which it comes out of some test otherwise than before, the likeliest first.

        Of many only some are tried: what the others would notice is not counted.
        """
        before, after = self._ranks_now(norm.id), list(self._ranks(norm))
        moved = {n for n, (a, b) in enumerate(zip(before, after, strict=True)) if a != b}
        named = self._naming[norm.id]
        rest = sorted(named - moved) if not moved else []
        return [*sorted(moved & named), *sorted(moved - named)][:_MOST] + rest[:_MOST]

    @lru_cache(maxsize=512)  # noqa: B019  one object a run
    def _ranks_now(self, norm: str) -> list[Any]:
        return list(self._ranks(self.model.norms[norm]))

    def _ranks(self, norm: Norm) -> Iterator[Any]:
        """Yield how the norm comes out of every test of every case, as if there were no other norm."""
        alone = Matcher(self._alone(norm))
        alone.parties = self._parties  # the same bodies and types: worked out once for all changes
        for questions in self.questions:
            yield [self._rank(alone, q) for q in questions]

    def _alone(self, norm: Norm) -> Model:
        model = self.model.with_records(norm)
        model.norms = {norm.id: norm}
        return model

    @staticmethod
    def _rank(matcher: Matcher, question: Question) -> Any:
        found = matcher.results(question)
        pick = found.discloser.pick(0), found.recipient.pick(0)
        return (
            [found.rank(test, 0) for test in TESTS],
            found.considered,
            [p and (p.row.class_, p.area_link) for p in pick],
            found.discloser.by_type,
            found.recipient.by_type,
        )

    @cached_property
    def _parties(self) -> Any:
        parties = self.engine.matcher.parties
        parties.party = lru_cache(maxsize=None)(parties.party)  # type: ignore[method-assign]
        return parties

    def _questions(self, row: dict[str, Any]) -> list[Question]:
        try:
            asked = legal.asked(row).resolve(self.model)
        except GraphmodelError:
            return []
        return [q for one in asked for q in self.engine.partnerships.questions(one)]

    @staticmethod
    def _named(expect: dict[str, Any]) -> set[str]:
        keys = ("bases", "not_bases", "headline_norms", "required_if", "near_misses", "effects", "explained_by")
        return {norm for key in keys for norm in expect.get(key) or ()}

    # ------------------------------------------------------------------ what the data promise
    def _promise(self, model: Model) -> bool:
        gateways = {n.id.removeprefix("norm/"): n for n in model.norms.values() if n.gateway.kind != "none"}
        return any(not _holds(check, *given) for check, given in self._checks(model, gateways))

    def _checks(self, model: Model, gateways: dict[str, Norm]) -> Iterator[tuple[Any, tuple[Any, ...]]]:
        yield coverage.test_every_norm_that_can_match_is_matched_by_a_case, (self.rows, gateways)
        yield coverage.test_every_change_of_a_norm_has_a_case_on_either_side, (gateways, self._days, model)

    @cached_property
    def _days(self) -> Any:
        return coverage.days_of.__wrapped__(self.rows)


def _holds(check: Any, *given: Any) -> bool:
    try:
        check(*given)
    except AssertionError:
        return False
    return True
