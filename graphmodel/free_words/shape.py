"""Who gives and who receives, by the shape of the sentence: its first verb, what stands before and after it, and the small words between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphmodel.free_words.mentions import Mention
    from graphmodel.free_words.spans import Mark, Text

_VERBS = ("gives", "takes", "asks", "both", "holds")
_GOVERNS = ("to", "from", "by", "about", "for", "in", "as", "condition", "without")
_SKIPPED = frozenset({"back", "each", "small", "first-person"})
_GIVER, _TAKER = "discloser", "recipient"
#: Verb, and whether it is turned about → what stands before it, and what stands directly after it.
_BEFORE = {
    ("gives", False): _GIVER,
    ("gives", True): _TAKER,
    ("takes", False): _TAKER,
    ("asks", False): _TAKER,
    ("asks", True): _GIVER,
    ("holds", False): _GIVER,
    ("both", False): "either",
}
_DIRECT = {("gives", False): _TAKER, ("asks", False): _GIVER, ("both", False): "either"}
_BY = {"gives": _GIVER, "takes": _TAKER, "asks": _TAKER, "holds": _GIVER}
_TO = {"gives": _TAKER, "both": "either"}


@dataclass(frozen=True)
class Shape:
    """Who stands where in a question.

    Attributes:
        discloser, recipient: the mentions that the sentence tells to give and to receive.
        either: those of which it does not tell which of the two they do.
        other: those that stand for something else, or for nothing that can be told.
        why: by which words it was told, for each mention.
        verb: the index of the first verb, where somebody before it does it and has not done it to them.
    """

    discloser: tuple[Mention, ...]
    recipient: tuple[Mention, ...]
    either: tuple[Mention, ...]
    other: tuple[Mention, ...]
    why: dict[Mention, str]
    verb: int | None = None


def shape(text: Text, mentions: tuple[Mention, ...]) -> Shape:
    """Tell who gives and who receives."""
    verbs = _verbs(text)
    places: dict[Mention, str] = {}
    why: dict[Mention, str] = {}
    before: Mention | None = None
    for mention in mentions:
        if before is not None and before in places and _joined(text, before, mention):
            places[mention], why[mention] = places[before], why[before]
        else:
            places[mention], why[mention] = _place(text, mention, verbs, places)
        before = mention

    verb = verbs[0].first if verbs and not _turned(text, verbs[0]) else None

    def those(place: str) -> tuple[Mention, ...]:
        return tuple(m for m in mentions if places[m] == place)

    return Shape(those(_GIVER), those(_TAKER), those("either"), those("other"), why, verb)


def _verbs(text: Text) -> tuple[Mark, ...]:
    """Return the verbs: those that only help another one are left out, and of two joined by "or" the first."""
    found = [m for m in text.marked(*_VERBS) if not any(s.first <= m.first and m.last <= s.last for s in text.spans)]
    found = [m for i, m in enumerate(found) if not any(o.first == m.first and o.last == m.last for o in found[:i])]
    kept: list[Mark] = []
    for i, verb in enumerate(found):
        after = found[i + 1] if i + 1 < len(found) else None
        helps = after and all("to" in text.roles(j) or "small" in text.roles(j) for j in range(verb.last, after.first))
        if helps and after is not None and after.first > verb.last:
            continue
        said = range(kept[-1].last, verb.first) if kept else range(0)
        if kept and said and all("and" in text.roles(j) for j in said) and kept[-1].role == verb.role:
            kept[-1] = verb
        else:
            kept.append(verb)
    return tuple(kept)


def _place(text: Text, mention: Mention, verbs: tuple[Mark, ...], places: dict[Mention, str]) -> tuple[str, str]:
    """Return where a mention stands, and the words that tell it."""
    governing, at = _governing(text, mention)
    if governing in {"about", "condition", "without", "in"}:
        return "other", text.said(at, at + 1)
    if not verbs:
        return _without_verb(text, mention, governing, at)
    if governing == "from":
        return _GIVER, text.said(at, at + 1)
    verb = _verb_of(verbs, mention, places)
    if mention.last <= verb.first:
        return _before(text, mention, verb, governing, at)
    return _after(text, mention, verb, governing, at)


def _before(text: Text, mention: Mention, verb: Mark, governing: str, at: int) -> tuple[str, str]:
    """Return where somebody before the verb stands."""
    if governing in {"to", "by"}:
        return (_TAKER if governing == "to" else _GIVER), text.said(at, at + 1)
    between = range(mention.last, verb.first)
    if governing == "for" and all("to" in text.roles(i) or _passed(text, i) for i in between):
        governing = ""  # "is it right for the school to tell"
    place = "other" if governing else _BEFORE.get((verb.role, _turned(text, verb)), "other")
    return place, f"before \u201c{text.said(verb.first, verb.last)}\u201d"


def _after(text: Text, mention: Mention, verb: Mark, governing: str, at: int) -> tuple[str, str]:
    """Return where somebody after the verb stands."""
    said, turned = text.said(verb.first, verb.last), _turned(text, verb)
    if governing == "by":
        return _BY.get(verb.role, "other") if turned else _GIVER, text.said(at, at + 1)
    if governing == "to":
        return _TO.get(verb.role, "other"), f"after \u201c{said} \u2026 {text.said(at, at + 1)}\u201d"
    owner = text.words[mention.last - 1].possessive
    if verb.role in {"takes", "asks"} and owner and governing in {"", "for"}:
        return _GIVER, f"what it owns comes after \u201c{said}\u201d"
    if not governing and all(_passed(text, i) for i in range(verb.last, mention.first)):
        return _DIRECT.get((verb.role, turned), "other"), f"after \u201c{said}\u201d"
    return "other", ""


def _without_verb(text: Text, mention: Mention, governing: str, at: int) -> tuple[str, str]:
    told = {"from": _GIVER, "to": _TAKER}.get(governing)
    if told:
        return told, text.said(at, at + 1)
    after = mention.last
    if after < len(text.words) and "to" in text.roles(after) and not governing:
        return _GIVER, f"before \u201c{text.said(after, after + 1)}\u201d"
    return ("either" if not governing and not mention.people else "other"), ""


def _verb_of(verbs: tuple[Mark, ...], mention: Mention, places: dict[Mention, str]) -> Mark:
    """Return the verb that a mention goes with: the first; after "ask X to tell", the second for those who come after it."""
    first = verbs[0]
    if len(verbs) > 1 and mention.first >= verbs[1].last:
        second = verbs[1]
        if first.role in {"asks", "holds"}:
            return second
        # A second verb after the first has what it needs belongs to another clause.
        if set(places.values()) >= {_GIVER, _TAKER}:
            return second
    if first.role == "holds" and len(verbs) > 1 and mention.first >= first.last:
        return verbs[1]
    return first


def _turned(text: Text, verb: Mark) -> bool:
    """Tell whether a verb is turned about: "be told", and not "be sharing"."""
    at = verb.first - 1
    while at >= 0 and text.roles(at) & {"negation"}:
        at -= 1
    said = text.words[verb.last - 1].form
    return at >= 0 and "being" in text.roles(at) and not said.endswith("ing")


def _governing(text: Text, mention: Mention) -> tuple[str, int]:
    """Return the part that the nearest telling word before a mention plays, and its index; nothing where it is a verb or none."""
    at = mention.first - 1
    if at < 0 or text.words[mention.first].apart:
        return "", 0
    while at >= 0 and _passed(text, at) and not text.words[at].apart:
        at -= 1
    roles = text.roles(at) if at >= 0 else frozenset()
    return next(((role, at) for role in _GOVERNS if role in roles), ("", 0))


def _passed(text: Text, at: int) -> bool:
    roles = text.roles(at)
    return bool(roles & _SKIPPED) and not roles & {*_GOVERNS, *_VERBS, "and", "being"}


def _joined(text: Text, left: Mention, right: Mention) -> bool:
    """Tell whether two mentions are told together: "the school and the GP"."""
    between = range(left.last, right.first)
    if right.people and not any("and" in text.roles(i) for i in between):
        return False
    said = [i for i in between if not _passed(text, i)]
    listed = "," in text.words[right.first].gap or any("," in text.words[i].gap for i in between)
    return all("and" in text.roles(i) for i in said) and (bool(said) or listed)
