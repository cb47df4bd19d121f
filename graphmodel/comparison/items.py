"""The items of one side of a comparison: bodies, lines, seats, rules, duties, or the parties of readings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from graphmodel.calls.duties import duties
from graphmodel.comparison.as_last_told import AsLastTold
from graphmodel.ids import kind_of, slug
from graphmodel.structure.lines import target

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from graphmodel.legal_basis.engine import Engine
    from graphmodel.model.documents import Statement
    from graphmodel.model.model import Model


@dataclass(frozen=True)
class Item:
    """Something that both sides may have: what sort it is, what it is called, what it says, and the statements behind it."""

    what: str
    key: str
    label: str
    says: str
    statements: tuple[Statement, ...]
    note: str = ""


class Items:
    """Collects what a thing has on a day."""

    def __init__(self, model: Model, engine: Engine, norm: str | None) -> None:
        self.model, self.engine, self.norm = model, engine, norm
        self.alike: set[frozenset[str]] = set()
        self.told: list[str] = []
        self.sides: list[AsLastTold] = []

    def of(self, ident: str, on: datetime.date, *, across: bool) -> dict[tuple[str, str], Item]:
        """Return the items of a thing on a day, by sort and key; two different things are compared by what they do and not by their ids."""
        kind = kind_of(ident)
        if kind == "list":
            found = list(self._seats_of_list(ident))
        elif kind == "document":
            found = list(self._readings(ident))
        else:
            told = AsLastTold(self.model, ident, on)
            self.alike |= told.alike()
            self.told.append(told.in_words())
            self.sides.append(told)
            found = [
                *self._bodies(told),
                *self._lines(told, across),
                *self._seats(told, across),
                *self._rules(told, across),
                *self._duties(ident, on),
            ]
        return self._numbered(sorted(found, key=lambda i: (i.what, i.key, i.label)))

    @staticmethod
    def _numbered(found: list[Item]) -> dict[tuple[str, str], Item]:
        """Return items by sort and key; what stands several times is counted, so that three places are not taken for one."""
        items: dict[tuple[str, str], Item] = {}
        for item in found:
            key, count = item.key, 1
            while (item.what, key) in items:
                count += 1
                key = f"{item.key}>{count}"
            items[item.what, key] = replace(item, key=key)
        return items

    def _bodies(self, told: AsLastTold) -> Iterator[Item]:
        for ident, statements in told.bodies().items():
            note = told.standing(ident, self.engine.matcher)
            yield Item("body", ident, self.model.label(ident), note, statements, note)

    def _lines(self, told: AsLastTold, across: bool) -> Iterator[Item]:
        for line in told.among(self.model.lines.values()):
            if line.from_ and line.polarity != "denies" and told.about(line.from_):
                to = target(line)
                ends = (
                    self.model.label(to)
                    if to in self.model.records
                    else to.partition(":")[2]
                    if to.startswith("role:")
                    else "nobody named"
                )
                key = f"{self._function(line.from_, across)}>{self._function(to, across)}>{line.strength}>{slug(line.for_ or '')[:40]}"
                via = f" through {', '.join(self.model.label(v) for v in line.via)}" if line.via else ""
                yield Item(
                    "line",
                    key,
                    f"{self.model.label(line.from_)}: {line.strength} to {ends}{via}",
                    f"{line.for_ or ''}{via}",
                    (line,),
                )

    def _function(self, ident: str, across: bool) -> str:
        """Return what a body is, where two areas are compared: its kind in law, else its id."""
        body = self.model.bodies.get(ident)
        if not across or body is None:
            return ident.partition(":")[0] if ident.startswith("nobody:") else ident
        return min((r.type for r in body.types if self.model.types[r.type].sort == "body"), default=body.kind or ident)

    def _seats(self, told: AsLastTold, across: bool) -> Iterator[Item]:
        for seat in told.among(self.model.seats.values()):
            board = self.model.lists[seat.list_].board
            if told.about(board):
                who = (
                    self.model.label(seat.holder)
                    if seat.holder
                    else seat.holder_words
                    or ", ".join(self.model.label(r) for r in seat.represents)
                    or (seat.key or "")
                )
                key = f"{self._function(board, across)}>{self._function(seat.holder, across) if seat.holder else slug(who)}"
                says = " ".join(filter(None, (seat.role or "member", seat.status if seat.status != "adopted" else "")))
                yield Item(
                    "seat",
                    key,
                    f"{self.model.label(board)}: {who}",
                    says,
                    (seat,),
                    "proposed only" if seat.status == "proposed" else "",
                )

    def _rules(self, told: AsLastTold, across: bool) -> Iterator[Item]:
        by_key: dict[str, list[Any]] = {}
        for rule in told.among(self.model.rules.values()):
            if told.about(rule.about):
                by_key.setdefault(f"{self._function(rule.about, across)}>{rule.topic}", []).append(rule)
        for key, rows in by_key.items():
            says = "; ".join(sorted({(r.text or r.state).rstrip(".") for r in rows}))
            yield Item("rule", key, f"{self.model.label(rows[0].about)}: {rows[0].topic}", says, tuple(rows))

    def _duties(self, ident: str, on: datetime.date) -> Iterator[Item]:
        if kind_of(ident) != "body":
            return
        for row in duties(self.model, self.engine, ident, date=on.isoformat())["duties"]:
            yield Item(
                "duty",
                f"{row['norm']['id']}>{row['side']}",
                f"{row['norm']['label']} ({row['side']})",
                row["modality"],
                (),
                row["in_force"],
            )

    def _seats_of_list(self, ident: str) -> Iterator[Item]:
        self.alike |= {frozenset((s.left, s.right)) for s in self.model.same_as.values() if s.polarity != "denies"}
        for seat in (s for s in self.model.seats.values() if s.list_ == ident):
            spoken_for = ", ".join(
                (*(self.model.label(r) for r in seat.represents), *filter(None, (seat.represents_words,)))
            )
            holder = self.model.label(seat.holder) if seat.holder else seat.holder_words or ""
            label = (
                f"{holder} (for {spoken_for})" if holder and spoken_for else holder or spoken_for or (seat.key or "")
            )
            key = seat.holder or (seat.represents[0] if seat.represents else slug(label))
            yield Item("seat", key, label, f"basis {seat.basis or 'unstated'}", (seat,))

    def _readings(self, ident: str) -> Iterator[Item]:
        for reading in (r for r in self.model.readings.values() if r.document == ident and self.norm in {None, r.norm}):
            for side, parties in (("bearer", reading.bearers), ("counterpart", reading.counterparts)):
                for party in parties:
                    yield Item(
                        f"{side} of {reading.provision or reading.norm}",
                        party.type or slug(party.words),
                        party.words,
                        reading.modality,
                        (reading,),
                    )
