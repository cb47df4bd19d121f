"""Laws that a paragraph names: by a name the graph knows, by the form of a name (`... Act 1983`), by number, or by an abbreviation."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graphmodel.audit.laws import FORMS, SMALL, Law, key
from graphmodel.audit.provisions import is_year

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graphmodel.audit.laws import Laws
    from graphmodel.audit.tokens import Token

_MOST_TOKENS_OF_NAME = 30
_MOST_TOKENS_OF_SHORT = 16
_LETTERS_OF_SHORT = range(2, 8)
_LETTERS_OF_COURT = range(4, 8)
#: Words that stand before a name and are no part of it, although a sentence that begins with one has it with a capital.
_BEFORE = {
    *("under", "in", "by", "see", "both", "as", "for", "with", "this", "that", "these", "section", "sections", "of"),
    *("schedule", "schedules", "article", "articles", "paragraph", "paragraphs", "part", "if", "when", "where", "from"),
    *("also", "to", "on", "and", "or", "the", "a", "an", "any", "each", "every", "our", "your", "its", "said", "since"),
}
_SINGLE = {"acts": "act"}
_WITHOUT_YEAR = {"act", "regulations"}
#: What stands before a law that is named without a year.
_LEADS = {"the", "under", "of", "and", "or", "by", "in", "to", "with", "both", "see"}
#: Forms that end a name wherever they stand; `Order` and `Rules` may stand within one.
_ENDING = {"act", "acts", "regulations"}


@dataclass(frozen=True, slots=True)
class Named:
    """A law as a paragraph names it.

    Attributes:
        start, end: its tokens.
        laws: the law; several where the name fits several; none where only a year and a form are given ("the 1998 Act").
        how: word of the ways in which a text names a law: name, no-year, near, short, defined, number, form, year.
        words: what stands in the text.
    """

    start: int
    end: int
    laws: tuple[Law, ...]
    how: str
    words: str


class Names:
    """Finds the names of laws in paragraphs.

    Args:
        laws: the laws that the graph knows.
        defined: the abbreviations that the text itself defines, as keys.
    """

    def __init__(self, laws: Laws, defined: Mapping[str, Law] | None = None) -> None:
        self.laws = laws
        self.defined = defined or {}
        self._longest = max((len(k.split()) for k in self.defined), default=0)

    def find(self, found: Sequence[Token], text: str) -> list[Named]:
        """Return the names in a paragraph, in their order; of two that overlap the longer."""
        every = sorted(self._candidates(found, text), key=lambda n: (n.start, -n.end))
        kept: list[Named] = []
        for name in every:
            before = kept[-1] if kept else None
            if before and name.start < before.end:
                if name.end - name.start > before.end - before.start:
                    kept[-1] = name
            elif before and name.how == "number" and name.start == before.end + 1 and found[before.end].text == "(":
                # "... Order 2000 (S.I. 2000/417)" is one law; its number says which.
                law = name.laws[0] if name.laws[0].held else replace(name.laws[0], label=before.laws[0].label)
                kept[-1] = replace(before, laws=(law,), how="name") if before.how == "form" else before
            else:
                kept.append(name)
        return kept

    def _candidates(self, found: Sequence[Token], text: str) -> Iterator[Named]:
        for at, token in enumerate(found):
            low = token.low
            if low in self.laws.phrases:
                yield from self._phrase(found, text, at)
            if self._longest and (token.is_word or token.is_number):
                yield from self._defined(found, text, at)
            if low in FORMS and token.text[0].isupper():
                yield from self._formed(found, text, at)
            elif token.is_word and token.text.isupper() and len(token.text) in _LETTERS_OF_SHORT:
                yield from self._short(found, text, at)
            if token.text == "S" or low in {"si", "regulation"}:
                yield from self._number(found, text, at)
            if token.text == "[":
                yield from self._judgment(found, text, at)

    def _phrase(self, found: Sequence[Token], text: str, at: int) -> Iterator[Named]:
        """Find a name that has no form and year, word by word; small letters only where the name has them."""
        for words, law in self.laws.phrases[found[at].low]:
            run = found[at : at + len(words)]
            if len(run) == len(words) and all(
                t.text == w or (w.islower() and t.low == w) for t, w in zip(run, words, strict=True)
            ):
                yield self._named(found, text, at, at + len(words), (law,), "name")

    def _defined(self, found: Sequence[Token], text: str, at: int) -> Iterator[Named]:
        """Find an abbreviation that the text defines."""
        for size in range(min(self._longest, len(found) - at), 0, -1):
            law = self.defined.get(key(found[at : at + size]))
            if law and found[at].text.lower() != "the" and any(t.text[0].isupper() for t in found[at : at + size]):
                yield self._named(found, text, at, at + size, (law,), "defined")
                return

    def _formed(self, found: Sequence[Token], text: str, at: int) -> Iterator[Named]:
        """Find a name by its form: walk back over its words from `Act`, and forward to its year."""
        end, year = self._year(found, at)
        if not year and found[at].low not in _WITHOUT_YEAR:
            return
        first = _walk_back(found, at)
        if first == at:
            if at and is_year(found[at - 1].text) and not year:
                yield self._named(found, text, at - 1, at + 1, (), "year")
            return
        if not year:
            yield from self._without_year(found, text, first, at + 1)
            return
        start, laws, how = self._called(found, first, at, year)
        if not laws:
            start = _own_words(found, first, at)
            if not any(t.is_word and t.low not in FORMS for t in found[start:at]):
                return
            single = _SINGLE.get(found[at].low, found[at].low)
            label = f"{_label(text, found, start, at)} {single.capitalize()} {year}"
            laws, how = (Law(f"law/{key(found[start:at])} {single} {year}", label),), "form"
        yield self._named(found, text, start, end, laws, how)
        if found[at].low == "acts":
            yield from self._further_years(found, text, start, at, end)

    def _further_years(self, found: Sequence[Token], text: str, start: int, at: int, end: int) -> Iterator[Named]:
        """Find the other laws of "the Children Acts 1989 and 2004"."""
        while end + 1 < len(found) and found[end].low in {"and", ","} and is_year(found[end + 1].text):
            year = found[end + 1].text
            name = f"{key(found[start:at])} act {year}"
            law = Law(f"law/{name}", f"{_label(text, found, start, at)} Act {year}")
            laws = self.laws.named(name)
            yield self._named(found, text, end + 1, end + 2, laws or (law,), "name" if laws else "form")
            end += 2

    def _called(self, found: Sequence[Token], first: int, at: int, year: str) -> tuple[int, tuple[Law, ...], str]:
        """Return the longest run of words before a form that is a name the graph knows: as it is, or shortened."""
        begins = [start for start in range(first, at) if _opens(found[start])]
        for start in begins:
            if laws := self.laws.named(f"{key(found[start:at])} {_SINGLE.get(found[at].low, found[at].low)} {year}"):
                return start, laws, "name"
        for start in (b for b in begins if at - b <= _MOST_TOKENS_OF_SHORT):
            laws, near = self.laws.like(found[start : at + 1], year)
            if laws:
                return start, laws, "near" if near else "short"
        return at, (), ""

    def _without_year(self, found: Sequence[Token], text: str, first: int, end: int) -> Iterator[Named]:
        for start in range(first, end - 1):
            if _opens(found[start]) and (laws := self.laws.named(key(found[start:end]))):
                yield self._named(found, text, start, end, laws, "no-year")
                return
        start = _own_words(found, first, end - 1)
        ends = end >= len(found) or not found[end].is_word
        if not (start and found[start - 1].low in _LEADS) and not (start == 0 and ends):
            # "Please Act now" is no law; "the Immigration Act" is, and so is a heading.
            return
        if start < end - 1 and any(t.is_word and t.low not in FORMS for t in found[start:end]):
            law = Law(f"law/{key(found[start:end])}", _label(text, found, start, end))
            yield self._named(found, text, start, end, (law,), "form")

    @staticmethod
    def _year(found: Sequence[Token], at: int) -> tuple[int, str]:
        """Return where a name ends and its year, which may stand in brackets or behind a comma."""
        for shape in (("",), ("(", "", ")"), (",", ""), ("of", "")):
            run = found[at + 1 : at + 1 + len(shape)]
            if len(run) == len(shape) and all(
                is_year(t.text) if s == "" else t.text == s for t, s in zip(run, shape, strict=True)
            ):
                return at + 1 + len(shape), next(t.text for t in run if is_year(t.text))
        return at + 1, ""

    def _short(self, found: Sequence[Token], text: str, at: int) -> Iterator[Named]:
        """Find initials with a year: `CDA 1998`."""
        run = found[at + 1 : at + 4]
        year = next((t.text for t in run[:1] if is_year(t.text)), "")
        end = at + 2
        if not year and len(run) == 3 and (run[0].text, run[2].text) == ("(", ")") and is_year(run[1].text):  # noqa: PLR2004  bracket, year, bracket
            year, end = run[1].text, at + 4
        laws = self.laws.abbreviated(found[at].text, year) if year else ()
        if laws:
            yield self._named(found, text, at, end, laws, "short")

    def _number(self, found: Sequence[Token], text: str, at: int) -> Iterator[Named]:
        """Find `S.I. 2000/417`, `SI 2000 No. 417` and `Regulation (EU) 2016/679`."""
        texts = [t.text for t in found[at : at + 10]]
        if texts[:4] == ["S", ".", "I", "."] or texts[:1] == ["SI"]:
            skip, kind, name = (4 if texts[0] == "S" else 1), "uksi", "S.I."
        elif texts[:4] == ["Regulation", "(", "EU", ")"]:
            skip, kind, name = 4, "eur", "Regulation (EU)"
        else:
            return
        rest = texts[skip:]
        if len(rest) < 2 or not is_year(rest[0]):  # noqa: PLR2004  a year and at least one more
            return
        year, rest = rest[0], rest[1:]
        between = 1 if rest[0] in {"/", ","} else 0
        if rest[between : between + 1] in (["No"], ["no"]):
            between += 1 + (rest[between + 1 : between + 2] == ["."])
        number = rest[between] if between and between < len(rest) else ""
        if number.isdigit():
            end = at + skip + 2 + between
            law = self.laws.by_number.get(f"{kind}/{year}/{number}")
            made = law or Law(
                f"law/{kind}/{year}/{number}", f"{name} {year}/{number}", False, f"{kind}/{year}/{number}"
            )
            yield self._named(found, text, at, end, (made,), "number")

    def _judgment(self, found: Sequence[Token], text: str, at: int) -> Iterator[Named]:
        """Find a judgment by its number: `[2009] UKSC 3`."""
        run = [t.text for t in found[at : at + 6]]
        if len(run) < 5 or not is_year(run[1]) or run[2] != "]":  # noqa: PLR2004  year, court, number
            return
        if not run[3].isupper() or len(run[3]) not in _LETTERS_OF_COURT:
            return
        size = 6 if run[4].isalpha() and len(run) > 5 else 5  # noqa: PLR2004  a division may stand between
        if run[size - 1].isdigit():
            words = _label(text, found, at, at + size)
            held = [law for laws in self.laws.phrases.values() for _, law in laws if law.label.endswith(words)]
            yield self._named(found, text, at, at + size, tuple(held[:1]) or (Law(f"law/{words}", words),), "number")

    @staticmethod
    def _named(found: Sequence[Token], text: str, start: int, end: int, laws: tuple[Law, ...], how: str) -> Named:
        return Named(start, end, laws, how, text[found[start].start : found[end - 1].end])


def _opens(token: Token) -> bool:
    """Tell whether a name can begin with a token."""
    return token.text[0].isupper() and token.low not in {"the", "and"}


def _walk_back(found: Sequence[Token], at: int) -> int:
    """Return the token at which the longest name can begin that ends at a form: capitals, small words between them, brackets."""
    first = at
    depth = 0
    for back in range(at - 1, max(-1, at - _MOST_TOKENS_OF_NAME), -1):
        token = found[back]
        depth += (token.text == ")") - (token.text == "(")
        if depth < 0 or not (token.text in {"(", ")"} or _in_name(found, back, depth)):
            break
        if token.text[0].isupper() and not depth:
            first = back
    return first


def _in_name(found: Sequence[Token], at: int, depth: int) -> bool:
    """Tell whether a token can stand inside a name, in brackets or not."""
    token = found[at]
    # "Mental Capacity Act 2005 (Independent Advocates) Regulations 2006" holds the name and year of its Act.
    if is_year(token.text) and not depth:
        return bool(at) and found[at - 1].low == "act" and found[at + 1].text == "("
    if token.is_word:
        if token.low in _ENDING:
            return at + 2 < len(found) and is_year(found[at + 1].text) and found[at + 2].text == "("
        hyphened = bool(at) and found[at - 1].text == "-"
        return bool(depth) or token.text[0].isupper() or token.low in SMALL or hyphened
    if token.text == "-":
        # A dash with a space before it parts, a hyphen joins.
        return bool(at) and found[at - 1].end == token.start
    return token.text in {",", "&", "'"} or (bool(depth) and token.text != '"')


def _own_words(found: Sequence[Token], first: int, at: int) -> int:
    """Return where a name that the graph does not know begins: behind `the`, and behind words that only lead to it."""
    start = first
    for back in range(at - 1, first, -1):
        if found[back].low == "the" and found[back - 1].low != "against":
            start = back + 1
            break
    while start < at and (found[start].low in _BEFORE or not found[start].is_word):
        start += 1
    return start


def _label(text: str, found: Sequence[Token], start: int, end: int) -> str:
    return " ".join(text[found[start].start : found[end - 1].end].split())
