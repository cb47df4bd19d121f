"""Whether a stretch of time covers a day: fails, unknown or holds."""

FAILS, UNKNOWN, OFFICER, HOLDS = range(4)


def reached(date, on):
    """Tell whether a date, perhaps known only to its month or year, is on or before the day."""
    if on >= date.last:
        return HOLDS
    return UNKNOWN if on >= date.first else FAILS


def covers(period, on):
    """Tell whether a half-open stretch covers the day; a start that is only seen holds from the day on which it was seen."""
    start = period.start.value
    ended = reached(period.until, on) if period.until else FAILS
    if start == "not-commenced" or ended == HOLDS:
        return FAILS
    if period.from_:
        begun = reached(period.from_, on)
    elif start == "unknown":
        begun = HOLDS if period.seen and reached(period.seen, on) == HOLDS else UNKNOWN
    else:
        begun = HOLDS
    return min(begun, UNKNOWN) if ended == UNKNOWN else begun
