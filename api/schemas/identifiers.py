"""The answer of a look-up by a code."""

from typing import Any

from api.schemas.common import Answer, Shown, shown

_LIFE = {"from": "1998-04-01", "until": None, "start": "known"}


class Identified(Shown):
    """A thing that has the code."""

    id: str = shown("body/medway-council", "The id.")
    label: str = shown("Medway Council", "What people call it.")
    kind: str = shown("body", "`body` or `area`.")
    scheme: str = shown("ons_gss", "The register, a word of codelist/identifier-scheme.")
    register_: str = shown("Office for National Statistics code", "What the register is called.", name="register")
    value: str = shown("E06000035", "The code.")
    held: dict[str, Any] | None = shown(None, "From when to when it had this code, where it had others too.")
    exists: dict[str, Any] = shown(_LIFE, "From when to when it was there, as far as known.")
    on_the_day: str = shown("holds", "Whether it was there on the day with this code: `holds`, `fails` or `unknown`.")
    told: str = shown(
        "Office for National Statistics code E06000035 is Medway Council. As far as the graph knows, it was there on 2009-03-01.",
        "All of this in a sentence or two.",
    )


class IdentifiersAnswer(Answer):
    """Things by a code."""

    results: list[Identified] = shown([], "What has the code, those first that had it on the day.")
