"""Files that nobody can read, or that would take all time or space."""

from __future__ import annotations

import io
import zipfile

from graphmodel.audit.limits import MOST_BYTES
from tests.audit.agreement import as_docx, as_pdf


def _zip(**files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return out.getvalue()


def _docx_with(replaced):
    """A good document with parts put in the place of its own."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(as_docx())) as good, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in good.namelist():
            made.writestr(name, replaced.get(name, good.read(name)))
    return out.getvalue()


def _pdf_encrypted():
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(as_pdf())))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _pdf_without_text():
    return as_pdf("#rect(width: 5cm, height: 5cm, fill: red)")


def _added(writer):
    return writer._add_object  # noqa: SLF001  there is no public way to add an object


def _pdf_of_forms():
    """A page that draws a form that draws two forms, and so on: more drawing than there is time for, in little space."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(as_pdf())))
    below = None
    for _ in range(40):
        form = DecodedStreamObject()
        form.set_data(b"/F Do /F Do" if below else b"0 0 m")
        form.update({NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Form")})
        if below:
            inner = DictionaryObject({NameObject("/F"): below})
            form[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): inner})
        below = _added(writer)(form)
    page = writer.pages[0]
    content = DecodedStreamObject()
    content.set_data(b"/F Do")
    page[NameObject("/Contents")] = _added(writer)(content)
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/XObject"): DictionaryObject({NameObject("/F"): below})}
    )
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY a "section 5 of the Foo Act 2001">'
    '<!ENTITY a1 "&a;&a;&a;"><!ENTITY a2 "&a1;&a1;&a1;">'
    ']><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&a2;</w:t></w:r></w:p></w:body></w:document>'
)

HOSTILE = {
    "nothing": (lambda: b"", "a.txt", "no text"),
    "only space": (lambda: b" \n\t", "a.txt", "no text"),
    "too large": (lambda: b"x" * (MOST_BYTES + 1), "a.txt", "larger than 10 MB"),
    "five million letters": (lambda: b"section 1 of the Act " * 240_000, "a.txt", "longer than 2000000"),
    "too many citations": (lambda: b"s.1 CDA 1998. " * 30_000, "a.txt", "more than 20000 citations"),
    "no text at all": (lambda: bytes(range(256)) * 9, "a.txt", "no text"),
    "a wrong mark of the encoding": (lambda: b"\xff\xfea", "a.txt", "utf-16"),
    "an archive that is no document": (lambda: _zip(a_xml="x"), "a.docx", "no Word document"),
    "half a document": (lambda: as_docx()[:3000], "a.docx", "broken"),
    "a document without its heart": (lambda: _zip(word__other_xml="<a/>"), "a.docx", "broken"),
    "a document of nonsense": (lambda: _docx_with({"word/document.xml": b"<w:document"}), "a.docx", "broken"),
    "a document that unpacks to too much": (lambda: _zip(word__document_xml=b" " * 70_000_000), "a.docx", "unpack to more than 64 MB"),
    "entities": (lambda: _docx_with({"word/document.xml": ENTITIES.encode()}), "a.docx", "declares entities"),
    "an old or protected office document": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.doc", "DOCX without a password"),
    "rich text": (lambda: b"{\\rtf1 section 1}", "a.rtf", "RTF"),
    "called pdf and is none": (lambda: b"hello", "a.pdf", "called .pdf and is none"),
    "an encrypted PDF": (_pdf_encrypted, "a.pdf", "encrypted"),
    "a PDF without text": (_pdf_without_text, "a.pdf", "no text was found"),
    "half a PDF": (lambda: as_pdf()[:900], "a.pdf", "broken"),
    "a PDF of nothing": (lambda: b"%PDF-1.7\n", "a.pdf", "broken"),
    "a PDF that draws without end": (_pdf_of_forms, "a.pdf", "PDF"),
}  # fmt: skip
