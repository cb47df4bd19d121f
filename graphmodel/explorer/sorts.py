"""Sorts of lines: the words by which a reader says which lines are shown, such as `accountable`, `seat` or `statutory`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.diagram.looks import GROUPS, STYLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graphmodel.model.model import Model

#: A line of accountability that a document denies.
DENIED = "denied"
_LINE = "line"
_BELONGS = "belongs"
_LEGENDS = {style.name: style.legend for style in STYLES} | {group.name: group.legend for group in GROUPS}


def sort_of(row: dict[str, Any]) -> str:
    """Return the sort of a line: how strong it is, or that it is denied; of any other connection its group.

    >>> sort_of({"group": "line", "polarity": "asserts", "strength": "reports"})
    'reports'
    """
    if row["group"] != _LINE:
        return str(row["group"])
    return DENIED if row["polarity"] == "denies" else str(row["strength"])


def sorts(model: Model) -> tuple[str, ...]:
    """Return all sorts, those of accountability first."""
    strengths = tuple(style.name for style in STYLES if style.name in _words(model, "strength"))
    more = tuple(w for w in _words(model, "strength") if w not in strengths)
    return (*strengths, *more, DENIED, *(group.name for group in GROUPS if group.name != _LINE))


def accountability(model: Model) -> tuple[str, ...]:
    """Return the sorts of lines of accountability."""
    groups = {group.name for group in GROUPS}
    return tuple(s for s in sorts(model) if s not in groups)


def matters(model: Model) -> tuple[str, ...]:
    """Return the kinds that lines of accountability have in law or in practice, such as `statutory`."""
    return _words(model, "line-kind")


def drawn_first(found: Iterable[str], model: Model) -> tuple[str, ...]:
    """Return which of some sorts a chart draws before a reader asks for others: accountability and belonging; all where there is no accountability."""
    there = set(found)
    first = [s for s in accountability(model) if s in there]
    if not first:
        return tuple(s for s in sorts(model) if s in there)
    return (*first, *((_BELONGS,) if _BELONGS in there else ()))


def wanted(row: dict[str, Any], kinds: Sequence[str], every_sort: Iterable[str]) -> bool:
    """Tell whether a line is shown where a reader named some kinds.

    Of the sorts that are named it has to be one; of the kinds that are named, such as `statutory`, a line of accountability has to
    be one too. Other connections have no such kind: they are shown where their own sort is named, or where no kind is.

    Args:
        row: the line.
        kinds: what the reader named, sorts and kinds together; nothing for all.
        every_sort: the words that are sorts.
    """
    known = set(every_sort)
    named = {k for k in kinds if k in known}
    of = {k for k in kinds if k not in known}
    if named and sort_of(row) not in named:
        return False
    if of and row["group"] == _LINE:
        return bool(of & set(row["kinds"]))
    return not of or bool(named)


def legend(model: Model, word: str) -> str:
    """Return what a sort or kind is called on a list of choices."""
    if word in _words(model, "line-kind"):
        return model.code_label("line-kind", word).lower()
    return _LEGENDS.get(word) or model.code_label("strength", word).lower()


def _words(model: Model, codelist: str) -> tuple[str, ...]:
    return tuple(c.name for c in model.codelists[f"codelist/{codelist}"].codes)
