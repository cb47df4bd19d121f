"""What there is to choose from on a page of the journey."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from api.pages.check_view import Option
from graphmodel.ids import kind_of
from graphmodel.legal_basis.narrower import alive
from graphmodel.search.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from api.pages.check_flow import Flow
    from graphmodel.calls.meant import Meant

Groups = tuple[tuple[str, tuple[Option, ...]], ...]

_MOST_ALIASES = 5
_MOST_EXAMPLES = 4
#: Up to so many kinds may be asked about all at once by who is not sure which it is.
_MOST_AT_ONCE = 12
_STATUTORY = "statutory"


def parties(flow: Flow, found: Meant) -> Groups:
    """Return the kinds of body and the bodies that words may mean, those that can be asked about on the day."""
    certain, written = found.exact or found.candidates, frozenset(tokens(found.words).words)
    kinds = [k for i in certain if kind_of(i) == "type" for k in flow.narrower(i) or (i,)]
    # Who writes "council housing" looks for the kind that has both words in a name, and not for every kind of council.
    kinds.sort(key=lambda k: -max(_shared(n, written) for n in (flow.model.label(k), *flow.model.types[k].aliases)))
    bodies = [
        b
        for i in found.candidates
        if kind_of(i) == "body" and _within(flow, i, certain)
        for b in flow.narrower(i) or (i,)
    ]
    groups = (
        ("", tuple(_kind(flow, i, written) for i in dict.fromkeys(kinds) if _possible(flow, i))),
        ("or a body by its name", tuple(_body(flow, i) for i in dict.fromkeys(bodies) if _possible(flow, i))),
    )
    return tuple((told, options) for told, options in groups if options)


def all_at_once(flow: Flow, found: Meant) -> tuple[str, ...]:
    """Return the kinds that are asked about together by who is not sure which it is; none where there are too many, or it is certain."""
    kinds = [i for i in (found.exact or found.candidates) if kind_of(i) == "type"]
    narrower = flow.narrower(kinds[0]) if len(kinds) == 1 else ()
    return narrower if 1 < len(narrower) <= _MOST_AT_ONCE and not any(map(flow.narrower, narrower)) else ()


def kinds_of_body(flow: Flow) -> Groups:
    """Return the broad kinds of body, each with examples; of one with many kinds, the groups within it before it."""
    types = flow.model.types
    top = [t.id for t in types.values() if t.sort == "group" and any(types[b].everyone for b in t.broader)]
    within = [i for t in top for i in flow.narrower(t) if types[i].sort == "group"]
    shown = sorted(dict.fromkeys([*top, *within]), key=lambda i: (i in top and i in _widest(flow, top), types[i].label))
    return (("", tuple(Option(i, types[i].label, _examples(flow, i)) for i in shown)),)


def _widest(flow: Flow, top: Iterable[str]) -> set[str]:
    """Return those that hold groups: they are told last, for what is in none of the others."""
    return {t for t in top if any(flow.model.types[i].sort == "group" for i in flow.narrower(t))}


def concepts(flow: Flow, idents: Iterable[str], chosen: str = "") -> tuple[Option, ...]:
    """Return purposes or kinds of people, each with its example."""
    return tuple(
        Option(i, flow.model.label(i), _example(flow.model.records[i]), checked=i == chosen)
        for i in dict.fromkeys(idents)
    )


def broad(flow: Flow, part: str) -> tuple[Option, ...]:
    """Return the broadest concepts of a scheme; of one that nearly all stand under, those below it."""
    scheme = _scheme(flow, part)
    roots = [i for i in scheme if not scheme[i].broader and part_selectable(scheme[i])]
    widest = max(roots, key=lambda r: len(_below(scheme, r)))
    if len(_below(scheme, widest)) > len(scheme) / 2:
        roots = [i for i in scheme if widest in scheme[i].broader] + [r for r in roots if r != widest]
    return concepts(flow, sorted(roots, key=lambda i: str(scheme[i].label)))


def below(flow: Flow, part: str, ident: str) -> tuple[Option, ...]:
    """Return the concepts within another, each with its example."""
    scheme = _scheme(flow, part)
    return concepts(flow, sorted(_below(scheme, ident), key=lambda i: str(scheme[i].label)))


def widest(flow: Flow, part: str) -> str:
    """Return the concept that nearly all others stand under."""
    scheme = _scheme(flow, part)
    return max((i for i in scheme if not scheme[i].broader), key=lambda r: len(_below(scheme, r)))


def information(flow: Flow, chosen: Iterable[str], found: Iterable[str] = ()) -> tuple[Groups, tuple[Option, ...]]:
    """Return the kinds of information that are asked for most, and the rest: narrow ones, and those with laws of their own.

    Args:
        flow: the journey.
        chosen: those that are chosen.
        found: those that words may mean; they come first.
    """
    kinds, first, taken = flow.model.information, tuple(dict.fromkeys(found)), set(chosen)
    roots = sorted((i for i in kinds if not kinds[i].broader), key=lambda i: kinds[i].personal_data != "true")
    parents = {b for k in kinds.values() for b in k.broader}
    usual: dict[str, list[str]] = {}
    for root in roots:
        near = [i for i in kinds if root in kinds[i].broader]
        usual[root] = [i for i in near if not (kinds[i].confidence_likely or "").startswith(_STATUTORY)]
        usual[root] += [i for i in parents if set(kinds[i].broader) & set(near) and i not in near]

    def options(idents: Iterable[str]) -> tuple[Option, ...]:
        return tuple(
            Option(i, kinds[i].label, _example(kinds[i]), checked=i in taken)
            for i in sorted(idents, key=lambda i: kinds[i].label)
            if i not in first
        )

    personal, *others = roots
    groups = [("", options(usual[personal]))]
    groups += [(f"or {kinds[o].label[:1].lower()}{kinds[o].label[1:]}", options([o, *usual[o]])) for o in others]
    if first:
        told = tuple(Option(i, kinds[i].label, _example(kinds[i]), checked=i in taken) for i in first)
        groups.insert(0, ("", told))
    shown = {personal, *first, *(i for root in roots for i in (root, *usual[root]))}
    return tuple((t, o) for t, o in groups if o), options(i for i in kinds if i not in shown)


def part_selectable(concept: Any) -> bool:
    """Tell whether a concept may stand in a question."""
    return getattr(concept, "selectable", None) is not False


# ---------------------------------------------------------------------------------------------- parts
def _scheme(flow: Flow, part: str) -> Mapping[str, Any]:
    return flow.model.purposes if part == "purpose" else flow.model.subjects


def _below(scheme: Mapping[str, Any], ident: str) -> set[str]:
    near = {i for i in scheme if ident in scheme[i].broader}
    return near.union(*(_below(scheme, i) for i in near))


def _example(record: Any) -> str:
    return f"For example: {record.example}" if record.example else ""


def _examples(flow: Flow, group: str) -> str:
    # What has most other names is what people speak of most.
    known = sorted(flow.narrower(group), key=lambda i: -len(flow.model.types[i].aliases))
    labels = [flow.model.label(i) for i in known]
    told = "; ".join(labels[:_MOST_EXAMPLES])
    return f"Such as: {told}" + ("; and others" if len(labels) > _MOST_EXAMPLES else "")


def _shared(name: str, written: frozenset[str]) -> int:
    """Return how many of the words that were written are in a name."""
    return len(written.intersection(tokens(name).words))


def _kind(flow: Flow, ident: str, written: frozenset[str]) -> Option:
    """Return a kind of body with other names of it, those first that were written."""
    kind = flow.model.types[ident]
    told = ", ".join(sorted(kind.aliases, key=lambda name: -_shared(name, written))[:_MOST_ALIASES])
    return Option(ident, kind.label, f"Also called: {told}" if told else "")


def _body(flow: Flow, ident: str) -> Option:
    body = flow.model.bodies[ident]
    areas = " and ".join(dict.fromkeys(flow.model.label(c.area) for c in body.covers))
    return Option(ident, body.label, f"Serves {areas}" if areas else "")


def _possible(flow: Flow, ident: str) -> bool:
    """Tell whether a party exists on the day and can be asked about."""
    engine, body = flow.graph.engine, flow.model.bodies.get(ident)
    party = engine.matcher.party(ident, None, engine.matcher.slices.index(flow.on))
    return alive(engine, ident, flow.on) and bool(party.standings) and (body is None or body.kind != "class")


def _within(flow: Flow, body: str, certain: Iterable[str]) -> bool:
    """Tell whether a body is one of those that words fit as a whole, or of a kind that they name."""
    if body in certain:
        return True
    types = {r.type for r in flow.model.bodies[body].types}
    wanted = {k for i in certain if kind_of(i) == "type" for k in (i, *flow.narrower(i))}
    return bool(types & wanted)
