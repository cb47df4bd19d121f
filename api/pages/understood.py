"""A question in everyday words: one field, then how it was understood, what is asked, and the way to the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import RedirectResponse, Response

from api.pages.check_flow import Flow
from api.pages.check_state import PARTS, State
from api.pages.check_words import WORDS
from api.parameters import ReadDep  # noqa: TC001  FastAPI reads the annotations when it runs
from api.render import page
from api.routers.understood import apart
from graphmodel.legal_basis.question import Asked  # noqa: TC001  likewise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphmodel.graph import Graph

router = APIRouter()

_FURTHER = ("within", "capacity_from", "capacity_to")


@dataclass(frozen=True)
class Row:
    """One part as it was understood: what it is called, what is chosen, from which words and why, and the link to change it."""

    name: str
    value: str
    told: str
    change: str


@dataclass(frozen=True)
class Open:
    """One thing that is asked.

    Attributes:
        name: the parameter that answers it.
        question: what is asked.
        several: whether more than one may be chosen.
        items: what there is to choose from, as the design system's macros take it.
        steps: the page of the journey that asks the same.
    """

    name: str
    question: str
    several: bool
    items: list[dict[str, Any]]
    steps: str


@router.get("/understood")
def understood(
    request: Request,
    read: ReadDep,
    given: Annotated[Asked, Depends(apart)],
    q: Annotated[str | None, Query(description="The question in everyday words.")] = None,
) -> Response:
    """Show how a question was understood; words that may be names are taken out of the address first."""
    words = (q or "").strip()
    if not words:
        read.done()
        return page(request, "understood.html", q="", found=None, error="")
    answers: list[dict[str, Any]] = []
    read.attempt(lambda: answers.append(read.graph.understood(words, given)))
    too_long = [f.message for f in read.faults if f.field == "q"]
    if too_long and len(read.faults) == 1 and not read.missing:
        return page(request, "understood.html", status=422, q=words[:200], found=None, error=too_long[0].capitalize())
    read.done()
    found = answers[0]
    if any(o["why"] == "name" for o in found["not_understood"]):
        return RedirectResponse(found["permalink"], 303)
    state = _state(read.graph, found)
    flow = Flow(read.graph, state)
    return page(
        request,
        "understood.html",
        q=words,
        error="",
        found=found,
        rows=list(_rows(read.graph, found, state)),
        open=list(_open(found, state)),
        hidden=_hidden(found),
        steps=state.link(flow.next()),
    )


def _state(graph: Graph, found: dict[str, Any]) -> State:
    """Return the journey with what is certain filled in, and of what is not the words, where the journey asks what they mean."""
    parts = {p["part"]: p for p in found["parts"]}
    told: dict[str, Any] = {}
    on_the_day = Flow(graph, State(date=(found["date"],)))
    for name in PARTS:
        part = parts[name]
        told[name] = tuple(c["id"] for c in part["chosen"])
        if part["ask"] and name != "date" and part["candidates"] and len(part["read_from"]) == 1:
            words = part["read_from"][0]["words"]
            # The journey would take words as certain that are a name; here they only hint at it.
            told[name] = (words,) if on_the_day.usable(name, words) is None else ()
    for name in _FURTHER:
        if name in parts and parts[name]["chosen"]:
            told[name] = parts[name]["chosen"][0]["id"]
    return State(**told, facts=tuple(found["question"]["facts"].items()))


def _rows(graph: Graph, found: dict[str, Any], state: State) -> Iterable[Row]:
    for part in found["parts"]:
        name = part["part"]
        value = "; ".join(c["label"] for c in part["chosen"])
        words = ", ".join(f"\u201c{r['words']}\u201d" for r in part["read_from"])
        told = f"From {words}: {part['rule']}." if words and part["rule"] else _sentence(part["rule"] or "")
        if not value:
            told = f"From {words}: not certain." if words else "Not told."
        yield Row(WORDS[name].name, value or "To be told", told, state.link(name, "change"))
    for fact in found["facts"]:
        words = ", ".join(f"\u201c{r['words']}\u201d" for r in fact["read_from"])
        said = {"true": "Yes", "false": "No", "unknown": "Not known"}.get(fact["value"] or "", "To be told")
        yield Row(graph.model.label(fact["fact"]["id"]), said, f"From {words}.", "")


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def _open(found: dict[str, Any], state: State) -> Iterable[Open]:
    for part in found["parts"]:
        if part["ask"]:
            yield _asked(part["part"], part["ask"], state)
    for fact in found["facts"]:
        if fact["ask"]:
            bare = fact["fact"]["id"].removeprefix("fact/")
            items = [{"value": f"{bare}={c['id']}", "text": c["label"]} for c in fact["ask"]["choices"]]
            yield Open("fact", fact["ask"]["question"], False, items, "")


def _asked(name: str, ask: dict[str, Any], state: State) -> Open:
    certain = {c["id"] for c in ask["certain"]}
    items: list[dict[str, Any]] = [
        {"value": c["id"], "text": c["label"], "checked": c["id"] in certain} for c in ask["choices"]
    ]
    if ask["not_sure"]["id"] and ask["not_sure"]["id"] not in {c["id"] for c in ask["choices"]}:
        items += [{"divider": "or"}] if items else []
        items += [{"value": ask["not_sure"]["id"], "text": ask["not_sure"]["label"]}]
    helped = WORDS[name].not_sure
    step = "change" if name in {"information", "date"} or not helped else "help"
    return Open(name, ask["question"], ask["several"], items, state.with_(**{name: ()}).link(name, step))


def _hidden(found: dict[str, Any]) -> list[tuple[str, str]]:
    """Return what was told already, to be sent along; the words without what may be a name."""
    pairs = [("q", found["question"]["q"])]
    pairs += [(part, i) for part, ids in found["question"]["given"].items() for i in ids]
    return pairs + [("fact", f"{f}={v}") for f, v in found["question"]["facts"].items()]
