"""The law in a record: what can be relied on, test by test, and what was not relied on and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.record.blocks import Heading, Items, Paragraph, Table, link
from graphmodel.record.names import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graphmodel.record.blocks import Block, Words
    from graphmodel.record.names import Names

_ROLES = {
    "headline": "It decides the outcome",
    "also": "It bears on the question too",
    "support": "It backs another, and never suffices alone",
}


def relied_on(record: Mapping[str, Any], names: Names) -> Iterator[Block]:
    """Yield every basis with its tests, conditions and limits."""
    bases = record["answer"]["bases"]
    yield Heading("What can be relied on, test by test", new_page=True)
    if not bases:
        yield Paragraph(
            "Nothing in the graph was found that can be relied on. That does not say that there is nothing in law: ask your legal adviser."
        )
    for basis in bases:
        yield from _basis(basis, names)


def _basis(basis: Mapping[str, Any], names: Names) -> Iterator[Block]:
    label = basis["norm"]["label"]
    yield Heading(label, 3)
    yield Paragraph(sentence(basis["summary"]))
    yield Items(
        (
            f"{_what(basis, names)} {_ROLES.get(basis['role'], basis['role'])}.",
            f"Version: {basis['in_force']}. {names.of('commencement', basis['commencement'])}.",
            f"How it is known: {names.of('confidence', basis['confidence'])}.",
        )
    )
    yield Paragraph(link(basis["citation"]["url"], basis["citation"]["url"]), "Read it at its source:")
    for key, title in (("required_if", "A duty only if"), ("permitted_if", "A power only if")):
        if basis[key]:
            yield Paragraph(sentence("; and if ".join(basis[key])), f"{title}:")
    if basis["announced"]:
        by = f", by {basis['announced_source']}" if basis["announced_source"] else ""
        yield Paragraph(sentence(f"announced to begin on {basis['announced']}{by}; not confirmed"))
    yield _tests(f"Tests of {label}", basis["tests"], names)
    if basis["conditions"]:
        rows = tuple((c["pinpoint"] or "", sentence(c["text"]), "") for c in basis["conditions"])
        yield Table(f"Conditions of {label} that stay open", ("Where", "Condition", "How it is met"), rows, (2, 5, 3))
    if basis["limits"]:
        yield Paragraph("How far it goes:")
        yield Items(tuple(_pinned(limit) for limit in basis["limits"]))
    if basis["unverified"]:
        yield Paragraph(sentence(basis["unverified"]), "Not confirmed:")


def _what(row: Mapping[str, Any], names: Names) -> str:
    kind = f"{names.of('basis', row['basis'])} {names.of('modality', row['modality']).lower()}"
    return f"{kind}. {names.of('gateway-kind', row['gateway_kind'])}."


def _pinned(row: Mapping[str, Any]) -> str:
    return sentence(row["text"] + (f" ({row['pinpoint']})" if row["pinpoint"] else ""))


def _tests(caption: str, tests: Sequence[Mapping[str, Any]], names: Names) -> Table:
    rows: tuple[tuple[Words, ...], ...] = tuple(
        (names.of("test", t["test"]), names.of("test-result", t["result"]), sentence(t["why"]), _where(t))
        for t in tests
    )
    return Table(caption, ("Test", "Result", "Why", "Where"), rows, (2, 2, 6, 2))


def _where(test: Mapping[str, Any]) -> Words:
    """One place can be a link; several are words, because a cell has one link at most."""
    cited = {c["pinpoint"] or c["provision"]: c["url"] for c in test["citations"]}
    if len(cited) == 1:
        return link(*next(iter(cited.items())))
    return "; ".join(cited)


def not_relied_on(record: Mapping[str, Any], names: Names) -> Iterator[Block]:
    """Yield every near miss: the tests that it does not pass, and what would change that."""
    answer = record["answer"]
    yield Heading("What was not relied on, and why")
    if not answer["near_misses"]:
        yield Paragraph("No norm in the graph came near without matching.")
        return
    yield Paragraph(f"{len(answer['near_misses'])} of {answer['near_miss_total']} that came near.")
    for miss in answer["near_misses"]:
        yield from _near_miss(miss, names)


def _near_miss(miss: Mapping[str, Any], names: Names) -> Iterator[Block]:
    label = miss["norm"]["label"]
    yield Heading(label, 3)
    yield Paragraph(f"{_what(miss, names)} {sentence(miss['in_force'])} {names.of('confidence', miss['confidence'])}.")
    yield Paragraph(link(miss["citation"]["url"], miss["citation"]["url"]), "Read it at its source:")
    failed = [t for t in miss["tests"] if t["test"] in miss["failures"]]
    yield _tests(f"Why {label} was not relied on", failed, names)
    if miss["what_would_change_it"]:
        yield Paragraph("What would change it:")
        yield Items(tuple(sentence(w) for w in miss["what_would_change_it"]))
    if miss["replaced_by"]:
        yield Paragraph(f"Its place was taken by {'; '.join(r['label'] for r in miss['replaced_by'])}.")
    if miss["unverified"]:
        yield Paragraph(sentence(miss["unverified"]), "Not confirmed:")
