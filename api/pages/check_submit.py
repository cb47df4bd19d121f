"""What becomes of an answer that was sent: the state that it leads to, or what is wrong with it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from api.pages import check_choices as choices
from api.pages.check_pages import SIDES
from api.pages.check_words import WORDS

if TYPE_CHECKING:
    from api.pages.check_flow import Flow
    from api.pages.check_state import State

#: Words of `step` with which an answer is sent: written, chosen where something was written before, chosen from the broad choices.
SENT = frozenset({"next", "pick", "kind"})
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BOXES = ("day", "month", "year")
_YEAR_DIGITS = 4


class WrongError(Exception):
    """An answer that cannot be taken, with what to say of it."""


def taken(flow: Flow, part: str, step: str) -> tuple[State, str | None]:
    """Return the state with an answer taken, and the step of the same page that follows; None where the journey goes on.

    Raises:
        WrongError: the answer cannot be taken.
    """
    state = flow.state
    if part == "date":
        return state.with_(date=(_day(flow),)), None
    if part == "information":
        return state.with_(information=_kinds(flow)), None
    if part.startswith("capacity"):
        if getattr(state, part) is None or (flow.same_body and not getattr(state, part)):
            raise WrongError(WORDS[part].missing)
        return state, None
    if part == "within":
        return _area(flow)
    values: tuple[str, ...] = getattr(state, part)
    if not values:
        raise WrongError(WORDS[part].missing if step == "next" else "Choose one of these")
    text = values[-1]
    ident = flow.usable(part, text)
    if ident:
        narrow = step == "kind" and part not in SIDES and _has_narrower(flow, part, ident)
        return state.with_(**{part: (ident,)}), "narrow" if narrow else None
    if step == "pick" and len(values) == 1:
        raise WrongError("Choose one of these, or write it in other words")
    if not flow.meant(part, text).candidates:
        raise WrongError(
            f"Nothing in the graph is called \u201c{text}\u201d. Write it in other words, or look at what there is"
        )
    return state.with_(**{part: (text,)}), ""


def _has_narrower(flow: Flow, part: str, ident: str) -> bool:
    """Tell whether a concept has narrower ones that were not on the page of the broad choices."""
    scheme = flow.model.purposes if part == "purpose" else flow.model.subjects
    shown = part == "subject" and ident == choices.widest(flow, part)
    return not shown and any(ident in concept.broader for concept in scheme.values())


def _area(flow: Flow) -> tuple[State, str | None]:
    text = (flow.state.within or "").strip()
    if not text:
        return flow.state.with_(within=""), None
    if ident := flow.usable("within", text):
        return flow.state.with_(within=ident), None
    if not flow.meant("within", text).candidates:
        raise WrongError(f"No area in the graph is called \u201c{text}\u201d. Leave the field empty if it is not there")
    return flow.state, ""


def _kinds(flow: Flow) -> tuple[str, ...]:
    found = [(text, flow.meant("information", text)) for text in flow.state.information]
    chosen = [m.id for _, m in found if m.id]
    open_ = [(text, m) for text, m in found if not m.id]
    for text, m in open_:
        # What was chosen from what the words may mean takes their place.
        if not m.candidates:
            raise WrongError(
                f"Nothing in the graph is called \u201c{text}\u201d. Choose from the list, or write it in other words"
            )
        if not set(m.candidates) & set(chosen):
            raise WrongError(f"Choose what \u201c{text}\u201d means")
    if not chosen:
        raise WrongError(WORDS["information"].missing)
    return tuple(dict.fromkeys(chosen))


def _day(flow: Flow) -> str:
    typed = flow.state.date
    if not typed:
        raise WrongError(WORDS["date"].missing)
    parts = typed[0].split("-")[::-1] if len(typed) == 1 else [*typed, "", "", ""][:3]
    missing = [box for box, part in zip(_BOXES, parts, strict=False) if not part]
    if missing or len(parts) != len(_BOXES):
        raise WrongError(f"The day must include a {' and a '.join(missing or ['real day'])}")
    day, month, year = parts
    number = str(_MONTHS.index(month[:3].lower()) + 1) if month[:3].lower() in _MONTHS else month
    if not (year.isascii() and year.isdigit() and len(year) == _YEAR_DIGITS):
        raise WrongError("The year must have 4 numbers")
    try:
        on = datetime.date(int(year), int(number), int(day))
    except ValueError:
        raise WrongError("Enter a real day, such as 27 3 2015") from None
    first = flow.model.release.window_from
    if on < first.first:
        raise WrongError(f"The day must be {first} or later: before that, the law is not in the graph")
    return on.isoformat()
