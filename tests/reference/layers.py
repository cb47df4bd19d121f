"""Sections 6 and 7: what data protection, confidence and human rights law add to an outcome, as far as the text fixes it.

Where the text is silent: a bar leaves the grounds as the gateway without it would have them; a row of the table of effects goes before the norm's
own word on confidence, and where it says that a duty does not lift confidence, that duty opens no way through it.
"""

from pathlib import Path

import yaml

from .dates import FAILS, HOLDS, covers

TABLES = yaml.safe_load((Path(__file__).parent / "layers.yaml").read_text(encoding="utf-8"))


class Layers:
    """Finds the flags of the layers."""

    def __init__(self, model, norms):
        self.model, self.above = model, norms.above
        self.effects = {}
        for row in model.confidence_effects.values():
            for norm in row.norm:
                self.effects.setdefault(norm, []).append(row)
        self.blocking = {f.id for f in model.flags.values() if f.blocks}
        self.statuses = [model.data_protection_status[i] for i in sorted(model.data_protection_status)]

    def flags(self, q, giver, found):
        """Return the flags that the layers raise."""
        personal = [k for k in q.information if self.model.information[k].personal_data == "true"]
        dead = bool(self.model.subjects[q.subject].dead)
        raised = self._confidence(q, found, personal)
        regime, special = self._regime(q, giver)
        found.regime = regime and regime.id
        if personal and not dead and regime:
            raised |= {special.flag} if special else set()
            if self._no_route(q, giver, found, regime, personal):
                raised.add("flag/no-lawful-route-shown")
        if personal and self._public_authority(q, giver) and q.fact(TABLES["recorded"]) is not True:
            raised.add("flag/proportionality-unrecorded")
        if (dead or not personal) and q.fact(TABLES["checked"]) is True:
            raised.add("flag/outside-regime")
        return raised

    def ready(self, outcome, flags):
        """Tell whether an answer may be printed as ready."""
        return outcome in TABLES["gateways"] and not flags & self.blocking

    # ------------------------------------------------------------------ 6
    def _in_force(self, kind, on):
        rows = [r for r in self.model.regimes.values() if r.regime_kind == TABLES["regimes"][kind]]
        return next((r for r in rows if covers(r.period, on) == HOLDS), None)

    def _regime(self, q, giver):
        """Return the regime that governs, and the same if it is the one for law enforcement."""
        special = self._in_force("special", q.on)
        serves = special and set(special.purpose_flags) & self.model.purposes[q.purpose].flags
        if serves and giver.surely(special.governs) == HOLDS:
            return special, special
        return self._in_force("general", q.on), None

    def _no_route(self, q, giver, found, regime, personal):
        """Tell whether some sort of what is asked for has no row in the table of routes."""
        shown = {
            row.data_kind
            for row in self.model.routes.values()
            if regime.id in row.regime and self._opened(row, q, found) and self._fits(row, q, giver, found)
        }
        return any(sort not in shown for kind in personal for sort in self._sorts(self.model.information[kind], regime))

    def _sorts(self, kind, regime):
        """Return the sorts of data that a kind of information is of under a regime."""
        if kind.offence_data == "true":
            return ["personal", "criminal-offence"]
        special = kind.dpa1998_sensitive == "yes" if regime.sensitive else kind.special_category == "true"
        return ["personal", "special-category"] if special else ["personal"]

    def _opened(self, row, q, found):
        if row.gateway_kind in TABLES["by-fact"]:
            return q.fact(TABLES["by-fact"][row.gateway_kind]) is True
        gateway = TABLES["gateways"].get(found.but_for_bars)
        if gateway is None or row.gateway_kind == TABLES["never-alone"]:
            return False
        return row.gateway_kind in {gateway, TABLES["any"]} or bool(row.disclosers)

    def _fits(self, row, q, giver, found):
        return (
            row.bearer_sector in {self._sector(giver, found), "any"}
            and covers(row.period, q.on) == HOLDS
            and (row.class_ is None or giver.surely([row.class_]) == HOLDS)
            and (not row.disclosers or giver.surely(row.disclosers) == HOLDS)
            and (not row.purposes or bool(self.above[q.purpose] & set(row.purposes)))
        )

    def _sector(self, giver, found):
        """Return the sector of the discloser: a mixed body's by whether it needs a power on these facts."""
        said = {self.model.types[t].sector for t in giver.acting}
        if "public" in said or "private" in said:
            return "public" if "public" in said else "private"
        return "public" if found.needs_power else "private"

    # ------------------------------------------------------------------ 7
    def _confidence(self, q, found, personal):
        said = {n: self._lifts(n, q.on) for n in found.full if self.model.norms[n].gateway.kind != "support-only"}
        lifts = "yes" in said.values() and found.outcome != "barred"
        raised = {"flag/confidence-lifted-by-gateway"} if lifts else set()
        about_dead = any(self.model.information[k].about_the_dead for k in q.information)
        nobody = not personal and not about_dead and q.fact(TABLES["checked"]) is True
        if q.fact(TABLES["in-confidence"]) is False or nobody:
            return raised
        duties = found.deciding if found.outcome == TABLES["by-law"] else set()
        by_law = (
            q.fact(TABLES["court-order"]) is True
            or lifts
            or any(not (n in self.effects and said[n] == "no") for n in duties)
        )
        by_fact = any(r.fact and q.fact(r.fact) is True for r in self.model.confidence_routes.values())
        return raised if by_law or by_fact else raised | {"flag/confidence-unresolved"}

    def _lifts(self, norm, on):
        rows = [r for r in self.effects.get(norm, ()) if covers(r.period, on) != FAILS]
        return rows[0].lifts_confidence if rows else self.model.norms[norm].lifts_confidence

    def _public_authority(self, q, giver):
        regime = self._in_force("rights", q.on)
        if regime is None:
            return False
        if giver.surely(regime.governs) == HOLDS:
            return True
        own = next((s for s in self.statuses if giver.of_itself & set(s.class_)), None)
        status = own or next((s for s in self.statuses if giver.surely(s.class_) == HOLDS), None)
        return status is not None and status.human_rights_authority == "yes"
