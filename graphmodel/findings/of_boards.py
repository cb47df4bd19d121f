"""Findings about boards and seats: no chair, no line, no terms of reference, a holder with no employer."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graphmodel.findings.finding import Finding
from graphmodel.ids import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphmodel.model.documents import Rule, SeatList
    from graphmodel.model.model import Model
    from graphmodel.structure.attested import Attested


def of_boards(model: Model, attested: Attested) -> Iterator[Finding]:
    """Yield every finding about the boards of a day; a board is a body whose seats or rules the documents tell."""
    yield from _no_chair(model, attested)
    yield from _no_line(model, attested)
    yield from _no_terms(model, attested)
    yield from _no_employer(model, attested)
    yield from _conflicting(model, attested)


def _with_seats(model: Model, attested: Attested) -> Iterator[tuple[str, tuple[str, ...], tuple[SeatList, ...]]]:
    """Yield the boards whose seats the documents list, each with itself and the classes that it belongs to, and its lists."""
    lists: dict[str, list[SeatList]] = defaultdict(list)
    for listed in attested.among(model.lists.values()):
        lists[listed.board].append(listed)
    for board in sorted(lists):
        yield board, (board, *model.classes_of.get(board, ())), tuple(lists[board])


def _no_chair(model: Model, attested: Attested) -> Iterator[Finding]:
    rules = [
        r
        for r in attested.among(model.rules.values())
        if r.topic == "chair" and r.state == "stated" and r.polarity != "denies"
    ]
    seats = [s for s in attested.among(model.seats.values()) if s.role == "chair"]
    relations = [r for r in attested.among(model.relations.values()) if r.verb == "chairs" and r.polarity != "denies"]
    chaired = {r.about for r in rules} | {model.lists[s.list_].board for s in seats} | {r.to for r in relations}
    for board, owners, lists in _with_seats(model, attested):
        if not chaired & set(owners):
            yield Finding(
                "no-chair",
                "medium",
                (board,),
                lists,
                f"The seats of {model.label(board)} are listed, and no document of that day says who chairs it.",
            )


def _no_line(model: Model, attested: Attested) -> Iterator[Finding]:
    lines = [x for x in attested.among(model.lines.values()) if x.polarity != "denies" and (x.to or x.to_role)]
    answering = {x.from_ for x in lines}
    for board, owners, lists in _with_seats(model, attested):
        if not answering & set(owners):
            yield Finding(
                "no-line",
                "medium",
                (board,),
                lists,
                f"The seats of {model.label(board)} are listed, and no document of that day says to whom it answers or reports.",
            )


def _no_terms(model: Model, attested: Attested) -> Iterator[Finding]:
    for silence in attested.among(model.silences.values()):
        if silence.topic == "terms-of-reference":
            yield Finding(
                "no-terms",
                "low",
                (silence.about,),
                (silence,),
                f"The terms of reference of {model.label(silence.about)} are {silence.how.replace('-', ' ')}.",
            )


def _no_employer(model: Model, attested: Attested) -> Iterator[Finding]:
    for seat in attested.among(model.seats.values()):
        if (
            seat.holder
            and kind_of(seat.holder) == "post"
            and model.posts[seat.holder].employer is None
            and not seat.represents
        ):
            board = model.lists[seat.list_].board
            text = f"{model.label(seat.holder)} sits on {model.label(board)}; who employs the holder is not told, nor for whom it speaks."
            yield Finding("holder-without-employer", "low", (seat.holder, board), (seat,), text)


def _conflicting(model: Model, attested: Attested) -> Iterator[Finding]:
    """Yield the matters on which the rules of one body are marked as conflicting."""
    by_matter: dict[tuple[str, str], list[Rule]] = {}
    for rule in attested.among(model.rules.values()):
        if rule.state == "conflicting":
            by_matter.setdefault((rule.about, rule.topic), []).append(rule)
    for (body, topic), rules in sorted(by_matter.items()):
        ways = "; ".join((r.text or "no words").rstrip(".") for r in rules)
        yield Finding(
            "contradictory-rules",
            "high",
            (body,),
            tuple(rules),
            f"On {topic.replace('-', ' ')} of {model.label(body)} the documents say: {ways}.",
        )
