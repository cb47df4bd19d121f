"""What may be a step of a path from a thing, and which classes hand theirs down to it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from graphmodel.model.documents import Line, Relation, SameAs

if TYPE_CHECKING:
    from graphmodel.model.model import Model

#: A statement that a path may go over.
Step: TypeAlias = Line | Relation | SameAs


def steps_from(model: Model) -> dict[str, tuple[Step, ...]]:
    """Return the lines, relations and identities that begin at a thing, by its id, sorted by theirs; an identity begins at both its ends."""
    found: dict[str, list[Step]] = defaultdict(list)
    for line in model.lines.values():
        if line.from_:
            found[line.from_].append(line)
    for relation in model.relations.values():
        found[relation.from_].append(relation)
    for same in model.same_as.values():
        for end in {same.left, same.right}:
            found[end].append(same)
    return {thing: tuple(sorted(steps, key=lambda s: s.id)) for thing, steps in found.items()}


def classes_of(model: Model) -> dict[str, tuple[str, ...]]:
    """Return the classes of bodies that a body or post is a member of, by its id."""
    holders: dict[str, set[str]] = defaultdict(set)
    for seat in model.seats.values():
        holders[model.lists[seat.list_].board] |= {h for h in (seat.holder, *seat.represents, *seat.alternatives) if h}
    found: dict[str, set[str]] = defaultdict(set)
    for body in model.bodies.values():
        for member in (*body.members, *(holders.get(body.members_of, ()) if body.members_of else ())):
            found[member].add(body.id)
    return {member: tuple(sorted(classes)) for member, classes in found.items()}
