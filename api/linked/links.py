"""`Link` headers (RFC 8288): where the other forms of a document are, what it describes, and by which context its JSON is read."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from api.negotiate import Form

#: Where the context is, seen from any address of the service.
CONTEXT = "/ns/context.jsonld"
READ_BY = f'<{CONTEXT}>; rel="http://www.w3.org/ns/json-ld#context"; type="application/ld+json"'


def link(address: str, rel: str, **more: str) -> str:
    """Return one link.

    >>> link("/entities/body/medway-council.ttl", "alternate", type="text/turtle")
    '</entities/body/medway-council.ttl>; rel="alternate"; type="text/turtle"'
    """
    return f'<{address}>; rel="{rel}"' + "".join(f'; {name}="{value}"' for name, value in more.items())


def alternates(addresses: Iterable[tuple[Form, str]], rel: str = "alternate") -> list[str]:
    """Return a link for each form of a document."""
    return [link(address, rel, type=form.media, title=form.title) for form, address in addresses]


def document(ident: str, form: Form | None = None, date: str | None = None) -> str:
    """Return the address of the document on a thing, or of one form of it, on a day if one is given.

    >>> document("body/medway-council", date="2009-03-01")
    '/entities/body/medway-council?date=2009-03-01'
    """
    ending = f".{form.name}" if form else ""
    return f"/entities/{quote(ident)}{ending}" + (f"?{urlencode({'date': date})}" if date else "")
