"""The call `audit`: which law a text cites, and what the graph knows of it on a day."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from msgspec import structs

from graphmodel.audit.document import read
from graphmodel.audit.reliance import Pairs
from graphmodel.calls.envelope import asked_day, common, link
from graphmodel.calls.legal_basis import one
from graphmodel.dates import day, today
from graphmodel.errors import BadQuestionError, Fault, NotInGraphError
from graphmodel.legal_basis.question import Asked
from graphmodel.values import plain

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from graphmodel.audit.auditor import Auditor, Report
    from graphmodel.audit.document import Text
    from graphmodel.legal_basis.engine import Engine
    from graphmodel.legal_basis.question import Question
    from graphmodel.model.model import Model

#: What is taken where a question about a pair of parties leaves it out: the broadest kind of person, and personal information.
SUBJECT, INFORMATION = "subject/anyone", "information/personal"
_MOST_PAIRS = 12
_MAP = (
    "This shows what the text cites and what the graph knows of it. It judges neither the text nor any sharing: the officer and the "
    "legal adviser decide. Words are compared, not understood; read each place. What is not in the graph is not thereby unlawful."
)
_NOT_KEPT = "The link asks the same question. The text is not kept and is not in the link: it has to be given again."


@dataclass(frozen=True)
class AskedAudit:
    """An audit as it was asked for, before it is resolved.

    Attributes:
        data: the bytes of the file.
        name: its name.
        part: words of the heading of the part to read.
        written: when the text was written, YYYY-MM-DD.
        about: parties, purpose and the rest of a question on the legal basis; with nothing in it but a date, no parties are asked about.
    """

    data: bytes
    name: str = ""
    part: str | None = None
    written: str | None = None
    about: Asked = field(default_factory=Asked)


@dataclass(frozen=True)
class Resolved:
    """An audit that can be made: everything of the question was understood, and the file was read."""

    on: datetime.date
    written: datetime.date | None
    questions: tuple[Question, ...]
    assumed: tuple[str, ...]
    text: Text


def audit(model: Model, engine: Engine, auditor: Auditor, asked: AskedAudit) -> dict[str, Any]:
    """Return what a text cites and what the graph knows of it.

    Raises:
        BadQuestionError: the file or the question cannot be read; with every fault.
        NotInGraphError: an id is nowhere in the graph.
    """
    known = resolve(model, engine, asked)
    on, questions = known.on, known.questions
    pairs = Pairs(engine, questions, [one(model, engine, q) for q in questions]) if questions else None
    report = auditor.audit(known.text, on, known.written, pairs)
    state = "answered" if report.rows else "not-applicable"
    return {
        **common(model, _words(model, asked, known), state, on.isoformat(), _link(asked, questions, on)),
        "told": _told(model, on, report),
        "permalink_note": _NOT_KEPT,
        "assumed": list(known.assumed),
        "recognised": _recognised(model, report),
        "written": report.written.isoformat() if report.written else None,
        "summary": report.summary,
        "citations": plain(report.rows),
        "not_cited": list(report.not_cited),
        "pairs": [_pair(a) for a in (pairs.answers if pairs else ())],
    }


def resolve(model: Model, engine: Engine, asked: AskedAudit) -> Resolved:
    """Return what is to be audited.

    Raises:
        BadQuestionError: the file or the question cannot be read; with every fault.
        NotInGraphError: an id is nowhere in the graph.
    """
    faults: list[Fault] = []
    on, written, questions, assumed = _question(model, engine, asked, faults)
    text = None
    try:
        text = read(asked.data, asked.name, asked.part)
    except BadQuestionError as error:
        faults += error.faults
    if faults or text is None:
        raise BadQuestionError(tuple(dict.fromkeys(faults)))
    return Resolved(on, written, tuple(questions), tuple(assumed), text)


def _question(
    model: Model, engine: Engine, asked: AskedAudit, faults: list[Fault]
) -> tuple[datetime.date, datetime.date | None, list[Question], list[str]]:
    """Return the day, when the text was written, a question for each pair of parties, and what was assumed; note every fault.

    Raises:
        NotInGraphError: an id is nowhere in the graph, and nothing else is wrong with the question.
    """
    about = asked.about
    on, written = _days(model, asked, faults)
    if not (about.discloser or about.recipient or about.purpose):
        faults += _without_parties(about)
        return on, written, [], []
    filled, assumed = _filled(model, about)
    questions: list[Question] = []
    try:
        questions = [p for q in filled.resolve(model) for p in engine.partnerships.questions(q)]
    except BadQuestionError as error:
        faults += error.faults
    except NotInGraphError as error:
        if not faults:
            raise
        faults += error.faults
    if len(questions) > _MOST_PAIRS:
        told = f"this asks about {len(questions)} pairs of parties; ask about {_MOST_PAIRS} at most in one audit"
        faults.append(Fault("recipient", told))
    return on, written, questions, assumed


def _days(model: Model, asked: AskedAudit, faults: list[Fault]) -> tuple[datetime.date, datetime.date | None]:
    """Return the day asked about and the day on which the text was written."""
    on, written = today(), None
    try:
        on = asked_day(asked.about.date)
    except BadQuestionError as error:
        faults += error.faults
    try:
        written = day(asked.written) if asked.written else None
    except ValueError as error:
        faults.append(Fault("written", str(error)))
    if on < model.release.window_from.first:
        told = f"the law in the graph begins on {model.release.window_from}; ask about a day from then on"
        faults.append(Fault("date", told))
    return on, written


def _filled(model: Model, about: Asked) -> tuple[Asked, list[str]]:
    """Return a question with what was left out filled in as broadly as can be, and what was assumed."""
    assumed = []
    if not about.subject:
        about = structs.replace(about, subject=SUBJECT)
        assumed.append(
            f"Nothing was said of whom the information is about: {model.label(SUBJECT)} was taken, the broadest."
        )
    if not about.information:
        about = structs.replace(about, information=[INFORMATION])
        assumed.append(f"Nothing was said of the kind of information: {model.label(INFORMATION)} was taken.")
    return about, assumed


def _without_parties(about: Asked) -> list[Fault]:
    """Return a fault for each part of a question that means nothing without parties and a purpose."""
    given = {
        "subject": about.subject,
        "information": about.information,
        "fact": about.facts,
        "within": about.within,
        "capacity_from": about.capacity_from,
        "capacity_to": about.capacity_to,
    }
    needs = "means nothing without the parties and the purpose: give discloser, recipient and purpose too"
    return [Fault(name, f"`{name}` {needs}") for name, value in given.items() if value]


def _words(model: Model, asked: AskedAudit, known: Resolved) -> dict[str, Any]:
    """Return the question as it was understood."""

    def refs(values: Any) -> Any:
        return [plain(model.ref(v)) for v in dict.fromkeys(values)]

    text, questions = known.text, known.questions
    first = questions[0] if questions else None
    return {
        "file": {
            "name": text.name,
            "format": text.format,
            "pages": text.pages,
            "digest": text.digest,
            "paragraphs": len(text.blocks),
        },
        "part": text.part,
        "written": asked.written or None,
        "discloser": refs(q.discloser for q in questions),
        "recipient": refs(q.recipient for q in questions),
        "purpose": plain(model.ref(first.purpose)) if first else None,
        "subject": plain(model.ref(first.subject)) if first else None,
        "information": refs(first.information if first else ()),
        "facts": {f.removeprefix("fact/"): v for f, v in (first.facts if first else ())},
    }


def _told(model: Model, on: datetime.date, report: Report) -> str:
    """Say how much was found, and how to read it."""
    checked = model.release.law_checked_to
    after = f" The law was seen up to {checked}; the day asked is later." if on > checked.last else ""
    if not report.rows:
        return f"No citation of law was found in the text.{after} {_MAP}"
    counts = [
        f"{model.code_label('audit-group', g)[0].lower()}{model.code_label('audit-group', g)[1:]}: {n}"
        for g, n in report.summary.items()
        if n
    ]
    return f"Of what the text cites, on {on}: {'; '.join(counts)}.{after} {_MAP}"


def _recognised(model: Model, report: Report) -> dict[str, Any] | None:
    """Say which document of the graph the text is, and how that is known."""
    found = report.recognised
    if found is None:
        return None
    why = f"{found.found} of the {found.of} passages by which the graph knows the document stand in the text"
    return {"document": plain(model.ref(found.document)), "why": why}


def _pair(answer: dict[str, Any]) -> dict[str, Any]:
    """Return what the answer for a pair comes to; all of it is behind its link."""
    question = answer["question"]
    return {
        "discloser": question["discloser"],
        "recipient": question["recipient"],
        "outcome": answer["outcome"],
        "state": answer["state"],
        "headline": answer["headline"],
        "permalink": answer["permalink"],
    }


def _link(asked: AskedAudit, questions: Sequence[Question], on: datetime.date) -> str:
    """Return the link to the form with the same question."""
    pairs: list[tuple[str, object]] = [("date", on.isoformat()), ("part", asked.part), ("written", asked.written)]
    if questions:
        about, first = asked.about, questions[0]
        pairs += [("discloser", d) for d in about.discloser] + [("recipient", r) for r in about.recipient]
        pairs += [("purpose", first.purpose), ("subject", first.subject)]
        pairs += [("information", i) for i in first.information]
        pairs += [("within", first.within), ("capacity_from", first.capacity_from), ("capacity_to", first.capacity_to)]
        pairs += [("nation", first.nation if first.nation != "england" else None)]
        pairs += [("fact", f"{f.removeprefix('fact/')}={str(v).lower()}") for f, v in first.facts]
    return link("/audit", pairs)
