"""The same questions through every way in: command line, HTTP, page, batch, SPARQL, Python client, assistant and everyday words have one answer."""

from __future__ import annotations

import anyio
import pytest
from mcp.client import Client as Assistant

from api.mcp.server import create_server
from graphmodel_client import Client
from tests import oracle
from tests.faces import Faces, in_a_body

#: Bodies in depth and of all England, on days of old law and new; outcomes of most kinds.
QUESTIONS = {
    "a primary care trust to the police, 2009": {
        "from": "body/medway-pct", "to": "body/kent-police-force", "purpose": "purpose/youth-justice",
        "about": "subject/child", "information": "information/personal", "date": "2009-03-01",
    },
    "a council of the north to its police": {
        "from": "body/leeds-city-council", "to": "body/west-yorkshire-police-force", "purpose": "purpose/youth-justice",
        "about": "subject/child", "information": "information/personal", "date": "2014-01-01",
    },
    "police to a council, in section 47 enquiries": {
        "from": "body/kent-police-force", "to": "body/medway-council", "purpose": "purpose/child-protection-enquiry",
        "about": "subject/child", "information": "information/child-protection", "date": "2024-06-01",
    },
    "a body that is gone": {
        "from": "body/medway-pct", "to": "body/kent-police-force", "purpose": "purpose/youth-justice",
        "about": "subject/child", "information": "information/personal", "date": "2020-03-01",
    },
    "a kind of body to a charity": {
        "from": "type/unitary-district-council", "to": "type/voluntary-organisation", "purpose": "purpose/early-help",
        "about": "subject/child", "information": "information/social-care", "date": "2026-01-15",
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def faces(model):
    return Faces(model)


@pytest.fixture(scope="module", params=QUESTIONS)
def asked(request):
    return {"ask": QUESTIONS[request.param]}


@pytest.fixture(scope="module")
def answer(asked, faces):
    return faces.got(asked)


def test_the_command_line_the_page_and_a_posted_question(asked, answer, faces, model):
    assert faces.as_json(asked) == answer
    assert faces.posted(asked) == answer
    assert model.label(f"outcome/{answer['outcome']}") in faces.page(asked)


def test_the_python_client_and_a_batch(asked, answer, address):
    question = in_a_body(asked)
    with Client(address, timeout=60) as client:
        assert client.legal_basis(**question) == answer
        (line,) = client.legal_basis_batch([question])
    assert line["answer"] == answer


def test_an_assistant(asked, answer, graph):
    question = in_a_body(asked)

    async def run():
        async with Assistant(create_server(graph)) as client:
            return await client.call_tool("legal_basis", question | {"information": [question["information"]]})

    told = anyio.run(run)
    assert told.structured_content["outcome"] == answer["outcome"]
    assert told.structured_content["headline"] == answer["headline"]


def test_everyday_words(asked, answer, graph, model):
    named = {part: model.label(ident) for part, ident in in_a_body(asked).items() if part != "date"}
    sentence = "May {information} on a {subject} be shared by {discloser} with {recipient} for {purpose}? {date}"
    found = graph.understood(sentence.format(**named, date=asked["ask"]["date"]))
    assert found["answer"] == answer


def test_sparql_finds_the_norms_that_match(asked, answer, graph, client):
    from graphmodel.legal_basis.question import Asked

    (question,) = Asked(
        *([v] if n in {"discloser", "recipient", "information"} else v for n, v in in_a_body(asked).items())
    ).resolve(graph.model)
    found = client.post("/sparql", data={"query": oracle.query(question)}, headers={"accept": "application/json"})
    rows = found.json()["results"]["bindings"]
    norms = {row["norm"]["value"].removeprefix("https://w3id.org/graphmodel/") for row in rows}
    assert norms == set(graph.engine.matcher.match(question))
    if answer["outcome"] != "not-in-model":
        assert norms <= {b["norm"]["id"] for b in (*answer["bases"], *answer["near_misses"])} | set(_all(answer))


def _all(answer):
    """Yield the norms that an answer names anywhere: some match and are told by a layer or a side alone."""
    match answer:
        case {"id": str(ident), "kind": "norm"}:
            yield ident
        case dict():
            for value in answer.values():
                yield from _all(value)
        case list():
            for value in answer:
                yield from _all(value)
