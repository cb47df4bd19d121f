"""W3C ORG data becomes the same data files as a workbook: in Turtle, JSON-LD and other syntaxes, without a look at the network."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from graphmodel.errors import BadQuestionError
from graphmodel.imports.writing import bring
from graphmodel.model.model import Model

TURTLE = Path(__file__).with_name("thornmere.ttl")
PREFIXES = TURTLE.read_text(encoding="utf-8").partition("\n\n")[0] + "\n"
_BOARD = "body/medway-thornmere-safeguarding-partnership"
_COUNCIL = "body/medway-thornmere-council"


@pytest.fixture(scope="module")
def model(small, tmp_path_factory):
    out = tmp_path_factory.mktemp("org") / "data"
    told = bring([TURTLE], out, base=[*small, Path(__file__).with_name("kent-police.yaml")])
    assert told["problems"] == []
    return Model.load(*small, Path(__file__).with_name("kent-police.yaml"), out, shipped=False)


@pytest.fixture
def read_turtle(read_small, tmp_path):
    def of(text, name="data.ttl", **more):
        path = tmp_path / name
        path.write_text(PREFIXES + text if name.endswith(".ttl") else text, encoding="utf-8")
        return read_small(path, **more)

    return of


def test_organisations_keep_their_english_names_and_the_others_beside(model):
    council = model.bodies[_COUNCIL]
    assert (council.label, council.aliases) == ("Thornmere Council", ("Cyngor Thornmere", "the Council"))
    assert council.kind == "organisation"
    assert [t.type for t in council.types] == ["type/unitary-council"]
    assert council.sources == ("https://www.thornmere.example/constitution",)


def test_a_collaboration_is_a_partnership_and_a_unit_a_team(model):
    assert model.bodies[_BOARD].kind == "partnership"
    assert model.bodies["body/medway-thornmere-executive-group"].kind == "team"


def test_who_reports_to_whom_is_a_line_and_is_no_surer_than_that(model):
    (line,) = model.lines.values()
    assert (line.from_, line.to, line.strength, line.kinds) == (_BOARD, _COUNCIL, "reports", ())
    assert (line.cite[0].paragraph, line.cite[0].anchor) == ("partnership", "org:reportsTo")


def test_parts_posts_and_links_are_relations_told_once_though_both_ends_say_them(model):
    found = {(r.from_.partition("/")[2], r.verb, r.to.partition("/")[2]) for r in model.relations.values()}
    assert found == {
        ("medway-thornmere-executive-group", "part-of", _BOARD.partition("/")[2]),
        ("medway-thornmere-executive-group", "linked-to", "medway-thornmere-scrutiny-forum"),
        ("medway-chair-of-the-thornmere-partnership", "part-of", _BOARD.partition("/")[2]),
    }
    assert len(model.relations) == 3


def test_memberships_are_seats_with_their_role_and_days(model):
    seats = {s.holder or s.holder_words: s for s in model.seats.values()}
    chair = seats["post/medway-chair-of-the-thornmere-partnership"]
    assert (chair.role, str(chair.holds.period.from_)) == ("chair", "2023-05-01")
    assert set(seats) == {chair.holder, _COUNCIL, "body/kent-police-force", "Lay adviser"}


def test_a_change_is_told_of_both_organisations(model):
    (after,) = model.bodies["body/medway-thornmere-childrens-board"].successor
    assert (after.body, str(after.date)) == (_BOARD, "2019-09-29")


def test_the_data_itself_is_the_document_that_is_cited(model):
    document = model.documents["document/medway-thornmere"]
    assert (document.label, document.publisher) == ("Who is who in Thornmere", "Thornmere Council")
    assert (document.area, str(document.attested.not_before)) == ("area/medway", "2024-04-01")


def test_persons_and_what_is_not_taken_are_told_of(small, tmp_path):
    told = bring([TURTLE], tmp_path / "data", base=[*small, Path(__file__).with_name("kent-police.yaml")], dry_run=True)
    rules = [(w["rule"], w["header"]) for w in told["warnings"]]
    assert rules == [("person", "org:organization"), ("not-taken", "vcard:hasEmail")]
    assert "Somebody" not in str(told)


@pytest.mark.parametrize(
    ("ending", "form"),
    [("nt", ox.RdfFormat.N_TRIPLES), ("rdf", ox.RdfFormat.RDF_XML), ("jsonld", ox.RdfFormat.JSON_LD)],
)
def test_every_syntax_says_the_same(small, tmp_path, ending, form):
    base = [*small, Path(__file__).with_name("kent-police.yaml")]
    path = tmp_path / f"thornmere.{ending}"
    triples = list(ox.parse(TURTLE.read_bytes(), format=ox.RdfFormat.TURTLE))
    path.write_bytes(ox.serialize(triples, format=form))
    one, two = (bring([p], tmp_path / "data", base=base, dry_run=True) for p in (TURTLE, path))
    assert two["problems"] == []
    assert [(c["id"], c["change"]) for c in two["changes"]] == [(c["id"], c["change"]) for c in one["changes"]]


def test_a_context_at_an_address_is_never_fetched(read_turtle):
    text = '{"@context": "http://127.0.0.1:9/context.jsonld",\n "@id": "urn:a", "@type": "Organization"}'
    (problem,) = read_turtle(text, "data.jsonld").problems
    assert (problem.place.row, problem.rule) == (1, "rdf-syntax")
    assert "nothing is ever fetched" in problem.message


def test_json_ld_with_words_of_its_own_is_read_and_a_word_that_it_does_not_know_is_told(read_turtle):
    found = read_turtle(
        """{
  "@context": {"org": "http://www.w3.org/ns/org#", "name": "http://www.w3.org/2004/02/skos/core#prefLabel",
               "reportsTo": {"@id": "org:reportsTo", "@type": "@id"}, "@base": "https://data.thornmere.example/"},
  "@graph": [
    {"@id": "board", "@type": "org:OrganizationalCollaboration", "name": "Thornmere Board", "reportsTo": "council"},
    {"@id": "council", "@type": "org:FormalOrganization", "name": "Thornmere Council", "fone": "none"}
  ]
}""",
        "data.jsonld",
        area="Medway",
    )
    assert not found.problems, found.problems
    assert [(x.from_, x.to) for x in found.model.lines.values()] == [("body/medway-thornmere-board", _COUNCIL)]
    (warning,) = found.warnings
    assert (warning.place.row, "fone" in warning.message) == (6, True)


def test_a_mistake_of_syntax_is_told_by_its_line(read_turtle):
    (problem,) = read_turtle(':a a org:Organization ;\n  skos:prefLabel "A" .\n:b org:reportsTo :a :c .\n').problems
    assert problem.rule == "rdf-syntax"
    assert problem.place.row == PREFIXES.count("\n") + 3


def test_mistakes_are_told_by_line_and_node(read_turtle):
    found = read_turtle(
        ':a a org:Organization ; skos:prefLabel "Board A" ; org:reportsTo :nowhere ; org:classification "council of kings" .\n'
        ":b a org:Organization .\n"
        ':c a org:Organization ; skos:prefLabel "Board C" ; dcterms:description "ask x@example.org" .\n'
        ':d a org:ChangeEvent ; org:originalOrganization :a ; org:resultingOrganization :c ; dcterms:date "soon" .\n',
        area="Medway",
    )
    told = [(p.place.node.rpartition("/")[2], p.place.header, p.rule) for p in found.problems]
    assert sorted(told) == [
        ("a", "org:classification", "unknown-name"),
        ("a", "org:reportsTo", "unknown-name"),
        ("b", "", "missing-value"),
        ("c", "dcterms:date", "bad-date"),
        ("c", "dcterms:description", "personal-data"),
    ]
    start = PREFIXES.count("\n") + 1
    assert {p.place.row - start for p in found.problems} == {0, 1, 2}
    assert all(str(p).startswith(f"data.ttl:{p.place.row} <https://data.thornmere.example/") for p in found.problems)


def test_data_without_organisations_says_so(read_turtle):
    (problem,) = read_turtle(':a a foaf:Document ; dcterms:title "x" .\n').problems
    assert "org:Organization" in problem.mend


def test_the_area_may_be_told_beside_and_only_for_linked_data(read_turtle, read_small, tmp_path):
    found = read_turtle(':a a org:Organization ; skos:prefLabel "Board A" .\n', area="Medway")
    assert found.model.documents["document/medway-data"].area == "area/medway"
    with pytest.raises(BadQuestionError, match="in the sheet `sources`"):
        read_small(tmp_path / "boards.xlsx", area="Medway")


def test_a_mistake_in_linked_data_leaves_nothing_behind(small, tmp_path):
    path = tmp_path / "data.ttl"
    path.write_text(PREFIXES + ':a a org:Organization ; skos:prefLabel "Board A" ; org:reportsTo :b .\n')
    (problem,) = bring([path], tmp_path / "data", base=small)["problems"]
    line = PREFIXES.count("\n") + 1
    assert problem["told"].startswith(
        f"data.ttl:{line} <https://data.thornmere.example/a> org:reportsTo: unknown-name: "
    )
    assert (problem["file"], problem["line"], problem["cell"]) == ("data.ttl", line, "")
    assert [p.name for p in tmp_path.iterdir()] == ["data.ttl"]
