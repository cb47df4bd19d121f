"""What a sentence says a provision is: a duty or a power, express or implied, about sharing or not. Words only; it understands nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphmodel.audit.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphmodel.audit.tokens import Token

_DUTY = {
    *("duty", "duties", "must", "shall", "obliged", "obliges", "obligation", "obligations", "requires", "mandatory"),
    *("compels", "mandates"),
}
_POWER = {
    *(
        "power",
        "powers",
        "enable",
        "enables",
        "enabling",
        "allow",
        "allows",
        "allowing",
        "permit",
        "permits",
        "empowers",
    ),
    *("permitting", "permissive", "discretion", "discretionary", "empower", "authorises", "authorizes"),
}
#: Behind "to" these only say what something is for: "help to enable them to take part".
_PURPOSE = {"enable", "allow", "permit", "empower"}
#: "may" is a power only before what one may do; "who may be at risk" is none.
_DONE = {
    *(
        "ask",
        "disclose",
        "do",
        "exchange",
        "give",
        "make",
        "obtain",
        "pass",
        "provide",
        "receive",
        "release",
        "request",
    ),
    *("share", "supply", "use", "transfer", "reveal", "seek", "tell"),
}
_NOT = {"not", "no", "nor", "without", "neither", "never", "than", "cannot"}
_SHARING = {"share", "shared", "shares", "sharing", "disclose", "disclosed", "disclosing", "disclosure", "exchange"}
#: Verbs that make a provision itself the one that does it.
_DOES = {
    *("provides", "provide", "enables", "enable", "allows", "allow", "permits", "permit", "gives", "give", "requires"),
    *("require", "places", "place", "authorises", "imposes", "impose", "creates", "confers", "empowers"),
}
_BEING = {"is", "are", "be", "were", "was", "being"}
_NEAR = 3
_VERB_WITHIN = 3


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence says of a provision.

    Attributes:
        modality: duty or power; None where it says neither, or both.
        basis: express or implied, where it says so of a power.
        sharing: whether it says that the provision itself is about sharing information.
    """

    modality: str | None = None
    basis: str | None = None
    sharing: bool = False


def told(after: str, before: str) -> Told:
    """Read what a sentence says, from the words after a citation, or from those before it where these say nothing.

    >>> told("provides any person with a power but not an obligation to disclose", "").modality
    'power'
    """
    behind, ahead = tokens(after), tokens(before)
    modality, said = _modality(behind)
    if not said:
        modality, _ = _modality(ahead)
    words = {t.low for t in (*behind, *ahead)}
    basis = None
    if words & {"power", "powers", "gateway", "gateways"}:
        basis = "express" if words & {"express", "explicit"} else "implied" if words & {"implied", "implicit"} else None
    start = [t.low for t in behind[:_VERB_WITHIN]]
    return Told(modality, basis, bool(set(start) & _DOES) and any(t.low in _SHARING for t in behind))


def _modality(words: Sequence[Token]) -> tuple[str | None, bool]:
    """Return duty or power, and whether the words say anything of the kind; None where they say both."""
    found = set(_modals(words))
    return (next(iter(found)) if len(found) == 1 else None), bool(found)


def _modals(words: Sequence[Token]) -> Iterator[str]:
    for at, token in enumerate(words):
        if any(t.low in _NOT for t in words[max(0, at - _NEAR) : at]):
            continue
        after = words[at + 1].low if at + 1 < len(words) else ""
        if token.low in _DUTY or (token.low == "required" and after == "to" and at and words[at - 1].low in _BEING):
            yield "duty"
        elif (token.low in _POWER and not (at and words[at - 1].low == "to" and token.low in _PURPOSE)) or (
            token.low == "may" and after in _DONE
        ):
            yield "power"
