"""The release: every format says the same, its description counts and sums what is there, and it is the same at every build."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from graphmodel.errors import BadQuestionError
from graphmodel.load.dataset import LoadedDataset
from graphmodel.release import release, write
from graphmodel.release.quads import n_quads, quads_of

ROOT = Path(__file__).resolve().parent.parent
SPACE = "https://w3id.org/graphmodel/"
HERE = "https://example.org/data/"
DCAT, VOID, SPDX, DCT = (
    rdflib.Namespace(n)
    for n in (
        "http://www.w3.org/ns/dcat#",
        "http://rdfs.org/ns/void#",
        "http://spdx.org/rdf/terms#",
        "http://purl.org/dc/terms/",
    )
)


@pytest.fixture(scope="module")
def made(model):
    return release(model)


@pytest.fixture(scope="module")
def small(model):
    return release(model, ["csv"])


@pytest.fixture(scope="module")
def files(made):
    return {f.name: data for f, data in made.files.items()}


@pytest.fixture(scope="module")
def stored(model):
    return set(model.dataset.store)


@pytest.fixture(scope="module")
def described(files):
    return rdflib.Graph().parse(data=files["dataset.ttl"], format="ox-ttl", publicID=HERE)


ME = rdflib.URIRef(SPACE + "dataset/graphmodel")


def test_the_identity_is_the_sum_of_the_canonical_n_quads(made, files):
    lines = files["graphmodel.nq"].splitlines(keepends=True)
    assert lines == sorted(set(lines))
    assert made.identity == hashlib.sha256(files["graphmodel.nq"]).hexdigest()


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("graphmodel.nq", ox.RdfFormat.N_QUADS),
        ("graphmodel.trig", ox.RdfFormat.TRIG),
        ("graphmodel.jsonld", ox.RdfFormat.JSON_LD),
    ],
)
def test_every_format_is_the_whole_dataset(files, stored, name, form):
    assert set(ox.parse(files[name], format=form)) == stored


def test_the_tables_say_every_statement_of_the_dataset(files, stored):
    packed = zipfile.ZipFile(io.BytesIO(files["graphmodel-csv.zip"]))
    about = json.loads(packed.read("csv-metadata.json"))
    said = set()
    for table in about["tables"]:
        columns = {c["name"]: c for c in table["tableSchema"]["columns"]}
        rows = list(csv.DictReader(io.StringIO(packed.read(table["url"]).decode(), newline="")))
        assert len({r["id"] for r in rows}) == len(rows) > 0
        for row in rows:
            subject = table["tableSchema"]["aboutUrl"].replace("{+id}", row["id"])
            said.add(
                (
                    subject,
                    "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
                    f"{SPACE}ontology#{table['url'].removesuffix('.csv')}",
                )
            )
            for name, cell in row.items():
                column = columns[name]
                if name == "id" or not cell:
                    continue
                # A cell that a spreadsheet could take for a formula begins with an apostrophe.
                plain = cell[1:] if cell.startswith("'") and cell[1:2] in "=+-@" else cell
                for value in plain.split(column["separator"]) if "separator" in column else [plain]:
                    url = column.get("valueUrl")
                    said.add((subject, column["propertyUrl"], url.replace("{+" + name + "}", value) if url else value))
    there = {
        (q.subject.value, q.predicate.value, q.object.value)
        for q in stored
        if not q.subject.value.startswith(SPACE + "graph/")
    }
    assert said == there


def test_every_sum_is_that_of_its_file(files):
    sums = dict(reversed(line.split("  ")) for line in files["SHA256SUMS"].decode().splitlines())
    assert sums == {n: hashlib.sha256(d).hexdigest() for n, d in files.items() if n != "SHA256SUMS"}


def test_the_description_tells_each_file_with_its_size_and_sum(described, files):
    told = {}
    for one in described.objects(ME, DCAT.distribution):
        name = str(described.value(one, DCAT.downloadURL)).removeprefix(HERE)
        checksum = described.value(one, SPDX.checksum)
        assert described.value(checksum, SPDX.algorithm) == SPDX.checksumAlgorithm_sha256
        told[name] = (int(described.value(one, DCAT.byteSize)), str(described.value(checksum, SPDX.checksumValue)))
    dumps = {"graphmodel.nq", "graphmodel.trig", "graphmodel.jsonld", "graphmodel-csv.zip"}
    assert told == {n: (len(files[n]), hashlib.sha256(files[n]).hexdigest()) for n in dumps}
    assert {str(d).removeprefix(HERE) for d in described.objects(ME, VOID.dataDump)} == dumps - {"graphmodel-csv.zip"}


def test_the_description_says_who_asks_to_be_named_and_on_what_terms(described, made):
    licence = (ROOT / "data" / "LICENSE.md").read_text()
    assert described.value(ME, DCT.license) == rdflib.URIRef("https://creativecommons.org/licenses/by/4.0/")
    rights = {str(r) for r in described.objects(ME, DCT.rights)}
    assert rights == {line[2:] for line in licence.splitlines() if line.startswith("- ")}
    assert any("Open Government Licence v3.0" in r for r in rights)
    assert str(described.value(ME, DCAT.version)) == made.version
    assert made.identity in str(described.value(ME, DCT.identifier))
    assert described.value(ME, DCT.publisher) is not None


def test_the_description_counts_the_whole_and_each_graph(described, stored):
    def counts(of):
        return {
            "triples": int(described.value(of, VOID.triples)),
            "classes": {
                str(described.value(p, VOID["class"])): int(described.value(p, VOID.entities))
                for p in described.objects(of, VOID.classPartition)
            },
            "properties": {
                str(described.value(p, VOID.property)): int(described.value(p, VOID.triples))
                for p in described.objects(of, VOID.propertyPartition)
            },
        }

    def counted(quads):
        triples = {q.triple for q in quads}
        kind = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
        return {
            "triples": len(triples),
            "classes": Counter(t.object.value for t in triples if t.predicate.value == kind),
            "properties": Counter(t.predicate.value for t in triples),
        }

    assert counts(ME) == counted(stored)
    graphs = {q.graph_name.value for q in stored}
    assert {str(g) for g in described.objects(ME, VOID.subset)} == graphs
    for graph in sorted(graphs)[::20]:
        assert counts(rdflib.URIRef(graph)) == counted(q for q in stored if q.graph_name.value == graph)


def test_the_description_is_the_same_in_both_forms(files):
    turtle = set(ox.parse(files["dataset.ttl"], format=ox.RdfFormat.TURTLE, base_iri=HERE))
    assert turtle == set(ox.parse(files["dataset.jsonld"], format=ox.RdfFormat.JSON_LD, base_iri=HERE))


def test_names_of_nodes_that_have_none_do_not_change_the_identity():
    """The loader takes no such node; the algorithm is the standard's all the same."""
    from pyld import jsonld

    def dataset(names, order):
        a, b, c = (ox.BlankNode(n) for n in names)
        p, g = ox.NamedNode("http://x/p"), ox.NamedNode("http://x/g")
        quads = [ox.Quad(a, p, b, g), ox.Quad(b, p, c, g), ox.Quad(c, p, a, g), ox.Quad(a, p, ox.Literal('é "x"\n'), g)]
        store = ox.Store()
        store.extend(order(quads))
        return n_quads(quads_of(LoadedDataset(store, "", {})))

    first, second = dataset("abc", list), dataset("zyx", reversed)
    assert first == second
    options = {"algorithm": "URDNA2015", "inputFormat": "application/n-quads", "format": "application/n-quads"}
    assert first.decode() == jsonld.normalize(first.decode(), options)


def test_a_release_replaces_a_former_one_and_nothing_else(made, small, tmp_path):
    out = tmp_path / "release"
    write(made, out)
    write(small, out)
    assert sorted(p.name for p in out.iterdir()) == sorted(f.name for f in small.files)
    (out / "mine.txt").write_text("keep me")
    with pytest.raises(BadQuestionError, match=r"mine\.txt"):
        write(small, out)
    assert (out / "mine.txt").read_text() == "keep me"
    with pytest.raises(BadQuestionError, match="is no release and not empty"):
        write(small, tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["release"]


def test_half_a_release_is_never_left_behind(small, tmp_path, monkeypatch):
    whole, calls = Path.write_bytes, []

    def full(path, data):
        calls.append(path)
        if len(calls) == 3:
            raise OSError(28, "No space left on device")
        return whole(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(BadQuestionError, match=r"No space left on device\. Nothing was changed"):
        write(small, tmp_path / "release")
    assert list(tmp_path.iterdir()) == []


def test_every_format_that_is_none_is_told_at_once(model):
    with pytest.raises(BadQuestionError) as told:
        release(model, ["trg", "nq", "xml"])
    assert len(told.value.faults) == 2
    assert told.value.faults[0].did_you_mean == ("trig",)
