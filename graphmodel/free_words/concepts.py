"""What the information is for, and which kinds of information it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphmodel.free_words.meaning import Candidate, Meaning, ranked
from graphmodel.free_words.words import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from graphmodel.free_words.spans import Span, Text
    from graphmodel.model.model import Model

_CERTAIN, _LIKELY, _POSSIBLE, _FAR = 100, 70, 50, 30
_SKIPPED = frozenset({"back", "each", "small"})
_TELLING = frozenset({"for", "about", "to", "from", "by", "gives", "takes", "asks"})
_OWN_NAME = "the words are its name and no other's"


def purpose(model: Model, text: Text, taken: Iterable[tuple[int, int]]) -> Meaning:
    """Read what the information is for: what is named after "for" is the purpose, what only may be one is asked."""
    used = list(taken)
    scheme = model.purposes
    spans = [s for s in text.of("purpose") if any(scheme[i].selectable is not False for i in s.ids)]
    told = [s for s in spans if not any(s.meets(*t) for t in used) and _is_purpose(model, text, s)]
    ids = {s: [i for i in s.ids if scheme[i].selectable is not False] for s in spans}
    found = [Candidate(i, _why(text, s), _LIKELY if s in told else _POSSIBLE) for s in spans for i in ids[s]]
    words = tuple((s.first, s.last) for s in told or spans)
    named_for = [s for s in told if after(text, s, "for")] or told
    chosen = _narrowest(scheme, [i for s in named_for for i in ids[s]])
    if len(chosen) == 1 and all(len(ids[s]) == 1 for s in named_for):
        return Meaning("purpose", words, ranked(found), tuple(chosen), _OWN_NAME)
    if len(chosen) > 1:
        return Meaning("purpose", words, ranked(found), ask="What is the information for? Several purposes are named.")
    ask = "What is the information for?"
    if found:
        ask += " It is not told in so many words; what is named may be one of these."
    return Meaning("purpose", words, ranked(found), ask=ask)


def _is_purpose(model: Model, text: Text, span: Span) -> bool:
    """Tell whether words surely tell the purpose: they come after "for" or "at", or stand between marks by themselves."""
    if after(text, span, "for"):
        return not _of_an_offence(model, text, span)
    if text.inner(span) or text.shared(span) & {"information", "subject", "party", "fact"}:
        return False
    begins = text.words[span.first].apart or "," in text.words[span.first].gap
    ends = span.last == len(text.words) or text.words[span.last].apart
    return (begins and ends) or after(text, span, "in")


def _of_an_offence(model: Model, text: Text, span: Span) -> bool:
    """Tell whether "for" may tell what somebody was arrested for: "an arrest for knife crime"; a purpose called by its label is none."""
    at = next((i for i in range(span.first - 1, -1, -1) if "for" in text.roles(i)), 0)
    offence = (
        s
        for s in text.of("information")
        if s.last == at and any(model.information[i].offence_data == "true" for i in s.ids)
    )
    called = any(read(model.label(i))[0].form == text.words[span.first].form for i in span.ids)
    return any(offence) and not called


def information(model: Model, text: Text, taken: Iterable[tuple[int, int]]) -> Meaning:
    """Read which kinds of information are named; all of them count, a narrower one in the place of a wider one."""
    used = list(taken)
    scheme = model.information
    spans = [s for s in text.of("information") if not any(s.meets(*t) for t in used)]
    told = [s for s in spans if _is_information(text, s)]
    found = [Candidate(i, _why(text, s), _LIKELY if s in told else _POSSIBLE) for s in spans for i in s.ids]
    words = tuple((s.first, s.last) for s in told or spans)
    chosen = _narrowest(scheme, [i for s in told for i in s.ids])
    open_ = [s for s in told if len(s.ids) > 1 and len([i for i in s.ids if i in chosen]) > 1]
    if chosen and not open_:
        return Meaning("information", words, ranked(found), tuple(chosen), _OWN_NAME)
    ask = "What kind of information is it?"
    if found:
        ask += " The words may mean more than one kind, or something else."
    return Meaning("information", words, ranked(found), ask=ask)


def _is_information(text: Text, span: Span) -> bool:
    others = text.shared(span) & {"purpose", "subject", "party", "fact"}
    if text.inner(span) or "subject" in others:
        return False
    if others:
        given = any(after(text, span, role) for role in ("about", "gives", "takes"))
        return given or (_owned(text, span) and not after(text, span, "for"))
    return True


def _owned(text: Text, span: Span) -> bool:
    """Tell whether it is somebody's: "the boy's neglect", "her statement"."""
    return span.first > 0 and (text.words[span.first - 1].possessive or "owner" in text.roles(span.first - 1))


def after(text: Text, span: Span, role: str) -> bool:
    """Tell whether a word with a part stands directly before a name, articles and the like left aside."""
    at = span.first - 1
    while at >= 0 and text.roles(at) & _SKIPPED and not text.roles(at) & _TELLING:
        at -= 1
    return at >= 0 and role in text.roles(at) and not any(text.words[i].apart for i in range(at + 1, span.first + 1))


def _narrowest(scheme: Mapping[str, Any], ids: Sequence[str]) -> list[str]:
    found = list(dict.fromkeys(ids))
    above: set[str] = set()
    for ident in found:
        queue = list(scheme[ident].broader)
        while queue:
            at = queue.pop()
            if at not in above:
                above.add(at)
                queue.extend(scheme[at].broader)
    return [i for i in found if i not in above]


def _why(text: Text, span: Span) -> str:
    return f"\u201c{text.said(span.first, span.last)}\u201d is a name of it"
