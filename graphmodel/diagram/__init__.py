"""Diagrams: the answer of the call `structure` as an interactive page, as a picture and as text. They render; they never reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.errors import BadQuestionError, Fault

if TYPE_CHECKING:
    from pathlib import Path

_ENDINGS = (".html", ".svg", ".png")


def draw(structure: dict[str, Any], out: Path) -> None:
    """Write a structure as a file: an interactive page where its name ends in .html, a picture where it ends in .svg or .png.

    Args:
        structure: the answer of the call `structure`.
        out: the file to write.

    Raises:
        BadQuestionError: the name ends in something else.
    """
    from graphmodel.diagram.chart import chart  # noqa: PLC0415  a command that draws nothing need not load the templates

    ending = out.suffix.lower()
    if ending not in _ENDINGS:
        told = (
            f"{ending or 'a name without an ending'} is not made here: give a name that ends in {', '.join(_ENDINGS)}"
        )
        raise BadQuestionError((Fault("out", told, _ENDINGS),))
    made = chart(structure)
    if ending == ".html":
        from graphmodel.diagram.html import page  # noqa: PLC0415

        content = str(page(made, structure)).encode()
    else:
        from graphmodel.diagram.svg import svg  # noqa: PLC0415

        content = str(svg(made, standalone=True)).encode()
    if ending == ".png":
        from graphmodel.diagram.png import png  # noqa: PLC0415

        content = png(content.decode())
    out.write_bytes(content)


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

    made = chart(structure)
    still = Markup(
        '<div class="gm-still" role="region" aria-label="The chart as a picture" tabindex="0">{}</div>'
    ).format(svg(made))
    return {"chart": fragment(made, nonce, script_url), "svg": still, "twin": twin(made, structure)}
