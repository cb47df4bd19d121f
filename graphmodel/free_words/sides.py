"""Who gives and who receives, read from the mentions that the shape of the sentence puts there."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from graphmodel.free_words.meaning import Candidate, Meaning, ranked

if TYPE_CHECKING:
    import datetime

    from graphmodel.free_words.mentions import Mention
    from graphmodel.free_words.parties import Parties
    from graphmodel.free_words.shape import Shape
    from graphmodel.free_words.spans import Text

_ASK = {"discloser": "Who holds the information?", "recipient": "Who would receive the information?"}
_STANDS = {
    "first-person": "You wrote \u201c{said}\u201d: for which body do you work?",
    "pronoun": "You wrote \u201c{said}\u201d: which body is that?",
}


def side(
    parties: Parties, text: Text, shaped: Shape, part: str, on: datetime.date, within: str | None
) -> tuple[Meaning, tuple[str, ...]]:
    """Return how one side was understood, and the capacities that are told for it."""
    placed: tuple[Mention, ...] = getattr(shaped, part)
    mentions = placed or shaped.either
    words = tuple((m.first, m.last) for m in mentions)
    candidates: list[Candidate] = []
    chosen: dict[str, str] = {}
    asks: list[str] = []
    capacities: list[str] = []
    for mention in mentions:
        said = text.said(mention.first, mention.last)
        if mention.stands:
            asks.append(_STANDS[mention.stands].format(said=said))
            continue
        capacities += mention.capacity
        certain, rule, found = parties.meaning(text, mention, on, within)
        candidates += found
        if certain:
            chosen[certain] = rule
        elif mention.unknown:
            asks.append(
                f"{_ASK[part]} Nothing in the graph is called \u201c{mention.unknown} {said}\u201d; it may be one of this kind."
            )
        else:
            asks.append(f"{_ASK[part]} \u201c{said}\u201d may be several.")
    if mentions and not placed:
        asks = [f"{_ASK[part]} The sentence does not tell who gives and who receives."]
        chosen = {}
    elif _pulled_apart(text, placed):
        asks = [f"{_ASK[part]} The sentence tells of more than one."]
        chosen = {}
    if not mentions:
        asks = [_ASK[part]]
    told = "; ".join(dict.fromkeys(shaped.why[m] for m in placed if shaped.why.get(m)))
    rule = "; ".join(dict.fromkeys(chosen.values())) if chosen and not asks else ""
    rule += f" (it stands {told})" if rule and told.startswith(("before", "after")) else ""
    ask = " ".join(dict.fromkeys(asks))
    return Meaning(part, words, ranked(candidates, 24), tuple(chosen), rule, ask), tuple(dict.fromkeys(capacities))


def _pulled_apart(text: Text, mentions: tuple[Mention, ...]) -> bool:
    """Tell whether several mentions stand on one side without being joined by "and"."""
    for left, right in pairwise(mentions):
        between = range(left.last, right.first)
        joined = any("and" in text.roles(i) for i in between) or "," in text.words[right.first].gap
        near = all(text.roles(i) & {"and", "back", "each", "small", "to", "first-person"} for i in between)
        if not (joined and near):
            return True
    return False
