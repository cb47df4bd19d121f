"""Vocabulary, shapes, context and dataclasses say the same; the words of the ontology are well kept."""

import csv
import json
import re
from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib.namespace import DCMITYPE, DCTERMS, ORG, PROV, SKOS

from graphmodel.ids import NAMESPACE, ONTOLOGY
from graphmodel.load.file_reader import FileReader
from graphmodel.load.files import find_files
from graphmodel.load.integrity import _rule_files
from graphmodel.load.n_triples import n_triples
from graphmodel.load.schema import schema
from graphmodel.model.hydrate import RECORDS
from graphmodel.resources import folder
from graphmodel.values import keys

ROOT = Path(__file__).parent.parent
SH = "http://www.w3.org/ns/shacl#"
OWL = "http://www.w3.org/2002/07/owl#"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
#: Classes that are only above others, or stand for a file.
WITHOUT_SHAPE = {"Statement", "Concept", "File"}
#: Keys that serve the curator and are read by nobody: what ids are made from, and remarks on a row or a release.
NOT_IN_RECORDS = {"key", "note"}
RELEASE_ONLY = {"Dataset": {"sources"}}


def turtle(name):
    return list(ox.parse(path=str(folder("ontology") / name), format=ox.RdfFormat.TURTLE))


CORE = turtle("graphmodel.ttl")
SHAPES = turtle("shapes.ttl")
CONTEXT = json.loads((folder("ontology") / "context.jsonld").read_text(encoding="utf-8"))["@context"]


def gm(term):
    return term.value.removeprefix(ONTOLOGY) if isinstance(term, ox.NamedNode) and ONTOLOGY in term.value else None


def of_type(*kinds):
    """Return the local names that the core vocabulary declares to be of one of these kinds of OWL."""
    wanted = {OWL + k for k in kinds}
    return {gm(q.subject) for q in CORE if q.predicate.value == TYPE and q.object.value in wanted} - {None}


def said(prop):
    """Return what the core vocabulary says by a property, by local name."""
    found = defaultdict(list)
    for q in CORE:
        if q.predicate.value == prop and gm(q.subject):
            found[gm(q.subject)].append(q.object.value)
    return found


CLASSES = of_type("Class")
PROPERTIES = of_type("ObjectProperty", "DatatypeProperty")
LABELS = said(LABEL)
DEFINITIONS = said(str(SKOS.definition))
PATHS = {q.object.value for q in SHAPES if q.predicate.value == SH + "path"}


# ------------------------------------------------------------------ the four agree
def test_every_class_has_a_shape():
    targets = {gm(q.object) for q in SHAPES if q.predicate.value == SH + "targetClass"}
    assert targets == CLASSES - WITHOUT_SHAPE


def test_every_class_and_property_has_one_label_and_one_definition():
    words = CLASSES | PROPERTIES | of_type("AnnotationProperty")
    assert {w for w in words if len(LABELS[w]) != 1 or len(DEFINITIONS[w]) != 1} == set()


def test_every_property_of_a_shape_is_defined_and_the_other_way_round():
    used = {p.removeprefix(ONTOLOGY) for p in PATHS if p.startswith(ONTOLOGY)}
    assert used == PROPERTIES - {"contains"}
    for path in PATHS:
        for known in (SKOS, DCTERMS):
            assert not path.startswith(str(known)) or path.removeprefix(str(known)) in known, path
    assert all(p.startswith((ONTOLOGY, str(SKOS), str(DCTERMS))) for p in PATHS)


def test_a_property_leads_to_a_node_or_to_a_value_as_its_shapes_say():
    to_nodes = of_type("ObjectProperty")
    wrong = [
        f"{cls.name}.{field.key}"
        for cls in schema().classes.values()
        for field in cls.fields.values()
        if (name := field.iri.removeprefix(ONTOLOGY)) in PROPERTIES
        and (name in to_nodes) != (field.kind in {"ref", "code", "node", "redirect"})
    ]
    assert wrong == []


def test_a_property_takes_one_kind_of_value_in_every_class():
    kinds = defaultdict(set)
    for cls in schema().classes.values():
        for field in cls.fields.values():
            kinds[field.iri].add(field.kind)
    assert {iri: k for iri, k in kinds.items() if len(k) > 1} == {}


def terms(context, inside=()):
    """Yield every key of the context, of its inner contexts too, with the property it stands for."""
    for key, term in context.items():
        if key.startswith("@") or isinstance(term, str):
            continue
        yield (*inside, key), term["@id"]
        yield from terms(term.get("@context", {}), (*inside, key))


def full(term):
    prefix, _, rest = term.partition(":")
    return CONTEXT[prefix] + rest


def test_every_key_of_the_context_occurs_in_a_shape():
    known = PATHS | {ONTOLOGY + "contains"}
    assert {".".join(keys): iri for keys, iri in terms(CONTEXT) if full(iri) not in known} == {}


def test_every_property_of_a_shape_has_a_key_in_its_class():
    paths = defaultdict(set)
    blank = {str(q.subject): q.object.value for q in SHAPES if q.predicate.value == SH + "path"}
    target = {str(q.subject): gm(q.object) for q in SHAPES if q.predicate.value == SH + "targetClass"}
    for q in SHAPES:
        if q.predicate.value == SH + "property":
            paths[target[str(q.subject)]].add(blank[str(q.object)])
    assert paths == {name: {f.iri for f in cls.fields.values()} for name, cls in schema().classes.items()}


def test_every_section_of_the_ontology_is_a_key_of_the_context():
    sections = {keys[0] for keys, iri in terms(CONTEXT) if full(iri) == ONTOLOGY + "contains"}
    assert sections == set(schema().sections)


@pytest.mark.parametrize("name", sorted(schema().classes))
def test_a_struct_has_the_fields_of_its_class(name):
    cls, record = schema().classes[name], RECORDS[name]
    have = {*keys(record).values()} - {"id"}
    if "period" in have and "period" not in cls.fields:
        have = (have - {"period"}) | {"from", "until", "start"} | ({"seen"} & set(cls.fields))
    left_out = set(cls.fields) - have
    assert have <= set(cls.fields)
    assert left_out <= NOT_IN_RECORDS | RELEASE_ONLY.get(name, set())


def test_every_dataclass_is_of_a_class():
    assert set(RECORDS) - set(schema().classes) == {"Statement", "Release", "Existence"}


# ------------------------------------------------------------------ JSON-LD reads what the loader checked
def codes():
    text = (folder("data") / "schemes" / "codelists.yaml").read_text(encoding="utf-8")
    found, at = defaultdict(set), ""
    for line in text.splitlines():
        if match := re.match(r"- id: codelist/(\S+)", line):
            at = match.group(1)
        elif match := re.match(r"""\s+- \{name: "?([^,"]+)"?,""", line):
            found[at].add(match.group(1))
    return found


def chains(cls, chain, seen=()):
    """Yield every way from a section down to a row, with the class at its end."""
    yield chain, cls
    for field in cls.fields.values():
        if field.kind == "node" and field.classes[0] not in seen:
            yield from chains(schema().classes[field.classes[0]], (*chain, field.key), (*seen, field.classes[0]))


def test_no_word_of_a_codelist_is_read_as_something_else():
    words = codes()
    assert len(words) > 30
    wrong = []
    for section, name in schema().sections.items():
        for chain, cls in chains(schema().classes[name], (section,)):
            for field in cls.fields.values():
                if field.kind == "code":
                    thing = {"@id": "x/y", field.key: sorted(words[field.codelist])}
                    for key in reversed(chain):
                        thing = {"@id": f"x/{key}", key: [thing]}
                    text = json.dumps({"@context": CONTEXT, **thing})
                    quads = ox.parse(text, format=ox.RdfFormat.JSON_LD, base_iri=NAMESPACE)
                    read = {q.object.value for q in quads if q.predicate.value == field.iri}
                    if read != {f"{NAMESPACE}codelist/{field.codelist}/{w}" for w in words[field.codelist]}:
                        wrong.append(f"{'.'.join(chain)}.{field.key}: {read}")
    assert wrong == []


@pytest.mark.parametrize("source", find_files(folder("data")), ids=lambda s: s.path)
def test_a_file_says_the_same_through_the_context_as_written_out(source):
    content = FileReader(schema(), source.path, NAMESPACE + "graph/test").read(source.read().decode())
    texts = (
        (json.dumps(content.document), ox.RdfFormat.JSON_LD),
        (
            n_triples(content.document, schema()),
            ox.RdfFormat.N_TRIPLES,
        ),
    )
    read = [
        {(q.subject, q.predicate, q.object) for q in ox.parse(text, format=form, base_iri=NAMESPACE)}
        for text, form in texts
    ]
    assert read[0] == read[1]
    assert read[0]


def test_every_codelist_of_a_shape_is_there():
    used = {f.codelist for c in schema().classes.values() for f in c.fields.values() if f.kind == "code"}
    assert used <= set(codes())


# ------------------------------------------------------------------ how the words are kept
def test_no_two_properties_have_one_label():
    named = defaultdict(set)
    for name in PROPERTIES:
        named[LABELS[name][0]].add(name)
    assert {label: names for label, names in named.items() if len(names) > 1} == {}


def test_labels_are_lower_case_and_the_name_in_words():
    words = CLASSES | PROPERTIES
    assert {n: LABELS[n][0] for n in words if LABELS[n][0] != LABELS[n][0].lower()} == {}
    in_words = {n: re.sub(r"(?<!^)(?=[A-Z])", " ", n).lower() for n in words}
    assert {n: LABELS[n][0] for n in words if LABELS[n][0] != in_words[n]} == {}


def test_definitions_are_sentences():
    wrong = {n: d for n, (d, *_) in DEFINITIONS.items() if not (d[0].isupper() and d.endswith("."))}
    assert wrong == {}


def test_names_of_classes_begin_with_a_capital_and_those_of_properties_do_not():
    assert {n for n in CLASSES if not n[0].isupper()} | {n for n in PROPERTIES if not n[0].islower()} == set()


def test_every_message_of_a_shape_says_what_its_key_wants():
    wrong = [
        f"{cls.name}.{field.key}: {field.message}"
        for cls in schema().classes.values()
        for field in cls.fields.values()
        if f"`{field.key}` wants " not in field.message
    ]
    assert wrong == []


# ------------------------------------------------------------------ rules across records
@pytest.mark.parametrize("rule", _rule_files(), ids=lambda rule: rule[0])
def test_a_rule_has_its_message_and_mend_and_a_file_that_breaks_it(rule):
    name, header, query = rule
    assert query.startswith("# "), "the first line says in words what the rule forbids"
    assert {"message", "mend"} <= set(header), "a rule says what is wrong (# message:) and what to do (# mend:)"
    selected = re.search(r"SELECT DISTINCT (.*?) WHERE", query, re.DOTALL).group(1)
    asked = set(re.findall(r"\{(\w+)\}", header["message"] + header["mend"]))
    assert asked | {"id"} <= set(re.findall(r"\?(\w+)", selected)), "the message asks for what the query selects"
    with (ROOT / "tests" / "invalid" / "expected.csv").open(encoding="utf-8", newline="") as file:
        broken = {row["rule"] for row in csv.DictReader(file)}
    assert name in broken, f"put a file {name}.yaml into tests/invalid, and its row into expected.csv"


# ------------------------------------------------------------------ alignments and glossary
def test_alignments_speak_of_our_words_and_of_words_that_exist():
    listed = codes()
    for q in turtle("alignments.ttl"):
        subject = q.subject.value
        if subject.startswith(ONTOLOGY):
            assert gm(q.subject) in CLASSES | PROPERTIES, subject
        elif "/codelist/" in subject:
            codelist, _, word = subject.partition("/codelist/")[2].partition("/")
            assert word in listed[codelist], subject
        for known in (ORG, PROV, SKOS, DCTERMS, DCMITYPE):
            for term in (q.predicate, q.object):
                if isinstance(term, ox.NamedNode) and term.value.startswith(str(known)):
                    assert term.value.removeprefix(str(known)) in known, term.value


def test_alignments_claim_a_subclass_only_of_a_class():
    for q in turtle("alignments.ttl"):
        kind = q.predicate.value.rpartition("#")[2]
        if kind in {"subClassOf", "subPropertyOf"}:
            assert gm(q.subject) in (CLASSES if kind == "subClassOf" else PROPERTIES), q.subject.value


def test_the_glossary_has_every_class_and_the_words_of_answers():
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    bold = set(re.findall(r"\*\*([^*]+)\*\*", text))
    code = set(re.findall(r"`([^`]+)`", text))
    assert {LABELS[c][0] for c in CLASSES} - bold == set(), "write these classes into docs/glossary.md"
    listed = codes()
    answers = {*listed["state"], *listed["test"], "holds", "fails", "unknown", "for-the-officer"}
    outcomes = (folder("data") / "schemes" / "outcomes.yaml").read_text(encoding="utf-8")
    answers |= set(re.findall(r"id: outcome/([a-z-]+)", outcomes))
    assert answers - code - bold == set(), "write these words into docs/glossary.md"
