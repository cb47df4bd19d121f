"""Whether a name tells one body by itself: "Kent Police" does, "the Trust Board" is only what one document calls its board."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from graphmodel.free_words.words import read

if TYPE_CHECKING:
    from graphmodel.free_words.lexicon import Name
    from graphmodel.model.model import Model

_FEWEST = 2


def own(model: Model, name: Name) -> bool:
    """Tell whether a name of a body is its own, and not a word for any body of its kind.

    It is where it is the label, or holds a word of a place that the body serves, or shortens the label from its first word on, or
    is the first letters of the label. A name of what came before the body never is.
    """
    body = model.bodies[name.id]
    written, label = _tokens(name.written), _tokens(body.label)
    if name.how == "label":
        return True
    if name.how == "former":
        return False
    places = {t for c in body.covers for t in _tokens(model.label(c.area).partition("(")[0])} - _little(model)
    if places & set(written):
        return True
    if len(written) >= _FEWEST and set(written) <= set(label) and label[:1] == written[:1]:
        return True
    return len(written) == 1 and written[0] in _initials(body.label)


def _tokens(name: str) -> tuple[str, ...]:
    found = tuple(w.form for w in read(name))
    return found[1:] if found[:1] == ("the",) else found


@lru_cache(maxsize=4)
def _little(model: Model) -> frozenset[str]:
    """Return the words of names of areas that tell no place: "county", "of"."""
    telling = (w for w in model.wordings.values() if w.role in {"place", "small", "and", "in"})
    return frozenset(t for w in telling for alias in w.aliases for t in _tokens(alias))


def _initials(label: str) -> set[str]:
    words = [w.form for w in read(label.partition("(")[0]) if w.text[:1].isupper()]
    letters = "".join(w[0] for w in words)
    return {letters} if len(letters) > _FEWEST else set()
