"""Which words beside a place in a law say which law it is: `section 10 of the Children Act 2004`, `DPA 2018 Sch.1`, `section 4 of this agreement`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphmodel.audit.laws import FORMS
from graphmodel.audit.names import Named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graphmodel.audit.laws import Laws
    from graphmodel.audit.provisions import Cited
    from graphmodel.audit.tokens import Token

#: What may stand between a section and its Act: "the section 11 duty of the Children Act 2004".
_NOUNS = {
    *("duty", "duties", "power", "powers", "gateway", "function", "functions", "arrangements", "obligation", "request"),
    *("obligations", "requirement", "requirements", "notice", "order", "enquiry", "enquiries", "assessment", "offence"),
    *("condition", "conditions", "principle", "principles", "exemption", "assessments", "provisions", "regulations"),
}
_LINKS = {"of", "to", "in", "under", "from", "within"}
_DETERMINERS = {"the", "that", "this", "these", "those", "said", "same", "our", "your", "its", "a", "an"}
_OWN = {"above", "below", "herein", "overleaf", "hereof", "hereto"}
_CHAIN = {"and", "or", "&", ",", "to", "the"}
_MARKS_BEFORE = {"(", ":", "|", "-", "'"}
_LETTERS = range(2, 8)
#: "section", "article" and "schedule" have so many letters; what is shorter is an abbreviation.
_SPELT_OUT = 7
_MOST_OF_REMARK = 16
_WITH_SCHEDULES = {"schedule", "annex", "part", "paragraph"}


@dataclass(frozen=True, slots=True)
class Link:
    """What stands beside a place.

    Attributes:
        law: the law that is named there.
        form: "act" where it only says "the Act".
        internal: whether it is a place in something else, such as the text itself.
        other: what it is said to be of, where that is no law that could be found ("the SOA").
    """

    law: Named | None = None
    form: str | None = None
    internal: bool = False
    other: str = ""


_NOTHING = Link()


def attach(words: Sequence[Token], places: Sequence[Cited], named: Sequence[Named], laws: Laws) -> list[Link]:
    """Return what stands beside each place; places in one list share it."""
    begins = {n.start: n for n in named}
    ends = {n.end: n for n in named}
    links = [_behind(words, p, begins, laws) for p in places]
    for at in range(len(places) - 2, -1, -1):
        # "regulation 5 and Schedule 2 to the X Regulations"
        if links[at] == _NOTHING and links[at + 1] != _NOTHING and _joined(words, places[at].end, places[at + 1].start):
            links[at] = links[at + 1]
    for at, place in enumerate(places):
        if links[at] == _NOTHING:
            before = _before(words, place, ends)
            if before:
                links[at] = Link(before)
            elif at and links[at - 1].law and _joined(words, places[at - 1].end, place.start):
                links[at] = links[at - 1]
    return links


def _joined(words: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether two places stand in one list."""
    return end - start <= 3 and all(t.low in _CHAIN for t in words[start:end])  # noqa: PLR2004  a comma, "and" and "the"


def _before(words: Sequence[Token], place: Cited, ends: Mapping[int, Named]) -> Named | None:
    """Return the law that is named right before a place: `Children Act 2004 s.10`, `Children Act 2004 (section 10)`."""
    at = place.start
    if at in ends or at == 0:
        return ends.get(at)
    # "Children Act 2004, s.10" is a list; "as amended by the Police Reform Act 2002, section 17 ..." is not.
    listed = words[at - 1].text == "," and (len(words[at].text) < _SPELT_OUT or words[at].text[0].isupper())
    return ends.get(at - 1) if listed or words[at - 1].text in _MARKS_BEFORE else None


def _behind(words: Sequence[Token], place: Cited, begins: Mapping[int, Named], laws: Laws) -> Link:
    """Return what stands behind a place."""
    at = place.end
    if at < len(words) and words[at].low in _OWN:
        return Link(internal=True)
    at = _past_remark(words, at, begins)
    if at + 1 < len(words) and words[at].low in _NOUNS and words[at + 1].low in _LINKS:
        at += 1
    if at >= len(words):
        return _NOTHING
    link = words[at].low
    if link in _LINKS:
        at += 1
        if place.pins[0].unit == "paragraph" and [t.low for t in words[at : at + 3]] == ["the", "schedule", "to"]:
            at += 3
    elif words[at].text in {",", "|", "("}:
        link = words[at].text
        at += 1
    else:
        link = ""
    return _of(words, at, link, place, begins, laws)


def _past_remark(words: Sequence[Token], at: int, begins: Mapping[int, Named]) -> int:
    """Return the token behind a remark in brackets that stands between a place and its law: "section 17 (children in need) of ..."."""
    if at < len(words) and words[at].text == "(":
        for end in range(at + 1, min(at + _MOST_OF_REMARK, len(words) - 1)):
            if end in begins:
                break
            if words[end].text == ")":
                return end + 1 if words[end + 1].low in _LINKS else at
    return at


def _of(words: Sequence[Token], at: int, link: str, place: Cited, begins: Mapping[int, Named], laws: Laws) -> Link:
    """Return what a place is said to be of."""
    determiner = ""
    if at < len(words) and words[at].low in _DETERMINERS and at not in begins:
        determiner = words[at].low
        at += 1
    if at >= len(words):
        return _NOTHING
    if at in begins:
        return Link(begins[at])
    word = words[at]
    if not link or link in {"of", "to", "|", "("}:
        short = _short(word, at, laws)
        if short:
            return Link(short)
    if link not in _LINKS:
        return _NOTHING
    if word.low in FORMS and (word.text[0].isupper() or determiner in {"that", "this", "same", "said"}):
        return Link(form=word.low)
    if determiner in {"this", "our", "your"}:
        return Link(internal=True)
    if link == "of" or (link == "to" and place.pins[0].unit in _WITH_SCHEDULES):
        capitals = word.text.isupper() and len(word.text) in _LETTERS
        return Link(internal=not capitals, other=word.text if capitals else "") if word.is_word else _NOTHING
    return _NOTHING


def _short(word: Token, at: int, laws: Laws) -> Named | None:
    """Return the law that initials without a year stand for."""
    if not (word.is_word and word.text.isupper() and len(word.text) in _LETTERS):
        return None
    found = laws.abbreviated(word.text)
    return Named(at, at + 1, found, "no-year", word.text) if found else None
