"""The pages of the journey but those of facts: which control, with which choices, for the state as it is."""

from __future__ import annotations

from api.pages import check_choices as choices
from api.pages.check_flow import KINDS, Flow
from api.pages.check_view import Option, View
from api.pages.check_words import WORDS
from graphmodel.dates import today

SIDES = ("discloser", "recipient")
_SCHEMES = ("purpose", "subject")
_NONE = "None of these: write it in other words"


def view(flow: Flow, part: str, step: str | None = None, error: str = "") -> View:
    """Return a page.

    Args:
        flow: the journey.
        part: the part of the question that it asks for.
        step: `change` to answer again, `help` for the broad choices, `narrow` for those within the one that was chosen.
        error: what was wrong with the answer.
    """
    if part == "information":
        return _information(flow, error)
    if part == "date":
        return _date(flow, error)
    if part.startswith("capacity"):
        return _capacity(flow, part, error)
    if step == "help" and part != "within":
        return _broad(flow, part, error)
    values = getattr(flow.state, part) or ""
    text = values if isinstance(values, str) else values[0] if len(values) == 1 else ""
    if step == "narrow" and text:
        return _narrow(flow, part, text)
    if step != "change" and text and not flow.usable(part, text):
        found = _choice(flow, part, text, error)
        return found or _text(
            flow, part, text, f"Nothing that exists on {flow.on} is called \u201c{text}\u201d. Write it in other words"
        )
    return _text(flow, part, text, error)


def _text(flow: Flow, part: str, text: str, error: str) -> View:
    ident = flow.usable(part, text) if text else None
    words = WORDS[part]
    links = [(words.not_sure, flow.state.with_(**{part: ()}).link(part, "help"))] if words.not_sure else []
    return View(
        part,
        part,
        "text",
        words,
        flow.state.pairs(part),
        value=(flow.model.label(ident) if ident else text, ident or ""),
        error=error,
        links=links,
        kinds=" ".join(KINDS[part]),
    )


def _choice(flow: Flow, part: str, text: str, error: str) -> View | None:
    """Return what words may mean, to choose from; None where nothing is found."""
    found = flow.meant(part, text)
    again = (_NONE, flow.state.with_(**{part: (text,)}).link(part, "change"))
    links = [again]
    if part in SIDES:
        groups = choices.parties(flow, found)
        if at_once := choices.all_at_once(flow, found):
            links.append(("I'm not sure which: ask for each of them", _after(flow, part, at_once)))
    else:
        groups = (("", choices.concepts(flow, found.candidates)),) if found.candidates else ()
    if not groups:
        return None
    # An id comes from a link and not from a reader, who knows the thing by its name.
    label = flow.model.label(text) if text in flow.model.records else text
    return View(
        part,
        part,
        "radios",
        WORDS[part],
        [*flow.state.pairs(part), (part, text)],
        step="pick",
        hint="Choose what is meant.",
        options=groups,
        error=error,
        understood=f"You wrote \u201c{label}\u201d.",
        links=links,
    )


def _after(flow: Flow, part: str, values: tuple[str, ...]) -> str:
    """Return the page that comes next with some values."""
    state = flow.state.with_(**{part: values})
    return state.link(Flow(flow.graph, state).next())


def _broad(flow: Flow, part: str, error: str) -> View:
    sure = None
    if part in SIDES:
        groups = choices.kinds_of_body(flow)
    else:
        groups = (("", choices.broad(flow, part)),)
        if part == "subject":
            widest = choices.widest(flow, part)
            sure = Option(widest, f"I'm not sure: {flow.model.label(widest).lower()}")
    again = ("Write it in your own words", flow.state.with_(**{part: ()}).link(part))
    return View(
        part,
        part,
        "radios",
        WORDS[part],
        flow.state.pairs(part),
        step="kind",
        hint="Choose the nearest. The next page shows what is within it.",
        options=groups,
        sure=sure,
        error=error,
        links=[again],
    )


def _narrow(flow: Flow, part: str, text: str) -> View:
    ident = flow.usable(part, text) or text
    label = flow.model.label(ident)
    return View(
        part,
        part,
        "radios",
        WORDS[part],
        [*flow.state.pairs(part), (part, ident)],
        step="pick",
        hint="A narrower choice gives a more exact answer.",
        options=(("", choices.below(flow, part, ident)),),
        sure=Option(ident, f"None of these, or I'm not sure: {label}", checked=True),
        understood=f"You chose \u201c{label}\u201d.",
        links=[("Write it in your own words", flow.state.with_(**{part: ()}).link(part))],
    )


def _information(flow: Flow, error: str) -> View:
    found = {text: flow.meant("information", text) for text in flow.state.information}
    chosen = {m.id for m in found.values() if m.id}
    open_ = [m for m in found.values() if not m.id]
    groups, more = choices.information(flow, chosen, [c for m in open_ for c in m.candidates])
    root = next(i for i, k in flow.model.information.items() if not k.broader and k.personal_data == "true")
    sure = Option(root, f"I'm not sure which: any {flow.model.label(root).lower()}", checked=root in chosen)
    return View(
        "information",
        "information",
        "checkboxes",
        WORDS["information"],
        flow.state.pairs("information"),
        value=(" ".join(m.words for m in open_[:1]), ""),
        options=(*groups, ("more", more)),
        sure=sure,
        error=error,
        understood=f"You wrote \u201c{open_[0].words}\u201d. What it may be comes first."
        if open_ and open_[0].candidates
        else "",
    )


def _date(flow: Flow, error: str) -> View:
    typed = flow.state.date
    if len(typed) <= 1:
        on = flow.on if typed else today()
        typed = (str(on.day), str(on.month), str(on.year))
    first = flow.model.release.window_from
    why = f"The law in the graph begins on {first}, and was seen as it stood up to {flow.model.release.law_checked_to}."
    return View("date", "date", "date", WORDS["date"], flow.state.pairs("date"), value=typed, error=error, why=(why,))


def _capacity(flow: Flow, part: str, error: str) -> View:
    state = flow.state.with_(**{part: None})
    as_whole = Flow(flow.graph, state)
    found = as_whole.further().get(part, ())
    side = SIDES[0] if part == "capacity_from" else SIDES[1]
    party = flow.model.label(flow.usable(side, "".join(getattr(state, side)[:1])) or "")
    sure = Option("", "As a whole, or I'm not sure", checked=getattr(flow.state, part) == "")
    return View(
        part,
        part,
        "radios",
        WORDS[part],
        state.pairs(),
        title=WORDS[part].title.format(party=party),
        hint="" if as_whole.same_body else None,
        options=(("", tuple(Option(c, flow.model.label(c), checked=c == getattr(flow.state, part)) for c in found)),),
        sure=None if as_whole.same_body else sure,
        error=error,
    )
