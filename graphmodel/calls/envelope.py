"""What every answer has around it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote_plus, urlencode

from graphmodel.dates import day, today
from graphmodel.errors import BadQuestionError, Fault

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from graphmodel.model.model import Model


#: Names and ids come again and again.
_quoted = lru_cache(maxsize=8192)(quote_plus)


def common(
    model: Model, question: dict[str, Any], state: str, date: str, permalink: str, findings: list[Any] | None = None
) -> dict[str, Any]:
    """Return the fields that every answer has.

    Args:
        model: the model that was asked.
        question: the question as it was understood, with labels.
        state: word of codelist/state.
        date: the day asked about.
        permalink: the link that asks again.
        findings: those that touch the answer.
    """
    release = model.release
    return {
        "question": question,
        "state": state,
        "date": date,
        "dataset": {"version": release.version, "digest": model.digest, "law_checked_to": str(release.law_checked_to)},
        "permalink": permalink,
        "findings": findings or [],
    }


def link(path: str, parameters: Iterable[tuple[str, object]]) -> str:
    """Return a link that asks again: a path and its parameters, those that are not given left out."""
    pairs = [(n, str(v)) for n, v in parameters if v not in {None, "", ()}]
    return path + ("?" + query(pairs) if pairs else "")


def query(pairs: Iterable[tuple[str, str]]) -> str:
    """Return parameters as the query of an address; ids stay readable.

    >>> query([("date", "2009-03-01"), ("fact", "request-made=true")])
    'date=2009-03-01&fact=request-made=true'
    """
    return urlencode(list(pairs), safe="/=", quote_via=_quoted)


def asked_day(text: str | None) -> datetime.date:
    """Return the day asked about; today in London where none is given.

    Raises:
        BadQuestionError: the text names no day.
    """
    if not text:
        return today()
    try:
        return day(text)
    except ValueError as error:
        raise BadQuestionError((Fault("date", str(error)),)) from None


def code(model: Model, codelist: str, word: str | None, field: str) -> str | None:
    """Return a word of a codelist as given.

    Raises:
        BadQuestionError: the codelist has no such word; all its words are named.
    """
    if not word:
        return None
    words = tuple(c.name for c in model.codelists[f"codelist/{codelist}"].codes)
    if word not in words:
        raise BadQuestionError(
            (Fault(field, f"{word!r} is no word of codelist/{codelist}: choose from {', '.join(words)}", words),)
        )
    return word
