"""The answer on the structure of an area."""

from typing import Any

from api.schemas.common import BOARD, REF, Answer, shown


class StructureAnswer(Answer):
    """The bodies and lines of an area on a day, with positions for a chart."""

    boards: list[dict[str, Any]] = shown([BOARD], "The bodies whose seats or rules the documents of the day tell.")
    nodes: list[dict[str, Any]] = shown([{**BOARD, "x": 0, "y": 120}], "The nodes, each with its place on the chart.")
    lines: list[dict[str, Any]] = shown(
        [{"from": BOARD, "to": REF, "strength": "accountable"}], "The lines, each with its citations."
    )
