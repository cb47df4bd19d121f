"""The call `compare`: an area or board on two days, two areas or boards on one day, two lists of a board, or two documents' readings of a norm."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from graphmodel.calls.duties import duties
from graphmodel.calls.envelope import asked_day, common, link
from graphmodel.errors import BadQuestionError, Fault
from graphmodel.ids import kind_of, slug
from graphmodel.structure.as_last_told import AsLastTold
from graphmodel.structure.lines import target
from graphmodel.structure.statements import Describe

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


def compare(
    model: Model,
    engine: Engine,
    left: str,
    right: str | None = None,
    *,
    norm: str | None = None,
    from_: str | None = None,
    until: str | None = None,
) -> dict[str, Any]:
    """Return what both sides have, what only one has, what changed, and what cannot be told apart for sure.

    Args:
        model: what is asked.
        engine: for duties, and for how bodies stood on a day.
        left: an area, board, list or document.
        right: the other one; left out where one thing is compared between two days.
        norm: for two documents: the norm whose readings are compared.
        from_: the first day, or the day of the left thing.
        until: the second day, or the day of the right thing.

    Raises:
        NotInGraphError, BadQuestionError: an id or parameter cannot be read.
    """
    kinds = ("area", "body", "list", "document")
    one = model.resolve(left, *kinds, field="left")
    other = model.resolve(right, *kinds, field="right") if right else one
    if right is None and not (from_ and until):
        raise BadQuestionError(
            (
                Fault(
                    "from",
                    "one thing is compared between two days: give both `from` and `until`; or name a second thing",
                ),
            )
        )
    if kind_of(one) != kind_of(other):
        raise BadQuestionError((Fault("right", f"a {kind_of(one)} cannot be compared with a {kind_of(other)}"),))
    first, second = asked_day(from_ or until), asked_day(until or from_)
    law = model.resolve(norm, "norm", field="norm") if norm else None
    items = Items(model, engine, law)
    across = one != other
    mine, theirs = (items.of(one, first, across=across), items.of(other, second, across=across))
    describe = Describe(model)
    question = {
        "left": describe.ref(one),
        "right": describe.ref(other),
        "norm": describe.ref(law),
        "from": first.isoformat(),
        "until": second.isoformat(),
    }
    parameters = [
        ("left", one),
        ("right", other if across else None),
        ("norm", law),
        ("from", first.isoformat()),
        ("until", second.isoformat()),
    ]
    found = Difference(model, items).between(mine, theirs)
    return {
        **common(
            model,
            question,
            "answered" if mine or theirs else "not-in-graph",
            second.isoformat(),
            link("/compare", parameters),
        ),
        **found,
        "told": items.told,
    }


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
            says = "; ".join(sorted({r.text or r.state for r in rows}))
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


class Difference:
    """Sorts the items of two sides into both, one only, changed and uncertain."""

    def __init__(self, model: Model, items: Items) -> None:
        self.items = items
        self.alike = items.alike
        self.describe = Describe(model)

    def between(
        self, left: dict[tuple[str, str], Item], right: dict[tuple[str, str], Item]
    ) -> dict[str, list[dict[str, Any]]]:
        """Return the rows of each sort, by sort and label."""
        found: dict[str, list[dict[str, Any]]] = {
            n: [] for n in ("both", "only_left", "only_right", "uncertain", "changed")
        }
        for key, item in left.items():
            other = right.get(key)
            if other is None:
                twin = self._twin(item, right)
                if twin is not None:
                    found["uncertain"].append(
                        self._row(item, twin, f"{item.label} and {twin.label} are probably the same")
                    )
                else:
                    found["only_left"].append(self._row(item, None, self._why_not(item, 1)))
            elif item.says != other.says:
                found["changed"].append(
                    self._row(
                        item, other, f"before: {item.says or 'nothing more'}; after: {other.says or 'nothing more'}"
                    )
                )
            else:
                found["both"].append(self._row(item, other, "the same on both sides"))
        twins = {row["right"]["key"] for row in found["uncertain"]}
        for key, item in right.items():
            if key not in left and item.key not in twins:
                found["only_right"].append(self._row(None, item, self._why_not(item, 0)))
        return found

    def _why_not(self, item: Item, side: int) -> str:
        """Say why the other side does not have an item."""
        if item.what == "body" and len(self.items.sides) > side:
            why = self.items.sides[side].silent_on(item.key, self.items.engine.matcher)
            return "; ".join(dict.fromkeys(filter(None, (item.note, why))))
        return item.note or "not told of on the other side"

    def _twin(self, item: Item, others: dict[tuple[str, str], Item]) -> Item | None:
        """Return an item of the other side whose names are only probably the same."""
        for (what, key), other in others.items():
            if what == item.what and self._probably(item.key, key):
                return other
        return None

    def _probably(self, mine: str, theirs: str) -> bool:
        pairs = list(zip(mine.split(">"), theirs.split(">"), strict=False))
        return any(a != b for a, b in pairs) and all(a == b or frozenset((a, b)) in self.alike for a, b in pairs)

    def _row(self, left: Item | None, right: Item | None, reason: str) -> dict[str, Any]:
        one = left or right
        assert one is not None  # noqa: S101  one side is always there
        return {
            "what": one.what,
            "label": one.label,
            "reason": reason,
            "left": self._side(left),
            "right": self._side(right),
        }

    def _side(self, item: Item | None) -> dict[str, Any] | None:
        if item is None:
            return None
        citations = [c for s in item.statements for c in self.describe.citations(s.cite)]
        return {
            "key": item.key,
            "label": item.label,
            "says": item.says,
            "statements": [s.id for s in item.statements],
            "citations": citations,
        }
