"""Queries are read before they are run: nothing that reaches another address or changes the data gets through, and no word in a text is taken for it."""

from __future__ import annotations

import random
import socket
import threading

import pyoxigraph as ox
import pytest

from graphmodel.sparql.errors import MalformedError, RefusedError
from graphmodel.sparql.examples import examples
from graphmodel.sparql.guard import read

GRAPHS = ("https://w3id.org/graphmodel/graph/dataset", "https://w3id.org/graphmodel/graph/law/children-act-2004")
PREFIXES = "PREFIX ex: <http://example.org/> PREFIX : <http://example.org/> PREFIX service: <http://example.org/> "

#: Every one of these is sent to the address by the engine, or would be by one that reads the text as the standard has it.
CALLS = {
    "plain": "SELECT * { SERVICE <http://example.org/> { ?a ?b ?c } }",
    "no spaces": "SELECT*{SERVICE<http://example.org/>{?a ?b ?c}}",
    "any case": "SELECT * { sErViCe <http://example.org/> { ?a ?b ?c } }",
    "silent": "SELECT * { SERVICE SILENT <http://example.org/> { ?a ?b ?c } }",
    "silent without a space": "SELECT * { SERVICESILENT <http://example.org/> { ?a ?b ?c } }",
    "a variable": "SELECT * { VALUES ?u { <http://example.org/> } SERVICE ?u { ?a ?b ?c } }",
    "a variable without a space": "SELECT * { SERVICE?u{ ?a ?b ?c } }",
    "a prefixed name": PREFIXES + "SELECT * { SERVICE ex:a { ?a ?b ?c } }",
    "a name that swallows it": PREFIXES + "SELECT * { SERVICE:a { ?a ?b ?c } }",
    "a declared prefix of that name": PREFIXES + "SELECT * { service:a { ?a ?b ?c } }",
    "a name that swallows both words": "PREFIX : <http://example.org/> PREFIX servicesilent: <x:> SELECT * { servicesilent:a {} }",
    "a comment between": "SELECT * { SERVICE # <x>\n <http://example.org/> { ?a ?b ?c } }",
    "a comment ended by a carriage return": "SELECT * { # \r SERVICE <http://example.org/> { ?a ?b ?c } \n }",
    "an escape in the word": r"SELECT * { \u0053ERVICE <http://example.org/> { ?a ?b ?c } }",
    "a long escape in the word": r"SELECT * { SERV\U00000049CE <http://example.org/> { ?a ?b ?c } }",
    "an escape that ends a string": r'SELECT * { ?s ?p "x\u0022 . SERVICE <http://example.org/> { ?a ?b ?c } #" }',
    "an escape that ends a comment": "SELECT * { # \\u000A SERVICE <http://example.org/> { ?a ?b ?c } \n }",
    "in a subquery": "SELECT * { { SELECT ?a { SERVICE <http://example.org/> { ?a ?b ?c } } } }",
    "in OPTIONAL": "SELECT * { ?s ?p ?o OPTIONAL { SERVICE <http://example.org/> { ?a ?b ?c } } }",
    "in EXISTS": "ASK { ?s ?p ?o FILTER EXISTS { SERVICE <http://example.org/> { ?a ?b ?c } } }",
    "in MINUS in GRAPH": "ASK { GRAPH ?g { ?s ?p ?o MINUS { SERVICE <http://example.org/> { ?a ?b ?c } } } }",
    "in a CONSTRUCT": "CONSTRUCT { ?a ?b ?c } WHERE { SERVICE <http://example.org/> { ?a ?b ?c } }",
    "in a DESCRIBE": "DESCRIBE ?a { SERVICE <http://example.org/> { ?a ?b ?c } }",
    "after a literal": 'SELECT * { ?s ?p "1"SERVICE <http://example.org/> { ?a ?b ?c } }',
    "after a number": "SELECT * { ?s ?p 1SERVICE <http://example.org/> { ?a ?b ?c } }",
    "after a truth value": "SELECT * { ?s ?p trueSERVICE <http://example.org/> { ?a ?b ?c } }",
    "after an empty local name": PREFIXES + "SELECT * { ?s ?p ex:.SERVICE <http://example.org/> { ?a ?b ?c } }",
    "after a language that looks like GRAPH": PREFIXES + 'SELECT * { ?s ?p "x"@graph service:a { ?a ?b ?c } }',
    "after what looks like an address and is a comparison": "SELECT * { ?s ?p ?o FILTER(?o<1)SERVICE<http://example.org/>{ ?a ?b ?c } }",
    "in what looks like an address": PREFIXES + "SELECT * { ?s ?p ?o FILTER(?o<1)SERVICE:x#>\n { ?a ?b ?c } }",
    "behind a comment that looks like part of an address": 'SELECT * { ?s ?p ?o FILTER(?o<1)#> """\n SERVICE <http://e/> { ?a ?b ?c } #"""\n }',
    "behind a string that looks like part of an address": "SELECT * { ?s ?p ?o FILTER(?o<'>'||true) SERVICE <http://e/> { ?a ?b ?c } #'\n }",
}

#: The word stands in these and calls nothing.
NO_CALLS = {
    "a string": 'SELECT * { ?s ?p "SERVICE <http://example.org/> { }" }',
    "a long string": 'SELECT * { ?s ?p """a "b" SERVICE <http://example.org/> { } """ }',
    "a string with an escaped quote": r'SELECT * { ?s ?p "a\" SERVICE <http://example.org/> {" }',
    "a string in single quotes": "SELECT * { ?s ?p 'it is a \" SERVICE <x:y> {' }",
    "a comment": "SELECT * { ?s ?p ?o # SERVICE <http://example.org/> { }\n }",
    "an address": "SELECT * { <http://example.org/SERVICE> ?p <http://example.org/(a)/service#service> }",
    "a relative address": "BASE <http://example.org/> SELECT * { ?s <service> ?o }",
    "a local name": PREFIXES + "SELECT * { ex:service ?p ex:a.service }",
    "a prefix": PREFIXES + "SELECT * { service:a service:b service:c }",
    "a prefix after GRAPH": PREFIXES + "SELECT * { GRAPH service:a { ?s ?p ?o } }",
    "a variable": "SELECT ?service $SERVICE { ?service ?p $SERVICE }",
    "a blank node": "SELECT * { _:service ?p ?o }",
    "a comparison": 'SELECT * { ?s ?p ?o FILTER(?o<3 && STR(?s) > "service") }',
    "a body of the graph": "SELECT * { <https://w3id.org/graphmodel/body/medway-youth-service> ?p ?o FILTER(?o < ?p) }",
}


@pytest.mark.parametrize("query", CALLS.values(), ids=CALLS)
def test_a_call_to_another_address_is_refused_however_it_is_written(query):
    with pytest.raises(RefusedError, match=r"SERVICE at line \d+, column \d+ would send"):
        read(query, GRAPHS)


@pytest.mark.parametrize("query", NO_CALLS.values(), ids=NO_CALLS)
def test_the_word_alone_is_not_refused(query):
    assert read(query, GRAPHS).form == "SELECT"


def test_every_call_is_told_with_its_place():
    with pytest.raises(RefusedError) as caught:
        read("SELECT * {\n  SERVICE <x:a> {}\n  OPTIONAL {\n    service <x:b> {} } }", GRAPHS)
    places = [f.message[: len("SERVICE at line 2, column 3")] for f in caught.value.faults]
    assert places == ["SERVICE at line 2, column 3", "SERVICE at line 4, column 5"]


UPDATES = {
    "LOAD": "LOAD <http://example.org/>",
    "INSERT": "INSERT DATA { <x:a> <x:b> <x:c> }",
    "DELETE": "PREFIX ex: <x:>\nDELETE WHERE { ?s ?p ?o }",
    "WITH": "BASE <x:y> WITH <x:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "CLEAR": "# a comment\nclear ALL",
    "DROP": r"\u0044ROP ALL",
}


@pytest.mark.parametrize(("word", "query"), UPDATES.items(), ids=UPDATES)
def test_an_update_is_refused_by_its_word(word, query):
    with pytest.raises(RefusedError, match=rf"{word} at line \d, column \d+ would .*only reads"):
        read(query, GRAPHS)


def test_the_words_of_updates_are_free_within_a_query():
    assert read('SELECT ?load { ?load <x:insert> "DELETE" } # DROP', GRAPHS).form == "SELECT"


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM <http://example.org/> { ?s ?p ?o }",
        "SELECT * FROM NAMED <http://example.org/> { ?s ?p ?o }",
        "PREFIX ex: <http://example.org/> SELECT * FROM ex:a { ?s ?p ?o }",
        "BASE <http://example.org/> CONSTRUCT { ?s ?p ?o } FROM <a> WHERE { ?s ?p ?o }",
        "CONSTRUCT FROM <http://example.org/> WHERE { ?s ?p ?o }",
        "DESCRIBE <x:y>\nFROM # here\n <http://example.org/>",
        r"SELECT * FROM <http://example.org/\u0061> { ?s ?p ?o }",
        "SELECT * FROMNAMED<http://example.org/> { ?s ?p ?o }",
    ],
)
def test_a_graph_from_elsewhere_is_refused(query):
    with pytest.raises(RefusedError, match=r"FROM at line \d, column \d+: <http://example.org/a?> is no graph of this"):
        read(query, GRAPHS)


def test_a_graph_with_a_slip_in_its_name_is_refused_with_the_nearest():
    with pytest.raises(RefusedError) as caught:
        read("ASK FROM <https://w3id.org/graphmodel/graph/law/childrens-act-2004> { ?s ?p ?o }", GRAPHS)
    assert caught.value.faults[0].did_you_mean == (GRAPHS[1],)


@pytest.mark.parametrize("name", [f"<{GRAPHS[0]}>", "g:dataset", "<graph/dataset>"])
def test_a_graph_of_the_dataset_may_be_named_in_any_way(name):
    query = f"BASE <https://w3id.org/graphmodel/> PREFIX g: <graph/> SELECT * FROM {name} {{ ?s ?p ?o }}"
    assert read(query, GRAPHS).names_graphs


def test_prefixes_that_are_not_declared_are_told_all_at_once_with_what_to_write():
    with pytest.raises(MalformedError) as caught:
        read("SELECT * {\n ?s gm:bearer ?o ; foaf:name ?n ; gm:class ?c }", GRAPHS)
    gm, foaf = (f.message for f in caught.value.faults)
    assert "gm: at line 2, column 5" in gm
    assert "PREFIX gm: <https://w3id.org/graphmodel/ontology#>" in gm
    assert "foaf: at line 2, column 20" in foaf


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("", "empty"),
        (" \n # nothing\n", "begins with SELECT"),
        ("SELEC * {}", "line 1, column 1"),
        ('ASK { ?s ?p "\ud800" }', "line 1, column 14"),
        ("ASK { ?s ?p \0 }", "line 1, column 13"),
    ],
)
def test_what_is_no_query_is_told(query, told):
    with pytest.raises(MalformedError, match=told):
        read(query, GRAPHS)


@pytest.mark.parametrize(
    "text", ["a." * 30_000, "<" * 60_000, '"""' * 20_000 + '"', "_:a.-" * 12_000, "?s<" * 20_000, "\\u0041" * 10_000]
)
def test_no_text_takes_long_to_read(text):
    """Each is as long as a request may be; one that took longer than its length would not end within the time of a test."""
    with pytest.raises((MalformedError, RefusedError)):
        read(f"SERVICE {text} service:x", GRAPHS)


def test_the_examples_pass():
    assert {read(e.text, ()).form for e in examples()} == {"SELECT", "CONSTRUCT", "DESCRIBE"}


@pytest.fixture
def listener():
    """An address that a call would arrive at, and the list of those that did."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        arrived = []

        def answer():
            while True:
                try:
                    call, _ = listening.accept()
                except OSError:
                    return
                arrived.append(call)
                call.close()

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        yield listening.getsockname()[1], arrived
        listening.shutdown(socket.SHUT_RDWR)
        thread.join()


#: What a text is changed by: signs, and beginnings and ends of what they open and close.
PIECES = (
    *" \n\r<>()'\"{}.;1@^*|!?[]\\",
    *(
        "#\n",
        "#>\n",
        "# ' \n",
        '# """\n',
        "<1",
        "<?s",
        "<ex:a",
        "3>",
        '"""',
        "1.",
        "true",
        '"x"',
        '"x"@en',
        '"x"@graph',
    ),
    *(
        "ex:a",
        "ex:a.",
        "ex:",
        "_:b",
        "_:a.",
        "FILTER(1<2)",
        "GRAPH ",
        "GRAPH ?g ",
        "OPTIONAL ",
        "OPTIONAL { ",
        "{ SELECT * { ",
    ),
    *("?s ?p ?o . ", "?s ?p ", "||true)", "\\u0022", "\u00b7", "\u2028", "SERVICE", "service:", "SILENT"),
)


def test_what_passes_never_arrives_at_an_address_whatever_is_done_to_the_text(listener):
    """The engine itself, with its network, runs what was let through: thousands of texts made from calls by small changes."""
    port, arrived = listener
    prefixes = f"PREFIX ex: <http://e/> PREFIX : <http://127.0.0.1:{port}/> PREFIX service: <http://127.0.0.1:{port}/> "
    bases = [
        prefixes + base
        for base in (
            f"SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?a ?b ?c }} }}",
            "SELECT * { ?s ?p ?o OPTIONAL { SERVICE :x { ?a ?b ?c } } }",
            "ASK { ?s ?p ?o FILTER EXISTS { SERVICE SILENT service:x { ?a ?b ?c } } }",
            "SELECT * { SERVICE:x { ?a ?b ?c } }",
            "SELECT * { BIND('a' AS ?k) FILTER(?k<'>')SERVICE :x { ?a ?b ?c } }",
            "SELECT * { ?s ?p ?o FILTER(?s<ex:zz)SERVICE :x#> \n{ ?a ?b ?c } }",
        )
    ]
    store = ox.Store()
    store.add(
        ox.Quad(ox.NamedNode("http://e/s"), ox.NamedNode("http://e/p"), ox.Literal("1"), ox.NamedNode("http://e/g"))
    )
    chance = random.Random(11)
    passed = would_arrive = 0
    for number in range(3000):
        text = chance.choice(bases)
        for _ in range(chance.randint(1, 3)):
            at = (
                chance.randint(len(prefixes), len(text))
                if chance.random() < 0.5
                else text.upper().find("SERVICE", len(prefixes))
            )
            at += chance.choice((0, 0, len("service")))
            text = text[:at] + chance.choice(PIECES) + text[at + chance.choice((0, 0, 1)) :]
        try:
            read(text, ())
            passed += 1
        except MalformedError:
            continue
        except RefusedError:
            if number % 10:
                continue
            before = len(arrived)
            _run(store, text)
            would_arrive += len(arrived) > before
            del arrived[:]
            continue
        _run(store, text)
        assert not arrived, text
    assert passed > 50
    assert would_arrive > 3, "without the guard, calls do arrive"


def _run(store, text):
    try:
        found = store.query(text, use_default_graph_as_union=True)
        if not isinstance(found, ox.QueryBoolean):
            for _ in found:
                pass
    except (SyntaxError, OSError, RuntimeError, ValueError):
        pass
