"""The sentences that say what changed an answer on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.layers.layer_facts import CALLED
from graphmodel.legal_basis.reasons import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphmodel.model.model import Model

_ROLE = {
    "headline": "the headline rests on it",
    "also": "it also bears on the question",
    "support": "it backs the others, never enough alone",
}
_SHOWN = 6


class ChangeWords:
    """Writes what changed."""

    def __init__(self, model: Model) -> None:
        self.model = model

    def write(self, change: dict[str, Any]) -> list[str]:
        """Return what changed in sentences, the weightiest first.

        Args:
            change: what `Changes.between` returns.
        """
        outcome = list(self._outcome(change))
        if change["unanswered"]:
            return [*outcome, change["unanswered"], *self._bases_in_short(change["bases"])]
        told = {row["norm"]["id"] for rows in change["bases"].values() for row in rows}
        return [
            *outcome,
            *self._flags(change["flags"]),
            *(s for row in change["bases"]["gained"] for s in self._basis(row, "Now among the bases")),
            *(s for row in change["bases"]["lost"] for s in self._basis(row, "No longer among the bases")),
            *(s for row in change["bases"]["changed"] for s in self._basis(row, "Among the bases in another way")),
            *(self._layer(row) for row in change["layers"] if not self._told_already(row, told)),
            *self._near_misses(change["near_misses"], told),
        ]

    def _outcome(self, change: dict[str, Any]) -> Iterator[str]:
        if change["outcome"]:
            old, new = (self._outcome_word(change["outcome"][k]) for k in ("from", "to"))
            yield f"The outcome changes from {old} to {new}."
        if change["state"]:
            old, new = (self.model.code_label("state", change["state"][k]) for k in ("from", "to"))
            yield f"How the question stands changes from {_quoted(old)} to {_quoted(new)}."

    def _outcome_word(self, outcome: str | None) -> str:
        return _quoted(self.model.label(f"outcome/{outcome}") if outcome else "no outcome")

    def _flags(self, flags: dict[str, list[str]]) -> Iterator[str]:
        for kind, said in (("gained", "Warned of from here"), ("lost", "No longer warned of")):
            if flags[kind]:
                yield f"{said}: {'; '.join(self.model.label(f'flag/{f}') for f in flags[kind])}."

    @staticmethod
    def _bases_in_short(bases: dict[str, list[dict[str, Any]]]) -> Iterator[str]:
        for kind, said in (("gained", "Now among the bases"), ("lost", "No longer among the bases")):
            if bases[kind]:
                yield f"{said}: {'; '.join(row['norm']['label'] for row in bases[kind])}."

    def _basis(self, row: dict[str, Any], said: str) -> Iterator[str]:
        how = row["after"] or row["before"]
        waits = [*how["required_if"], *how["permitted_if"]] if row["after"] else []
        if_ = f", if {'; and if '.join(waits)}" if waits else ""
        yield f"{said}: {row['norm']['label']} ({_ROLE[how['role']]}){if_}."
        for test in row["tests"]:
            name = self.model.code_label("test", test["test"])
            old, new = (self.model.code_label("test-result", test[k]).lower() for k in ("before", "after"))
            yield f"{row['norm']['label']}, {name.lower()}: from {_quoted(old)} to {_quoted(new)}: {test['why']}."

    @staticmethod
    def _told_already(row: dict[str, Any], told: set[str]) -> bool:
        """Tell whether a row on either side names only norms of which it was told that they came among the bases or left them."""
        return row["layer"] == "sides" and all(r["id"] in told for r in (*row["gone"], *row["new"]))

    def _layer(self, row: dict[str, Any]) -> str:
        field = row["what"].replace(".", ", ").replace("_", " ")
        about = f" of {row['about']['label']}" if row["about"] else ""
        alike = {r["label"] for r in row["gone"]} & {r["label"] for r in row["new"]}
        gone, new = (
            listed([_named(r, tell_apart=r["label"] in alike) for r in row[k]], most=_SHOWN, join="and")
            for k in ("gone", "new")
        )
        start = f"{CALLED[row['layer']]}, {field}{about}"
        if gone and new:
            return f"{start}: from {gone} to {new}."
        return f"{start}: now also {new}." if new else f"{start}: no longer {gone}."

    def _near_misses(self, near: dict[str, list[dict[str, Any]]], told: set[str]) -> Iterator[str]:
        """Say what comes near or no longer does; not again of what came among the bases or left them."""
        for kind, said in (("gained", "Shown as coming near from here"), ("lost", "No longer shown as coming near")):
            if labels := [r["norm"]["label"] for r in near[kind] if r["norm"]["id"] not in told]:
                yield f"{said}: {'; '.join(labels)}."
        for row in near["changed"]:
            tests = [listed([self._test(t) for t in row[k]], join="and") for k in ("before", "after")]
            yield f"Comes near in another way: {row['norm']['label']}, no longer short on {tests[0]} but on {tests[1]}."

    def _test(self, test: str) -> str:
        return self.model.code_label("test", test).lower()


def _named(ref: dict[str, Any], *, tell_apart: bool) -> str:
    """Return what is named, with its id where another of the same label stands beside it."""
    label = str(ref["label"]).rstrip(".")
    return f"{label} ({ref['id']})" if tell_apart else label


def _quoted(words: str) -> str:
    return f"'{words}'"
