"""The question on one form, and its answer at a link that can be sent."""

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
from graphmodel.legal_basis.narrower import alive
from graphmodel.legal_basis.question import Asked
from graphmodel.model.model import Model

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
        narrower=_narrower(read.graph.model, answer),
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


def _narrower(model: Model, answer: dict[str, Any]) -> dict[str, str]:
    """Return the links that ask again with a narrower kind of body in the place of a grouping of kinds, by the narrower kind."""
    path, _, rest = answer["permalink"].partition("?")
    pairs = parse_qsl(rest)
    found = {}
    for choice in (c["id"] for c in answer["choices"]):
        broader = model.types[choice].broader
        changed = [(n, choice if n in {"discloser", "recipient"} and v in broader else v) for n, v in pairs]
        if changed != pairs:
            found[choice] = query(path, changed)
    return found
