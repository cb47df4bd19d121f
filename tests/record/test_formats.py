"""Each format as its readers need it: tags, headings, titles, languages, links and names."""

from __future__ import annotations

import copy
import html
import io
import re
import socket
from pathlib import Path

import docx
import pytest
import rdflib
from docx.oxml.ns import qn
from pypdf import PdfReader

from graphmodel.calls.record import record
from graphmodel.errors import BadQuestionError
from graphmodel.legal_basis.question import Asked
from graphmodel.record.blocks import Blank, Heading, Link, Paragraph, Table
from graphmodel.record.document import document
from graphmodel.record.files import content, format_of, name_of
from tests.record.asked import BASE
from tests.record.linked_data import check_json_ld
from tests.record.reading import Seen, rendered, structure


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
