"""Norms that have not begun, and rows that have not: a row waits with its norm, and else its own days count."""

import pytest
from msgspec.structs import replace

from graphmodel.dates import PartialDate, Period, Start
from graphmodel.legal_basis.engine import Engine
from graphmodel.legal_basis.question import Asked

WAITS, BEGAN = "norm/ca2004-s16la", "norm/cda1998-s115"
ENDED = Period(None, PartialDate.parse("2010-01-01"), Start.BEFORE_WINDOW)
NEVER = Period(None, None, Start.NOT_COMMENCED)
OPEN = Period(None, None, Start.BEFORE_WINDOW)


def date_of(model, norm, period, purpose, on="2026-10-01"):
    """Return how the date of a norm comes out for a council and a police force, were all its rows in force so."""
    record = model.norms[norm]
    rows = {
        side: tuple(replace(r, period=period) for r in getattr(record, side)) for side in ("discloser", "recipient")
    }
    engine = Engine(model.with_records(replace(record, **rows)))
    asked = Asked(["medway-council"], ["kent-police-force"], purpose, "child", ["personal"], on)
    (question,) = asked.resolve(engine.model)
    number = next(n for n, x in enumerate(engine.matcher.norms) if x.id == norm)
    return engine.matcher.results(question).rank("date", number).word


@pytest.mark.parametrize(("period", "word"), [(NEVER, "holds"), (OPEN, "holds"), (ENDED, "fails")])
def test_a_row_of_a_norm_that_waits_waits_with_it_unless_it_has_days_of_its_own(model, period, word):
    assert date_of(model, WAITS, period, "safeguarding-children") == word


@pytest.mark.parametrize(("period", "word"), [(NEVER, "fails"), (OPEN, "holds"), (ENDED, "fails")])
def test_a_row_that_has_not_begun_of_a_norm_that_has_fails(model, period, word):
    assert date_of(model, BEGAN, period, "crime-prevention") == word
