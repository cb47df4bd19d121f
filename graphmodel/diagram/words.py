"""The words on a line: how strong it is, of what kind, through whom, and what is uncertain about it. A line never speaks by its colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graphmodel.model.model import Model

#: Words of connections that are no relation of the codelist.
_VERBS = {
    "delegates": "delegates",
    "one-of": "one of",
    "members-of": "members of",
    "sits-on": "has a seat on",
    "same-as": "perhaps the same as",
}
_STRENGTHS = ("accountable", "reports", "may-report")
_MOST_VERBS = 2


def line_label(row: dict[str, Any], model: Model) -> str:
    """Return the words for one line: `accountable (partnership), through Medway Local Strategic Partnership`."""
    verb = row["verb"]
    if verb:
        words = _VERBS.get(verb) or model.code_label("relation-verb", verb)
    else:
        words = model.code_label("strength", row["strength"]).lower()
        kinds = [model.code_label("line-kind", k).lower() for k in row["kinds"] if not _said(k, row["strength"])]
        words += f" ({', '.join(kinds)})" if kinds else ""
    return ", ".join([f"denied: {words}" if row["polarity"] == "denies" else words, *marks(row)])


def marks(row: dict[str, Any]) -> list[str]:
    """Return what is to be known of a line beside its kind: its way, its alternatives, and why it may not hold."""
    found = []
    if row["via"]:
        found.append("through " + listed(v["label"] for v in row["via"]))
    if row["alternative"]:
        found.append(row["alternative"]["joined_by"].replace("-", "/"))
    if row["certainty"] != "stated":
        found.append(row["certainty"])
    if row["status"] != "adopted":
        found.append(row["status"])
    return found


def stroke_words(rows: Sequence[dict[str, Any]]) -> list[str]:
    """Return the words for all the lines between the same two, in as many parts as are to stand on lines of their own.

    A mark is given only where all of them bear it.
    """
    first = rows[0]
    if first["verb"]:
        verbs = list(dict.fromkeys(row["label"].removeprefix("denied: ").split(", ")[0] for row in rows))
        parts = [", ".join(verbs[:_MOST_VERBS]) + (" and more" if len(verbs) > _MOST_VERBS else "")]
    else:
        strengths = sorted({row["strength"] for row in rows}, key=_strength)
        parts = [" and ".join(s.replace("-", " ") for s in strengths)]
        kinds = sorted({k for row in rows for k in row["kinds"] if not _said(k, strengths[-1])})
        if first["to"] is None and first["to_role"] is None:
            parts.append(f"for {len(rows)} matter{'s' if len(rows) > 1 else ''}")
        elif kinds:
            parts.append(f"({', '.join(kinds)})")
    common = [mark for mark in marks(first) if all(mark in marks(row) for row in rows)]
    return (["denied:"] if first["polarity"] == "denies" else []) + parts + common


def _said(kind: str, strength: str) -> bool:
    """Tell whether the strength already says the kind."""
    return kind == "reporting" and strength != "accountable"


def _strength(word: str) -> int:
    return _STRENGTHS.index(word) if word in _STRENGTHS else len(_STRENGTHS)


def strongest(rows: Iterable[dict[str, Any]]) -> str:
    """Return the greatest strength among some lines."""
    return min((str(row["strength"]) for row in rows), key=_strength)


def listed(words: Iterable[str]) -> str:
    """Return words as an English list."""
    names = list(words)
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def place(citation: dict[str, Any]) -> str:
    """Return where a document says it: `Appendix 1, 3.15: “accountable to the Medway LSP”`."""
    where = ", ".join(filter(None, (citation.get("part"), citation.get("paragraph"))))
    anchor = citation.get("anchor")
    return where + (f": \u201c{anchor}\u201d" if anchor else "")
