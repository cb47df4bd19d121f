"""The journey: one question a page, then the answers to check. The answer itself is at the link of the one-page form."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from api.pages import check_facts, check_pages
from api.pages.check_answers import facts, parts, rows, suggestions
from api.pages.check_flow import Flow
from api.pages.check_given import StateDep
from api.pages.check_state import PARTS
from api.pages.check_submit import SENT, WrongError, taken
from api.pages.check_view import View
from api.pages.check_words import WORDS
from api.parameters import ReadDep
from api.render import page

router = APIRouter()

_FACT = "fact/"
_Step = Annotated[str | None, Query(description="How the page was come to, or that it was answered.")]


@router.get("/check")
def start(request: Request, read: ReadDep, state: StateDep) -> Response:
    """Say what this is and is not, and begin; what a link has answered already is kept."""
    return page(request, "check-start.html", begin=state.link(Flow(read.graph, state).next()))


@router.get("/check/answers")
def answers(request: Request, read: ReadDep, state: StateDep) -> Response:
    """Show the answers to check, each with a link to change it."""
    flow = Flow(read.graph, state)
    if flow.open:
        return _to(state.link(flow.open))
    return page(
        request,
        "check-answers.html",
        parts=parts(flow),
        facts=facts(flow),
        suggestions=suggestions(flow),
        back=flow.before("answers"),
        ask=state.ask_link(),
    )


@router.get("/check/{page:path}")
def question(
    request: Request, read: ReadDep, state: StateDep, asked: Annotated[str, Path(alias="page")], step: _Step = None
) -> Response:
    """Ask one question; with an answer, go on to the next."""
    flow = Flow(read.graph, state)
    name = asked.removeprefix(_FACT)
    known = asked in WORDS or (asked.startswith(_FACT) and f"fact/{name}" in read.graph.model.facts)
    if not known:
        raise HTTPException(404)
    if asked not in PARTS and flow.open:
        return _to(state.link(flow.open))
    if step not in SENT:
        shown = check_facts.view(flow, name) if asked.startswith(_FACT) else check_pages.view(flow, asked, step)
        return _page(request, flow, shown)
    if asked.startswith(_FACT):
        if not state.told(name):
            return _page(request, flow, check_facts.view(flow, name, "missing"), 422)
        return _to(state.link(flow.next()))
    try:
        after, again = taken(flow, asked, step)
    except WrongError as wrong:
        before = {"pick": None, "kind": "help"}.get(step, "change")
        return _page(request, flow, check_pages.view(flow, asked, before, str(wrong)), 422)
    if again is not None:
        return _to(after.link(asked, again))
    return _to(after.link(Flow(read.graph, after).next()))


def _page(request: Request, flow: Flow, shown: View, status: int = 200) -> Response:
    return page(
        request,
        "check-question.html",
        status=status,
        view=shown,
        back=flow.before(shown.page),
        so_far=rows(flow, but=shown.page),
    )


def _to(link: str) -> Response:
    return RedirectResponse(link, 303)
