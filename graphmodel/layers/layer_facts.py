"""What a layer says, as single facts: so that two answers can be compared whatever fields their layers have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from graphmodel.ids import ID

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

#: The layers of an answer, and the two sides of it, by their field.
LAYERS = ("bars", "data_protection", "confidentiality", "human_rights", "sides")
#: All that lies over the gateway: these, and what explains them.
OVER = (*LAYERS, "explained_by")
#: What each is called in a sentence.
CALLED = {
    "bars": "Bars",
    "data_protection": "Data protection",
    "confidentiality": "Confidentiality",
    "human_rights": "Human rights",
    "sides": "Either side",
    "explained_by": "Explained by",
}
_REF = {"id", "label", "kind"}


class LayerFact(NamedTuple):
    """One thing that a layer says.

    Attributes:
        layer: the field of the answer that the layer is.
        what: the field in it, with the fields above it.
        about: the id of the thing in the layer that it is said of; empty where it is said of the layer as a whole.
        value: an id, a word or a text.
    """

    layer: str
    what: str
    about: str
    value: str


def layer_facts(
    layer: str, whole: Any, *, aside: Collection[str], counts: Callable[[Any], bool]
) -> Iterator[LayerFact]:
    """Yield what a layer says, whatever its fields are.

    Args:
        layer: the field of the answer that the layer is.
        whole: the layer as plain data.
        aside: fields that do not count, because they tell in words what others hold, or only name or explain.
        counts: tells whether a single value that is neither a mapping, a list nor a truth value counts.
    """

    def walk(value: Any, what: str, about: str) -> Iterator[LayerFact]:
        if isinstance(value, dict):
            own = _own(value) if value is not whole else ""
            if own:
                yield LayerFact(layer, what, about, own)
            for key, below in value.items():
                if key not in aside and (not own or own not in (below, ident(below))):
                    yield from walk(below, f"{what}.{key}" if what else key, own or about)
        elif isinstance(value, list):
            for item in value:
                yield from walk(item, what, about)
        elif isinstance(value, bool):
            yield LayerFact(layer, what, about, "yes" if value else "no")
        elif counts(value):
            yield LayerFact(layer, what, about, str(value))

    yield from walk(whole, "", "")


def _own(value: Mapping[str, Any]) -> str:
    """Return the id of the thing that a part of a layer is about: its own, or that of what it names first."""
    for below in (value.get("id"), *value.values()):
        found = ident(below) or below
        if isinstance(found, str) and ID.fullmatch(found):
            return found
    return ""


def ident(value: Any) -> str | None:
    """Return the id of a reference; None for anything else.

    >>> ident({"id": "body/medway-council", "label": "Medway Council", "kind": "body"})
    'body/medway-council'
    """
    return str(value["id"]) if isinstance(value, dict) and value.keys() == _REF else None
