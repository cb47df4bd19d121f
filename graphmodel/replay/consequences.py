"""The sentences that say what followed from a change of the law: what is another in today's answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.layers.layer_facts import CALLED
from graphmodel.legal_basis.reasons import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graphmodel.replay.names import Names

    Row = dict[str, Any]

_LISTS = {
    "flags": ("Warned of today and not then", "No longer warned of"),
    "not_ready": ("Blocks today and did not then", "No longer blocks"),
    "headline_depends_on": ("The headline now depends on", "The headline no longer depends on"),
    "short_form": ("Now said first", "No longer said first"),
    "for_the_officer": ("Now left to the officer", "No longer left to the officer"),
    "who_to_ask": ("Now also to be asked", "No longer named to be asked"),
}
_SHOWN = 6
_REFS = {
    "successors": ("Came after a party", "No longer told as coming after a party"),
    "choices": ("To choose from", "No longer to choose from"),
}
_BASES = {
    "gained": "Now among the bases",
    "lost": "No longer among the bases",
    "changed": "Stands otherwise among the bases",
}
_NEAR_MISSES = {
    "gained": "Comes near today and did not then",
    "lost": "No longer shown as coming near",
    "changed": "Comes near in another way",
}


class Consequences:
    """Writes what followed."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.model = names.model

    def write(self, row: Row) -> Iterator[str]:
        """Yield what is another in today's answer, the weightiest first; nothing twice.

        Args:
            row: a report without its sentences.
        """
        for kind, said in (("gained", "The headline now rests on"), ("lost", "The headline no longer rests on")):
            if row["headline_norms"][kind]:
                yield f"{said}: {self._labels(row['headline_norms'][kind])}."
        headline = {r["id"] for rows in row["headline_norms"].values() for r in rows}
        yield from self._norms(row["bases"], headline, _BASES)
        moved = {r["norm"]["id"] for rows in row["bases"].values() for r in rows}
        yield from self._norms(row["near_misses"], moved, _NEAR_MISSES)
        if row["ready"]["before"] != row["ready"]["after"]:
            yield (
                "No flag blocks the answer any more." if row["ready"]["after"] else "The answer is not ready any more."
            )
        for layer in row["layer_results"]:
            old, new = (
                self.model.code_label("layer-result", layer[k] or "not-assessed").lower() for k in ("before", "after")
            )
            yield f"{CALLED[layer['layer']]}: was '{old}', is now '{new}'."
        yield from (self._layer(r) for r in row["layers"] if not self._only_moved(r, headline | moved))
        yield from self._lists(row)

    def _norms(self, rows: Row, told: set[str], said: Mapping[str, str]) -> Iterator[str]:
        """Say which norms came, went or stand otherwise; not again of those of which it was told."""
        for kind in ("gained", "lost"):
            if refs := [r["norm"] for r in rows[kind] if r["norm"]["id"] not in told]:
                yield f"{said[kind]}: {self._labels(refs)}."
        for row in rows["changed"]:
            parts = [k.replace("_", " ") for k in row["changed"]] or ["tests"]
            yield f"{said['changed']}: {row['norm']['label']} ({listed(parts, join='and')})."

    @staticmethod
    def _only_moved(row: Row, told: set[str]) -> bool:
        """Tell whether a row on either side names only norms of which it was told that they came or went."""
        return row["layer"] == "sides" and all(r["id"] in told for r in (*row["gone"], *row["new"]))

    def _layer(self, row: Row) -> str:
        start = CALLED[row["layer"]]
        if row["what"]:
            start += f", {row['what'].replace('.', ', ').replace('_', ' ')}"
        if row["about"]:
            start += f" of {row['about']['label']}"
        gone, new = (listed([r["label"].rstrip(".") for r in row[k]], most=_SHOWN, join="and") for k in ("gone", "new"))
        if gone and new:
            return f"{start}: was {gone}, is now {new}."
        return f"{start}: now also {new}." if new else f"{start}: no longer {gone}."

    def _lists(self, row: Row) -> Iterator[str]:
        for name, (came, went) in _LISTS.items():
            for kind, said in (("gained", came), ("lost", went)):
                found = row[name][kind]
                if name == "not_ready":
                    found = [f for f in found if f not in row["flags"][kind]]
                if found:
                    labels = [self.names.label(f"flag/{v}") for v in found] if name in {"flags", "not_ready"} else found
                    yield f"{said}: {_ended('; '.join(w.rstrip('.') for w in labels))}"
        for name, (came, went) in _REFS.items():
            for kind, said in (("gained", came), ("lost", went)):
                if row[name][kind]:
                    yield f"{said}: {self._labels(row[name][kind])}."

    @staticmethod
    def _labels(refs: list[Row]) -> str:
        return "; ".join(r["label"] for r in refs)


def _ended(words: str) -> str:
    return words if words.endswith("?") else f"{words}."
