"""What the page of a structure shows: the chart as it opens or as it was asked for, what there is to choose, and where it leads."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from api.pages.explorer_links import ExplorerLinks, hidden
from graphmodel.diagram import explorer_parts
from graphmodel.diagram.scope import in_words
from graphmodel.explorer.opening import opening
from graphmodel.explorer.sorts import drawn_first
from graphmodel.explorer.view import View

if TYPE_CHECKING:
    from graphmodel.explorer.asked import AskedView
    from graphmodel.graph import Graph

_FOUND = 12
_ANY = 1000
_ENDS = ("role", "nobody")


class Explorer:
    """A structure as its page shows it.

    Without anything asked for, the chart opens on a part that can be read at once, and the text tells everything. As soon as a
    reader asks for a part, chart, picture and text show that part.

    Args:
        graph: the graph.
        answer: the answer of the call `structure`.
        asked: the view that was asked for.
        words: what was looked for.
        chosen: the node whose facts are shown beside the chart.
        alone: whether the page becomes a file that no service answers.
    """

    def __init__(
        self,
        graph: Graph,
        answer: dict[str, Any],
        asked: AskedView,
        *,
        words: str = "",
        chosen: str | None = None,
        alone: bool = False,
    ) -> None:
        self.graph = graph
        self.answer = answer
        self.about: dict[str, str] = answer["question"]["about"]
        self.date: str = answer["date"]
        given = asked.resolve(graph.model)
        self.given = given
        self.opens = given.opens
        first = opening(graph.model, answer, asked) if answer["nodes"] and self.opens else None
        self.drawn = graph.structure(self.about["id"], date=self.date, view=first) if first else answer
        self.view: View = first.resolve(graph.model) if first else given
        self.words = words
        self.links = ExplorerLinks(self.about["id"], self.date, self.view, words)
        self.chosen = chosen
        self.parts = self._parts(alone=alone) if self.drawn["nodes"] else {}

    def _parts(self, *, alone: bool) -> dict[str, str]:
        nodes, lines, extent = len(self.answer["nodes"]), len(self.answer["lines"]), self.answer["extent"]
        # What is around a body may open on what the answer does not reach, over seats for example: then the text is of the chart.
        within = {n["id"] for n in self.drawn["nodes"]} <= {n["id"] for n in self.answer["nodes"]}
        whole = self.answer if self.drawn is not self.answer and within else None
        note = ""
        if whole:
            much = "everything" if (nodes, lines) == (extent["of_nodes"], extent["of_lines"]) else "more"
            note = f"The chart opens on a part of it. The text has {much}: {nodes} boxes and {lines} lines."
        elif not self.view.kinds:
            note = "The text has every line. The chart draws those of the sorts that are ticked."
        return explorer_parts(self.drawn, self.links, whole=whole, chosen=self.chosen, note=note, alone=alone)

    @property
    def sorts(self) -> list[dict[str, Any]]:
        """The sorts of lines, each with whether it is drawn."""
        found = [k for k in self.answer["choices"]["kinds"] if k["sort"]]
        words = [k["word"] for k in found]
        chosen = [w for w in self.view.kinds if w in words] or drawn_first(words, self.graph.model)
        return [{**k, "on": k["word"] in chosen} for k in found]

    @property
    def matters(self) -> list[dict[str, Any]]:
        """The kinds that lines of accountability have, each with whether only it and others that are on are wanted."""
        found = [k for k in self.answer["choices"]["kinds"] if not k["sort"]]
        return [{**k, "on": k["word"] in self.view.kinds} for k in found]

    @property
    def boxes(self) -> list[dict[str, Any]]:
        """The kinds of boxes, each with whether it is shown."""
        chosen = self.view.body_kinds
        return [{**k, "on": not chosen or k["word"] in chosen} for k in self.answer["choices"]["body_kinds"]]

    @property
    def ends(self) -> list[dict[str, Any]]:
        """What a path may begin and end at."""
        return [n for n in self.answer["choices"]["named"] if n["kind"] not in _ENDS]

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What is hidden: its name, and the address that shows it again."""
        kept = self.view.hide
        found = {n["id"]: n["label"] for n in self.answer["choices"]["named"]}
        return [
            (found.get(i, i), self.links.to(replace(self.view, hide=tuple(h for h in kept if h != i)))) for i in kept
        ]

    @property
    def steps(self) -> list[tuple[str, str]]:
        """Where a reader may go from here: more, less, all, and back; each with its words."""
        view, links, found = self.view, self.links, []
        focus = self.drawn["question"]["steps"]
        extent = self.drawn["extent"]
        around = view.focus or ((self.about["id"],) if self.about["kind"] != "area" else ())
        if isinstance(focus, int) and around:
            if extent["nodes"] < extent["of_nodes"]:
                found.append(("One step more", links.to(view.around(view.focus, focus + 1))))
            if focus > 1:
                found.append(("One step less", links.to(view.around(view.focus, focus - 1))))
        if extent["nodes"] < extent["of_nodes"] or extent["lines"] < extent["of_lines"]:
            found.append(("Whole chart", links.to(replace(self._aside, whole=True))))
        if not self.opens:
            found.append(("As it opens", links.to(self._aside)))
        if view.start:
            found.append(("Take the mark of the path away", links.to(self._kept.path(None, None))))
        if view.compare:
            found.append((f"Only {in_words(self.date)}", links.to(replace(self._kept, compare=None))))
        return found

    @property
    def found(self) -> list[tuple[str, str]]:
        """What fits the words that were looked for: names, and the addresses of what is around each."""
        named = {n["id"]: n["label"] for n in self.answer["choices"]["named"]}
        if not self.words.strip() or not named:
            return []
        words = self.words.casefold().split()
        plain = [i for i, label in named.items() if all(w in label.casefold() for w in words)]
        near = [r["id"] for r in self.graph.search(self.words, limit=_ANY)["results"] if r["id"] in named]
        ids = list(dict.fromkeys([*plain, *near]))[:_FOUND]
        return [(named[i], self.links.focus(i)) for i in ids]

    @property
    def compared(self) -> tuple[str, str] | None:
        """The two days that are compared, in words."""
        two = self.answer["compared"]
        return (in_words(two["from"]), in_words(two["until"])) if two else None

    @property
    def ways(self) -> list[tuple[str, str | None]]:
        """The ways of the path that is marked, each with its address; None for the one that is."""
        path = self.drawn["path"]
        if not path or path["ways"] < 2:  # noqa: PLR2004  one way alone needs no choice
            return []
        view = self.view
        return [
            (
                w["in_words"],
                None if w["way"] == path["way"] else self.links.to(view.path(view.start, view.goal, w["way"])),
            )
            for w in path["all"]
        ]

    @property
    def days(self) -> list[dict[str, Any]]:
        """The days on which something changes, each with its address, and that of a comparison with it."""
        kept = self._kept
        found = []
        for day in self.answer["days"]:
            other = replace(kept, compare=datetime.date.fromisoformat(day["date"]))
            found.append(
                {
                    **day,
                    "words": in_words(day["date"]),
                    "href": self.links.to(kept, date=day["date"]),
                    "compare": self.links.to(other),
                    "here": day["date"] == self.date,
                }
            )
        return found

    def keep(self, *left_out: str) -> list[tuple[str, str]]:
        """Return the fields by which a form keeps this view, but for those it asks for itself."""
        return hidden(self.view, self.date, *left_out, find=self.words, chosen=self.chosen)

    def keep_given(self, *left_out: str) -> list[tuple[str, str]]:
        """Return the same where the opening view is not kept: another day opens as it does."""
        return hidden(self._kept, self.date, *left_out)

    @property
    def _kept(self) -> View:
        """The view that was asked for: where none was, another day opens as it does."""
        return self.given if self.opens else self.view

    @property
    def _aside(self) -> View:
        """The path and the second day of the view, and no part of the chart."""
        view = self.view
        return View(start=view.start, goal=view.goal, way=view.way, compare=view.compare)
