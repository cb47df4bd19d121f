"""The answer of a look-up by a code."""

from api.schemas.common import Answer, Holds, Shown, shown

_LIFE = {"from": "1998-04-01", "until": None, "start": "known"}


class LookedUp(Shown):
    """What was looked up."""

    scheme: str | None = shown("ons_gss", "The register; null where all are meant.")
    value: str = shown("E06000035", "The code.")


class Identified(Shown):
    """A thing that has the code."""

    id: str = shown("body/medway-council", "The id.")
    label: str = shown("Medway Council", "What people call it.")
    kind: str = shown("body", "`body` or `area`.")
    scheme: str = shown("ons_gss", "The register, a word of codelist/identifier-scheme.")
    register_: str = shown("Office for National Statistics code", "What the register is called.", name="register")
    value: str = shown("E06000035", "The code.")
    held: Holds | None = shown(None, "From when to when it had this code, where it had others too.")
    exists: Holds = shown(_LIFE, "From when to when it was there, as far as known.")
    on_the_day: str = shown("holds", "Whether it was there on the day with this code: `holds`, `fails` or `unknown`.")
    told: str = shown(
        "Office for National Statistics code E06000035 is Medway Council. As far as the graph knows, it was there on 2009-03-01.",
        "All of this in a sentence or two.",
    )


class IdentifiersAnswer(Answer):
    """Things by a code."""

    question: LookedUp = shown({"scheme": None, "value": "E06000035"}, "What was looked up.")  # type: ignore[assignment]
    results: list[Identified] = shown([], "What has the code, those first that had it on the day.")
