"""A row of an answer as a row of a table: whatever is nested in it gets a column of its own, or is told in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: Between several things in one cell.
_BETWEEN = "; "
_PLACE = ("document", "part", "paragraph")


def flat(row: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    """Yield the columns of a row with their texts; a thing with a label has one for its id and one for its label.

    >>> list(flat({"norm": {"id": "norm/x", "label": "X", "kind": "norm"}, "kinds": ["a", "b"], "seats": {"least": 1}}))
    [('norm', 'norm/x'), ('norm.label', 'X'), ('kinds', 'a; b'), ('seats.least', '1')]
    """
    for key, value in row.items():
        name = before + key
        if _is_ref(value):
            yield name, text(value["id"])
            yield f"{name}.label", text(value["label"])
        elif isinstance(value, dict):
            yield from flat(value, f"{name}.")
        elif isinstance(value, list) and value and all(map(_is_ref, value)):
            yield name, _BETWEEN.join(text(v["id"] or v["label"]) for v in value)
            yield f"{name}.label", _BETWEEN.join(text(v["label"]) for v in value)
        else:
            yield name, text(value)


def text(value: object) -> str:
    """Return a value as the text of a cell.

    >>> text(None), text(True), text([{"document": "document/x", "part": None, "paragraph": "3.1", "anchor": "so be it", "url": None}])
    ('', 'true', 'document/x 3.1 "so be it"')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return _BETWEEN.join(text(v) for v in value)
    if isinstance(value, dict):
        return _words(value)
    return str(value)


def _words(value: Mapping[str, Any]) -> str:
    if _is_ref(value):
        return text(value["id"] or value["label"])
    if {"document", "paragraph"} <= value.keys():
        place = " ".join(text(value.get(n)) for n in _PLACE if value.get(n))
        return f'{place} "{value["anchor"]}"' if value.get("anchor") else place
    if {"provision", "pinpoint", "url"} <= value.keys():
        return " ".join(filter(None, (text(value.get("norm")), value["pinpoint"] or value["provision"], value["url"])))
    return ", ".join(f"{k}: {text(v)}" for k, v in value.items() if v not in (None, "", [], {}))


def _is_ref(value: object) -> bool:
    return isinstance(value, dict) and {"id", "label", "kind"} <= value.keys()
