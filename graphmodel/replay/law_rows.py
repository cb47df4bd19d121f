"""The rows of a report on records of the law: what differs in each, whether it made a difference, and how it stood in the answer then and today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from graphmodel.replay.causes import Causes
    from graphmodel.replay.changed_law import Changed
    from graphmodel.replay.essence import Essence
    from graphmodel.replay.names import Names


class LawRows:
    """Makes the rows of one report.

    Args:
        names: what things are called.
        before: what counts of the filed answer.
        after: the same of today's.
        tests: the tests of a norm that come out differently.
    """

    def __init__(
        self, names: Names, before: Essence, after: Essence, tests: Callable[[str], list[dict[str, Any]]]
    ) -> None:
        self.names = names
        self.before = before
        self.after = after
        self.tests = tests

    def changed(self, changed: Changed, causes: Causes) -> dict[str, Any]:
        """Return the row of a record that the file holds and that stands otherwise today."""
        return {
            **self._row(changed.id, causes.made[changed.id]),
            "filed": True,
            "fields": [
                {
                    "field": f.field,
                    "row": f.row,
                    "before": f.before,
                    "after": f.after,
                    "in_words": f.in_words,
                    "made_a_difference": causes.parts.get((changed.id, f.part), False),
                }
                for f in changed.fields
            ],
            "gone": changed.gone,
            "did_you_mean": list(changed.did_you_mean),
            "unreadable": changed.unreadable,
        }

    def newcomer(self, ident: str) -> dict[str, Any]:
        """Return the row of a record that the answer names today and the file does not hold."""
        nothing: dict[str, Any] = {"fields": [], "gone": None, "did_you_mean": [], "unreadable": None}
        return {**self._row(ident, made=True), "filed": False, **nothing}

    def _row(self, ident: str, made: bool | None) -> dict[str, Any]:
        return {
            "record": self.names.ref(ident),
            "made_a_difference": made,
            "standing": {"before": standing(self.before, ident), "after": standing(self.after, ident)},
            "tests": self.tests(ident) if made is not False else [],
        }


def standing(of: Essence, ident: str) -> str:
    """Return how a record stands in an answer: a word of codelist/replay-standing."""
    if ident in of.bases:
        return str(of.bases[ident]["role"])
    if ident in of.near_misses:
        return "near-miss"
    return "layer" if any(f.value == ident and f.layer != "sides" for f in of.layers) else "not-named"
