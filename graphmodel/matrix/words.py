"""The sentence that an answer with a matrix begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphmodel.matrix.marks import mark

if TYPE_CHECKING:
    from collections import Counter

    from graphmodel.matrix.table import Matrix
    from graphmodel.model.model import Model


def told(model: Model, matrix: Matrix, cells: Counter[str]) -> str:
    """Say what the matrix holds, and what it is not.

    Args:
        model: the model that was asked.
        matrix: the matrix.
        cells: outcome → cells of which it is the strongest, in the order of the outcomes.
    """
    question = matrix.question
    whose = model.label(question.board or question.area)
    of_whom = f"members of {whose}" if question.board else f"bodies of {whose}"
    count = len(matrix.members.ids)
    if count < 2:  # noqa: PLR2004  a pair has two sides
        known = "no body" if not count else f"only {model.label(matrix.members.ids[0])}"
        role = f"among the {of_whom}" if question.board else f"of the {of_whom}"
        return f"There is no pair to ask about: the graph knows {known} {role} that could give or receive information on {question.on}."
    pairs = count * (count - 1)
    each = ", ".join(f"{n} {mark(word).words}" for word, n in cells.items())
    if len(question.purposes) == 1:
        asked = f"each to every other for one purpose: {pairs} pairs. By outcome: {each}."
    else:
        asked = (
            f"each to every other for {len(question.purposes)} purposes: {pairs} pairs, {pairs * len(question.purposes)} answers. "
            f"A cell shows the strongest of its answers and counts the others, which are weaker. By strongest outcome: {each}."
        )
    left = len(matrix.members.left_out)
    out = f" {left} more {'is' if left == 1 else 'are'} left out, each with the reason." if left else ""
    return (
        f"{count} {of_whom} on {question.on}, {asked}{out} A cell is no decision: its conditions, what came near and what is not known "
        "stand in the answer that it links to. You decide."
    )
