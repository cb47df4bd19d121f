"""The one id scheme: `kind/slug`, under one namespace.

>>> iri("body/medway-council")
'https://w3id.org/graphmodel/body/medway-council'
>>> short("https://w3id.org/graphmodel/body/medway-council")
'body/medway-council'
>>> slug("Children's Trust (2008)")
'childrens-trust-2008'
"""

from __future__ import annotations

import re
import unicodedata

#: The namespace of every id. To be registered with w3id.org by the maintainers.
NAMESPACE = "https://w3id.org/graphmodel/"
#: The namespace of the vocabulary.
ONTOLOGY = NAMESPACE + "ontology#"

#: The kinds of things that have a name, in the order in which a bare slug is looked for.
KINDS = (
    "body",
    "post",
    "type",
    "norm",
    "instrument",
    "document",
    "purpose",
    "information",
    "subject",
    "area",
    "plan",
    "fact",
)

#: The kinds of what lies over every gateway, and of what is told about the graph itself.
LAYERS = (
    "bar",
    "regime",
    "lawful-basis",
    "processing-condition",
    "route",
    "never-offered",
    "confidence-effect",
    "confidence-route",
    "data-protection-status",
    "prompt",
    "record-field",
    "gap",
)

ID = re.compile(r"[a-z]+(?:-[a-z]+)*/[a-z0-9]+(?:-[a-z0-9]+)*")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_APOSTROPHES = re.compile("['\u2018\u2019]")
_DIGITS = re.compile(r"(\d+)")


def iri(short_id: str) -> str:
    """Return the full address of a short id."""
    return NAMESPACE + short_id


def short(full: str) -> str:
    """Return the short id of an address under the namespace, or the address itself."""
    return full.removeprefix(NAMESPACE)


def kind_of(short_id: str) -> str:
    """Return the kind, the first part of an id: `body` of `body/medway-council`."""
    return short_id.partition("/")[0]


def slug_of(short_id: str) -> str:
    """Return the slug, what follows the kind: `medway-council` of `body/medway-council`."""
    return short_id.partition("/")[2]


def slug(words: str) -> str:
    """Return words as a slug: lower case, letters and digits joined by single hyphens."""
    return _NOT_SLUG.sub("-", _APOSTROPHES.sub("", words.lower())).strip("-")


def heard(name: str) -> str:
    """Return what a name is known by: its slug, and the letters that no slug has, so that none of them is passed over.

    Two names that are written alike to the eye, in letters of other alphabets, are known by different things.

    >>> heard("Medway Council"), heard("\uff2dedway  council")
    ('medway-council', 'medway-council')
    >>> heard("Caf\u00e9 Medway") == heard("Cafe\u0301 Medway") != heard("Caf Medway")
    True
    """
    if name.isascii():
        return slug(name)
    plain = unicodedata.normalize("NFKC", name)
    others = "".join(c.casefold() for c in plain if c.isalnum() and not c.isascii())
    return f"{slug(plain)} {others}".strip() if others else slug(plain)


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return a sort key that counts digits as numbers, so that s.9 stands before s.10.

    >>> sorted(["s.10", "s.9", "s.9(2)"], key=natural)
    ['s.9', 's.9(2)', 's.10']
    """
    return tuple((0, int(p), "") if p.isdigit() else (1, 0, p) for p in _DIGITS.split(text) if p)
