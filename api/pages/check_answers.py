"""The answers so far as a list with links to change them, and what else would make the answer more exact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from api.pages.check_facts import ANSWERS
from api.pages.check_state import FURTHER, PARTS
from api.pages.check_words import WORDS
from graphmodel.ids import ID
from graphmodel.legal_basis import words
from graphmodel.legal_basis.deciding_parts import narrower_purposes
from graphmodel.legal_basis.narrower import alive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from api.pages.check_flow import Flow

_MOST_PURPOSES = 4


@dataclass(frozen=True)
class Suggestion:
    """Something to look at before the answer: what is said, and links that change the state.

    Attributes:
        told: what is said.
        links: label and address of each.
    """

    told: str
    links: tuple[tuple[str, str], ...] = ()


def rows(flow: Flow, but: str = "") -> list[dict[str, Any]]:
    """Return what has been answered, as rows of the design system's summary list; one page may be left out."""
    return [_row(*told) for part, *told in (*_parts(flow), *_facts(flow)) if part != but]


def parts(flow: Flow) -> list[dict[str, Any]]:
    """Return the parts of the question, as rows of a summary list."""
    return [_row(*told) for _, *told in _parts(flow)]


def facts(flow: Flow) -> list[dict[str, Any]]:
    """Return the facts that were told, and those that could still change the answer, as rows of a summary list."""
    return [_row(*told) for _, *told in (*_facts(flow), *_open(flow))]


def suggestions(flow: Flow) -> list[Suggestion]:
    """Return what stands in the way of an answer, and narrower purposes that would change it."""
    found = [s for side in ("discloser", "recipient") for s in _gone(flow, side)]
    if found or len(flow.questions) != 1 or flow.reached is None or flow.reached.outcome in {None, words.NOT_IN_MODEL}:
        return found
    changed = narrower_purposes(flow.graph.engine, flow.questions[0])[:_MOST_PURPOSES]
    links = tuple(
        (
            f"{flow.model.label(purpose)}: {flow.model.label(f'outcome/{reached.outcome}')}",
            flow.state.with_(purpose=(purpose,)).link("answers"),
        )
        for purpose, reached in changed
    )
    return (
        [
            Suggestion(
                "A narrower purpose would change the answer. Change it only if it is what the information is for:",
                links,
            )
        ]
        if links
        else []
    )


#: What was answered: the page, what it asks in short, the answer, and the link to change it.
_Told = tuple[str, str, str, str]


def _parts(flow: Flow) -> Iterator[_Told]:
    state = flow.state
    for part in PARTS:
        values = getattr(state, part)
        if values and not (part == "date" and len(values) > 1):
            told = _day(flow) if part == "date" else "; ".join(_label(flow, part, v) for v in values)
            yield part, WORDS[part].name, told, state.link(part, "change")
    for part in FURTHER:
        value = getattr(state, part)
        if value is not None:
            told = "Not told" if part == "within" else "As a whole, or not sure"
            yield part, WORDS[part].name, flow.model.label(value) if value else told, state.link(part, "change")


def _facts(flow: Flow) -> Iterator[_Told]:
    for fact, value in flow.state.facts:
        if (ident := f"fact/{fact}") in flow.model.facts:
            yield ident, flow.model.label(ident), ANSWERS.get(value, value), flow.state.link(ident)


def _open(flow: Flow) -> Iterator[_Told]:
    for fact in flow.facts:
        if not flow.state.told(fact.id.removeprefix("fact/")):
            yield fact.id, flow.model.label(fact.id), "", flow.state.link(fact.id)


def _row(name: str, value: str, link: str) -> dict[str, Any]:
    action = {"href": link, "text": "Change" if value else "Answer", "visuallyHiddenText": name[:1].lower() + name[1:]}
    return {"key": {"text": name}, "value": {"text": value or "Not known"}, "actions": {"items": [action]}}


def _label(flow: Flow, part: str, value: str) -> str:
    if ID.fullmatch(value):
        return flow.model.label(value)
    ident = flow.usable(part, value)
    return flow.model.label(ident) if ident else value


def _day(flow: Flow) -> str:
    return f"{flow.on.day} {flow.on:%B %Y}"


def _gone(flow: Flow, side: str) -> Iterator[Suggestion]:
    """Yield what is to be said of a party that does not exist on the day."""
    for ident in getattr(flow.state, side):
        if (ident in flow.model.bodies or ident in flow.model.types) and not alive(flow.graph.engine, ident, flow.on):
            after = [s for s in flow.graph.engine.matcher.parties.successors(ident, flow.on) if s.alive]
            links = tuple((flow.model.label(s.id), flow.state.with_(**{side: (s.id,)}).link("answers")) for s in after)
            told = f"{flow.model.label(ident)} did not exist on {_day(flow)}."
            yield Suggestion(f"{told} What took its place:" if links else told, links)
