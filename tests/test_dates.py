"""Three-valued stretches of time against their meaning, taken at its word: every day that each end may be, tried one by one."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphmodel.dates import PartialDate, Period, Start, Truth, day

DAY = datetime.timedelta(days=1)
FIRST, LAST = datetime.date(2003, 1, 1), datetime.date(2005, 12, 31)  # 2004 is a leap year

days = st.dates(FIRST - 40 * DAY, LAST + 40 * DAY)
partial_dates = st.builds(
    lambda on, length: PartialDate.parse(on.isoformat()[:length]), st.dates(FIRST, LAST), st.sampled_from((4, 7, 10))
)
periods = st.one_of(
    st.builds(Period, partial_dates, st.none() | partial_dates),
    st.builds(
        Period,
        st.none(),
        st.none() | partial_dates,
        st.sampled_from((Start.BEFORE_WINDOW, Start.UNKNOWN, Start.NOT_COMMENCED)),
    ),
)


def days_of(date):
    """Return every day that a date may be, by asking the calendar of each whether its text begins so."""
    return [on for n in range((LAST - FIRST).days + 1) if (on := FIRST + n * DAY).isoformat().startswith(date.text)]


def beginnings(period):
    """Return the days on which a period may have begun; never is a day after all."""
    if period.from_:
        return days_of(period.from_)
    return {
        Start.BEFORE_WINDOW: [datetime.date.min],
        Start.UNKNOWN: [datetime.date.min, datetime.date.max],
        Start.NOT_COMMENCED: [datetime.date.max],
    }[period.start]


@settings(deadline=None)
@given(periods, days)
def test_covers_is_true_of_all_of_some_or_of_none(period, on):
    ends = days_of(period.until) if period.until else [datetime.date.max]
    said = {begin <= on < end for begin in beginnings(period) for end in ends}
    assert period.covers(on) is {(True,): Truth.HOLDS, (False,): Truth.FAILS}.get(tuple(said), Truth.UNKNOWN)


@given(periods, days)
def test_nothing_changes_but_on_a_border(period, on):
    if period.covers(on - DAY) is not period.covers(on):
        assert on in period.borders()


@given(partial_dates)
def test_partial_date_is_first_to_last_of_its_days(date):
    inside = days_of(date)
    assert (date.first, date.last) == (inside[0], inside[-1])
    assert PartialDate.parse(str(date)) == date
    assert date.reached(date.first - DAY) is Truth.FAILS
    assert date.reached(date.last) is Truth.HOLDS
    assert all(date.reached(on) is Truth.UNKNOWN for on in inside[:-1])


@pytest.mark.parametrize(
    "text", ["2003-02-29", "2003-13", "2003-00-01", "2003-1-1", "03-01-01", "2003-01-01T00:00", "", " 2003", "0000"]
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError, match=r"exist|is no date"):
        PartialDate.parse(text)


@pytest.mark.parametrize("text", ["2003-02", "2003", "2003-02-29", "20030228", "2003-W01-1"])
def test_what_is_no_day_is_refused(text):
    with pytest.raises(ValueError, match=r"exist|is no day"):
        day(text)
