"""One page of the journey as its template shows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from api.pages.check_words import Words


@dataclass(frozen=True)
class Option:
    """One thing to choose.

    Attributes:
        value: what is sent.
        label, hint: what is shown.
        checked: whether it is chosen.
        level: how deep it stands under broader ones.
    """

    value: str
    label: str
    hint: str = ""
    checked: bool = False
    level: int = 0

    def item(self, number: int, ident: str) -> dict[str, Any]:
        """Return it as the design system's macros take it; the first has the id to which an error leads."""
        shown: dict[str, Any] = {"value": self.value, "text": self.label, "checked": self.checked}
        shown["id"] = ident if number == 0 else f"{ident}-{number + 1}"
        return shown | ({"hint": {"text": self.hint}} if self.hint else {})


@dataclass(frozen=True)
class View:
    """One page.

    Attributes:
        page: the last part of its address.
        name: the parameter that it asks for.
        control: `text`, `radios`, `checkboxes` or `date`.
        words: the words of the question; `title` where it is not theirs.
        hidden: parameters that are sent along.
        step: what is sent to say that the page was answered.
        value: what stands in a text field, or in the boxes of a date.
        options: groups of things to choose from, each with a heading or none.
        sure: a choice that stands apart from the others, after an `or`.
        error: what is wrong.
        understood: what was written, and how it was taken.
        links: further ways on: label and address.
        why: further reasons why it is asked.
        kinds: the kinds of things that a text field names.
    """

    page: str
    name: str
    control: str
    words: Words
    hidden: list[tuple[str, str]]
    step: str = "next"
    title: str = ""
    hint: str | None = None
    value: tuple[str, ...] = ()
    options: tuple[tuple[str, tuple[Option, ...]], ...] = ()
    sure: Option | None = None
    error: str = ""
    understood: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)
    why: tuple[str, ...] = ()
    kinds: str = ""

    @property
    def heading(self) -> str:
        """The question."""
        return self.title or self.words.title

    @property
    def told(self) -> str:
        """The hint."""
        return self.words.hint if self.hint is None else self.hint
