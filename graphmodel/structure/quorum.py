"""Quorum arithmetic: is a number present enough, or why can that not be computed."""

from __future__ import annotations

from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphmodel.model.documents import Rule, RuleValue
    from graphmodel.model.model import Model


def quorate(
    rules: list[Rule], present: int, membership: tuple[int | None, int | None], model: Model
) -> tuple[bool | None, str]:
    """Return whether every quorum rule is met by a number present, and why.

    Args:
        rules: the quorum rules of the board, one or more.
        present: how many are present.
        membership: the least and the most members that the board can have.
        model: for the labels of those who have to be present.

    Returns:
        true, false, or None where it cannot be computed.
    """
    results = [_one(rule, present, membership, model) for rule in rules]
    why = " ".join(dict.fromkeys(w for _, w in results))
    if any(r is False for r, _ in results):
        return False, why
    return (None if any(r is None for r, _ in results) else True), why


def _one(rule: Rule, present: int, membership: tuple[int | None, int | None], model: Model) -> tuple[bool | None, str]:
    value = rule.value
    if rule.state != "stated" or value is None:
        return None, f"The rule is {rule.state}: {rule.text or 'nothing more is said'}."
    needed = _needed(value, membership)
    if needed is None:
        return None, f"The rule gives no number that can be computed: {rule.text or value.text}."
    least, most, told = needed
    if present < least:
        return False, f"{told}; {present} present is fewer than {least}{_smallest(value, membership)}."
    if most is None or present < most:
        return (
            None,
            f"{told}; how many members there are is not settled in the documents, so {present} present cannot be called enough.",
        )
    if value.including:
        names = " and ".join(model.label(i) for i in value.including)
        return (
            None,
            f"{told}; {present} present is enough in number, but at least one of them has to be from {names}, which a number cannot tell.",
        )
    return True, f"{told}; {present} present is enough."


def _smallest(value: RuleValue, membership: tuple[int | None, int | None]) -> str:
    """Say on which membership a share was taken."""
    if value.kind != "share" or membership[0] is None:
        return ""
    return f", which is what the smallest membership that the lists allow ({membership[0]}) would need"


def _needed(value: RuleValue, membership: tuple[int | None, int | None]) -> tuple[int, int | None, str] | None:
    """Return the least that is needed on the smallest and on the largest membership, and the rule in words."""
    if value.kind == "number" and value.number is not None:
        return value.number, value.number, f"{value.number} are needed"
    if value.kind == "share" and value.numerator and value.denominator:
        share = Fraction(value.numerator, value.denominator)
        low, high = (ceil(share * m) if m is not None else None for m in membership)
        words = f"{share} of {value.of or 'the membership'} is needed"
        return (low if low is not None else 1), high, words
    return None
