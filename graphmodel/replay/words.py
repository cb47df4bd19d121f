"""The sentences of a report: what changed, and what made the difference."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.replay.consequences import Consequences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphmodel.replay.names import Names

    Row = dict[str, Any]

_ELSEWHERE = (
    "what the graph holds of the parties, the purposes or the kinds of information and people, "
    "or norms that came neither among the bases nor near when the record was made"
)
_ALTERED = "So the program answers otherwise than it did, or the record was altered after it was made."


class Words:
    """Writes what a report says."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.model = names.model

    def write(self, row: Row) -> Row:
        """Return `told`, a sentence for the whole record, and `in_words`: all else in sentences.

        Args:
            row: a report without its sentences.
        """
        same = row["state"] == "same"
        in_words = {
            "data": self._data(row),
            "cause": [] if same else [*self._causes(row), self._account(row)],
            "consequences": [] if same else list(Consequences(self.names).write(row)),
            "no_difference": [self._changed_law(r) for r in row["no_difference"]],
        }
        return {"told": self._same(row) if same else self._changed(row), "in_words": in_words}

    # ---------------------------------------------------------------------- the record as a whole
    def _same(self, row: Row) -> str:
        told = f"The answer is the same today: {self._outcome(row, 'after')}."
        return told + (" Some of it is told in other words." if row["in_other_words"] else "")

    def _changed(self, row: Row) -> str:
        old, new = (self._outcome(row, k) for k in ("before", "after"))
        if old != new:
            return f"The outcome changes from {old} to {new}."
        return f"The outcome is the same ({new}), and the answer differs in what it rests on or names."

    def _outcome(self, row: Row, side: str) -> str:
        outcome = row["outcome"][side]
        if outcome is None:
            return f"'{self.model.code_label('state', row['answer_state'][side] or '')}'"
        ident = f"outcome/{outcome}"
        return f"'{self.names.label(ident)}'" if ident in self.model.records else f"'{outcome}'"

    @staticmethod
    def _data(row: Row) -> str:
        old, new = (row["dataset"][k] for k in ("before", "after"))
        if old["digest"] != new["digest"]:
            return f"Filed from data {old['version']}, {old['digest']}; asked again of data {new['version']}, {new['digest']}."
        told = f"The data are the same to the byte: {new['version']}, {new['digest']}."
        other = row["state"] == "changed" or row["no_difference"]
        return f"{told} {_ALTERED}" if other else told

    # ---------------------------------------------------------------------- what made the difference
    def _causes(self, row: Row) -> Iterator[str]:
        for cause in row["made_the_difference"]:
            name = self.names.named(cause["record"]["id"])
            if not cause["filed"]:
                yield f"{name} is named by the answer today, and the record holds nothing of it."
                continue
            felt = [f["in_words"] for f in cause["fields"] if f["made_a_difference"] is not False]
            yield f"What made the difference: {name}: {'; '.join(felt) or cause['gone']}."
            yield from (self._test(cause["record"]["label"], t) for t in cause["tests"])
            if aside := [f["in_words"] for f in cause["fields"] if f["made_a_difference"] is False]:
                yield f"In the same record, without any difference to this answer: {'; '.join(aside)}."
        for other in row["not_tried"]:
            yield f"Whether this made a difference could not be tried: {self._changed_law(other)}"

    def _account(self, row: Row) -> str:
        """Say how far it is known what made the difference."""
        made, new = row["made_the_difference"], [r for r in row["made_the_difference"] if not r["filed"]]
        if new:
            return (
                "Without what the record does not hold, and with the rest put back as it was filed, the answer is the filed one again. What the record "
                f"does not hold is new in the graph, or stood otherwise, or is reached through something else that changed: {_ELSEWHERE}."
            )
        if row["accounted_for"]:
            what = "this" if len(made) == 1 else "these"
            return f"With {what} put back as filed and all else as it stands today, the answer is the filed one again: nothing else made a difference."
        begin = (
            "That does not account for all of the difference"
            if made
            else "No norm and no layer of the record accounts for it"
        )
        rest = "what could not be tried, or in " if row["not_tried"] else ""
        return f"{begin}: the rest lies in {rest}{_ELSEWHERE}."

    def _test(self, label: str, test: Row) -> str:
        name = self.model.code_label("test", test["test"]).lower()
        old, new = (self.model.code_label("test-result", test[k]).lower() for k in ("before", "after"))
        return f"{label}, {name}: was '{old}' ({test['why_before']}), is now '{new}' ({test['why']})."

    def _changed_law(self, row: Row) -> str:
        """Return a record that stands otherwise, and what of it does."""
        why = row["unreadable"] or row["gone"] or "; ".join(f["in_words"] for f in row["fields"])
        return f"{self.names.named(row['record']['id'])}: {why}."
