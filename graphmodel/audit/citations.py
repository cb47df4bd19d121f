"""The law that a text cites: every place in a law, and every law named, with how it was told which law is meant."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphmodel.audit.attachment import attach
from graphmodel.audit.context import OWN_UNITS, Context
from graphmodel.audit.definitions import definitions
from graphmodel.audit.laws import FORMS
from graphmodel.audit.limits import MOST_CITATIONS, refuse
from graphmodel.audit.names import Names
from graphmodel.audit.provisions import provision_at
from graphmodel.audit.tokens import sentence_starts, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphmodel.audit.blocks import Block
    from graphmodel.audit.holdings import Holdings
    from graphmodel.audit.laws import Law, Laws
    from graphmodel.audit.names import Named
    from graphmodel.audit.pins import Pin
    from graphmodel.audit.provisions import Cited
    from graphmodel.audit.tokens import Token

#: A paragraph without quotation marks or brackets that is longer explains no abbreviation.
_GLOSSARY = 200
_MOST_SAID = 600
_FORMS = tuple(form.capitalize() for form in FORMS)


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation.

    Attributes:
        block: the number of its paragraph; `start` and `end` its letters there.
        pin: the place in the law; None where the law is named as a whole.
        laws: the law; several where the text fits several, none where it does not say.
        how: word of codelist/audit-named.
        words: the words with which the law is named there; empty where it is not.
        after, before: what the sentence says after the citation, up to the next, and what leads to it.
    """

    block: int
    start: int
    end: int
    pin: Pin | None
    laws: tuple[Law, ...]
    how: str
    words: str
    after: str = ""
    before: str = ""


def citations(blocks: Sequence[Block], laws: Laws, holdings: Holdings, year: int) -> list[Citation]:
    """Return the citations of a text in their order.

    Args:
        blocks: its paragraphs.
        laws: the laws that the graph knows.
        holdings: what it holds of them, to choose between laws that may be meant.
        year: that in which the text was written, or of the day asked about: no later law can be meant where it gives no year.

    Raises:
        BadQuestionError: there are more than any agreement has.
    """
    defined, bare = _defined(blocks, laws)
    names = Names(laws, defined)
    context = Context(laws, holdings, year)
    own = {b.number.partition(".")[0] for b in blocks if b.number and b.heading}
    found: list[Citation] = []
    for number, block in enumerate(blocks):
        words = tokens(block.text)
        named = names.find(words, block.text)
        context.enter(block, named)
        if number in bare:
            context.define(bare[number])
        for citation in _of_block(number, block, words, named, context, own):
            found.append(citation)
            _counted(len(found))
        context.leave(named)
    return found


def _counted(number: int) -> int:
    """Return a number of citations; refuse a text that has more than any agreement."""
    if number > MOST_CITATIONS:
        refuse(f"the text holds more than {MOST_CITATIONS} citations of law; give a part of it")
    return number


def _defined(blocks: Sequence[Block], laws: Laws) -> tuple[dict[str, Law], dict[int, Law]]:
    """Return the abbreviations that the text defines, and by paragraph what it calls just "the Act" from there on."""
    names = Names(laws)
    total = 0
    short: dict[str, Law] = {}
    bare: dict[int, Law] = {}
    for number, block in enumerate(blocks):
        explains = "(" in block.text or '"' in block.text or len(block.text) < _GLOSSARY
        if explains and any(form in block.text for form in _FORMS):
            words = tokens(block.text)
            named = names.find(words, block.text)
            total = _counted(total + len(named))
            for name, law in definitions(words, named):
                if name in FORMS:
                    bare[number] = law
                else:
                    short.setdefault(name, law)
    return short, bare


def _of_block(
    number: int, block: Block, words: Sequence[Token], named: Sequence[Named], context: Context, own: set[str]
) -> Iterator[Citation]:
    """Yield the citations of one paragraph: its places, then the laws named in it."""
    places = _places(words, named)
    starts = sentence_starts(words)
    links = attach(words, places, named, context.laws)
    for at, (place, link) in enumerate(zip(places, links, strict=True)):
        if link.internal:
            continue
        index = bisect_right(starts, place.start)
        sentence = starts[index - 1], starts[index] if index < len(starts) else len(words)
        last = places[at - 1].end if at else 0
        until = places[at + 1].start if at + 1 < len(places) else len(words)
        behind = link.law.end if link.law and link.law.start >= place.end else place.end
        after = _letters(block, words, behind, min(until, sentence[1]))
        before = _letters(block, words, max(last, sentence[0]), place.start)
        start, stop = words[place.start].start, words[place.end - 1].end
        told = link.law.words if link.law else link.other
        for pin in place.pins:
            laws, how = context.choose(pin, link, named, place.start, sentence[0])
            if not laws and (pin.unit in OWN_UNITS or (pin.first in own and not told)):
                # The text has sections and schedules of its own.
                continue
            yield Citation(number, start, stop, pin, laws, how, told, after, before)
            if link.law:
                context.cited(pin, laws)
    for name in named:
        laws, how = context.resolve(name)
        yield Citation(number, words[name.start].start, words[name.end - 1].end, None, laws, how, name.words)


def _places(words: Sequence[Token], named: Sequence[Named]) -> list[Cited]:
    """Return the places cited in a paragraph; a word inside the name of a law is none."""
    inside = {at for name in named for at in range(name.start, name.end)}
    found = []
    at = 0
    while at < len(words):
        cited = provision_at(words, at) if at not in inside else None
        if cited is None:
            at += 1
        else:
            found.append(cited)
            at = max(cited.end, at + 1)
    return found


def _letters(block: Block, words: Sequence[Token], start: int, end: int) -> str:
    """Return what stands from one token to another, cut where a sentence does not end."""
    if start >= end:
        return ""
    first = words[start].start
    return block.text[first : min(words[end - 1].end, first + _MOST_SAID)]
