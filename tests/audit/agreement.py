"""One agreement as a file of every format."""

from __future__ import annotations

import io

AGREEMENT = [
    ("h1", "Information sharing agreement"),
    ("h2", "1. Purpose"),
    ("p", "The partners share information to keep children safe. See section 4 of this agreement."),
    ("h2", "2. Legal basis"),
    (
        "p",
        (
            "2.1 Section 115 of the Crime and Disorder Act 1998 (\u201cthe 1998 Act\u201d) places a duty on every partner to disclose to "
            "a relevant authority what it needs for the purposes of the Act, and section\u00a017 of the 1998 Act binds the councils in "
            "their own work, as the of\ufb01cers know."
        ),
    ),
    ("p", "2.2 Sections 10\u201311 of the Children Act 2004 apply; s.157 of the Education Act 2002 did."),
    ("li", "regulation 6 of the Education (SEN) Regulations 2001"),
    ("li", "section 117 of the Mental Health Act 1983"),
    ("h2", "3. Data protection"),
    (
        "p",
        (
            "3.1 The ground is Article 6(1)(e) of the UK GDPR, with Schedule 1 paragraph 18 of the Data Protection Act 2018. Before that "
            "it was Schedule 2 paragraph 5 of the Data Protection Act 1998. Anti\u2010social Behaviour, Crime and Policing Act 2014 s.104 "
            "is for case reviews."
        ),
    ),
]  # fmt: skip


def as_text():
    rows = []
    for kind, words in AGREEMENT:
        rows.append(("- " if kind == "li" else "") + words)
    return "\n\n".join(rows).encode()


def as_wrapped_text():
    """The same cut into short lines, a word divided here and there."""
    import textwrap

    rows = []
    for kind, words in AGREEMENT:
        lines = textwrap.wrap(("- " if kind == "li" else "") + words, 60, break_on_hyphens=False)
        rows.append("\n".join(lines).replace("disclose", "disc-\nlose").replace("purposes", "pur\u00ad\nposes"))
    return "\n\n".join(rows).encode("utf-16")


def as_markdown():
    marks = {"h1": "# ", "h2": "## ", "p": "", "li": "* "}
    rows = [marks[k] + w.replace("Crime and Disorder", "**Crime and _Disorder_**") for k, w in AGREEMENT]
    return "\n\n".join(rows).encode()


def as_html():
    import html

    rows = "".join(
        f"<{k} class=x>{html.escape(w).replace('Disorder', '<b>Dis</b>order').replace(' of ', '&nbsp;of&#32;')}</{k}>"
        for k, w in AGREEMENT
    )
    foo = "section 5 of the Foo Act 2001"
    head = f"<head><title>{foo}</title><style>p::after {{ content: '{foo}' }}</style></head>"
    return f"<!DOCTYPE html><html>{head}<body><!-- {foo} -->{rows}<script>{foo}</script></body></html>".encode()


def as_docx():
    from docx import Document

    made = Document()
    styles = {"h1": "Heading 1", "h2": "Heading 2", "p": "Normal", "li": "List Bullet"}
    for kind, words in AGREEMENT:
        paragraph = made.add_paragraph(style=styles[kind])
        for at in range(0, len(words), 7):
            paragraph.add_run(words[at : at + 7]).bold = at % 2 == 0
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def as_pdf(source=None):
    import typst

    marks = {"h1": "= ", "h2": "== ", "p": "", "li": "- "}
    rows = "\n\n".join(marks[k] + w.replace("#", "\\#").replace("@", "\\@") for k, w in AGREEMENT)
    # A number at the start of a paragraph would become a list.
    rows = rows.replace("\n\n2.", "\n\n#[2].").replace("\n\n3.", "\n\n#[3].")
    page = '#set page(paper: "a5", numbering: "1 / 1", header: [Kept for ever])\n#set par(justify: true)\n#set text(lang: "en", hyphenate: true)\n'
    return typst.compile((source or page + rows).encode())


FORMATS = {
    "txt": as_text,
    "wrapped.txt": as_wrapped_text,
    "md": as_markdown,
    "html": as_html,
    "docx": as_docx,
    "pdf": as_pdf,
}
