"""Diagrams: the answer of the call `structure` as an interactive page, as a picture and as text. They render; they never reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel import whole_file
from graphmodel.errors import BadQuestionError, Fault

if TYPE_CHECKING:
    from pathlib import Path

    from graphmodel.diagram.links import Links

#: The forms of a chart as a file.
FORMS = ("html", "svg", "png")


def draw(structure: dict[str, Any], out: Path) -> None:
    """Write a structure as a file: an interactive page where its name ends in .html, a picture where it ends in .svg or .png.

    Args:
        structure: the answer of the call `structure`.
        out: the file to write.

    Raises:
        BadQuestionError: the name ends in something else, or the file cannot be written.
    """
    ending = out.suffix.lower()
    if ending.removeprefix(".") not in FORMS:
        endings = tuple(f".{form}" for form in FORMS)
        told = f"{ending or 'a name without an ending'} is not made here: give a name that ends in {', '.join((endings[0], *endings[1:]))}"
        raise BadQuestionError((Fault("out", told, endings),))
    whole_file.put(out, made(structure, ending.removeprefix(".")))


def made(structure: dict[str, Any], form: str) -> bytes:
    """Return a structure as the content of a file.

    Args:
        structure: the answer of the call `structure`.
        form: one of `FORMS`.

    Raises:
        BadQuestionError: a PNG is asked for and the machine has no fonts.
    """
    from graphmodel.diagram.chart import chart  # noqa: PLC0415  a command that draws nothing need not load the templates

    drawn = chart(structure)
    if form == "html":
        from graphmodel.diagram.html import page  # noqa: PLC0415

        return str(page(drawn, structure)).encode()
    from graphmodel.diagram.svg import svg  # noqa: PLC0415

    picture = str(svg(drawn, standalone=True))
    if form == "svg":
        return picture.encode()
    from graphmodel.diagram.png import png  # noqa: PLC0415

    return png(picture)


def page_parts(structure: dict[str, Any], nonce: str, script_url: str | None = None) -> dict[str, str]:
    """Return the parts of a page about a structure, safe to put into a template as they are.

    `chart` is the interactive chart, invisible without scripts. `svg` is the picture that stands in its place until the
    scripts run, and on paper. `twin` is the same as text; an element with the id `gm-text` for a skip link.

    Args:
        structure: the answer of the call `structure`.
        nonce: the word by which the page's policy knows its own styles and scripts.
        script_url: where the page gets vis-network from (`graphmodel.diagram.html.vis_network` is the file); None to write it into the page.
    """
    from markupsafe import Markup  # noqa: PLC0415

    from graphmodel.diagram.chart import chart  # noqa: PLC0415
    from graphmodel.diagram.html import fragment  # noqa: PLC0415
    from graphmodel.diagram.svg import svg  # noqa: PLC0415
    from graphmodel.diagram.twin import twin  # noqa: PLC0415

    drawn = chart(structure)
    still = Markup(
        '<div class="gm-still" role="region" aria-label="The chart as a picture" tabindex="0">{}</div>'
    ).format(svg(drawn))
    return {"chart": fragment(drawn, nonce, script_url), "svg": still, "twin": twin(drawn, structure)}


def explorer_parts(
    structure: dict[str, Any],
    links: Links,
    *,
    whole: dict[str, Any] | None = None,
    chosen: str | None = None,
    note: str = "",
    alone: bool = False,
) -> dict[str, str]:
    """Return the parts of a page that a reader explores, safe to put into a template; styles and scripts are files of their own.

    `scope` says what is shown, `live` is the chart that scripts bring to life, `data` what they draw, `panels` what they tell
    of each box; `still` is the picture for whoever has no scripts, with what is told of the chosen box; `legend` and `twin`.

    Args:
        structure: the answer of the call `structure` for what the chart shows.
        links: where its boxes lead to.
        whole: the same for what the text tells, where that is more.
        chosen: the node that was chosen.
        note: what a reader should know of the text.
        alone: whether the page is a file that no service answers: then the legend shows and hides lines and boxes.
    """
    from graphmodel.diagram.chart import chart  # noqa: PLC0415
    from graphmodel.diagram.explorer import parts  # noqa: PLC0415

    told = whole or structure
    drawn = chart(structure)
    return parts(drawn, chart(told) if whole else drawn, told, links, chosen, note, alone=alone)
