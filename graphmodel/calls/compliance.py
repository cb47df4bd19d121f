"""The call `compliance`: whether a board has a seat for each body or post that a provision of its day wants on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.calls.envelope import asked_day, common, link
from graphmodel.errors import BadQuestionError, Fault
from graphmodel.findings.find import about
from graphmodel.ids import kind_of
from graphmodel.legal_basis.standing import Rank, rank_on
from graphmodel.structure.attested import Attested
from graphmodel.structure.requirement import Limb, requirement
from graphmodel.structure.statements import Describe

if TYPE_CHECKING:
    import datetime

    from graphmodel.legal_basis.engine import Engine
    from graphmodel.legal_basis.party import Party
    from graphmodel.model.documents import Seat
    from graphmodel.model.model import Model


def compliance(model: Model, engine: Engine, board: str, *, norm: str, date: str | None = None) -> dict[str, Any]:
    """Return for each limb of a provision whether a seat of a board is held by it, for it, or by none, or why that cannot be told.

    Args:
        model: the model that is asked.
        engine: for how bodies stood on the day.
        board: the board.
        norm: the norm that says who has to sit, or the role whose holders a provision wants on such a board.
        date: the day, as YYYY-MM-DD.

    Raises:
        NotInGraphError, BadQuestionError: an id or parameter cannot be read.
    """
    on = asked_day(date)
    ident = model.resolve(board, "body")
    law = model.resolve(norm, "norm", "type", field="norm")
    if law in model.types and model.types[law].sort != "role":
        raise BadQuestionError((Fault("norm", f"{law} is no norm, and no role that a provision defines"),))
    check = Membership(model, engine, ident, law, on)
    in_force = rank_on(check.wanted.period, on)
    state = "not-applicable" if in_force is Rank.FAILS else "answered" if check.seats else check.nothing()
    return {
        **common(
            model,
            {"board": check.describe.ref(ident), "norm": check.describe.ref(law)},
            state,
            on.isoformat(),
            link(f"/boards/{ident}/compliance", [("norm", law), ("date", on.isoformat())]),
            about(model, on, ident),
        ),
        "limbs": [check.limb(limb) for limb in check.wanted.limbs],
        "told": f"{check.wanted.label} is {check.wanted.period.in_words()}; the day asked is {on}.",
        "conditions": [
            {"text": c.text, "pinpoint": c.pinpoint, "judged_by": c.judged_by} for c in check.wanted.conditions
        ],
    }


class Membership:
    """The seats of a board on a day against the limbs of a provision."""

    def __init__(self, model: Model, engine: Engine, board: str, law: str, on: datetime.date) -> None:
        self.model, self.on = model, on
        self.matcher = engine.matcher
        self.describe = Describe(model)
        self.board = board
        self.piece = self.matcher.slices.index(on)
        self.attested = Attested(model, on)
        self.seats = [
            s
            for s in self.attested.among(model.seats.values())
            if model.lists[s.list_].board == board and s.polarity != "denies"
        ]
        self._place = self._party(board)
        self.wanted = requirement(model, law, on, self._is_board)
        self._alike: dict[str, set[str]] = {}
        for same in self.attested.among(model.same_as.values()):
            if same.polarity != "denies":
                self._alike.setdefault(same.left, set()).add(same.right)
                self._alike.setdefault(same.right, set()).add(same.left)

    def _party(self, ident: str) -> Party:
        return self.matcher.party(ident, None, self.piece)

    def nothing(self) -> str:
        """Return the state where the documents of the day show no seat of the board."""
        return "not-stated" if self.attested.looked_in(self.board) else "not-in-graph"

    def _is_board(self, class_: str) -> bool:
        """Tell whether a class is a kind of board, such as the one that is looked at."""
        kind = self.model.types[class_]
        return (kind.sort == "body" and bool(kind.members_role)) or class_ in self._place.own_types

    def limb(self, limb: Limb) -> dict[str, Any]:
        """Return one limb with how it is held, by which seat, and why."""
        held, seat, why = self._held(limb)
        citations: list[dict[str, Any]] = [
            {
                "norm": self.wanted.id,
                "provision": self.wanted.provision,
                "pinpoint": limb.pinpoint,
                "url": self.wanted.url,
            }
        ]
        if limb.applies_if:
            why += f" It counts only if: {limb.applies_if}."
        return {
            "pinpoint": limb.pinpoint,
            "class": self.describe.ref(limb.class_),
            "held": held,
            "seat": self.describe.statement(seat) if seat else None,
            "why": why,
            "citations": citations + (self.describe.citations(seat.cite) if seat else []),
        }

    def _held(self, limb: Limb) -> tuple[str, Seat | None, str]:
        label = self.model.label(limb.class_)
        sure, bodies = self._bodies(limb.class_, Rank.HOLDS), self._bodies(limb.class_, Rank.UNKNOWN)
        legible = [s for s in self.seats if s.status != "unreadable"]
        for how, test in (("seat", self._sits), ("proxy", self._spoken_for), ("probable", self._probably)):
            for seat in legible:
                if why := test(seat, limb.class_, sure):
                    return how, seat, why
        for seat in legible:
            if why := self._sits(seat, limb.class_, bodies - sure):
                return (
                    "proxy",
                    seat,
                    f"{why} It is one only on a condition that is for the reader to judge, so this is arguable.",
                )
        exempt = next((e for e in self.wanted.exempt if e.class_ == limb.class_), None)
        if exempt is not None:
            return "exempt", None, f"{exempt.text} ({exempt.pinpoint})."
        damaged = next((s for s in self.seats if s.status == "unreadable"), None)
        if damaged is not None:
            return "unreadable", damaged, f"No legible seat names {label}, and a part of the list cannot be read."
        known = any(r.type == limb.class_ for b in self.model.bodies.values() for r in b.types)
        if known and not bodies and self._has_place():
            return (
                "not-applicable",
                None,
                f"The graph knows bodies of the kind {label}, and none that serves this area on {self.on}.",
            )
        names = f" ({', '.join(self.model.label(b) for b in sorted(bodies))})" if bodies else ""
        if not self.seats:
            why = f"No document in the graph tells the seats of that day, so it cannot be told whether one is held by or for {label}{names}."
            return "unreadable", None, why
        return "none", None, f"None of the seats that the documents tell of is held by or for {label}{names}."

    def _has_place(self) -> bool:
        return bool(self._place.areas)

    def _bodies(self, class_: str, worst: Rank) -> set[str]:
        """Return the bodies that stand in a class on the day, at worst so surely, and serve the board's area."""
        found = set()
        for body in self.model.bodies:
            party = self._party(body)
            chains = [s for s in party.standings.get(class_, ()) if max(s.condition, s.date) <= worst]
            if (
                chains
                and party.exists < Rank.FAILS
                and self.matcher.places.between(self._place, party, None).rank < Rank.FAILS
            ):
                found.add(body)
        return found - {self.board}

    def _names(self, ident: str | None, class_: str, bodies: set[str]) -> bool:
        """Tell whether an id is one of the bodies, a post of one, or a kind of body within the class."""
        if ident is None:
            return False
        if kind_of(ident) == "type":
            return self._party(ident).stands_in(class_) or self._party(class_).stands_in(ident)
        if kind_of(ident) == "post":
            post = self.model.posts[ident]
            return post.employer in bodies or (
                post.office is not None and self.model.posts[post.office].held_in == class_
            )
        return ident in bodies

    def _sits(self, seat: Seat, class_: str, bodies: set[str]) -> str:
        label = self.model.label(class_)
        if self._names(seat.holder, class_, bodies):
            return f"{self._holder(seat)} holds a seat and is, or is a post of, {label}."
        if any(self._names(a, class_, bodies) for a in seat.alternatives):
            return f"{label} may hold a seat that is held by one or the other."
        if not (seat.holder and kind_of(seat.holder) == "body") and any(
            self._names(r, class_, bodies) for r in seat.represents
        ):
            return f"{self._holder(seat)} sits for {label}."
        return ""

    def _spoken_for(self, seat: Seat, class_: str, bodies: set[str]) -> str:
        if any(self._names(r, class_, bodies) for r in seat.represents):
            return f"{self._holder(seat)} sits, and is said to speak for {self.model.label(class_)}: whether that is enough is arguable."
        return ""

    def _probably(self, seat: Seat, class_: str, bodies: set[str]) -> str:
        for ident in (seat.holder, *seat.represents, *seat.alternatives):
            alike = self._alike.get(ident or "", set()) & bodies
            if alike:
                return f"{self.model.label(ident or '')} is probably the same as {self.model.label(min(alike))}, which is a {self.model.label(class_)}."
        return ""

    def _holder(self, seat: Seat) -> str:
        return self.model.label(seat.holder) if seat.holder else (seat.holder_words or "a holder not named")
