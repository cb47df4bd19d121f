"""Hostile workbooks, tables, documents and PDFs: told in words, in bounded time and memory; nothing is fetched, written or run."""

# ruff: noqa: E501  a hostile file is a line, whole

from __future__ import annotations

import io

import pytest
from docx import Document

from graphmodel.calls.audit import AskedAudit
from graphmodel.errors import BadQuestionError
from graphmodel.imports.reader import read
from graphmodel.resources import folder
from tests.hostile import made
from tests.hostile.confined import confined
from tests.hostile.form import of
from tests.imports.thornmere import csv_folder, sheets, workbook

pytestmark = pytest.mark.filterwarnings("ignore:Duplicate name")
SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MEGABYTE = 2**20


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """A right workbook, as bytes."""
    return workbook(sheets(), tmp_path_factory.mktemp("good") / "good.xlsx").read_bytes()


@pytest.fixture(scope="module")
def base(good, tmp_path_factory):
    """The smallest data that an import can be read over; read once, so that each process that is made of this one has it."""
    data = folder("data")
    small = [
        data / "schemes",
        data / "dataset.yaml",
        data / "types",
        data / "bodies" / "areas.yaml",
        data / "bodies" / "england" / "areas.yaml",
    ]
    path = tmp_path_factory.mktemp("base") / "good.xlsx"
    path.write_bytes(good)
    assert told_of_import(path, small) == "fine"
    return small


def laughs(root, ending=""):
    entities = '<!ENTITY a0 "xxxxxxxxxx">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    return f'<?xml version="1.0"?><!DOCTYPE x [{entities}]>{root}&a8;{ending}'


OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
STRING = f'<sst xmlns="{MAIN}"><si><t>'
WORKBOOKS = {
    "laughs in the strings": lambda g: made.replaced(g, STRINGS, laughs(STRING, "</t></si></sst>").encode()),
    "laughs in UTF-16": lambda g: made.replaced(g, STRINGS, laughs(STRING, "</t></si></sst>").replace('"1.0"', '"1.0" encoding="UTF-16"').encode("utf-16")),
    "a file from outside": lambda g: made.replaced(g, STRINGS, (OUTSIDE + STRING + "&e;</t></si></sst>").encode()),
    "a file from outside in UTF-16": lambda g: made.replaced(g, STRINGS, (OUTSIDE.replace('"1.0"', '"1.0" encoding="UTF-16"') + STRING + "&e;</t></si></sst>").encode("utf-16")),
    "a document type from outside": lambda g: made.replaced(g, SHEET, b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><x/>'),
    "zeros without end": lambda g: made.replaced(g, SHEET, b" " * (of(40, 300) * MEGABYTE)),
    "zeros that are said to be few": lambda g: made.lying(made.replaced(g, SHEET, b" " * (of(40, 100) * MEGABYTE))),
    "many parts": lambda g: made.archive([*made.parts_of(g), *((f"xl/{n}.xml", b"") for n in range(3_000))]),
    "a part twice": lambda g: made.archive([*made.parts_of(g), (SHEET, b"<x")]),
    "a password": made.encrypted,
    "half of it": lambda g: g[: len(g) // 2],
    "without its end": lambda g: g[:-22],
    "no workbook in it": lambda g: made.with_parts(g, without={"xl/workbook.xml"}),
    "no sheet in it": lambda g: made.with_parts(g, without={SHEET}),
    "no types in it": lambda g: made.with_parts(g, without={"[Content_Types].xml"}),
    "sheets of nonsense": lambda g: made.replaced(g, SHEET, b"<worksheet><sheetData><row><c>"),
    "a sheet in a sheet": lambda g: made.replaced(g, SHEET, f'<worksheet xmlns="{MAIN}">'.encode() + b"<sheetData>" * 50_000),
    "strings that are not there": lambda g: made.replaced(g, SHEET, f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" t="s"><v>999999999</v></c></row></sheetData></worksheet>'.encode()),
    "a cell at the end of the world": lambda g: made.replaced(g, SHEET, f'<worksheet xmlns="{MAIN}"><dimension ref="A1:XFD1048576"/><sheetData><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>'.encode()),
    "a cell beyond it": lambda g: made.replaced(g, SHEET, f'<worksheet xmlns="{MAIN}"><sheetData><row r="99999999999"><c r="ZZZZZZ99999999999"><v>1</v></c></row></sheetData></worksheet>'.encode()),
    "a number that is none": lambda g: made.replaced(g, SHEET, f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><v>{"9" * 100_000}</v></c></row></sheetData></worksheet>'.encode()),
    "a date that is none": lambda g: made.replaced(g, SHEET, f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" t="d"><v>0000-99-99</v></c></row></sheetData></worksheet>'.encode()),
    "cells merged over everything": lambda g: made.replaced(g, SHEET, lambda d: d.replace(b"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>')),
    "no archive": lambda _: b"PK\x03\x04" + b"\0" * 1_000,
    "a page of the web": lambda _: b"<html><table><tr><td>sources</td></tr></table></html>",
    "an old workbook": lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4_000,
    "cells linked over everything": lambda g: made.replaced(g, SHEET, lambda d: d.replace(b"</sheetData>", b'</sheetData><hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>')),
    "cells merged by a hidden word": lambda g: made.replaced(g, SHEET, lambda d: d.replace(b"</sheetData>", b"</sheetData><mergeCells><mergeCell ref='A1&#58;XFD1048576'/></mergeCells>")),
    "laughs in UTF-7": lambda g: made.replaced(g, SHEET, b'<?xml version="1.0" encoding="UTF-7"?>' + laughs("<x>", "</x>")[21:].encode("utf-7")),
    "nothing": lambda _: b"",
    "eleven megabytes": lambda g: g + b"\0" * (11 * MEGABYTE),
}  # fmt: skip
#: What is odd and does no harm: the rows are read as from any other.
ODD_WORKBOOKS = {
    "ways out of the folder": lambda g: made.archive([*made.parts_of(g), ("../../../../tmp/graphmodel-owned", b"x"), ("/tmp/graphmodel-owned", b"x"), ("..\\..\\owned.bat", b"x")]),
    "a program": lambda g: made.archive([*made.parts_of(g), ("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0" + b"x" * 500)]),
    "something before it": lambda g: g,
    "something after it": lambda g: g + b"\0" * 100,
}  # fmt: skip


def told_of_import(path, base):
    found = read([path], base=base)
    return "\n".join(f"{p.place.short}: {p.rule}: {p.message} {p.mend}" for p in found.problems) or "fine"


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_hostile_workbook_is_told(good, base, tmp_path, name):
    path = tmp_path / "hostile.xlsx"
    path.write_bytes(WORKBOOKS[name](good))
    told = confined(lambda: told_of_import(path, base))
    assert told != "fine"
    assert "Traceback" not in told
    assert str(tmp_path) not in told
    assert "root:" not in told
    assert "xxxxxxxxxxxxxxxxxxxx" not in told
    assert len(told) < 400_000


@pytest.mark.parametrize("name", ODD_WORKBOOKS)
def test_an_odd_workbook_is_read_and_nothing_of_it_is_written_or_run(good, base, tmp_path, name):
    from pathlib import Path

    path = tmp_path / "odd.xlsx"
    path.write_bytes(ODD_WORKBOOKS[name](good))
    assert confined(lambda: told_of_import(path, base)) == "fine"
    assert not Path("/tmp/graphmodel-owned").exists()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["odd.xlsx"]


TABLES = {
    "NUL": b"source,title\na\0b,c\n",
    "a field of megabytes": b'source,title\n"' + b"x" * (5 * MEGABYTE) + b'",c\n',
    "a quotation mark without end": b'source,title\n"a,b\nc,d\n',
    "quotation marks in the middle": b'source,title\na"b"c,"d"e\n',
    "very many lines": b"source,title\n" + b"a,b\n" * of(50_000, 1_000_000),
    "very many columns": b"source," + b"," * of(50_000, 1_000_000) + b"\n",
    "UTF-16 with half a character": b"\xff\xfes\0o\0u",
    "UTF-16 with a lone half": b"\xff\xfe\x00\xd8,\0",
    "bytes": bytes(range(256)) * 50,
    "nothing": b"",
    "words without end": b"source,title\n" + b"".join(b"%s,x\n" % (part * 2_000)[:3_999] for part in (b"0", b".", b"a-")) * 700,
    "formulas": b"source,title\n=cmd|' /C calc'!A0,@SUM(1+1)\n",
    "turned words": "source,title\na\u202eb,c\n".encode(),
    "eleven megabytes": b"source,title\n" + b"a,b\n" * (3 * MEGABYTE),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_a_hostile_table_is_told(base, tmp_path, name):
    csv_folder(sheets(), tmp_path / "in")
    (tmp_path / "in" / "sources.csv").write_bytes(TABLES[name])
    told = confined(lambda: told_of_import(tmp_path / "in", base))
    assert told != "fine"
    assert "Traceback" not in told
    assert len(told) < max(400_000, len(TABLES[name])), "it is told more than was given"


@pytest.mark.parametrize("name", ["...", "\u4e2d", "\u2014"])
def test_a_document_of_whose_name_no_id_can_be_made_is_told_by_its_cell(base, tmp_path, name):
    csv_folder(sheets(), tmp_path / "in")
    (tmp_path / "in" / "sources.csv").write_text(f"source,title\n{name},x\n{name}{name},y\n", encoding="utf-8")
    told = confined(lambda: told_of_import(tmp_path / "in", base))
    assert f"sources!A2: bad-id: {name!r} holds no letter or digit" in told
    assert f"sources!A3: bad-id: {name + name!r} holds no letter or digit" in told


@pytest.fixture(scope="module")
def document():
    made_ = Document()
    made_.add_paragraph("Section 115 of the Crime and Disorder Act 1998 is a power.")
    out = io.BytesIO()
    made_.save(out)
    return out.getvalue()


HEART = "word/document.xml"


def body(inner):
    return f'<?xml version="1.0"?><w:document xmlns:w="{WORD}"><w:body>{inner}</w:body></w:document>'.encode()


DOCUMENTS = {
    "laughs": lambda d: made.replaced(d, HEART, laughs(f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>', "</w:t></w:r></w:p></w:body></w:document>").encode()),
    "laughs in UTF-16": lambda d: made.replaced(d, HEART, laughs(f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>', "</w:t></w:r></w:p></w:body></w:document>").replace('"1.0"', '"1.0" encoding="UTF-16"').encode("utf-16")),
    "a file from outside in UTF-16": lambda d: made.replaced(d, HEART, (OUTSIDE.replace('"1.0"', '"1.0" encoding="UTF-16"') + f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>').encode("utf-16")),
    "laughs in a part by another name": lambda d: made.replaced(d, "word/styles.xml", laughs(f'<w:styles xmlns:w="{WORD}"><w:style>', "</w:style></w:styles>").encode()),
    "zeros that are said to be few": lambda d: made.lying(made.replaced(d, HEART, b" " * (of(80, 300) * MEGABYTE))),
    "tables in tables": lambda d: made.replaced(d, HEART, body("<w:tbl><w:tr><w:tc>" * 20_000)),
    "tables in tables that end": lambda d: made.replaced(d, HEART, body("<w:tbl><w:tr><w:tc>" * 5_000 + "</w:tc></w:tr></w:tbl>" * 5_000)),
    "forms in forms": lambda d: made.replaced(d, HEART, body("<w:sdt><w:sdtContent>" * 60 + "x" + "</w:sdtContent></w:sdt>" * 60)),
    "a part that leads to itself": lambda d: made.replaced(d, "word/_rels/document.xml.rels", b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="x" Target="document.xml"/></Relationships>'),
    "a part that is not there": lambda d: made.replaced(d, "_rels/.rels", b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="../../../etc/passwd"/></Relationships>'),
    "no types": lambda d: made.with_parts(d, without={"[Content_Types].xml"}),
    "a password": made.encrypted,
    "many parts": lambda d: made.archive([*made.parts_of(d), *((f"word/{n}.xml", b"") for n in range(5_000))]),
    "half of it": lambda d: d[: len(d) // 2],
}  # fmt: skip

TEXT = b"BT /F1 9 Tf 9 9 Td (Section 115 of the Crime and Disorder Act 1998) Tj ET"
FONT = "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
PAGE = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R {FONT} >>"
PDFS = {
    "zeros without end": lambda: made.pdf(made.stream(made.squeezed(of(64, 1024) * MEGABYTE), "/Filter /FlateDecode"), page=PAGE),
    "zeros in zeros": lambda: made.pdf(made.stream(made.squeezed(of(64, 1024) * MEGABYTE, 3), "/Filter [/FlateDecode /FlateDecode /FlateDecode]"), page=PAGE),
    "a thousand filters": lambda: made.pdf(made.stream(TEXT, "/Filter [" + "/ASCIIHexDecode " * 1_000 + "]"), page=PAGE),
    "pages of themselves": lambda: made.pdf(made.stream(TEXT), pages="<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"),
    "a page that is its own parent": lambda: made.pdf(made.stream(TEXT), page="<< /Type /Pages /Kids [2 0 R] /Parent 3 0 R /Count 1 >>"),
    "a cross-reference to itself": lambda: made.pdf(made.stream(TEXT), page="<< /Type /Page >>", trailer="/Prev 0").replace(b"/Prev 0", b"/Prev 9"),
    "lists in lists": lambda: made.pdf(made.stream(TEXT), page="[" * 100_000),
    "objects in objects": lambda: made.pdf(made.stream(TEXT), page="<< /A " * 50_000),
    "a stream that is its own length": lambda: made.pdf(b"<< /Length 4 0 R >>\nstream\nx\nendstream", page=PAGE),
    "strings without end": lambda: made.pdf(made.stream(b"BT (" + b"(" * 500_000), page=PAGE),
    "commands without end": lambda: made.pdf(made.stream(made.squeezed(60 * MEGABYTE, unit=b"q 1 0 0 1 0 0 cm Q "), "/Filter /FlateDecode"), page=PAGE),
    "letters without end": lambda: made.pdf(made.stream(made.squeezed(40 * MEGABYTE, unit=b"BT /F1 9 Tf (aaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj ET "), "/Filter /FlateDecode"), page=PAGE),
    "a form that draws itself": lambda: made.pdf(made.stream(b"/X Do"), made.stream(b"/X Do", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>"), page="<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>"),
    "a map of all letters": lambda: made.pdf(made.stream(TEXT), made.stream(b"1 begincodespacerange <0000> <FFFFFFFF> endcodespacerange 1 beginbfrange <0000> <FFFFFFFF> <0041> endbfrange"), page="<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type0 /BaseFont /X /ToUnicode 5 0 R >> >> >> >>"),
    "an image in a line that does not end": lambda: made.pdf(made.stream(b"BI /W 9 /H 9 ID " + b"x" * 1_000_000), page=PAGE),
    "bytes after its first line": lambda: b"%PDF-1.7\n" + bytes(range(256)) * 4_000,
    "references to nowhere": lambda: made.pdf(page="<< /Type /Page /Parent 99 0 R /Contents 98 0 R >>", pages="<< /Type /Pages /Kids [97 0 R] /Count 1 >>"),
}  # fmt: skip
#: What is odd and does no harm: what can be read is read, and nothing in it is run or fetched.
ODD_PDFS = {
    "plain": lambda: made.pdf(made.stream(TEXT), page=PAGE),
    "a script": lambda: made.pdf(made.stream(TEXT), page=PAGE, catalog="<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.launchURL\\(1\\)) >> /AA << /WC << /S /URI /URI (http://127.0.0.1:9/) >> >> >>"),
    "a program to start": lambda: made.pdf(made.stream(TEXT), page=PAGE, catalog="<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch /F (/bin/sh) >> >>"),
    "a thousand million pages by its word": lambda: made.pdf(made.stream(TEXT), page=PAGE, pages="<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>"),
    "fewer than no pages by its word": lambda: made.pdf(made.stream(TEXT), page=PAGE, pages="<< /Type /Pages /Kids [3 0 R] /Count -5 >>"),
    "a file outside": lambda: made.pdf(made.stream(TEXT, "/F (/etc/passwd)"), page=PAGE),
}  # fmt: skip
PAGES = {
    "tags in tags": lambda: b"<html>" + b"<div>" * 300_000 + b"Section 1",
    "tables in tables": lambda: b"<html>" + b"<table><tr><td>" * 100_000 + b"Section 1",
    "comments that do not end": lambda: b"<html>" + b"<!--" * 300_000,
    "entities": lambda: b"<html><p>" + b"&lt;&#x110000;&#99999999999;&nosuch;" * of(10_000, 50_000),
    "attributes": lambda: b"<html><p " + b"a='" * 300_000,
    "turned words": "<html><p>\u202eSection 115 of the Crime and Disorder Act 1998".encode,
}  # fmt: skip


def told_of_audit(graph, data, name):
    found = graph.audit(AskedAudit(data, name))
    return f"read: {len(found['citations'])} citations"


CASES = [
    *((DOCUMENTS, n, "a.docx") for n in DOCUMENTS),
    *((PDFS, n, "a.pdf") for n in PDFS),
    *((ODD_PDFS, n, "a.pdf") for n in ODD_PDFS),
    *((PAGES, n, "a.html") for n in PAGES),
]


@pytest.mark.parametrize(("of", "name", "called"), CASES, ids=[f"{c[2][2:]}: {c[1]}" for c in CASES])
def test_a_hostile_file_is_read_or_told(graph, document, of, name, called):
    data = of[name](document) if of is DOCUMENTS else of[name]()
    assert len(data) < 10 * MEGABYTE, "a larger one is refused by its size"
    told = confined(lambda: told_of_audit(graph, data, called), BadQuestionError, seconds=60)
    assert "Traceback" not in told
    assert "root:" not in told
    if of is ODD_PDFS:
        assert told == "read: 1 citations"
    if of is PDFS or (of is DOCUMENTS and name not in {"forms in forms", "a part that leads to itself"}):
        assert told.startswith("file: "), told


@pytest.mark.parametrize(("of", "name", "called"), CASES[::6], ids=[f"{c[2][2:]}: {c[1]}" for c in CASES[::6]])
def test_the_service_refuses_it_as_the_library_does(client, document, of, name, called):
    data = of[name](document) if of is DOCUMENTS else of[name]()
    response = client.post("/api/v1/audit", files={"file": (f"../../{called}", data)})
    assert response.status_code in {200, 422}
    assert "Traceback" not in response.text
    assert "site-packages" not in response.text
    page = client.post("/audit", files={"file": (called, data)}, headers={"accept": "text/html"})
    assert page.status_code in {200, 422}
    assert "Traceback" not in page.text
