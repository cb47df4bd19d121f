"""Places in a text, and the same findings from every format."""

from __future__ import annotations

import io
import json

import pytest

from graphmodel.audit.blocks import Line, assemble
from graphmodel.errors import BadQuestionError
from tests.audit.agreement import FORMATS, as_docx, as_markdown, as_pdf, as_text
from tests.audit.answers import PAIR, cited


def findings(answer):
    """What an audit found, without what only one format has: lines and pages."""
    for row in answer["citations"]:
        for place in [*row["places"], *(d["place"] for d in row["differences"] if d["place"])]:
            del place["page"], place["line"]
    return {k: answer[k] for k in ("told", "summary", "citations", "not_cited", "pairs")}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same_findings_as_the_text(audit, name):
    plain = audit(as_text(), written="2008-12-01", **PAIR | {"discloser": ["medway-council"]})
    other = audit(
        FORMATS[name](), name=f"agreement.{name}", written="2008-12-01", **PAIR | {"discloser": ["medway-council"]}
    )
    assert other["question"]["file"]["format"] == {"txt": "text", "wrapped.txt": "text", "md": "markdown"}.get(
        name, name
    )
    assert len(plain["citations"]) == 10
    assert findings(other) == findings(plain)


def test_what_was_found_in_the_agreement(audit):
    rows = {r["cited"]: r for r in audit(as_text())["citations"]}
    assert {c: r["group"] for c, r in rows.items()} == {
        "Crime and Disorder Act 1998 s.115": "told-differently",
        "Crime and Disorder Act 1998 s.17": "in-force",
        "Children Act 2004 ss.10-11": "in-force",
        "Education Act 2002 s.157": "no-longer-law",
        "Education (Special Educational Needs) (England) (Consolidation) Regulations 2001 reg.6": "no-longer-law",
        "Mental Health Act 1983 s.117": "not-in-graph",
        "UK GDPR Art.6(1)(e)": "in-force",
        "Data Protection Act 2018 Sch.1 para 18": "in-force",
        "Data Protection Act 1998 Sch.2 para 5": "no-longer-law",
        "Anti-social Behaviour, Crime and Policing Act 2014 s.104": "in-force",
    }
    place = rows["Crime and Disorder Act 1998 s.115"]["places"][0]
    assert (place["paragraph"], place["heading"], place["line"]) == ("2.1", "Legal basis", 9)
    assert place["anchor"] == "Section 115 of the Crime and Disorder Act"


def test_a_pdf_gives_pages_and_what_stands_on_every_page_is_left_out(audit):
    text = "\n\n".join(f"= Part\n\nSection {n} of the Children Act 2004 applies.\n\n#pagebreak()" for n in (10, 11, 17))
    head = '#set page(numbering: "1", header: [Mental Health Act 1983])\n'
    answer = audit(as_pdf(head + text), name="a.pdf")
    assert answer["question"]["file"]["pages"] == 4
    assert [(r["cited"], r["places"][0]["page"]) for r in answer["citations"]] == [
        ("Children Act 2004 s.10", 1),
        ("Children Act 2004 s.11", 2),
        ("Children Act 2004 s.17", 3),
    ]


def test_a_docx_gives_up_its_tables_and_its_notes_and_not_what_was_deleted(audit):
    from docx import Document
    from docx.oxml import parse_xml

    made = Document()
    made.add_paragraph("Law").style = made.styles["Heading 1"]
    table = made.add_table(rows=2, cols=2)
    for row, (one, two) in zip(
        table.rows, [("s.115", "Crime and Disorder Act 1998"), ("Children Act 2004", "s.10")], strict=True
    ):
        row.cells[0].text, row.cells[1].text = one, two
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    paragraph = made.add_paragraph("Kept. ")
    deleted = f'<w:del xmlns:w="{w}"><w:r><w:delText>section 5 of the Foo Act 2001</w:delText></w:r></w:del>'
    paragraph._element.append(parse_xml(deleted))  # noqa: SLF001  Word alone marks what was deleted
    out = io.BytesIO()
    made.save(out)
    assert cited(audit(out.getvalue(), name="a.docx")) == [
        "Crime and Disorder Act 1998 s.115",
        "Children Act 2004 s.10",
    ]


def test_only_a_part_is_read_where_that_is_asked(audit):
    assert cited(audit(as_markdown(), name="a.md", part="data protection"))[-1].startswith("Anti-social")
    assert len(cited(audit(as_markdown(), name="a.md", part="3. Data protection"))) == 4
    with pytest.raises(BadQuestionError, match="Legal basis"):
        audit(as_markdown(), name="a.md", part="Nowhere")


def test_a_sentence_cut_by_a_page_is_one_sentence():
    rows = [
        Line("5.1 The section says that every authority of the area has to", True, page=1),
        Line("give what it is asked for.", True, page=2),
    ]
    (block,) = assemble(rows)
    assert (block.text[-26:], block.page(10), block.page(70)) == ("give what it is asked for.", 1, 2)


def test_the_same_file_and_question_give_the_same_bytes(audit, graph):
    from graphmodel.audit.auditor import Auditor

    first = json.dumps(audit(as_docx(), name="a.docx"))
    graph.__dict__["auditor"] = Auditor(graph.model)
    assert json.dumps(audit(as_text(), name="a.txt")["citations"]) == json.dumps(
        audit(as_text(), name="a.txt")["citations"]
    )
    assert '"cited"' in first
