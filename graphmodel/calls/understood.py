"""The call `understood` (command `ask WORDS`): a question in everyday words, how each part was understood, what is asked, and the answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from graphmodel.calls.envelope import common, link
from graphmodel.calls.legal_basis import ask
from graphmodel.dates import today
from graphmodel.errors import BadQuestionError, Fault, NotInGraphError, refuse
from graphmodel.free_words.open_words import without_names
from graphmodel.free_words.understand import FURTHER, PARTS
from graphmodel.ids import kind_of
from graphmodel.legal_basis.question import Asked
from graphmodel.values import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphmodel.free_words.meaning import Meaning
    from graphmodel.free_words.understand import Understanding, Understood
    from graphmodel.model.model import Model

#: The most characters of a question.
MOST_CHARACTERS = 1000
_KINDS = {
    "discloser": ("body", "type"),
    "recipient": ("body", "type"),
    "purpose": ("purpose",),
    "subject": ("subject",),
    "information": ("information",),
    "within": ("area",),
    "capacity_from": ("type",),
    "capacity_to": ("type",),
}
_SEVERAL = {"discloser", "recipient", "information"}
_NAMES = "Words that may tell who somebody is are not needed: a question is about kinds of people only. Links leave them out."
_FACTS = {"true": "true", "false": "false", "unknown": "unknown", "none": "unknown"}
_FACT_VALUES = (("true", "Yes"), ("false", "No"), ("unknown", "I'm not sure"))


def understood(understanding: Understanding, words: str, asked: Asked) -> dict[str, Any]:
    """Return how a question in everyday words is understood; where nothing has to be asked, with its answer.

    Args:
        understanding: what understands it.
        words: the question as it was written.
        asked: parts that are given apart from the words; they count, whatever the words say. An empty part is not given.

    Raises:
        BadQuestionError: nothing is written, too much is, or a part that is given cannot be read.
        NotInGraphError: an id that is given is nowhere in the graph.
    """
    model = understanding.model
    given, facts = _given(model, words, asked)
    found = understanding.of(words, given, facts, today())
    known = _question(found, facts, asked.nation)
    answer = ask(model, understanding.engine, known) if found.complete else None
    state = answer["state"] if answer else "ambiguous"
    shown = without_names(found.text, found.open_words)
    pairs = [("q", shown), *((p, i) for p, ids in given.items() for i in ids), *_fact_pairs(facts)]
    on = known.date or today().isoformat()
    question = {
        "q": shown,
        "given": {p: list(ids) for p, ids in given.items()},
        "facts": {_bare(f): v for f, v in facts.items()},
    }
    return {
        **common(model, question, state, on, link("/understood", pairs), answer["findings"] if answer else None),
        "told": _told(found),
        "parts": [_part(model, found, found.readings[p]) for p in (*PARTS, *FURTHER) if p in found.readings],
        "facts": [_fact(model, found, f.fact, f.words, f.value) for f in found.facts],
        "notes": [{"kind": n.kind, "read_from": [_run(found, n.first, n.last)], "told": n.told} for n in found.notes],
        "not_understood": [{**_run(found, o.first, o.last), "why": o.why} for o in found.open_words],
        "warnings": [_NAMES] if any(o.why == "name" for o in found.open_words) else [],
        "outcome": answer["outcome"] if answer else None,
        "headline": answer["headline"] if answer else None,
        "answer": answer,
    }


def _given(model: Model, words: str, asked: Asked) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """Return the parts and facts that are given apart from the words, as ids."""
    faults: list[Fault] = []
    missing: list[NotInGraphError] = []
    if not words.strip():
        faults.append(
            Fault("q", "write a question, such as: Can Kent Police tell Medway's youth offending team about an arrest?")
        )
    if len(words) > MOST_CHARACTERS:
        faults.append(
            Fault("q", f"the question has {len(words)} characters; {MOST_CHARACTERS} are enough for one question")
        )
    given: dict[str, tuple[str, ...]] = {}
    for part, kinds in _KINDS.items():
        value = getattr(asked, part)
        values = [value] if isinstance(value, str) else list(value or ())
        found: list[str] = []
        for one in filter(None, values):
            try:
                found.append(model.resolve(one, *kinds, field=part))
            except NotInGraphError as error:
                missing.append(error)
        if found:
            given[part] = tuple(dict.fromkeys(found))
    if asked.date:
        given["date"] = (asked.date,)
    facts = _facts_given(model, asked, faults, missing)
    faults += _checked(model, asked, given)
    refuse(faults, missing)
    return given, facts


def _facts_given(model: Model, asked: Asked, faults: list[Fault], missing: list[NotInGraphError]) -> dict[str, str]:
    """Return the facts that are given, by id: `true`, `false` or `unknown`."""
    facts: dict[str, str] = {}
    pairs = asked.facts.items() if isinstance(asked.facts, Mapping) else asked.facts
    for name, value in pairs:
        said = _FACTS.get(str(value).lower())
        if said is None:
            faults.append(Fault("fact", f"{name} cannot be {value!r}: it is true, false or unknown"))
        try:
            facts[model.resolve(name, "fact", field="fact")] = said or ""
        except NotInGraphError as error:
            missing.append(error)
    return facts


def _checked(model: Model, asked: Asked, given: Mapping[str, tuple[str, ...]]) -> Iterable[Fault]:
    """Return what a question on the legal basis would find wrong with the day, nation and purpose that are given."""
    probe = Asked(
        ["type/any-person"],
        ["type/any-person"],
        "".join(given.get("purpose", ())[:1]),
        "",
        (),
        asked.date,
        (),
        nation=asked.nation,
    )
    try:
        probe.resolve(model)
    except BadQuestionError as error:
        return [
            f for f in error.faults if f.field in {"date", "nation"} or (f.field == "purpose" and "purpose" in given)
        ]
    except NotInGraphError:
        return []
    return []


def _question(found: Understood, facts: Mapping[str, str], nation: str | None) -> Asked:
    """Return the question as far as it was understood."""

    def one(part: str) -> str:
        reading = found.readings.get(part)
        return reading.chosen[0] if reading and reading.certain and reading.chosen else ""

    def many(part: str) -> tuple[str, ...]:
        reading = found.readings[part]
        return reading.chosen if reading.certain else ()

    return Asked(
        many("discloser"),
        many("recipient"),
        one("purpose"),
        one("subject"),
        many("information"),
        one("date"),
        tuple((_bare(f), v) for f, v in facts.items()),
        one("within") or None,
        one("capacity_from") or None,
        one("capacity_to") or None,
        nation,
    )


def _bare(fact: str) -> str:
    return fact.removeprefix("fact/")


def _fact_pairs(facts: Mapping[str, str]) -> list[tuple[str, str]]:
    return [("fact", f"{_bare(f)}={v}") for f, v in facts.items()]


def _told(found: Understood) -> str:
    if found.complete:
        return "Every part of the question was understood as shown."
    open_ = sum(not r.certain for r in found.readings.values()) + sum(not f.value for f in found.facts)
    asked = f"{open_} {'thing has' if open_ == 1 else 'things have'} to be told" if open_ else ""
    seen = (
        f"{len(found.notes)} {'thing is' if len(found.notes) == 1 else 'things are'} to be looked at"
        if found.notes
        else ""
    )
    return f"{' and '.join(filter(None, (asked, seen)))} before there is an answer.".capitalize()


def _run(found: Understood, first: int, last: int) -> dict[str, Any]:
    words = found.text.words
    return {"words": found.text.said(first, last), "start": words[first].start, "end": words[last - 1].end}


def _part(model: Model, found: Understood, reading: Meaning) -> dict[str, Any]:
    labels = {c.id: c.label for c in reading.candidates if c.label}

    def ref(ident: str) -> dict[str, Any]:
        if reading.part == "date":
            return {"id": ident, "label": labels.get(ident, ident), "kind": "date"}
        return dict(plain(model.ref(ident)))

    asked = None
    if reading.ask:
        choices = [ref(c.id) for c in reading.candidates]
        asked = {
            "question": reading.ask,
            "several": reading.part in _SEVERAL,
            "choices": choices,
            "certain": [ref(i) for i in reading.chosen],
            "not_sure": _not_sure(model, reading),
        }
    return {
        "part": reading.part,
        "read_from": [_run(found, *words) for words in reading.words],
        "candidates": [{**ref(c.id), "score": c.score, "why": c.why} for c in reading.candidates],
        "chosen": [ref(i) for i in reading.chosen] if reading.certain else [],
        "rule": reading.rule or None,
        "ask": asked,
    }


def _not_sure(model: Model, reading: Meaning) -> dict[str, Any]:
    """Return what may be taken by who is not sure: the widest kind of people or of personal information, today; else nothing."""
    label = "I'm not sure"
    ident = None
    if reading.part == "subject":
        ident = max(
            (s for s in model.subjects if not model.subjects[s].broader), key=lambda s: _below(model.subjects, s)
        )
    elif reading.part == "information":
        kinds = model.information
        ident = next(i for i in kinds if not kinds[i].broader and kinds[i].personal_data == "true")
    elif reading.part == "date":
        ident = today().isoformat()
    told = {"subject": "any person", "information": "any personal information", "date": "today"}.get(reading.part)
    return {
        "id": ident,
        "label": f"{label}: {told}" if told else label,
        "kind": "words" if ident is None else "date" if reading.part == "date" else kind_of(ident),
    }


def _below(scheme: Mapping[str, Any], ident: str) -> int:
    return sum(ident in concept.broader for concept in scheme.values())


def _fact(model: Model, found: Understood, fact: str, words: Iterable[tuple[int, int]], value: str) -> dict[str, Any]:
    choices = [{"id": v, "label": label} for v, label in _FACT_VALUES]
    return {
        "fact": plain(model.ref(fact)),
        "read_from": [_run(found, *w) for w in words],
        "value": value or None,
        "ask": None if value else {"question": model.label(fact), "choices": choices},
    }
