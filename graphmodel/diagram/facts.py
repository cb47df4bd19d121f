"""What a chart tells of each node in words: facts, lines in both directions, findings, and where the documents name it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from graphmodel.diagram.tags import mark_words
from graphmodel.diagram.text import clean
from graphmodel.diagram.words import listed, place

_UP, _DOWN, _OTHER = "Answers to", "Is answered to by", "Other connections"
_PERSON = {"true": "yes", "false": "no", "unknown": "not known"}


@dataclass(frozen=True)
class Facts:
    """What is told of a node.

    Attributes:
        terms: pairs of what and how.
        sections: headings, each with sentences.
        places: where the documents name it: words, and the document.
    """

    terms: tuple[tuple[str, str], ...]
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    places: tuple[tuple[str, str | None], ...]


def facts_of(structure: dict[str, Any]) -> dict[str, Facts]:
    """Return the facts of each node of a structure."""
    labels = {n["id"]: clean(n["label"]) for n in structure["nodes"]}
    cites = Cites(structure)
    found = {f["id"]: f"{f['text']} {f['why_it_matters']}" for f in structure["findings"]}
    told: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in structure["lines"]:
        from_, to = row["from_node"], row["to_node"]
        if row["secondary"]:
            for end in dict.fromkeys((from_, to)):
                told[end][_OTHER].append(sentence(row, labels[from_], labels[to], cites))
        else:
            told[from_][_UP].append(sentence(row, labels[to], "", cites))
            told[to][_DOWN].append(sentence(row, labels[from_], "", cites))
    facts = {}
    for node in structure["nodes"]:
        sections = [(h, tuple(told[node["id"]][h])) for h in (_UP, _DOWN, _OTHER)]
        sections.insert(0, ("Findings", tuple(clean(found[f]) for f in node.get("findings", ()) if f in found)))
        places = tuple((cites.one(c), c.get("document")) for c in node.get("citations", ()))
        facts[node["id"]] = Facts(terms_of(node), tuple(s for s in sections if s[1]), places)
    return facts


def terms_of(node: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """Return the facts of a node itself; what is not stated is left out, what is not known is said."""
    person = _PERSON.get(node.get("legal_personality") or "")
    area = (node.get("area") or {}).get("label")
    status = node.get("status") or "adopted"
    classes = listed(c["label"] for c in node.get("classes", ()))
    step = node.get("step")
    mark = mark_words(node)
    pairs = (
        ("What it is", node.get("kind_label") or node["kind"]),
        ("On the path", None if step is None else f"after step {step}" if step else "it begins here"),
        ("Between the days", mark and ": ".join(filter(None, (mark, node.get("mark_reason"))))),
        ("A person in law", person),
        ("Serves", area),
        ("Told as", None if status == "adopted" else status),
        ("Belongs to", classes),
    )
    return tuple((term, clean(str(fact))) for term, fact in pairs if fact)


def sentence(row: dict[str, Any], from_: str, to: str, cites: Cites) -> str:
    """Return a line in words, with where it stands: a name, what, another name or none, for what."""
    words = " \u2013 ".join(filter(None, (from_, clean(row["label"]), to)))
    matter = (
        f"; for: {clean(row['for'])}"
        if row["for"] and not row["verb"]
        else f"; {clean(row['for'])}"
        if row["for"]
        else ""
    )
    mark = mark_words(row)
    where = "; ".join(cites.all(row["citations"]))
    return f"{words}{matter}" + (f" ({mark})" if mark else "") + (f" [{where}]" if where else "")


class Cites:
    """Citations in words; the document is named where there are several."""

    def __init__(self, structure: dict[str, Any]) -> None:
        self._labels = {d["id"]: clean(d["label"]) for d in structure.get("documents", ())}

    def all(self, citations: Any) -> list[str]:
        """Return citations in words."""
        return [self.one(c) for c in citations]

    def one(self, citation: dict[str, Any]) -> str:
        """Return one citation in words."""
        document = citation.get("document")
        named = self._labels.get(document, document) if len(self._labels) != 1 or document not in self._labels else None
        return clean(", ".join(filter(None, (named, place(citation)))))
