"""The record of a decision: the same content in every format, the same bytes each time, nothing filled that only the officer can write."""

from __future__ import annotations

import copy
import html
import io
import json
import os
import re
import socket
import subprocess
import sys
import time
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest
import rdflib
import yaml
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pypdf import PdfReader
from rdflib.namespace import DCTERMS, PROV, RDF
from typer.testing import CliRunner

from graphmodel.calls.record import record
from graphmodel.errors import BadQuestionError
from graphmodel.legal_basis.question import Asked
from graphmodel.record.blocks import Blank, Document, Heading, Items, Link, Notice, Paragraph, Table, clean, link
from graphmodel.record.document import NOT_READY, document
from graphmodel.record.files import FORMATS, content, format_of, name_of
from graphmodel.record.markdown import escaped

ODRL = rdflib.Namespace("http://www.w3.org/ns/odrl/2/")
DPV = rdflib.Namespace("https://w3id.org/dpv#")
BASE = "https://graph.example"
DRAWN = ("html", "pdf", "docx", "md")
ROWS = yaml.load(
    (Path(__file__).parent / "cases" / "legal_basis" / "worked-examples.yaml").read_text(encoding="utf-8"),
    yaml.BaseLoader,
)
#: The first row of each worked example; files that are slow to read back are read for these.
FIRST = list({r["name"].partition(",")[0]: r for r in reversed(ROWS)}.values())
assert len(FIRST) == 12
QUESTION = Asked(["nhs-medway"], ["kent-police-force"], "youth-justice", "child", ["personal"], "2009-03-01")
READY = Asked(
    ["nhs-medway"],
    ["kent-police-force"],
    "youth-justice",
    "child",
    ["personal"],
    "2009-03-01",
    {"in-confidence": False, "proportionality-recorded": True, "subject-told-or-reason-recorded": True},
)


def asked(row):
    a = row["ask"]
    listed = lambda v: v if isinstance(v, list) else [v]  # noqa: E731
    more = (a.get(n) for n in ("within", "capacity_from", "capacity_to", "nation"))
    parties = listed(a["from"]), listed(a["to"])
    return Asked(*parties, a["purpose"], a["about"], listed(a["information"]), a["date"], a.get("facts") or {}, *more)


@pytest.fixture(scope="module")
def made(model, engine):
    """The record of a question whose answer is not ready."""
    return record(model, engine, QUESTION)


@pytest.fixture(scope="module")
def ready(model, engine):
    """The record of a question whose answer no flag stops."""
    found = record(model, engine, READY)
    assert found["ready"]
    return found


# ---------------------------------------------------------------------- reading the formats
class Seen(HTMLParser):
    """The text of a page, its tags, and the links and handlers in it."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.words, self.tags, self.links, self.handlers, self._hidden = [], [], [], [], 0
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self._hidden += tag in {"style", "title", "script"}
        self.handlers += [n for n, _ in attrs if n.startswith("on") or n == "style"]
        self.links += [v for n, v in attrs if n in {"href", "src"}]

    def handle_endtag(self, tag):
        self._hidden -= tag in {"style", "title", "script"}

    def handle_data(self, data):
        if not self._hidden:
            self.words.append(data)


def words_of(form, file):
    """Return all that a reader of a file sees."""
    if form == "html":
        return " ".join(Seen(file.decode()).words)
    if form == "md":
        return " ".join(Seen(rendered(file)).words)
    if form == "docx":
        return " ".join(t.text or "" for t in docx.Document(io.BytesIO(file)).element.body.iter(qn("w:t")))
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(file)).pages]
    footer = re.compile(r"\S.*law seen up to [\d-]+\s+Page \d+ of \d+\s*$")
    assert all(footer.search(squeezed(p)) for p in pages)
    return " ".join(
        re.sub(
            r"(?:Not ready to act on\. )?graphmodel, data \S+ \(\w+\), law seen up to [\d-]+\s+Page \d+ of \d+",
            "",
            squeezed(p),
        )
        for p in pages
    )


def rendered(file):
    return MarkdownIt("commonmark", {"html": True}).enable("table").render(file.decode())


def squeezed(text):
    return re.sub(r"\s+", " ", text)


def bare(text):
    """Return a text without white space: where a line is broken differs between formats."""
    return re.sub(r"\s+", "", text)


def told(value):
    return value.text if isinstance(value, Link) else value


def texts(drawn):
    """Yield every text of a document."""
    yield drawn.title
    for block in drawn.blocks:
        if isinstance(block, Heading):
            yield block.text
        elif isinstance(block, Paragraph):
            yield from (block.lead, told(block.words))
        elif isinstance(block, Notice):
            yield from (block.title, *block.rows)
        elif isinstance(block, Items):
            yield from map(told, block.rows)
        elif isinstance(block, Table):
            yield from (block.caption, *block.head, *(told(cell) for row in block.rows for cell in row))
        else:
            yield block.label


def sentences(found):
    """Yield what an officer must find in a record, taken from the answer and not from the document."""
    answer = found["answer"]
    yield from (
        found["title"],
        answer["headline"],
        answer["coverage"],
        *answer["for_the_officer"],
        *answer["who_to_ask"],
    )
    yield from (answer["question"][k]["label"] for k in ("discloser", "recipient", "purpose", "subject"))
    yield from (i["label"] for i in answer["question"]["information"])
    yield from answer["short_form"]
    yield from (found["labels"]["flag"][f] for f in answer["flags"])
    yield from (f["label"] for f in (*found["fields"], *found["agreement_fields"]))
    yield from (text for f in found["fields"] for text in f["filled"])
    yield from (q["text"] for q in found["questions_to_officer"])
    yield from found["dataset"].values()
    yield found["permalink"]
    for basis in answer["bases"]:
        yield from (basis["norm"]["label"], basis["summary"], basis["in_force"], basis["citation"]["url"])
        yield from (t["why"] for t in basis["tests"])
        yield from (r["text"] for r in (*basis["conditions"], *basis["limits"]))
        yield from (*basis["required_if"], *basis["permitted_if"], basis["unverified"] or "")
    for miss in answer["near_misses"]:
        yield from (miss["norm"]["label"], *miss["what_would_change_it"], miss["unverified"] or "")
        yield from (t["why"] for t in miss["tests"] if t["result"] in {"fails", "unknown"})
    if answer["sides"]:
        yield from (side["told"] for side in answer["sides"].values())
    for layer in ("bars", "data_protection", "confidentiality", "human_rights"):
        yield answer[layer].get("told", "")
    for bar in answer["bars"].get("bars", ()):
        yield from (
            bar["bar"]["label"],
            bar["text"],
            bar["why"],
            bar["protects"],
            *bar["asks"],
            bar["unverified"] or "",
        )
        yield from (e["text"] for e in bar["exceptions"])
    protection = answer["data_protection"]
    for ground in (g for part in ("first", "lawful_basis", "conditions") for g in protection.get(part, ())):
        yield from (ground["label"], *ground["note"])
        yield from (t for u in ground["uses"] for t in (u["label"], u["fits_when"], u["not_when"] or ""))
    yield from (t for m in protection.get("does_not_fit", ()) for t in (m["label"], m["why"]))
    yield from protection.get("questions", ())
    for route in answer["confidentiality"].get("routes", ()):
        yield from (route["label"], route["why"], route["text"])
    yield from (e["in_words"] for e in answer["confidentiality"].get("effects", ()))
    yield from (e["summary"] for e in answer["explained_by"])


def check_content(found, drawn, form, file):
    seen = bare(words_of(form, file))
    missing = [t for t in texts(drawn) if bare(t) not in seen]
    assert not missing, f"{form} leaves out {missing[:3]}"
    folded = seen.lower()
    left_out = [s for s in sentences(found) if bare(s).lower().rstrip(".") not in folded]
    assert not left_out, f"{form} leaves out {left_out[:3]}"


def check_top(found, form, file):
    """What is not ready says so before anything else, and what is ready never says that it is not."""
    words = words_of(form, file)
    if found["ready"]:
        assert NOT_READY not in words
    else:
        assert bare(words).removeprefix(bare(found["title"])).startswith(bare(NOT_READY)), words[:200]
        assert "No flag stops this answer" not in words


# ---------------------------------------------------------------------- content
@pytest.mark.parametrize("row", ROWS, ids=[r["name"] for r in ROWS])
def test_each_worked_example_makes_a_record_in_every_format(row, model, engine):
    found = record(model, engine, asked(row))
    drawn = document(found, BASE)
    for form in DRAWN if row in FIRST else ("html", "md"):
        file = content(found, form, BASE)
        check_content(found, drawn, form, file)
        check_top(found, form, file)
    assert json.loads(content(found, "json")) == found
    check_json_ld(found, content(found, "jsonld"))


def test_a_question_that_cannot_be_answered_makes_a_record_too(model, engine):
    found = record(
        model,
        engine,
        Asked(["nhs-medway"], ["kent-police-force"], "youth-justice", "child", ["personal"], "2020-03-01"),
    )
    assert found["outcome"] == "not-in-model"
    assert not found["ready"]
    for form in DRAWN:
        check_content(found, document(found), form, content(found, form))
        check_top(found, form, content(found, form))


def test_somebody_in_danger_comes_first(model, engine):
    question = copy.copy(QUESTION)
    question.facts = {"emergency": True}
    found = record(model, engine, question)
    assert found["answer"]["short_form"]
    for form in DRAWN:
        words = bare(words_of(form, content(found, form)))
        assert words.index(bare(found["answer"]["short_form"][0])) < words.index(bare("The question Who, what"))


def test_the_ready_one_is_told_as_ready_in_no_more_words_than_that(ready):
    for form in DRAWN:
        file = content(ready, form)
        check_top(ready, form, file)
        assert "Whether anything is disclosed stays the decision of the officer" in squeezed(words_of(form, file))


def test_json_says_first_that_it_is_not_ready(made):
    names = list(json.loads(content(made, "json")))
    assert names.index("not_ready") < names.index("fields") < names.index("answer")
    linked = json.loads(content(made, "jsonld"))
    assert linked["description"].startswith(NOT_READY)
    assert list(linked).index("description") < list(linked).index("hasPart")


def test_the_record_is_the_answer(made, model, engine):
    from graphmodel.calls.legal_basis import ask

    assert made["answer"] == ask(model, engine, QUESTION)
    assert made["kind"] == "record"
    assert made["permalink"] == made["answer"]["permalink"].replace("/ask?", "/record?")
    rows = made["answer"]["bases"] + made["answer"]["near_misses"]
    assert set(made["norms"]) == {r["norm"]["id"] for r in rows}
    assert {b["bar"]["id"] for b in made["answer"]["bars"]["bars"]} <= set(made["layers"])
    assert {r["route"] for r in made["answer"]["data_protection"]["lawful_basis"]} <= set(made["layers"])
    assert any(i.startswith("confidence-effect/") for i in made["layers"])


def test_several_pairs_are_refused_with_what_to_do(model, engine):
    several = Asked(["nhs-medway"], ["kent-police-force", "medway-council"], "youth-justice", "child", ["personal"])
    with pytest.raises(BadQuestionError, match="make one record for each"):
        record(model, engine, several)


# ---------------------------------------------------------------------- what only the officer can write
def test_every_heading_of_a_decision_record_is_there_in_order(made, model):
    wanted = sorted((f.order, f.label) for f in model.record_fields.values() if f.record == "decision")
    assert [(f["order"], f["label"]) for f in made["fields"]] == wanted
    filled_by = {f["filled_by"] for f in made["fields"]}
    assert filled_by == {c.name for c in model.codelists["codelist/record-part"].codes}


def test_nothing_is_filled_that_only_the_officer_can_write(made, ready):
    for found in (made, ready):
        for field in found["fields"]:
            if field["filled_by"] == "officer":
                assert field["filled"] == []
                assert field["blank"]
            else:
                assert field["filled"]
        assert all(q["answer"] == "" for q in found["questions_to_officer"])


def test_a_blank_goes_only_where_the_officer_has_said_all(made, ready):
    assert all(f["blank"] for f in made["fields"])
    assert {f["filled_by"] for f in ready["fields"] if not f["blank"]} <= {"confidentiality", "bars"}
    assert "confidentiality" in {f["filled_by"] for f in ready["fields"] if not f["blank"]}


def test_places_for_people_are_blanks_in_the_officers_own_system(made):
    drawn = document(made)
    blanks = [b for b in drawn.blocks if isinstance(b, Blank)]
    assert len(blanks) > len(made["questions_to_officer"])
    assert all("your own system" in b.label for b in blanks)
    for number, block in enumerate(drawn.blocks):
        if isinstance(block, Heading) and re.search(r"\bname\b", block.text):
            assert isinstance(drawn.blocks[number + 1], Blank), block.text


def test_the_day_on_which_it_is_made_stands_nowhere(made):
    today = time.strftime("%Y-%m-%d")
    for form in FORMATS:
        assert today.encode() not in content(made, form)


def test_it_says_nothing_that_an_answer_must_not_say(made, ready):
    never = re.compile(
        r"\byou (may|must|can|should) (share|disclose)\b|\b(un)?lawful to (share|disclose)\b|\bis (proportionate|fair)\b",
        re.IGNORECASE,
    )
    for found in (made, ready):
        own = [t for t in texts(document(found)) if t not in set(map(str, sentences(found)))]
        assert not [t for t in own if never.search(t)]


# ---------------------------------------------------------------------- the same bytes
def test_the_same_question_gives_the_same_bytes(made, tmp_path):
    """In another process, with another seed of hashes and in another part of the world."""
    program = """
import sys
from graphmodel.graph import Graph
from graphmodel.legal_basis.question import Asked
from graphmodel.record.files import FORMATS, content
made = Graph.load().record(Asked(["nhs-medway"], ["kent-police-force"], "youth-justice", "child", ["personal"], "2009-03-01"))
for form in FORMATS:
    open(f"{sys.argv[1]}/made.{form}", "wb").write(content(made, form, sys.argv[2]))
"""
    command = [sys.executable, "-c", program, str(tmp_path), BASE]
    elsewhere = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    subprocess.run(command, timeout=300, check=True, env=elsewhere)
    for form in FORMATS:
        assert (tmp_path / f"made.{form}").read_bytes() == content(made, form, BASE), form


COMMAND = [
    "record",
    "--from",
    "nhs-medway",
    "--to",
    "kent-police-force",
    "--purpose",
    "youth-justice",
    "--about",
    "child",
]
COMMAND += ["--information", "personal", "--date", "2009-03-01"]


@pytest.fixture
def run(model, engine, monkeypatch):
    """Run a command on the graph that is loaded already."""
    import graphmodel.cli.record
    from graphmodel.cli.app import app
    from graphmodel.graph import Graph

    loaded = Graph(model)
    loaded.__dict__["engine"] = engine
    monkeypatch.setattr(graphmodel.cli.record, "graph", lambda _data: loaded)
    return lambda *more: CliRunner().invoke(app, [*COMMAND, *more])


@pytest.mark.parametrize("form", FORMATS)
def test_the_command_writes_each_format(form, made, run, tmp_path):
    done = run("--base", BASE + "/", "--out", str(tmp_path / f"made.{form}"))
    assert done.exit_code == 0
    assert made["title"] in squeezed(done.stdout)
    assert "(not ready to act on)" in squeezed(done.stdout)
    assert (tmp_path / f"made.{form}").read_bytes() == content(made, form, BASE)


def test_the_command_prints_markdown_or_json(made, run):
    assert run().stdout == content(made, "md").decode()
    assert json.loads(run("--json").stdout) == made


def test_the_command_writes_nothing_else(run, tmp_path):
    done = run("--out", str(tmp_path / "made.exe"))
    assert isinstance(done.exception, BadQuestionError)
    assert list(tmp_path.iterdir()) == []


def test_no_time_stands_in_a_file(made):
    info = PdfReader(io.BytesIO(content(made, "pdf"))).metadata
    assert not {"/CreationDate", "/ModDate"} & set(info)
    with zipfile.ZipFile(io.BytesIO(content(made, "docx"))) as parts:
        assert {i.date_time for i in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = docx.Document(io.BytesIO(content(made, "docx"))).core_properties
    assert (properties.created, properties.modified) == (None, None)


# ---------------------------------------------------------------------- each format
def test_a_pdf_is_tagged_and_has_its_fonts_in_it(made):
    reader = PdfReader(io.BytesIO(content(made, "pdf")))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == "en-GB"
    assert reader.metadata.title == made["title"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()
    tags = list(structure(root["/StructTreeRoot"]["/K"]))
    headings = [b for b in document(made).blocks if isinstance(b, Heading)]
    assert tags.count("/H1") == sum(h.level == 2 for h in headings)
    assert tags.count("/H2") == sum(h.level == 3 for h in headings)
    assert tags.count("/Table") == tags.count("/THead") == sum(isinstance(b, Table) for b in document(made).blocks)
    assert {"/Title", "/TH", "/L", "/Link"} <= set(tags)
    assert {tuple(map(round, p.mediabox[2:])) for p in reader.pages} == {(595, 842)}
    fonts = {
        f.get_object()["/BaseFont"]: f.get_object() for p in reader.pages for f in p["/Resources"]["/Font"].values()
    }
    for name, font in fonts.items():
        assert re.match(r"/[A-Z]{6}\+Libertinus", name)
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)


def structure(node):
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for part in node:
            yield from structure(part)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node["/S"]
        if "/K" in node:
            yield from structure(node["/K"])


def test_a_word_file_has_headings_header_rows_title_and_language(made):
    word = docx.Document(io.BytesIO(content(made, "docx", BASE)))
    drawn = document(made, BASE)
    assert (word.core_properties.title, word.core_properties.language) == (made["title"], "en-GB")
    assert word.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}").get(qn("w:val")) == "en-GB"
    headings = [(p.style.name, p.text) for p in word.paragraphs if p.style.name.startswith(("Heading", "Title"))]
    wanted = [(f"Heading {b.level - 1}", b.text) for b in drawn.blocks if isinstance(b, Heading)]
    assert headings == [("Title", drawn.title), *wanted]
    tables = [b for b in drawn.blocks if isinstance(b, Table)]
    for found, table in zip(word.element.body.iter(qn("w:tbl")), tables, strict=True):
        assert found.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == table.caption[:255]
        marks = [[e.tag for e in row.trPr] for row in found.tr_lst]
        assert all(qn("w:cantSplit") in m for m in marks)
        assert [qn("w:tblHeader") in m for m in marks] == [True] + [False] * len(table.rows)
    blanks = sum(b.lines for b in drawn.blocks if isinstance(b, Blank))
    assert sum(p.style.style_id == "RecordBlank" for p in word.paragraphs) == blanks
    assert "Page " in word.sections[0].footer.paragraphs[0].text
    links = {r.target_ref for r in word.part.rels.values() if r.is_external}
    assert BASE + made["permalink"] in links


def test_a_page_needs_nothing_and_runs_nothing(made):
    page = content(made, "html", BASE).decode()
    seen = Seen(page)
    assert not {"script", "img", "link", "iframe", "object"} & set(seen.tags)
    assert seen.handlers == []
    assert '<html lang="en-GB">' in page
    assert "default-src 'none'" in html.unescape(page)
    assert "@page" in page
    assert seen.tags.count("h1") == 1
    assert seen.tags.count("caption") == seen.tags.count("thead") == seen.tags.count("table")
    used = set(re.findall(r'<col class="(w\d+)">', page))
    assert all(f".record .{name} " in page for name in used), "every width has a style"


def test_markdown_reads_as_it_is_meant(made):
    file = content(made, "md", BASE)
    seen = Seen(rendered(file))
    drawn = document(made, BASE)
    for level in (2, 3):
        assert seen.tags.count(f"h{level}") == sum(isinstance(b, Heading) and b.level == level for b in drawn.blocks)
    assert seen.tags.count("table") == sum(isinstance(b, Table) for b in drawn.blocks)
    wanted = {b.words.url for b in drawn.blocks if isinstance(b, Paragraph) and isinstance(b.words, Link)}
    assert wanted <= set(map(html.unescape, seen.links))
    assert "script" not in seen.tags


def check_json_ld(found, file):
    graph = rdflib.Graph().parse(data=file.decode(), format="json-ld")
    made_from = list(graph.objects(None, PROV.wasDerivedFrom))
    name = graph.value(None, PROV.wasDerivedFrom, made_from[0])
    assert (name, RDF.type, PROV.Entity) in graph
    assert str(graph.value(made_from[0], DCTERMS.identifier)) == found["dataset"]["digest"]
    activity = graph.value(name, PROV.wasGeneratedBy)
    assert (activity, PROV.used, made_from[0]) in graph
    assert (activity, RDF.type, PROV.Activity) in graph
    assert json.loads(str(graph.value(name, PROV.value))) == found
    permissions, prohibitions = (list(graph.objects(None, ODRL[p])) for p in ("permission", "prohibition"))
    moves = found["outcome"] in {
        "required",
        "permitted-express",
        "permitted-common-law",
        "permitted-implied",
        "no-power-needed",
    }
    assert len(permissions) == moves
    assert len(prohibitions) == (found["outcome"] == "barred")
    for policy in {s for p in ("permission", "prohibition") for s in graph.subjects(ODRL[p], None)}:
        assert list(graph.objects(policy, RDF.type)) == [ODRL.Set], "only a Set grants nothing"
    for rule in permissions + prohibitions:
        for part in ("assigner", "assignee", "action", "target"):
            assert graph.value(rule, ODRL[part]) is not None, part
        operands = {graph.value(c, ODRL.leftOperand) for c in graph.objects(rule, ODRL.constraint)}
        assert operands == {ODRL.purpose, ODRL.dateTime}
        assert graph.value(graph.value(rule, ODRL.target), DPV.hasData) is not None
    for permission in permissions:
        duties = {str(graph.value(d, DCTERMS.description)) for d in graph.objects(permission, ODRL.duty)}
        assert duties >= {
            *found["answer"]["for_the_officer"],
            *(found["labels"]["flag"][f] for f in found["not_ready"]),
        }
        decides = {str(n).rpartition("/")[2] for n in graph.objects(permission, DCTERMS.references)}
        assert decides == {
            b["norm"]["id"].removeprefix("norm/") for b in found["answer"]["bases"] if b["role"] == "headline"
        }
    return graph


def test_json_ld_is_read_without_a_network(made, monkeypatch):
    def refuse(*_args, **_more):
        raise AssertionError("JSON-LD wants something from elsewhere")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    graph = check_json_ld(made, content(made, "jsonld"))
    known = ("http://www.w3.org/", "http://purl.org/dc/terms/", "https://w3id.org/graphmodel/", "https://w3id.org/dpv#")
    assert all(str(p).startswith(known) for p in graph.predicates())


def test_terms_of_dpv_are_named_where_the_data_have_them(model, engine):
    purpose = next(p for p in model.purposes.values() if p.dpv and p.selectable is not False)
    question = Asked(["medway-council"], ["kent-police-force"], purpose.id, "adult", ["personal"], "2019-03-01")
    found = record(model, engine, question)
    assert found["dpv"] == {purpose.id: purpose.dpv}
    graph = rdflib.Graph().parse(data=content(found, "jsonld").decode(), format="json-ld")
    close = rdflib.URIRef("http://www.w3.org/2004/02/skos/core#closeMatch")
    assert [str(o) for o in graph.objects(None, close)] == [purpose.dpv]


@pytest.mark.parametrize("name", ["record.exe", "record", "record.pdf.txt"])
def test_a_file_that_is_not_made_here_is_refused(name):
    with pytest.raises(BadQuestionError, match=r"\.jsonld"):
        format_of(Path(name))
    assert format_of(Path("a.PDF")) == "pdf"


def test_the_name_of_a_file_is_safe(made):
    assert name_of(made, "pdf") == "record-medway-pct-to-kent-police-force-2009-03-01.pdf"
    long = copy.deepcopy(made)
    long["question"]["recipient"]["id"] = "body/" + "x" * 300
    assert re.fullmatch(r"[a-z0-9-]{1,160}\.docx", name_of(long, "docx"))


# ---------------------------------------------------------------------- hostile data
HOSTILE = [
    "<script>alert(1)</script>",
    "</style></script><img src=x onerror=alert(1)>",
    '"><a href="javascript:alert(1)">x</a>',
    "{{ 7 * 7 }} {% raw %}",
    '#panic("typst") #read("/etc/passwd") $ sum $ *b* _i_ `c` @ref <label> \\ [x] // c /* d */',
    '#image("x.png") #import "@preview/x:1.0.0": *',
    "[x](javascript:alert(1)) ![y](https://evil.example/z.png) <https://evil.example>",
    "https://evil.example/ www.evil.example mailto:a@evil.example",
    "| a | b |\n| --- | --- |\n# Heading\n\n> quote\n- item\n1. one\n```\ncode\n```\n===\n---",
    "a\x00b\x08c\x1bd\x85e\u2028f\u202eg\ufeffh",
    "漢字 😀 \ue000 שלום ∑",
    "&lt;b&gt; &amp; &#60;",
    "C:\\new\\table ${HOME} $(id) %s {0}",
    "x" * 300,
    "=HYPERLINK(1)",
]


def poisoned(found, words):
    """Return a record in which every text that is shown, and no id, address or code, has hostile words in it."""
    shown = {
        "label",
        "text",
        "why",
        "told",
        "summary",
        "headline",
        "unverified",
        "title",
        "protects",
        "fits_when",
        "not_when",
        "coverage",
        "but",
    }

    def poison(value, key=""):
        if isinstance(value, dict):
            return {k: poison(v, k) for k, v in value.items()}
        if isinstance(value, list):
            return [poison(v, key) for v in value]
        lists = {"for_the_officer", "filled", "what_would_change_it", "who_to_ask", "asks", "note", "short_form"}
        return f"{value} {words}" if isinstance(value, str) and key in shown | lists else value

    done = poison({k: v for k, v in found.items() if k not in {"norms", "layers"}})
    return done | {"norms": {}, "layers": {}}


@pytest.fixture(scope="module")
def short(made):
    """A record with a little of everything."""
    found = copy.deepcopy(made)
    answer = found["answer"]
    for rows in (
        answer["bases"],
        answer["near_misses"],
        answer["bars"]["bars"],
        answer["data_protection"]["does_not_fit"],
    ):
        del rows[2:]
    for rows in (answer["explained_by"], found["questions_to_officer"], answer["for_the_officer"]):
        del rows[3:]
    return found


@pytest.fixture(scope="module")
def usual(short):
    """The files of the same record with harmless words."""
    return {form: content(poisoned(short, "harmless"), form) for form in FORMATS}


def links_of(word):
    return {r.target_ref for r in word.part.rels.values() if r.is_external}


@pytest.mark.parametrize("words", HOSTILE, ids=[repr(w[:24]) for w in HOSTILE])
def test_hostile_words_are_only_text_in_every_format(words, short, usual):
    bad = poisoned(short, words)
    files = {form: content(bad, form) for form in FORMATS}
    for form in ("html", "md"):
        seen, other = (Seen(f.decode() if form == "html" else rendered(f)) for f in (files[form], usual[form]))
        assert seen.tags == other.tags, form
        assert seen.links == other.links, form
        assert seen.handlers == [], form
    for form in ("html", "md", "docx"):
        check_words(bad, words_of(form, files[form]))
    word, other = (docx.Document(io.BytesIO(f)) for f in (files["docx"], usual["docx"]))
    assert [p.style.style_id for p in word.paragraphs] == [p.style.style_id for p in other.paragraphs]
    assert links_of(word) == links_of(other)
    reader, plain = (PdfReader(io.BytesIO(f)) for f in (files["pdf"], usual["pdf"]))
    tags, others = (list(structure(r.trailer["/Root"]["/StructTreeRoot"]["/K"])) for r in (reader, plain))
    for tag in ("/H1", "/H2", "/Table", "/TH", "/TD", "/L", "/LI"):
        assert tags.count(tag) == others.count(tag), tag
    assert b"/JavaScript" not in files["pdf"]
    if words.isascii() and words.isprintable():
        check_words(bad, words_of("pdf", files["pdf"]))
    assert json.loads(files["json"]) == bad
    graph = rdflib.Graph().parse(data=files["jsonld"].decode(), format="json-ld")
    assert [json.loads(str(value)) for value in graph.objects(None, PROV.value)] == [bad]


def check_words(found, seen):
    """Look for the title and the headline, hostile words and all, as they stand in the data."""
    for text in (found["title"], found["answer"]["headline"], found["answer"]["bases"][0]["summary"]):
        assert bare(clean(text)).rstrip(".") in bare(seen), text


def test_a_row_that_is_longer_than_a_page_is_not_lost(short):
    bad = copy.deepcopy(short)
    reasons = [f"Reason{n}" for n in range(2000)]
    bad["answer"]["bases"][0]["tests"][0]["why"] = " ".join(reasons)
    for form in DRAWN:
        seen = set(words_of(form, content(bad, form)).split())
        assert seen.issuperset(reasons[:-1]), form


def test_a_letter_that_the_font_lacks_is_told_by_its_number(made):
    bad = {**made, "title": "漢 Ŵŷ café “x”"}
    words = squeezed(words_of("pdf", content(bad, "pdf")))
    assert "[U+6F22] Ŵŷ café “x”" in words
    assert PdfReader(io.BytesIO(content(bad, "pdf"))).metadata.title.startswith("[U+6F22]")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_words_can_be_drawn(one, other):
    from graphmodel.record.docx_file import docx_bytes
    from graphmodel.record.html import page
    from graphmodel.record.markdown import markdown
    from graphmodel.record.pdf import pdf

    one, other = clean(one) or "x", clean(other) or "y"
    blocks = (
        Heading(one),
        Paragraph(link(other, "https://a.example/" + one), one),
        Notice(other, (one, other)),
        Items((one, other), boxes=True),
        Table(one, (one, other), ((one, link(other, "javascript:" + one)),), (3, 7)),
        Blank(other, 1),
    )
    drawn = Document(one, "en-GB", other, blocks)
    assert pdf(drawn).startswith(b"%PDF")
    assert bare(one) in bare(words_of("docx", docx_bytes(drawn)))
    assert bare(one) in bare(words_of("html", page(drawn).encode()))
    seen = Seen(rendered(markdown(drawn).encode()))
    assert bare(one) in bare(" ".join(seen.words))
    assert all(link_.startswith("https://a.example/") for link_ in seen.links)


@pytest.mark.parametrize(
    "text", ["1. x", "2) x", "- x", "+ x", "= x", "# x", "> x", "    x", "~~~", "***", "a_b_c", "a\\", ": x", "[ ] x"]
)
def test_markdown_shows_a_line_as_it_is(text):
    text = clean(text)
    assert bare("".join(Seen(rendered(escaped(text).encode())).words)) == bare(text)
    assert set(Seen(rendered(escaped(text).encode())).tags) == {"p"}


def test_only_addresses_of_the_web_are_links():
    for bad in (
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//evil.example",
        "http:///x",
        "https://a b",
        None,
        "",
        "http://[x",
    ):
        assert link("words", bad) == "words"
    assert link("words", "https://a.example/x") == Link("words", "https://a.example/x")
