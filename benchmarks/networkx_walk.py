"""The norms that match a question, found by walking the graph of the data with networkx: what one writes who has the graph and no tables.

A MultiDiGraph is made once from all triples, the predicate of each being the key of its edge. For each question everything else is walked
anew: types and what is broader, roles, capacities and legal holders, the rows of norms, purposes, kinds, places, facts.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from rdflib import Namespace, URIRef
from rdflib.extras.external_graph_libs import rdflib_to_networkx_multidigraph
from rdflib.namespace import SKOS

from graphmodel.ids import ONTOLOGY, iri, short

if TYPE_CHECKING:
    from rdflib import Graph

GM = Namespace(ONTOLOGY)
NOTED = {"function-only", "support-only"}
OBLIGING = {"must-give", "must-ask"}


def node(ident):
    return URIRef(iri(ident))


def word(code):
    """Return the word of a code: its address after the name of its list."""
    return str(code).rpartition("/")[2]


class Walk:
    """Walks the graph; `day` is the day of the question that is being asked."""

    def __init__(self, graph: Graph) -> None:
        self.graph = rdflib_to_networkx_multidigraph(graph)
        self.day = self.morrow = ""

    def match(self, question):
        """Return the ids of the norms that match in full, sorted."""
        self.day, self.morrow = str(question.on), str(question.on + timedelta(days=1))
        facts = {node(f): said for f, said in question.facts}
        giving = self.standing(node(question.discloser), question.capacity_from and node(question.capacity_from))
        taking = self.standing(node(question.recipient), question.capacity_to and node(question.capacity_to))
        givers, takers = self.sides(giving, "discloser"), self.sides(taking, "recipient")
        common = None
        found = []
        for norm, needs_place in givers.items():
            gateway = self.one(norm, "gateway")
            kind = word(self.one(gateway, "gatewayKind"))
            noted = kind in NOTED
            if kind == "none" or not (noted or norm in takers):
                continue
            if not self.holds(norm, gateway, kind, question, facts, giving):
                continue
            link = word(self.one(gateway, "areaLink")) != "none"
            if link or needs_place or (not noted and takers[norm]):
                common = self.common_place(question) if common is None else common
                if not common:
                    continue
            found.append(short(str(norm)))
        return sorted(found)

    # ------------------------------------------------------------------ edges
    def out(self, at, *names):
        """Return what the edges of some predicates lead to."""
        keys = {GM[n] for n in names}
        return [end for _, end, key in self.graph.out_edges(at, keys=True) if key in keys]

    def into(self, at, *names):
        """Return where the edges of some predicates come from."""
        keys = {GM[n] for n in names}
        return [start for start, _, key in self.graph.in_edges(at, keys=True) if key in keys]

    def one(self, at, name):
        return next(iter(self.out(at, name)), None)

    def is_so(self, at, name):
        return any(str(value) == "true" for value in self.out(at, name))

    def up(self, start, predicate):
        """Return a node and all that is reached from it by edges of one predicate."""
        found, queue = set(), [start]
        while queue:
            at = queue.pop()
            if at not in found:
                found.add(at)
                queue += [end for _, end, key in self.graph.out_edges(at, keys=True) if key == predicate]
        return found

    def broader(self, start):
        return self.up(start, SKOS.broader)

    # ------------------------------------------------------------------ dates
    def covers(self, period):
        """Tell whether a stretch has begun for certain and cannot have ended; a month or year counts from its last day to its first."""
        if any(str(end) <= self.day for end in self.out(period, "until")):
            return False
        if any(word(start) == "before-window" for start in self.out(period, "start")):
            return True
        return any(
            f"{first}{'-99-99'[len(str(first)) - 4 :]}" < self.morrow for first in self.out(period, "from", "seen")
        )

    def exists(self, kind):
        return any(self.covers(life) for life in self.out(kind, "exists"))

    # ------------------------------------------------------------------ parties
    def standing(self, party, capacity):
        """Return class → whether all ways by which a party stands there need a common place."""
        starts = [(kind, False) for kind in self.entries(party) if self.exists(kind)]
        if capacity is None:
            return self.closed(starts, on_condition=False)
        ways = self.closed(starts, on_condition=True)
        return self.closed([(capacity, ways[capacity])], on_condition=False) if capacity in ways else {}

    def entries(self, party):
        if GM.Type in self.graph[party]:
            return [party]
        found = []
        for holder in self.up(party, GM.legalHolder):
            rows = self.out(holder, "types")
            found += [kind for row in rows if self.covers(row) for kind in self.out(row, "type")]
            found += [holder] if GM.Type in self.graph[holder] else []
        return found

    def closed(self, starts, *, on_condition):
        found, queue = {}, list(starts)
        entered = {}
        while queue:
            kind, linked = queue.pop()
            if kind in entered and entered[kind] <= linked:
                continue
            entered[kind] = linked
            for class_ in self.broader(kind):
                if not self.exists(class_):
                    continue
                place = linked and not self.is_so(class_, "everyone")
                found[class_] = found.get(class_, True) and place
                queue += self.steps(class_, place, on_condition=on_condition)
        return found

    def steps(self, class_, linked, *, on_condition):
        """Yield what a class holds on the day: capacities, the office that bears its duties, roles."""
        for held in [*self.into(class_, "heldBy"), *self.out(class_, "legalHolder")]:
            if self.exists(held):
                yield held, linked
        for row in self.into(class_, "type"):
            if self.covers(row) and (on_condition or not self.out(row, "appliesIf")):
                for role in self.into(row, "roleHolders"):
                    if self.exists(role):
                        yield role, linked or self.needs_place(row)

    def needs_place(self, row):
        return any(word(link) != "none" for link in self.out(row, "areaLink"))

    def sides(self, standing, side):
        """Return norm → whether all its rows on which a party stands need a common place."""
        found = {}
        for class_, linked in standing.items():
            for row in self.into(class_, "class"):
                if self.covers(row) and not self.out(row, "appliesIf"):
                    for norm in self.into(row, side):
                        found[norm] = found.get(norm, True) and (linked or self.needs_place(row))
        return found

    # ------------------------------------------------------------------ what a norm asks
    def holds(self, norm, gateway, kind, question, facts, giving):
        return (
            question.nation in map(word, self.out(norm, "extent"))
            and self.covers(self.one(norm, "inForce"))
            and self.serves(norm, gateway, node(question.purpose))
            and bool(self.broader(node(question.subject)) & set(self.out(norm, "dataSubjects")))
            and all(self.carries(norm, node(kind_), giving) for kind_ in question.information)
            and self.facts(norm, gateway, kind, facts)
        )

    def serves(self, norm, gateway, purpose):
        flags = {word(flag) for flag in self.out(gateway, "purposeFlags")}
        if flags:
            named = {"law_enforcement": "lawEnforcement", "protection": "protection"}
            return any(self.is_so(purpose, named[flag]) for flag in flags)
        purposes = self.out(norm, "purposes")
        general = purposes and all("false" in map(str, self.out(p, "selectable")) for p in purposes)
        return general or bool(self.broader(purpose) & set(purposes))

    def carries(self, norm, asked, giving):
        above = self.broader(asked)
        for exclusion in self.out(norm, "excludes"):
            disclosers = self.out(exclusion, "disclosers")
            kinds = self.out(exclusion, "information")
            meets = any(k in above or asked in self.broader(k) for k in kinds)
            if meets and (not disclosers or any(d in giving for d in disclosers)):
                return False
        carried = self.out(norm, "information")
        if above & set(carried):
            return True
        if self.is_so(asked, "personalData"):
            return False
        roots = [k for k in carried if self.is_so(k, "personalData") and self.broader(k) == {k}]
        about_dead = self.is_so(asked, "aboutTheDead")
        return bool(roots) and (not about_dead or any(self.is_so(s, "dead") for s in self.out(norm, "dataSubjects")))

    def facts(self, norm, gateway, kind, facts):
        for fact in self.out(self.one(gateway, "trigger"), "fact"):
            said = facts.get(fact)
            if said is False or (said is None and kind in OBLIGING):
                return False
        tests = [c for c in self.out(norm, "conditions") if word(self.one(c, "judgedBy")) == "fact"]
        needed = [fact for c in tests for fact in self.out(c, "fact")] + self.out(gateway, "needsFact")
        return all(facts.get(fact) is True for fact in needed)

    # ------------------------------------------------------------------ places
    def common_place(self, question):
        """Tell whether both sides serve a common place; a kind of body that no area is said of may serve any."""
        parties = [node(question.discloser), node(question.recipient)]
        kinds = [GM.Type in self.graph[p] for p in parties]
        if any(kinds) and question.within is None:
            return True
        served = [{node(question.within)} if kind else self.served(p) for p, kind in zip(parties, kinds, strict=True)]
        below = [{x for a in areas for x in self.down(a)} for areas in served]
        return bool(below[0] & below[1])

    def served(self, body):
        """Return the areas that a body serves for certain; where it may serve none on the day, those of the holder of its duties."""
        while body is not None:
            rows = self.out(body, "covers")
            if any(self.may_cover(row) for row in rows):
                return {a for row in rows if self.covers(row) for a in self.out(row, "area")}
            body = self.one(body, "legalHolder")
        return set()

    def may_cover(self, row):
        begins = any(word(start) == "not-commenced" for start in self.out(row, "start"))
        later = any(str(first) > self.day for first in self.out(row, "from"))
        ended = any(f"{end}{'-99-99'[len(str(end)) - 4 :]}" < self.morrow for end in self.out(row, "until"))
        return not (begins or later or ended)

    def down(self, area):
        found, queue = set(), [area]
        while queue:
            at = queue.pop()
            if at not in found:
                found.add(at)
                queue += self.into(at, "within")
        return found
