"""The service describes itself to programs, and the documentation shows what is so."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph as ox

from tests.api.sparql.protocol import FORM, get


def test_the_service_describes_itself_to_programs(client):
    store = client.app.state.graph.model.dataset.store
    described = [
        {q.triple for q in ox.parse(get(client, media).content, format=form)}
        for media, form in (("*/*", ox.RdfFormat.TURTLE), ("application/ld+json", ox.RdfFormat.JSON_LD))
    ]
    assert described[0] == described[1]
    graph = ox.Store()
    graph.extend(ox.Quad(t.subject, t.predicate, t.object) for t in described[0])
    prefixes = "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> PREFIX void: <http://rdfs.org/ns/void#> "
    (service,) = graph.query(
        prefixes
        + "SELECT ?endpoint (COUNT(?form) AS ?forms) { ?s a sd:Service ; sd:endpoint ?endpoint ; sd:supportedLanguage sd:SPARQL11Query ; "
        "sd:feature sd:UnionDefaultGraph ; sd:resultFormat ?form FILTER NOT EXISTS { ?s sd:feature sd:BasicFederatedQuery } } GROUP BY ?endpoint"
    )
    assert service["endpoint"].value == "http://testserver/sparql"
    assert service["forms"].value == "8"
    named = graph.query(
        prefixes
        + "SELECT ?name ?size { ?s sd:defaultDataset/sd:namedGraph ?n . ?n sd:name ?name ; sd:graph/void:triples ?size }"
    )
    sizes = {r["name"].value: int(r["size"].value) for r in named}
    assert sizes.keys() == {g.value for g in store.named_graphs()}
    assert sum(sizes.values()) == len(store)


def test_the_documentation_shows_what_is_so(client):
    text = (Path(__file__).resolve().parents[3] / "docs" / "sparql.md").read_text(encoding="utf-8")
    commands = re.findall(r"```sh\n(.*?)```\n+(?:[^`]*?\n)?```(\w+)\n(.*?)```", text, re.DOTALL)
    assert len(commands) >= 5
    for command, _, shown in commands:
        assert _curl(client, command).split() == shown.split(), command


def _curl(client, command):
    """Do what a command of curl does, as far as the documentation uses it."""
    import shlex

    words = shlex.split(command.replace("\\\n", " "))
    assert words[0] == "curl"
    headers, pairs, body, url, get_it = {}, [], None, None, False
    rest = iter(words[1:])
    for word in rest:
        match word:
            case "-s":
                pass
            case "-G":
                get_it = True
            case "-H":
                name, _, value = next(rest).partition(":")
                headers[name.strip().lower()] = value.strip()
            case "--data-urlencode":
                name, _, value = next(rest).partition("=")
                pairs.append((name, value))
            case "--data-binary":
                body = next(rest)
            case _:
                assert word == "http://127.0.0.1:8000/sparql"
                url = "/sparql"
    if get_it:
        return client.get(url, params=pairs, headers=headers).text
    if body is None:
        headers["content-type"], body = FORM, urlencode(pairs)
    return client.post(url, content=body, headers=headers).text
