"""A page of the service as a page of a publication: links lead to files, and what only the service can do is left out.

The rules know HTML and the addresses of the service, not the templates. A template may mark with `data-live` what no publication should
show; everything else that leads to the service is found by where it leads:

- a link to what is not published becomes plain text; where it is an action of the service and stands alone, its item or paragraph goes;
- a form goes, but for the search, which has a page of its own in a publication;
- styles and scripts in the page become files, so that the policy of the page can forbid any other; blocks of data stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from api.publish.addresses import way
from api.publish.markup import Html

if TYPE_CHECKING:
    from api.publish.addresses import Addresses
    from api.publish.assets import Assets

#: Nothing from anywhere but the folder, no style or script in a page, and no request by a script.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'"
)
#: Elements that go with the action that stood alone in them.
_GO = frozenset({"li", "ul", "ol", "p", "nav"})
_CODE = frozenset({"", "text/javascript", "application/javascript"})
_THINGS = "/entities/"
#: Links of a head that lead to other forms of a page at the service.
_FORMS_OF_IT = frozenset({"canonical", "alternate"})


class Relinker:
    """Makes pages of a publication of pages of the service."""

    def __init__(self, site: Addresses, assets: Assets) -> None:
        self.site = site
        self.assets = assets
        self.used: set[str] = set()

    def page(self, address: str, text: str) -> str:
        """Return a page.

        Args:
            address: where the service has it; it has to be among those that are published.
            text: the page as the service gives it.
        """
        return str(_Page(self, address, Html(text)))


class _Page:
    def __init__(self, to: Relinker, address: str, html: Html) -> None:
        self.to = to
        self.address = address
        self.html = html
        self._file = to.site.file(address) or "index.html"
        self._leave_out()
        self._forms()
        self._links()
        self._styles()
        self._scripts()
        self._pictures()
        self._policy()

    def __str__(self) -> str:
        return str(self.html)

    def _leave_out(self) -> None:
        for place in self.html.elements():
            if "data-live" in self.html.tokens[place] and "data-live" in self.html.attributes(place):
                self._go(place)

    def _forms(self) -> None:
        for place in self.html.elements("form"):
            attributes = self.html.attributes(place)
            way_to = self.to.site.found(self.address, attributes.get("action", self.address))
            if way_to is None or urlsplit(urljoin(self.address, attributes.get("action", ""))).path != "/search":
                self._go(place)
            else:
                self.html.rewrite(place, {**attributes, "action": way_to})

    def _links(self) -> None:
        for place in self.html.elements("a", "area"):
            attributes = self.html.attributes(place)
            href = attributes.get("href", "")
            if not href or href.startswith("#") or urlsplit(href).scheme:
                continue
            way_to = self.to.site.found(self.address, href)
            if way_to is None:
                self._unpublished(place, href)
                continue
            self.html.rewrite(place, {**attributes, "href": way_to})
            if "bookmark" in attributes.get("rel", "").split():
                self._itself(place)

    def _itself(self, place: int) -> None:
        """A page's link to itself tells its file, not its address at the service."""
        tag = self.html.tokens[place]
        self.html.replace(place, f"{tag}{self._file}</a>")

    def _unpublished(self, place: int, href: str) -> None:
        parent = self.html.parent(place)
        button = "button" in self.html.attributes(place).get("role", "")
        thing = urlsplit(urljoin(self.address, href)).path.startswith(_THINGS)
        alone = parent is not None and self.html.name(parent) in _GO and self._alone(place, parent)
        if button or (alone and not thing):
            self._go(place)
        else:
            self.html.unwrap(place)

    def _alone(self, place: int, parent: int) -> bool:
        kept = self.html.tokens[place]
        whole, inside = self.html.content(parent).strip(), kept + self.html.content(place)
        return whole.startswith(inside) and whole.removeprefix(inside).strip().lower() in {"</a>", ""}

    def _go(self, place: int) -> None:
        """Leave out an element, and what is then empty around it."""
        self.html.drop(place)
        parent = self.html.parent(place)
        while parent is not None and self.html.name(parent) in _GO and self.html.blank(parent):
            self.html.drop(parent)
            parent = self.html.parent(parent)

    def _styles(self) -> None:
        for place in self.html.elements("link"):
            attributes = self.html.attributes(place)
            if _FORMS_OF_IT & set(attributes.get("rel", "").split()):
                self.html.drop(place)
            else:
                self._fetched(place, "href")
        for place in self.html.elements("style"):
            name = self.to.assets.inline(self.html.content(place), "css")
            self.html.replace(place, f'<link rel="stylesheet" href="{self._way(name)}">')

    def _scripts(self) -> None:
        """Move code into files. A module is left out: no browser loads one from a file system."""
        for place in self.html.elements("script"):
            attributes = self.html.attributes(place)
            kind = attributes.get("type", "")
            if kind == "module":
                self.html.drop(place)
            elif "src" in attributes:
                file = self.to.assets.file(attributes["src"])
                if file is None or not self.to.assets.works(file):
                    self.html.drop(place)
                else:
                    self._fetched(place, "src")
            elif kind in _CODE:
                name = self.to.assets.inline(self.html.content(place), "js")
                self.html.replace(place, f'<script src="{self._way(name)}"></script>')

    def _pictures(self) -> None:
        for place in self.html.elements("img"):
            self._fetched(place, "src")

    def _fetched(self, place: int, attribute: str) -> None:
        """Lead an element to a file for what it names at the service."""
        attributes = self.html.attributes(place)
        attributes.pop("nonce", None)
        name = self.to.assets.file(attributes.get(attribute, ""))
        if name is not None:
            self.html.rewrite(place, {**attributes, attribute: self._way(name)})

    def _way(self, name: str) -> str:
        self.to.used.add(name)
        return way(self._file, name)

    def _policy(self) -> None:
        for place in self.html.elements("meta"):
            if "charset" in self.html.attributes(place):
                self.html.tokens[place] += f'\n<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
                return
