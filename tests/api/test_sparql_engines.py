"""Other people's engines get from /sparql what the dataset holds: roqet of Redland (Debian package rasqal-utils) and Comunica (npm)."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest

from graphmodel.sparql.examples import examples

ROOT = Path(__file__).resolve().parents[2]
REQUIRED = set(filter(None, os.environ.get("GRAPHMODEL_REQUIRE", "").split(",")))
PREFIXES = "PREFIX gm: <https://w3id.org/graphmodel/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
#: Texts in any writing, dates, numbers, truth values, values that are not there.
QUERY = (
    PREFIXES
    + """SELECT ?norm ?label ?from ?until (STRLEN(?label) AS ?length) (BOUND(?until) AS ?ended) WHERE {
  ?norm a gm:Norm ; skos:prefLabel ?label ; gm:inForce ?force .
  OPTIONAL { ?force gm:from ?from }
  OPTIONAL { ?force gm:until ?until }
} ORDER BY ?norm"""
)
BUILD = PREFIXES + "CONSTRUCT { ?type skos:prefLabel ?label } WHERE { ?type a gm:Type ; skos:prefLabel ?label }"
ASKED = [QUERY, *(e.text for e in examples() if "SELECT" in e.text)]


def tool(name, path, package):
    """Return where a tool is; skip where it is nowhere, unless GRAPHMODEL_REQUIRE names it."""
    if path is None or not Path(path).exists():
        told = f"{name} is not there ({package})"
        if name in REQUIRED:
            pytest.fail(told)
        pytest.skip(told)
    return str(path)


@pytest.fixture(scope="session")
def roqet():
    return tool("roqet", shutil.which("roqet"), "Debian package rasqal-utils")


@pytest.fixture(scope="session")
def comunica():
    path = ROOT / ".comunica" / "node_modules" / ".bin" / "comunica-sparql"
    return tool("comunica", path, "npm install --prefix .comunica @comunica/query-sparql@4.5.0")


def run(*command):
    done = subprocess.run(command, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def rows(solutions):
    """Return the rows of a result in an order of their own: an engine may give them in another, where the query leaves it open."""
    names = [v.value for v in solutions.variables]
    return sorted([str(row[name]) for name in names] for row in solutions)


def own(model, query):
    found = rows(model.dataset.store.query(query, use_default_graph_as_union=True))
    assert found
    return found


@pytest.mark.parametrize("query", ASKED, ids=range(len(ASKED)))
def test_roqet_gets_the_rows_of_the_dataset(roqet, address, model, query):
    made = run(roqet, "-q", "-p", f"{address}/sparql", "-r", "xml", "-e", query)
    # It writes a value that is not there in a way that the standard gave up.
    made = re.sub(rb'<binding name="\w+">\s*<unbound/>\s*</binding>', b"", made)
    assert rows(ox.parse_query_results(made, format=ox.QueryResultsFormat.XML)) == own(model, query)


def test_comunica_gets_the_rows_of_the_dataset(comunica, address, model):
    """It is not told that the address is an endpoint: it finds out by the service description."""
    made = run(comunica, f"{address}/sparql", "-q", QUERY, "-t", "application/sparql-results+json")
    found = json.loads(made)
    del found["metadata"]  # its own, beside what the standard has
    assert rows(ox.parse_query_results(json.dumps(found), format=ox.QueryResultsFormat.JSON)) == own(model, QUERY)


def test_comunica_gets_the_statements_of_the_dataset(comunica, address, model):
    made = run(comunica, f"sparql@{address}/sparql", "-q", BUILD, "-t", "application/n-triples")
    expected = {str(t) for t in model.dataset.store.query(BUILD, use_default_graph_as_union=True)}
    assert expected
    assert {str(q.triple) for q in ox.parse(made, format=ox.RdfFormat.N_TRIPLES)} == expected
