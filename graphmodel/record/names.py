"""What the words of a record are called, from the labels that it carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Names:
    """The labels of a record.

    >>> Names({"test-result": {"holds": "Holds"}}).of("test-result", "holds")
    'Holds'
    """

    def __init__(self, labels: Mapping[str, Mapping[str, str]]) -> None:
        self._labels = labels

    def of(self, codelist: str, word: str) -> str:
        """Return the label of a word; the word itself where it has none."""
        return self._labels.get(codelist, {}).get(word, word)


def sentence(text: str, end: str = ".") -> str:
    """Return words as a sentence: a capital letter first, a full stop or another mark last.

    What begins with an abbreviation, such as a pinpoint, keeps its small letter.

    >>> sentence("it adds a condition"), sentence("s.115(2) lists them")
    ('It adds a condition.', 's.115(2) lists them.')
    """
    if not text:
        return text
    first, *_ = text.split(maxsplit=1)
    begun = text if "." in first.rstrip(".") or first.endswith(".") else text[0].upper() + text[1:]
    return begun + ("" if text[-1] in ".?!:" else end)
