"""The question on one form, and its answer at a link that can be sent."""

import datetime
from typing import Any
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.operation.metrics import count_answer
from api.pages.form import Form, wrong_of
from api.parameters import ReadDep
from api.render import page, query
from api.routers.legal_basis import AskedDep
from graphmodel.dates import day
from graphmodel.graph import Graph
from graphmodel.legal_basis.narrower import alive, narrower
from graphmodel.legal_basis.question import Asked

router = APIRouter()


@router.get("/ask")
def ask(request: Request, read: ReadDep, question: AskedDep) -> Response:
    """Show the form; with a question, its answer; with a question that cannot be read, what is wrong with it."""
    given = request.query_params.multi_items()
    if not given:
        return page(request, "ask.html", form=Form(read.graph.model, Asked()))
    if read.faults or read.missing:
        wrong = wrong_of(read, given)
        status = 422 if read.faults else 404
        return page(request, "ask.html", status=status, form=Form(read.graph.model, question, wrong))
    answer = count_answer(request, read.graph.ask(question))
    form = Form(read.graph.model, question)
    if "answers" in answer:
        return page(request, "answers.html", answer=answer, form=form)
    return page(
        request,
        "answer.html",
        answer=answer,
        form=form,
        narrower=_narrower(read.graph, answer),
        successors=_successors(read.graph, answer),
    )


def _successors(graph: Graph, answer: dict[str, Any]) -> dict[str, str]:
    """Return the links that ask again about what came after a party that does not exist on the day, by what came after."""
    path, _, rest = answer["permalink"].partition("?")
    on, found = day(answer["date"]), {}
    for side in ("discloser", "recipient") if answer["successors"] else ():
        gone = answer["question"][side]["id"]
        if not alive(graph.engine, gone, on):
            for after in (s.id for s in graph.engine.matcher.parties.successors(gone, on) if s.alive):
                pairs = [(n, after if n == side else v) for n, v in parse_qsl(rest)]
                found[after] = query(path, pairs)
    return found


def _narrower(graph: Graph, answer: dict[str, Any]) -> dict[str, str]:
    """Return the links that ask again with a choice in the place of the grouping of kinds or class of bodies that it is of, by the choice."""
    path, _, rest = answer["permalink"].partition("?")
    pairs, on = parse_qsl(rest), day(answer["date"])
    found = {}
    for choice in (c["id"] for c in answer["choices"]):
        changed = [
            (n, choice if n in {"discloser", "recipient"} and _is_of(graph, choice, v, on) else v) for n, v in pairs
        ]
        if changed != pairs:
            found[choice] = query(path, changed)
    return found


def _is_of(graph: Graph, choice: str, party: str, on: datetime.date) -> bool:
    """Tell whether a kind is of a grouping of kinds, or a body of a class of bodies. A post is none that can be asked about."""
    if choice in graph.model.types:
        return party in graph.model.types[choice].broader
    return choice in graph.model.bodies and choice in narrower(graph.engine, party, on)
