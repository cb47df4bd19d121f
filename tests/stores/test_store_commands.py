"""The commands on stores, and `--store` with the others, as they are typed."""

import json

import pytest
from typer.testing import CliRunner

from graphmodel.cli.app import app
from graphmodel.errors import BadQuestionError, StoreError
from graphmodel.store.push import push


@pytest.fixture(scope="module")
def folder(model, tmp_path_factory):
    from graphmodel.store.database import build

    made = tmp_path_factory.mktemp("commands") / "store"
    build(model, made)
    return str(made)


def run(*words, **env):
    done = CliRunner().invoke(app, list(words), env=env)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def test_every_command_that_reads_the_graph_takes_a_store():
    from typer.main import get_command

    group, missing = get_command(app), []
    for name in group.commands:
        params = {p.name for p in group.get_command(None, name).params}
        if "data" in params and "store" not in params:
            missing.append(name)
    assert not missing


def test_build_then_show_then_ask(tmp_path):
    place = str(tmp_path / "store")
    assert "use it with: graphmodel serve --store" in run("store", "build", place).output
    shown = json.loads(run("store", "show", place, "--json").output)
    answer = json.loads(run("path", "medway-yot-board", "--date", "2008-12-01", "--json", "--store", place).output)
    assert answer["dataset"]["digest"] == shown["digest"]
    assert answer["paths"][0]["ends"] == "legal-body"


def test_the_store_is_taken_from_the_environment(folder):
    assert json.loads(run("coverage", "--json", GRAPHMODEL_STORE=folder).output)["state"] == "answered"


def test_a_store_and_files_at_once_are_refused(folder):
    with pytest.raises(BadQuestionError, match="a store holds all of its data"):
        run("coverage", "--store", folder, "--data", "data")


def test_a_store_that_is_not_there_is_told(tmp_path):
    with pytest.raises(StoreError, match="graphmodel store build"):
        run("coverage", "--store", str(tmp_path / "nowhere"))


def test_replay_reads_the_store_too(folder, tmp_path):
    record = tmp_path / "record.json"
    asked = ("--from", "nhs-medway", "--to", "kent-police-force", "--purpose", "youth-justice", "--about", "child")
    made = run(
        "record", *asked, "--information", "personal", "--date", "2009-03-01", "--store", folder, "--out", str(record)
    )
    assert made.exit_code == 0, made.output
    assert run("replay", str(record), "--store", folder).exit_code == 0
    with pytest.raises(StoreError):
        run("replay", str(record), "--store", str(tmp_path / "nowhere"))


def test_push_then_show(oxigraph_server, small):
    push(small, oxigraph_server.graphs)
    assert "whole in http" in run("store", "show", oxigraph_server.query).output


def test_a_store_that_fails_is_no_fault_of_the_question(model):
    from graphmodel.cli.output import problem_details

    told = problem_details(StoreError("http://host/sparql", "it cannot be reached", "Try again."))
    assert told["status"] == 503
    assert told["title"] == model.code_label("problem-type", told["type"].removeprefix("/problems/"))


def test_the_service_tells_a_store_that_fails_as_a_problem(model):
    from starlette.testclient import TestClient

    from api.app import create_app
    from graphmodel.graph import Graph

    app = create_app(Graph(model))

    def fail() -> None:
        raise StoreError("http://host/sparql", "it cannot be reached", "Try again.")

    app.add_api_route("/api/v1/fails", fail)
    with TestClient(app) as client:
        reply = client.get("/api/v1/fails")
    assert (reply.status_code, reply.json()["type"]) == (503, "/problems/store-unavailable")
    assert reply.headers["retry-after"]
