"""The table of facts put to the engine as questions: on each day on which a row begins or ends, and for every word of the schemes, what must come out."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from graphmodel.dates import PartialDate, Period, Start, Truth
from graphmodel.legal_basis.concepts import ancestors
from graphmodel.legal_basis.question import Question
from graphmodel.legal_basis.standing import Rank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphmodel.legal_basis.engine import Engine
    from graphmodel.legal_basis.matching import Results

_DAY = datetime.timedelta(days=1)
_UNTESTED = {"function-only", "support-only"}  # decision-logic section 3: of these the recipient is no test
#: Kinds of party of every sort, to be tried where none of them is named.
_OTHERS = {
    f"type/{t}"
    for t in (
        "voluntary-organisation",
        "police-force",
        "nhs-trust",
        "unitary-council",
        "individual",
        "parent",
        "gp-practice",
        "prison",
    )
}
_RANK = {Truth.HOLDS: Rank.HOLDS, Truth.FAILS: Rank.FAILS, Truth.UNKNOWN: Rank.UNKNOWN}


def span(row: dict[str, str]) -> Period:
    """Return the period of a row of the table."""
    first, until = (PartialDate.parse(row[k]) if k in row else None for k in ("from", "to"))
    return Period(first, until, Start(row["start"]) if "start" in row else Start.KNOWN)


class AskedOfTheEngine:
    """One norm of the table and the questions that follow from it."""

    def __init__(self, engine: Engine, slug: str, row: dict[str, Any]) -> None:
        self.engine, self.model, self.row = engine, engine.model, row
        self.row = row | {key: one["is"] for key, one in row.get("otherwise", {}).items()}
        self.kind = self.row["gateway"]["kind"]
        self.matcher = engine.matcher
        self.number = next(n for n, norm in enumerate(self.matcher.norms) if norm.id == f"norm/{slug}")
        self.in_force = span(self.row["in_force"])
        self.facts = tuple((f, True) for f in sorted(self.model.facts))
        self.sides = {side: self.row.get(side, []) for side in ("gives", "receives")}

    def wrong(self) -> Iterator[str]:
        """Yield what the engine says otherwise than the table."""
        if self.kind == "none":
            return
        yield from self._kept()
        if self.in_force.start is Start.NOT_COMMENCED:
            yield from self._waits()
        else:
            yield from self._days()
        base = self._base()
        if base:
            yield from self._strangers(base)
            yield from self._words(base)
            yield from self._facts(base)
            yield from self._answer(base)

    # ------------------------------------------------------------------ who, on which day
    def _days(self) -> Iterator[str]:
        for side in self.sides if self.kind not in _UNTESTED else ("gives",):
            for row in self.sides[side]:
                for day in self._edges(row):
                    yield from self._on(side, row, day)

    def _edges(self, row: dict[str, str]) -> list[datetime.date]:
        borders = {d for period in (span(row), self.in_force) for d in period.borders()}
        return sorted({day for d in borders for day in (d - _DAY, d)} or {self.model.release.law_checked_to.first})

    def _on(self, side: str, row: dict[str, str], day: datetime.date) -> Iterator[str]:
        """Compare one row on one day; where another row of the side may lead there too, only what must hold is looked at."""
        other = "receives" if side == "gives" else "gives"
        partner = next(
            (r for r in self.sides[other] if self._alive(r, day) and span(r).covers(day) is Truth.HOLDS), None
        )
        if partner is None or not self._alive(row, day):
            return
        rows = (row, partner) if side == "gives" else (partner, row)
        wanted = max(_RANK[span(row).covers(day)], _RANK[self.in_force.covers(day)])
        stands = self.matcher.parties.party(f"type/{row['who']}", None, day).standings
        others = [
            r
            for r in self.sides[side]
            if r is not row and f"type/{r['who']}" in stands and span(r).covers(day) is not Truth.FAILS
        ]
        if others and wanted is not Rank.HOLDS:
            return
        others_there = [r for r in self.sides[other] if r is not partner]
        found = self._results(self._question(*(f"type/{r['who']}" for r in rows), day))
        party = "discloser" if side == "gives" else "recipient"
        said = found.rank("date", self.number), found.rank(party, self.number)
        if said[0] is not wanted and not (wanted is Rank.FAILS and said[1] is Rank.FAILS):
            yield f"{side} {row['who']} on {day}: date {said[0].name} instead of {wanted.name}"
        asked = Rank.HOLDS if "if" not in row else Rank.OFFICER
        if (
            wanted is Rank.HOLDS
            and not others
            and said[1] is not asked
            and not self.model.types[f"type/{row['who']}"].everyone
        ):
            yield f"{side} {row['who']} on {day}: {party} {said[1].name} instead of {asked.name}"

        if wanted is Rank.HOLDS and not others and not others_there:
            tested = rows if self.kind not in _UNTESTED else rows[:1]
            linked = self.row["gateway"]["area_link"] != "none" or any("place" in r for r in tested)
            if self.matcher.linked(found, self.number) != linked:
                yield f"{side} {row['who']} on {day}: area link {not linked} instead of {linked}"

    def _strangers(self, base: Question) -> Iterator[str]:
        """Those who are like somebody named, and are not named themselves, stand on neither side."""
        broader = {t.id: set(t.broader) for t in self.model.types.values()}
        for side, field, party in (("gives", "discloser", "discloser"), ("receives", "recipient", "recipient")):
            if field == "recipient" and self.kind in _UNTESTED:
                continue
            named = {f"type/{r['who']}" for r in self.sides[side]}
            above = set().union(*(broader[n] for n in named))
            for kind in sorted(t for t, up in broader.items() if up & above or t in above or t in _OTHERS):
                if not named & self.matcher.parties.party(kind, None, base.on).standings.keys():
                    found = self._results(base, **{field: kind}).rank(party, self.number)
                    if found is not Rank.FAILS:
                        yield f"{kind} is not named, and {party} is {found.name}"

    def _alive(self, row: dict[str, str], day: datetime.date) -> bool:
        return self.model.types[f"type/{row['who']}"].exists.period.covers(day) is Truth.HOLDS

    # ------------------------------------------------------------------ what for, about whom, what
    def _words(self, base: Question) -> Iterator[str]:  # noqa: C901  three schemes, one rule each
        schemes = (
            ("purposes", "purpose", "purpose"),
            ("about", "subject", "subject"),
            ("carries", "information", "kind"),
        )
        for key, field, test in schemes:
            scheme = {"purpose": self.model.purposes, "subject": self.model.subjects, "kind": self.model.information}[
                test
            ]
            broader = {i: c.broader for i, c in scheme.items()}
            said = {f"{test if test != 'kind' else 'information'}/{w}" for w in self.row[key]}
            if test == "purpose" and (
                "purpose_flags" in self.row["gateway"] or all(scheme[w].selectable is False for w in said)
            ):
                continue
            for word in scheme:
                if test == "kind" and (
                    "excludes" in self.row
                    or scheme[word].about_the_dead
                    or scheme[word].personal_data not in {"true", "false"}
                ):
                    continue
                within, above = ancestors(broader, word) & said, any(word in ancestors(broader, w) for w in said)
                wanted = Rank.HOLDS if within else Rank.OFFICER if above and test != "kind" else Rank.FAILS
                if test == "kind" and scheme[word].personal_data == "false" and "information/personal" in said:
                    wanted = Rank.HOLDS  # who may carry names may carry figures
                found = self._results(base, **{field: (word,) if test == "kind" else word}).rank(test, self.number)
                if found is not wanted:
                    yield f"{test} {word}: {found.name} instead of {wanted.name}"
        for exclusion in self.row.get("excludes", ()):
            if "givers" not in exclusion:
                for kind in exclusion["kinds"]:
                    if (
                        self._results(base, information=(f"information/{kind}",)).rank("kind", self.number)
                        is not Rank.FAILS
                    ):
                        yield f"{kind} is not excluded"

    # ------------------------------------------------------------------ facts, places, nations
    def _facts(self, base: Question) -> Iterator[str]:
        gateway = self.row["gateway"]
        open_ = self._results(base, facts=())
        trigger = Rank.HOLDS if gateway["trigger"] == "always" else Rank.UNKNOWN
        if open_.rank("trigger", self.number) is not trigger:
            yield f"trigger {open_.rank('trigger', self.number).name}, told {gateway['trigger']}"
        if trigger is Rank.UNKNOWN:
            fact = {"on-request": "fact/request-made", "on-event": "fact/event-happened"}[gateway["trigger"]]
            if self._results(base, facts=((fact, True),)).rank("trigger", self.number) is not Rank.HOLDS:
                yield f"trigger is not {fact}"
        needs = {c["fact"] for c in self.row.get("conditions", ()) if c["by"] == "fact" and "fact" in c} | {
            gateway.get("needs_fact")
        } - {None}
        if (open_.rank("conditions", self.number) is Rank.UNKNOWN) != bool(needs):
            yield f"conditions {open_.rank('conditions', self.number).name}, told {sorted(needs)}"
        whose = {base.discloser: "gives", base.recipient: "receives"}
        rows = [r for party, side in whose.items() for r in self.sides[side] if f"type/{r['who']}" == party]
        linked = gateway["area_link"] != "none" or any("place" in r for r in rows)
        if self.matcher.linked(open_, self.number) != linked and self.kind not in _UNTESTED:
            yield f"area link {not linked} instead of {linked}"
        for nation in ("england", "wales"):
            if bool(self._results(base, nation=nation).considered >> self.number & 1) != (nation in self.row["extent"]):
                yield f"extent: {nation}"

    # ------------------------------------------------------------------ what the engine takes it for, and what an answer shows
    def _kept(self) -> Iterator[str]:
        if not self.matcher.by_kind[self.kind] >> self.number & 1:
            yield f"the engine does not take it as {self.kind}"
        if bool(self.matcher.express >> self.number & 1) != (self.row["basis"] == "express"):
            yield f"the engine does not take it as {self.row['basis']}"
        if bool(self.matcher.common_law >> self.number & 1) != ("outcome" in self.row["gateway"]):
            yield "the engine takes it otherwise for one that gives an outcome of its own"

    def _answer(self, base: Question) -> Iterator[str]:
        from msgspec.structs import replace

        shown: Any = None
        for facts in (self.facts, ()):
            verdict = self.engine.answer(replace(base, facts=facts))
            found = [
                b for b in (*verdict.bases, *verdict.near_misses) if b.norm.id == self.matcher.norms[self.number].id
            ]
            shown = shown or next(iter(found), None)
            effects = getattr(verdict.confidentiality, "effects", ())
            told = {e.lifts_confidence for e in effects if e.norm.id == self.matcher.norms[self.number].id}
            if told - {self.row["lifts_confidence"]} and not any(
                shown.norm.id in e.norm for e in self.model.confidence_effects.values() if shown
            ):
                yield f"the answer says that it lifts confidence: {sorted(told)}"
        if shown is None:
            return
        said = {
            "provision": shown.citation.provision,
            "url": shown.citation.url,
            "modality": shown.modality,
            "basis": shown.basis,
        }
        said |= {
            "confidence": shown.confidence,
            "commencement": shown.commencement,
            "in_force": shown.in_force,
            "kind": shown.gateway_kind,
        }
        for key, value in said.items():
            wanted = {"in_force": self.in_force.in_words(), "kind": self.kind}.get(key) or self.row[key]
            if value != wanted:
                yield f"the answer shows {key} {value} instead of {wanted}"
        if bool(shown.unverified) != ("unverified" in self.row):
            yield "the answer tells otherwise whether something is not verified"
        if hasattr(shown, "limits") and sorted(x.pinpoint or "" for x in shown.limits) != sorted(
            x.get("at", "") for x in self.row.get("limits", ())
        ):
            yield "the answer shows other limits"
        wanted_conditions = sorted(c.get("at", "") for c in self.row.get("conditions", ()) if c["by"] == "officer")
        if (
            hasattr(shown, "conditions")
            and sorted(
                c.pinpoint or ""
                for c in shown.conditions
                if c.judged_by == "officer" and c.text != "serving the same area"
            )
            != wanted_conditions
        ):
            yield "the answer shows other conditions for the officer"

    def _waits(self) -> Iterator[str]:
        """A norm that has not begun fails for that, from its enactment on."""
        day = self.model.release.law_checked_to.first
        givers, takers = ([f"type/{r['who']}" for r in self.sides[side]] for side in self.sides)
        found = self._results(self._question(givers[0], takers[0], day))
        if found.rank("commencement", self.number) is not Rank.FAILS:
            yield "it waits to begin, and the engine takes it as begun"
        enacted = self.row["in_force"].get("enacted")
        if enacted:
            first = PartialDate.parse(enacted).first
            for on, wanted in ((first - _DAY, False), (first, True)):
                if (
                    bool(self._results(self._question(givers[0], takers[0], on)).considered >> self.number & 1)
                    != wanted
                ):
                    yield f"enacted {enacted}: on {on} it is{' not' if wanted else ''} considered"

    # ------------------------------------------------------------------ questions
    def _base(self) -> Question | None:
        """Return a question that the norm meets on a day by rows that ask nothing more; None where there is no such day."""
        if self.in_force.start is Start.NOT_COMMENCED:
            day = self.model.release.law_checked_to.first
            return self._question(
                f"type/{self.sides['gives'][0]['who']}", f"type/{self.sides['receives'][0]['who']}", day
            )
        for giver in sorted(self.sides["gives"], key=lambda r: "if" in r):
            for taker in sorted(self.sides["receives"], key=lambda r: "if" in r):
                spans = (span(giver), span(taker), self.in_force)
                for day in sorted(
                    {b for s in spans for b in s.borders()} | {self.model.release.window_from.first}, reverse=True
                ):
                    if (
                        all(s.covers(day) is Truth.HOLDS for s in spans)
                        and self._alive(giver, day)
                        and self._alive(taker, day)
                    ):
                        return self._question(f"type/{giver['who']}", f"type/{taker['who']}", day)
        return None

    def _question(self, giver: str, taker: str, day: datetime.date) -> Question:
        nation = "england" if "england" in self.row["extent"] else "wales"
        words = (self.row[k][0] for k in ("purposes", "about", "carries"))
        purpose, subject, kind = (f"{k}/{w}" for k, w in zip(("purpose", "subject", "information"), words, strict=True))
        return Question(giver, taker, purpose, subject, (kind,), day, self.facts, None, None, None, nation)

    def _results(self, question: Question, **more: Any) -> Results:
        from msgspec.structs import replace

        return self.matcher.results(replace(question, **more) if more else question)
