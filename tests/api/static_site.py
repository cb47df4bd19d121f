"""What a folder of pages leads to, read by a parser that is not ours."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

CODE = {None, "", "text/javascript", "application/javascript", "module"}
LINKS = {"href", "src", "action", "formaction", "data", "poster", "srcset", "xlink:href"}


class Page(HTMLParser):
    """The links, ids and policy of a page, and what stands in it and should not."""

    def __init__(self, text):
        super().__init__()
        self.links, self.ids, self.inline, self.policy, self.forms = [], set(), [], None, []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.links += [(tag, found[name]) for name in LINKS & found.keys()]
        self.ids |= {found["id"]} if "id" in found else set()
        self.inline += [(tag, name) for name in found if name.startswith("on") or name in {"style", "nonce"}]
        if tag == "style" or (tag == "script" and "src" not in found and found.get("type") in CODE):
            self.inline.append((tag, ""))
        if tag == "meta" and found.get("http-equiv") == "Content-Security-Policy":
            self.policy = found["content"]
        if tag == "form":
            self.forms.append(found.get("action"))

    handle_startendtag = handle_starttag


def read(folder):
    """Return the pages of a folder by their paths; a chart that is a file of its own is none of them."""
    return {
        f: Page(f.read_text(encoding="utf-8"))
        for f in sorted(folder.rglob("*.html"))
        if not f.name.endswith("-chart.html")
    }


def wrong_links(folder, pages):
    """Return each link that leads to no file of the folder, no place on its page, or nowhere that a link may lead."""
    wrong = []
    for file, page in pages.items():
        for tag, link in page.links:
            parts = urlsplit(link)
            if parts.scheme in {"http", "https"} and tag == "a":
                continue
            target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
            inside = target.is_file() and folder in target.parents
            placed = not parts.fragment or target not in pages or unquote(parts.fragment) in pages[target].ids
            if parts.scheme or parts.netloc or parts.query or link.startswith("/") or not inside or not placed:
                wrong.append((file.relative_to(folder).as_posix(), tag, link))
    return wrong
