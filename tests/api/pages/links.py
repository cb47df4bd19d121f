"""What a page points to and holds."""

from __future__ import annotations

from html.parser import HTMLParser

ASK = "/ask?discloser=NHS+Medway&recipient=Kent+Police&purpose=youth-justice&subject=child&information=personal&date=2009-03-01"


class Links(HTMLParser):
    """What a page points to and holds."""

    def __init__(self, text):
        super().__init__()
        self.links, self.loaded, self.ids, self.inline, self.handlers, self.styles = [], [], [], [], [], []
        self.text = []
        self._in_script = None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag in {"script", "img", "iframe", "source", "object", "embed"} and (given.get("src") or given.get("data")):
            self.loaded.append(given.get("src") or given.get("data"))
        if tag == "link" and given.get("rel") != "canonical":
            self.loaded.append(given["href"])
        if tag == "script" and "src" not in given:
            self._in_script = given
            self.inline.append(given)
        if "id" in given:
            self.ids.append(given["id"])
        self.handlers += [(tag, n, v) for n, v in attrs if n.startswith("on")]
        self.styles += [(tag, v) for n, v in attrs if n == "style"]

    def handle_endtag(self, tag):
        if tag == "script":
            self._in_script = None

    def handle_data(self, data):
        if self._in_script is None:
            self.text.append(data)
