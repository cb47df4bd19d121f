"""Names as people write them, and the ids that they mean: first of what the import itself describes, then of the graph."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graphmodel.errors import NotInGraphError
from graphmodel.ids import ID, heard, kind_of, slug
from graphmodel.load.names import nearest

if TYPE_CHECKING:
    from graphmodel.imports.tables import Place
    from graphmodel.model.model import Model

_NEAR = 3


class UnknownNameError(Exception):
    """A name that means nothing, or several things: what is wrong, and what to do."""

    def __init__(self, rule: str, message: str, mend: str) -> None:
        super().__init__(message)
        self.rule, self.message, self.mend = rule, message, mend


class Names:
    """The names of an import over those of a graph.

    Attributes:
        understood: name as written → (id in the graph, places): how names from outside the import were read.
    """

    def __init__(self, model: Model) -> None:
        self.model = model
        self.understood: dict[tuple[str, str], list[Place]] = defaultdict(list)
        self._own: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._labels: dict[str, str] = {}
        self._labelled: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._aliased: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for ident, record in model.records.items():
            if label := getattr(record, "label", ""):
                self._labelled[kind_of(ident)][heard(label)].append(ident)
                for alias in dict.fromkeys(map(heard, getattr(record, "aliases", ()))):
                    self._aliased[kind_of(ident)][alias].append(ident)

    def add(self, ident: str, name: str, *others: str) -> None:
        """Add a thing that the import describes, with its names."""
        self._labels.setdefault(ident, name)
        for one in (name, *others, ident, ident.partition("/")[2]):
            self._own[kind_of(ident)][heard(one)].add(ident)

    def known(self, name: str, *kinds: str) -> tuple[str, ...]:
        """Return the things of the graph that have a name as label, or as another name; the labels count first."""
        found = [i for kind in kinds for i in self._labelled[kind].get(heard(name), ())]
        return tuple(found or [i for kind in kinds for i in self._aliased[kind].get(heard(name), ())])

    def meant(self, given: str, kinds: tuple[str, ...], place: Place) -> str:
        """Return the id that a name means.

        Args:
            given: a name, another name, an id, or its last part.
            kinds: the kinds of things it may mean.
            place: where it stands.

        Raises:
            UnknownNameError: it means nothing, or several things.
        """
        own = {i for k in kinds for i in self._own[k].get(heard(given), ())}
        if len(own) == 1:
            return own.pop()
        if own:
            raise self._ambiguous(given, own)
        try:
            found = self.model.resolve(given, *kinds)
        except NotInGraphError as error:
            several = {i for i in error.did_you_mean if heard(given) in self._names_of(i)}
            if len(several) > 1:
                raise self._ambiguous(given, several) from None
            raise self._nothing(given, kinds, error.did_you_mean) from None
        if not ID.fullmatch(given):
            self.understood[given, found].append(place)
        return found

    def label(self, ident: str) -> str:
        """Return what a thing is called."""
        return self._labels.get(ident) or self.model.label(ident)

    def _names_of(self, ident: str) -> set[str]:
        record = self.model.records[ident]
        return {heard(n) for n in (getattr(record, "label", "") or "", *getattr(record, "aliases", ()))}

    def _ambiguous(self, given: str, found: set[str]) -> UnknownNameError:
        choices = " or ".join(f"{i} ({self.label(i)})" for i in sorted(found))
        return UnknownNameError("ambiguous-name", f"{given!r} can mean several things.", f"Write the id: {choices}.")

    def _nothing(self, given: str, kinds: tuple[str, ...], near: tuple[str, ...]) -> UnknownNameError:
        own = {s: ids for k in kinds for s, ids in self._own[k].items() if "/" not in s}
        close = dict.fromkeys(i for s in nearest(slug(given), own, limit=_NEAR) for i in sorted(own[s]))
        close |= dict.fromkeys(near)
        names = [f"`{self.label(i)}` ({i})" for i in list(close)[:_NEAR]]
        mend = f"Did you mean {' or '.join(names)}?" if names else "`graphmodel search` finds names and ids."
        what = " or ".join(kinds)
        where = " Or describe it in the sheet `bodies`." if "body" in kinds else ""
        return UnknownNameError("unknown-name", f"there is no {what} called {given!r}.", mend + where)
