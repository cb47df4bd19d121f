"""What a reader sees of a file of a record."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser

import docx
from docx.oxml.ns import qn
from markdown_it import MarkdownIt
from pypdf import PdfReader

from graphmodel.record.blocks import Link


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
