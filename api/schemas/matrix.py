"""The answer with a matrix."""

from typing import Any

from api.schemas.common import NORM, REF, Answer, Ref, Shown, shown

_POLICE = {"id": "body/kent-police-force", "label": "Kent Police", "kind": "body"}
_LINK = (
    "/ask?discloser=body/medway-council&recipient=body/kent-police-force&purpose=purpose/youth-justice"
    "&subject=subject/child&information=information/personal&date=2008-12-01"
)


class MatrixCell(Shown):
    """One pair: the strongest of its answers, and how many are weaker."""

    recipient: Ref = shown(_POLICE, "Who would receive it.")
    state: str = shown("answered", "Word of codelist/state; `not-applicable` where both sides are the same body.")
    outcome: str | None = shown("permitted-express", "The strongest outcome; null where there is none.")
    purpose: str | None = shown("purpose/youth-justice", "The purpose for which it was reached.")
    counts: dict[str, int] | None = shown(
        {"permitted-express": 2, "no-power-found": 1}, "Where several purposes were asked for: outcome → how many."
    )
    by_purpose: dict[str, str] | None = shown(
        {"purpose/youth-justice": "permitted-express"}, "Where several purposes were asked for: purpose → outcome."
    )
    ready: bool = shown(False, "Whether no flag blocks; never that it should be shared.")
    norms: list[Ref] = shown([NORM], "The norms that give the strongest outcome, the best first.")
    bars: list[Ref] = shown([], "The bars that decide, where any does.")
    flags: list[str] = shown(["open-conditions"], "The flags of the strongest answer.")
    told: str = shown("", "Why it cannot be answered, where it cannot.")
    permalink: str | None = shown(_LINK, "The answer for the strongest outcome, with its reasons and conditions.")


class MatrixRow(Shown):
    """What one body would give to each of the others."""

    discloser: Ref = shown(REF, "Who holds the information.")
    cells: list[MatrixCell] = shown(
        [{"recipient": _POLICE, "outcome": "permitted-express"}], "In the order of `members`."
    )


class LeftOut(Shown):
    """A body that can be no party."""

    body: Ref = shown(
        {"id": "body/medway-lsp", "label": "Medway Local Strategic Partnership", "kind": "body"}, "The body."
    )
    why: str = shown("no provision in the graph names it", "Why it is not asked about.")


class AskedMatrix(Shown):
    """The question as it was understood."""

    area: Ref = shown({"id": "area/medway", "label": "Medway", "kind": "area"}, "The area.")
    board: Ref | None = shown(None, "The board whose members are asked about; null for all bodies of the area.")
    purpose: list[Ref] = shown(
        [{"id": "purpose/youth-justice", "label": "Youth justice", "kind": "purpose"}], "What for."
    )
    all_purposes: bool = shown(False, "Whether every purpose was asked about.")
    subject: Ref = shown({"id": "subject/child", "label": "Child", "kind": "subject"}, "Whom it is about.")
    information: list[Ref] = shown(
        [{"id": "information/personal", "label": "Personal information", "kind": "information"}], "Which kinds."
    )
    date: str = shown("2008-12-01", "The day.")
    nation: str = shown("england", "The nation.")
    facts: dict[str, bool] = shown({}, "The facts that were told; all others are unknown.")


class MatrixAnswer(Answer):
    """Every member of a partnership to every other. It decides nothing: each cell links to its answer."""

    question: AskedMatrix = shown({"area": {"id": "area/medway"}}, "The question as it was understood.")  # type: ignore[assignment]
    told: str = shown("30 bodies of Medway on 2008-12-01, each to every other for one purpose ...", "What it holds.")
    members: list[Ref] = shown([REF, _POLICE], "The bodies that can be a party on the day.")
    left_out: list[LeftOut] = shown([], "Bodies that cannot, each with the reason.")
    purposes: list[Ref] = shown(
        [{"id": "purpose/youth-justice", "label": "Youth justice", "kind": "purpose"}], "The purposes asked for."
    )
    rows: list[MatrixRow] = shown(
        [{"discloser": REF, "cells": []}], "A row for each discloser, in the order of `members`."
    )
    counts: dict[str, int] = shown({"permitted-express": 29}, "Outcome → cells of which it is the strongest.")
    answer_counts: dict[str, int] = shown(
        {"permitted-express": 29}, "Outcome → answers; a cell has one for each purpose."
    )
    flag_counts: dict[str, int] = shown({"open-conditions": 29}, "Flag → cells whose strongest answer has it.")
    labels: dict[str, str] = shown(
        {"open-conditions": "conditions are for the officer"}, "What each outcome and flag that occurs is called."
    )
    blocking_flags: list[str] = shown([], "Those flags that occur with which an answer is not ready to be acted on.")


#: The files that `format` asks for, for the documentation.
FILES: dict[str, Any] = {
    "text/csv": {"schema": {"type": "string"}},
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {
        "schema": {"type": "string", "format": "binary"}
    },
}
