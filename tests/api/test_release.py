"""What `/data/` holds is what `graphmodel export` writes, byte for byte, in another process with another seed."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pyoxigraph as ox
import pytest


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    out = tmp_path_factory.mktemp("release") / "out"
    command = [sys.executable, "-m", "graphmodel", "export", "--out", str(out), "--json"]
    done = subprocess.run(
        command, env={**os.environ, "PYTHONHASHSEED": "7"}, check=True, capture_output=True, text=True
    )
    return out, json.loads(done.stdout)


def test_the_service_and_the_command_give_the_same_bytes(client, exported):
    out, told = exported
    assert client.get("/data/release.json").json() == told
    names = {f["name"] for f in told["files"]}
    assert {p.name for p in out.iterdir()} == names
    for name in names:
        served = client.get(f"/data/{name}")
        assert served.content == (out / name).read_bytes(), name
        assert served.headers["content-type"].partition(";")[0] == next(
            f["media_type"] for f in told["files"] if f["name"] == name
        )
        assert '</data/dataset.ttl>; rel="describedby"' in served.headers["link"]
        plain = client.get(f"/data/{name}", headers={"accept-encoding": "identity"})
        assert (plain.content, "content-encoding" in plain.headers) == (served.content, False)
        assert plain.headers["etag"] != served.headers["etag"] or name.endswith(".zip")


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("*/*", "text/html"), ("text/turtle", "text/turtle"), ("application/ld+json", "application/ld+json"), ("application/json", "application/json"),
    ],
)  # fmt: skip
def test_what_the_release_is_can_be_had_as_page_and_as_data(client, accept, media):
    response = client.get("/data/", headers={"accept": accept})
    assert response.status_code == 200
    assert response.headers["content-type"].partition(";")[0] == media
    assert "Accept" in response.headers["vary"]


def test_the_page_has_every_file_with_its_sum_and_the_identity(client, exported):
    _, told = exported
    page = client.get("/data/", headers={"accept": "text/html"}).text
    for file in told["files"]:
        assert f'href="/data/{file["name"]}"' in page
        assert file["sha256"] in page
    assert told["identity"]["value"] in page


def test_what_is_no_file_of_the_release_is_not_there(client):
    for path in ("/data/nothing.txt", "/data/..%2f..%2fpyproject.toml", "/data/graphmodel.nq.gz"):
        assert client.get(path).status_code == 404
    assert client.get("/data/", headers={"accept": "image/png"}).status_code == 406
    assert client.get("/data/?format=xml").status_code == 422


def test_one_thing_is_printed_or_written(graph, tmp_path, monkeypatch):
    from typer.testing import CliRunner

    import graphmodel.cli.app  # noqa: F401  it registers the commands
    from graphmodel.cli import export
    from graphmodel.cli.options import app

    monkeypatch.setattr(export, "graph", lambda _: graph)
    monkeypatch.setattr(export.signal, "signal", lambda *_: None)

    def run(*words):
        return CliRunner().invoke(app, ["export", *words])

    out = tmp_path / "area.jsonld"
    assert run("area/medway", "--out", str(out)).exit_code == 0
    found = {q.triple for q in ox.parse(out.read_bytes(), format=ox.RdfFormat.JSON_LD)}
    for form, syntax in (
        ("ttl", ox.RdfFormat.TURTLE),
        ("nt", ox.RdfFormat.N_TRIPLES),
        ("jsonld", ox.RdfFormat.JSON_LD),
    ):
        assert (
            {q.triple for q in ox.parse(run("area/medway", "--format", form).stdout_bytes, format=syntax)}
            == found
            != set()
        )
    assert run("area/medway").stdout_bytes == run("area/medway", "--format", "ttl").stdout_bytes
    assert json.loads(run("area/medway", "--json").stdout)["id"] == "area/medway"
    lost = run("area/medwy", "--out", str(tmp_path / "lost.ttl"))
    assert lost.exception.did_you_mean[0] == "area/medway"
    odd = run("area/medway", "--out", str(tmp_path / "area.docx"))
    assert "choose from ttl" in str(odd.exception)
    assert run().exit_code == 2
    nowhere = run("area/medway", "--out", str(tmp_path / "nowhere" / "area.ttl"))
    assert "Nothing was changed" in str(nowhere.exception)
    assert [p.name for p in tmp_path.iterdir()] == ["area.jsonld"]
