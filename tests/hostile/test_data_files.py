"""Hostile files of data, in YAML and in every syntax of linked data: each is told with its line, nothing of it is loaded, nothing is fetched."""

# ruff: noqa: E501  a hostile file is a line, whole

from __future__ import annotations

import json

import pytest

from graphmodel.errors import DataError
from graphmodel.load.check import problems_of
from graphmodel.load.dataset import load_all
from graphmodel.load.files import find_files
from graphmodel.resources import folder
from tests.conftest import ROOT
from tests.hostile.confined import confined

BASE = (folder("data") / "schemes", folder("data") / "dataset.yaml", ROOT / "tests" / "invalid" / "base.yaml")
AREA = "areas:\n- {id: area/bomb, label: Bomb, start: unknown}\n"
W3 = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
ONTOLOGY = "https://w3id.org/graphmodel/ontology#"

#: name → (ending, content, words that it is told).
YAML = {
    "laughs": ("yaml", "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9)), "aliases"),
    "an alias of itself": ("yaml", "areas: &a\n- *a\n", "aliases"),
    "a merge": ("yaml", "areas:\n- <<: {id: area/x}\n  label: X\n", "without an `id`"),
    "a program in a tag": ("yaml", "areas: !!python/object/apply:os.system ['touch /tmp/owned']\n", "tag"),
    "a tag of one's own": ("yaml", "%TAG ! tag:evil.example,2026:\n---\nareas: !x []\n", "tag"),
    "binary": ("yaml", "areas: !!binary gIGC\n", "tag"),
    "a set": ("yaml", "areas: !!set {a, b}\n", "tag"),
    "lists in lists": ("yaml", "areas: " + "[" * 200_000, "nested"),
    "mappings in mappings": ("yaml", "areas: " + "{a: " * 200_000, "nested"),
    "blocks in blocks": ("yaml", "areas:\n" + "".join(" " * n + "-\n" for n in range(1, 1_500)), "nested"),
    "dashes": ("yaml", "- " * 100_000 + "x", ""),
    "a key that is a list": ("yaml", "? [areas, bodies]\n: x\n", "plain word"),
    "a key of a megabyte": ("yaml", "k" * 1_000_000 + ": x\n", ""),
    "a text of megabytes": ("yaml", f"areas:\n- {{id: area/bomb, label: {'x' * 3_900_000}, start: unknown}}\n", None),
    "a file that is too large": ("yaml", AREA + "#" * 4_300_000, "larger than 4 MB"),
    "a number of a million digits": ("yaml", f"areas:\n- {{id: area/bomb, label: {'9' * 1_000_000}, start: unknown}}\n", None),
    "a quotation mark without end": ("yaml", 'areas: "' + "a\n" * 1_000_000, "not YAML"),
    "a thousand unknown keys": ("yaml", "areas:\n- {" + ",".join(f"k{n}: x" for n in range(20_000)) + "}\n", "without an `id`"),
    "twenty thousand sections": ("yaml", "".join(f"s{n}: []\n" for n in range(20_000)), "s0"),
    "the same key again and again": ("yaml", "areas:\n- {" + ",".join("id: area/x" for _ in range(20_000)) + "}\n", "twice"),
    "many things of one id": ("yaml", "areas:\n" + "- {id: area/bomb, label: Bomb, start: unknown}\n" * 3_000, "area/bomb"),
    "NUL": ("yaml", AREA.replace("Bomb", "Bo\0mb"), "U+0000"),
    "NUL by name": ("yaml", AREA.replace("Bomb", '"Bo\\0mb"'), "U+0000"),
    "turned words": ("yaml", AREA.replace("Bomb", "Bo\u202ebm"), "U+202E"),
    "turned words by name": ("yaml", AREA.replace("Bomb", '"Bo\\u202Ebm"'), "U+202E"),
    "an invisible space": ("yaml", AREA.replace("Bomb", "Bo\u200bmb"), "U+200B"),
    "half a character by name": ("yaml", AREA.replace("Bomb", '"Bo\\ud800mb"'), ""),
    "a mark of order in the middle": ("yaml", AREA + "\ufeff" + AREA, "U+FEFF"),
    "UTF-16": ("yaml", AREA.encode("utf-16"), "UTF-8"),
    "UTF-16 without a mark": ("yaml", AREA.encode("utf-16-be"), ""),
    "UTF-32": ("yaml", AREA.encode("utf-32"), "UTF-8"),
    "half a character in bytes": ("yaml", b"areas:\n- {id: area/bomb, label: \xed\xa0\x80}\n", "UTF-8"),
    "an overlong slash": ("yaml", b"areas:\n- {id: area\xc0\xafbomb, label: Bomb}\n", "UTF-8"),
    "a path for an id": ("yaml", AREA.replace("area/bomb", "../../etc/passwd"), "id"),
    "letters of another alphabet in an id": ("yaml", AREA.replace("area/bomb", "area/b\u043emb"), "id"),
    "an anchor with a program": ("yaml", "areas: &!!python/name:os.system x\n", ""),
    "a document in a document": ("yaml", AREA + "---\n" + AREA, "second document"),
    "no YAML at all": ("yaml", bytes(range(1, 256)) * 100, ""),
}  # fmt: skip

NODE = f'<https://w3id.org/graphmodel/area/bomb> a <{ONTOLOGY}Area> ; <http://www.w3.org/2004/02/skos/core#prefLabel> "Bomb" .'
LINKED = {
    "nodes in nodes": ("ttl", "<x:a> <x:b> " + "[ <x:b> " * 100_000, ""),
    "lists in lists": ("ttl", "<x:a> <x:b> " + "(" * 100_000, ""),
    "a hundred thousand nodes without a name": ("nt", "".join(f"_:b{n} <x:p> _:b{n + 1} .\n" for n in range(60_000)), ""),
    "a list without end": ("ttl", f"_:a <{W3}first> 1 ; <{W3}rest> _:a .", ""),
    "a text of megabytes": ("ttl", NODE.replace("Bomb", "x" * 3_000_000), None),
    "a space in an address": ("ttl", NODE.replace("area/bomb", "area/the bomb"), ""),
    "a relative address": ("ttl", f"<area/bomb> a <{ONTOLOGY}Area> .", ""),
    "a relative address that climbs": ("ttl", f"<../../../etc/passwd> a <{ONTOLOGY}Area> .", ""),
    "a base elsewhere": ("ttl", f"@base <http://169.254.169.254/> .\n<a> a <{ONTOLOGY}Area> .", ""),
    "a file for an address": ("ttl", f"<file:///etc/passwd> a <{ONTOLOGY}Area> .", ""),
    "turned words": ("ttl", NODE.replace("Bomb", "Bo\\u202Ebm"), "U+202E"),
    "NUL": ("ttl", NODE.replace("Bomb", "Bo\\u0000mb"), "U+0000"),
    "a prefix that is not declared": ("ttl", "evil:a a evil:b .", ""),
    "a prefix that is declared again": ("ttl", f"@prefix a: <x:> . @prefix a: <{ONTOLOGY}> . a:b a a:Area .", ""),
    "a graph of its own": ("nq", f"<x:a> <{W3}type> <{ONTOLOGY}Area> <https://w3id.org/graphmodel/graph/dataset> .\n", ""),
    "a graph in TriG": ("trig", f"<https://w3id.org/graphmodel/graph/dataset> {{ {NODE} }}", None),
    "half a line": ("nt", "<x:a> <x:b> ", ""),
    "no Turtle at all": ("ttl", bytes(range(1, 256)), ""),
    "a context at an address": ("jsonld", json.dumps({"@context": "http://127.0.0.1:9/context", "@id": "x:a"}), "fetched"),
    "a context among others": ("jsonld", json.dumps({"@context": [{}, "https://schema.org"], "@id": "x:a"}), "fetched"),
    "a context of a file": ("jsonld", json.dumps({"@context": "file:///etc/passwd", "@id": "x:a"}), "fetched"),
    "a context in a term": ("jsonld", json.dumps({"@context": {"a": {"@id": "x:a", "@context": "http://127.0.0.1:9/"}}, "a": {"a": "b"}}), ""),
    "an import of a context": ("jsonld", json.dumps({"@context": {"@version": 1.1, "@import": "http://127.0.0.1:9/"}, "@id": "x:a"}), ""),
    "terms that mean something else": ("jsonld", json.dumps({"@context": {"id": "@id", "label": "x:evil", "Area": ONTOLOGY + "Area"}, "id": "area/bomb", "@type": "Area", "label": "Bomb"}), ""),
    "a vocabulary of its own": ("jsonld", json.dumps({"@context": {"@vocab": "x:"}, "@id": "area/bomb", "label": "Bomb"}), ""),
    "a base of its own": ("jsonld", json.dumps({"@context": {"@base": "file:///"}, "@id": "etc/passwd", "@type": ONTOLOGY + "Area"}), ""),
    "JSON in JSON": ("jsonld", '{"a":' * 100_000, "nested"),
    "a key twice": ("jsonld", '{"@id": "x:a", "@id": "x:b"}', "twice"),
    "numbers that are none": ("jsonld", '{"@id": "x:a", "x:b": NaN, "x:c": 1e999999, "x:d": ' + "9" * 100_000 + "}", ""),
    "a file outside": ("rdf", f'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rdf:RDF xmlns:rdf="{W3}"><rdf:Description rdf:about="x:a"><a xmlns="x:">&x;</a></rdf:Description></rdf:RDF>', ""),
    "a document type outside": ("rdf", f'<!DOCTYPE r SYSTEM "http://127.0.0.1:9/evil.dtd"><rdf:RDF xmlns:rdf="{W3}"/>', ""),
    "laughs": ("rdf", '<!DOCTYPE r [<!ENTITY a "xxxxxxxxxx">' + "".join(f'<!ENTITY a{n} "{("&a" + (str(n - 1) if n else "") + ";") * 10}">' for n in range(9)) + f']><rdf:RDF xmlns:rdf="{W3}"><rdf:Description rdf:about="x:a"><a xmlns="x:">&a8;</a></rdf:Description></rdf:RDF>', ""),
    "XML in XML": ("rdf", f'<rdf:RDF xmlns:rdf="{W3}">' + "<rdf:Description><a xmlns='x:'>" * 5_000, ""),
}  # fmt: skip


def told_of(path):
    """Return all that is wrong with a file, a problem a line; `fine` where nothing is."""
    dataset, problems = load_all(find_files(*BASE, path))
    found = problems if dataset is None else problems_of(dataset)
    return "\n".join(map(str, found)) or "fine"


def written(tmp_path, ending, content):
    path = tmp_path / f"hostile.{ending}"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    return path


@pytest.mark.parametrize("name", [*(f"YAML: {n}" for n in YAML), *(f"linked data: {n}" for n in LINKED)])
def test_a_hostile_file_is_told_and_nothing_is_fetched(tmp_path, name):
    kind, _, which = name.partition(": ")
    ending, content, words = (YAML if kind == "YAML" else LINKED)[which]
    told = confined(lambda: told_of(written(tmp_path, ending, content)), DataError)
    if words is None:  # large, and right
        return
    assert told != "fine"
    assert told.startswith("hostile."), told[:300]
    assert words in told, told[:600]
    assert "Traceback" not in told
    assert str(tmp_path) not in told
    assert "root:" not in told
    assert len(told) < 8 * len(content) + 10_000, "what it is told grows without measure"


def test_a_file_in_the_place_of_another_is_not_followed_out_of_its_folder(tmp_path):
    (tmp_path / "link.yaml").symlink_to("/etc/passwd")
    told = confined(lambda: told_of(tmp_path), DataError)
    assert told != "fine"
    assert "root:" not in told


def test_a_device_is_no_file(tmp_path):
    (tmp_path / "zero.yaml").symlink_to("/dev/zero")
    assert "it is no file" in confined(lambda: told_of(tmp_path), DataError)


def test_a_pipe_is_no_file_and_nobody_waits_for_it(tmp_path):
    import os

    os.mkfifo(tmp_path / "pipe.yaml")
    assert "it is no file" in confined(lambda: told_of(tmp_path), DataError)
