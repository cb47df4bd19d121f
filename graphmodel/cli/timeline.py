"""The command `timeline`: the law over time of a norm, a body or a kind of body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from graphmodel.cli import output
from graphmodel.cli.options import Data, Date, Json, app, graph

if TYPE_CHECKING:
    from graphmodel.cli.text import Page

_APART = {
    "before_window": "Since before the window",
    "undated": "On a day that is not known",
    "not_commenced": "Not commenced",
}


@app.command()
def timeline(
    ident: Annotated[str, typer.Argument(metavar="NORM|BODY|TYPE", help="The norm, body or kind of body.")],
    date: Date = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """What happened to a norm, body or kind of body and when, and from when to when it stayed the same."""
    output.answer(graph(data).timeline(ident, date=date), as_json, render)


def render(found: dict[str, Any], page: Page) -> None:
    """Print a timeline: events by date, what has no date, then the stretches with what each brings and ends."""
    thing = found["question"]["id"]
    page.line(f"{thing['label']}  [{thing['id']}]")
    page.line(found["told"])
    page.items("Events", [_event(e, page) for e in found["events"]])
    for name, title in _APART.items():
        page.items(title, [_event(e, page) for e in found[name]])
    if found["stretches"]:
        page.heading("Stretches of time")
    for stretch in found["stretches"]:
        mark = f" (the stretch of {found['date']})" if stretch["on_the_day"] else ""
        page.item(f"{stretch['in_words']}{mark}{_difference(stretch)}")


def _event(event: dict[str, Any], page: Page) -> str:
    until = f" (until {event['until']})" if event["until"] else ""
    by = f"; by {event['by']}" if event["by"] else ""
    cites = event["citations"]
    law = dict.fromkeys(c["pinpoint"] or c["provision"] or c["url"] for c in cites if "document" not in c)
    places = [*filter(None, law), *([page.places(d)] if (d := [c for c in cites if "document" in c]) else [])]
    source = f" ({'; '.join(places)})" if places else ""
    return f"{event['date'] + '  ' if event['date'] else ''}{event['what']}{until}{by}{source}"


def _difference(stretch: dict[str, Any]) -> str:
    """Say what a stretch brings and ends against the one before it."""
    said = [
        f"{word} {'; '.join(dict.fromkeys(_ref(r) for r in stretch[key]))}"
        for key, word in (("new", "new:"), ("gone", "gone:"))
        if stretch[key]
    ]
    return f": {'; '.join(said)}" if said else ""


def _ref(ref: dict[str, Any]) -> str:
    sure = "" if ref.get("result", "holds") == "holds" else f", {ref['result']}"
    return f"{ref['label']} ({ref['as'].replace('_', ' ')}{sure})"
