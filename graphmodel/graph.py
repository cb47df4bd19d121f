"""The library's front door: one object that answers every call of the contract with plain data."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphmodel.arguments import looked_over
from graphmodel.calls.paging import ALL
from graphmodel.load.files import WORKBOOKS
from graphmodel.model.model import Model

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphmodel.audit.auditor import Auditor
    from graphmodel.calls.audit import AskedAudit
    from graphmodel.calls.batch import Batch
    from graphmodel.calls.paging import Part
    from graphmodel.errors import BadQuestionError
    from graphmodel.explorer.asked import AskedView
    from graphmodel.free_words.understand import Understanding
    from graphmodel.legal_basis.engine import Engine
    from graphmodel.legal_basis.question import Asked
    from graphmodel.load.files import Source
    from graphmodel.matrix.question import AskedMatrix
    from graphmodel.matrix.table import Matrix
    from graphmodel.replay.filed import Filed
    from graphmodel.search.index import Index


@looked_over
class Graph:
    """A loaded graph. Every method returns the JSON of the call of that name, as a dict.

    >>> graph = Graph.load()
    >>> graph.path("medway-yot-board", date="2008-12-01")["paths"][0]["ends"]
    'legal-body'
    """

    def __init__(self, model: Model) -> None:
        self.model = model

    @classmethod
    def load(cls, *more: Path | Source, shipped: bool = True) -> Graph:
        """Load the shipped data and, beside it, further folders, files or sources; with `shipped` false, those alone.

        A workbook (.xlsx) among them is imported over the shipped data first, and nothing of it is written.

        Raises:
            DataError: anything is wrong in any file.
        """
        if any(isinstance(m, Path) and m.suffix.lower() in WORKBOOKS for m in more):
            from graphmodel.imports.reader import loadable  # noqa: PLC0415  only a workbook needs it

            more = loadable(more)
        return cls(Model.load(*more, shipped=shipped))

    @classmethod
    def open(cls, where: str) -> Graph:
        """Read the graph from where it is kept: see `graphmodel.model.model.Model.open`."""
        return cls(Model.open(where))

    @cached_property
    def engine(self) -> Engine:
        """The engine of the legal basis, made when it is first needed."""
        from graphmodel.legal_basis.engine import Engine  # noqa: PLC0415  not every call needs it

        return Engine(self.model)

    @cached_property
    def index(self) -> Index:
        """The index of names, made when it is first needed."""
        from graphmodel.search.index import Index  # noqa: PLC0415  not every call needs it

        return Index(self.model)

    @cached_property
    def auditor(self) -> Auditor:
        """What audits texts, made when it is first needed."""
        from graphmodel.audit.auditor import Auditor  # noqa: PLC0415  not every call needs it

        return Auditor(self.model)

    def ask(self, asked: Asked) -> dict[str, Any]:
        """May this body share this with that one: see `graphmodel.calls.legal_basis.ask`."""
        from graphmodel.calls.legal_basis import ask  # noqa: PLC0415  each call imports what it needs

        return ask(self.model, self.engine, asked)

    def batch(self, *, most_pairs: int | None = None) -> Batch:
        """Many questions, answered one by one: see `graphmodel.calls.batch.Batch`."""
        from graphmodel.calls.batch import Batch  # noqa: PLC0415

        return Batch(self.model, self.engine, most_pairs)

    @cached_property
    def understanding(self) -> Understanding:
        """What understands questions in everyday words, made when it is first needed."""
        from graphmodel.free_words.understand import Understanding  # noqa: PLC0415  not every call needs it

        return Understanding(self.engine, self.index)

    def understood(self, q: str, asked: Asked | None = None) -> dict[str, Any]:
        """A question in everyday words, how it was understood, and its answer: see `graphmodel.calls.understood.understood`."""
        from graphmodel.calls.understood import understood  # noqa: PLC0415
        from graphmodel.legal_basis.question import Asked  # noqa: PLC0415

        return understood(self.understanding, q, asked or Asked())

    def record(self, asked: Asked) -> dict[str, Any]:
        """The answer to one question as the record of a decision: see `graphmodel.calls.record.record`."""
        from graphmodel.calls.record import record  # noqa: PLC0415

        return record(self.model, self.engine, asked)

    def replay(self, records: Sequence[Filed | BadQuestionError]) -> dict[str, Any]:
        """Filed questions asked again, and what made the difference: see `graphmodel.calls.replay.replay`."""
        from graphmodel.calls.replay import replay  # noqa: PLC0415

        return replay(self.model, self.engine, records)

    def between(self, asked: Asked, days: Sequence[str]) -> dict[str, Any]:
        """When the answer to one question changes, and by what: see `graphmodel.calls.between.between`."""
        from graphmodel.calls.between import between  # noqa: PLC0415

        return between(self.model, self.engine, asked, days)

    def timeline(self, ident: str, *, date: str | None = None) -> dict[str, Any]:
        """The law over time of a norm, body or kind of body: see `graphmodel.calls.timeline.timeline`."""
        from graphmodel.calls.timeline import timeline  # noqa: PLC0415

        return timeline(self.model, self.engine, ident, date=date)

    def search(
        self,
        words: str,
        *,
        kind: str | None = None,
        area: str | None = None,
        limit: int = 50,
        date: str | None = None,
        part: Part = ALL,
    ) -> dict[str, Any]:
        """Things by words: see `graphmodel.calls.search.search`."""
        from graphmodel.calls.search import search  # noqa: PLC0415

        return search(self.model, self.index, words, kind=kind, area=area, limit=limit, date=date, part=part)

    def identifiers(self, value: str, *, scheme: str | None = None, date: str | None = None) -> dict[str, Any]:
        """Things by a code of a public register: see `graphmodel.calls.identifiers.identifiers`."""
        from graphmodel.calls.identifiers import identifiers  # noqa: PLC0415

        return identifiers(self.model, value, scheme=scheme, date=date)

    def things(
        self,
        shelf: str,
        *,
        words: str | None = None,
        area: str | None = None,
        page: int = 1,
        date: str | None = None,
        part: Part = ALL,
    ) -> dict[str, Any]:
        """All things of one kind, or those that words fit: see `graphmodel.calls.things.things`."""
        from graphmodel.calls.things import things  # noqa: PLC0415

        return things(self.model, self.index, shelf, words=words, area=area, page=page, date=date, part=part)

    def show(self, ident: str, *, date: str | None = None) -> dict[str, Any]:
        """A thing and all that is stated of it: see `graphmodel.calls.entities.show`."""
        from graphmodel.calls.entities import show  # noqa: PLC0415

        return show(self.model, self.engine, ident, date=date)

    def path(
        self,
        ident: str,
        *,
        to: str | None = None,
        kinds: Sequence[str] = (),
        strength: str | None = None,
        source: str | None = None,
        depth: int = 8,
        identity: str = "stated",
        date: str | None = None,
    ) -> dict[str, Any]:
        """Who a body answers to: see `graphmodel.calls.accountability.path`."""
        from graphmodel.calls.accountability import path  # noqa: PLC0415

        return path(
            self.model,
            ident,
            to=to,
            kinds=kinds,
            strength=strength,
            source=source,
            depth=depth,
            identity=identity,
            date=date,
        )

    def members(self, board: str, *, list_: str | None = None, date: str | None = None) -> dict[str, Any]:
        """The seats of a board: see `graphmodel.calls.boards.members`."""
        from graphmodel.calls.boards import members  # noqa: PLC0415

        return members(self.model, board, list_=list_, date=date)

    def rules(self, body: str, *, topic: str | None = None, date: str | None = None) -> dict[str, Any]:
        """The rules of procedure of a body: see `graphmodel.calls.boards.rules`."""
        from graphmodel.calls.boards import rules  # noqa: PLC0415

        return rules(self.model, body, topic=topic, date=date)

    def quorum(self, board: str, *, present: int, date: str | None = None) -> dict[str, Any]:
        """Whether a number present is quorate: see `graphmodel.calls.boards.quorum`."""
        from graphmodel.calls.boards import quorum  # noqa: PLC0415

        return quorum(self.model, board, present=present, date=date)

    def duties(self, body: str, *, date: str | None = None, part: Part = ALL) -> dict[str, Any]:
        """The norms that a body bears or is owed: see `graphmodel.calls.duties.duties`."""
        from graphmodel.calls.duties import duties  # noqa: PLC0415

        return duties(self.model, self.engine, body, date=date, part=part)

    def holders(
        self, norm: str, *, area: str | None = None, date: str | None = None, part: Part = ALL
    ) -> dict[str, Any]:
        """The bodies that bear a norm: see `graphmodel.calls.duties.holders`."""
        from graphmodel.calls.duties import holders  # noqa: PLC0415

        return holders(self.model, self.engine, norm, area=area, date=date, part=part)

    def readings(
        self, document: str, *, paragraph: str | None = None, norm: str | None = None, date: str | None = None
    ) -> dict[str, Any]:
        """What a document says the law is: see `graphmodel.calls.readings.readings`."""
        from graphmodel.calls.readings import readings  # noqa: PLC0415

        return readings(self.model, document, paragraph=paragraph, norm=norm, date=date)

    def findings(
        self,
        about: str | None = None,
        *,
        area: str | None = None,
        kind: str | None = None,
        date: str | None = None,
        part: Part = ALL,
    ) -> dict[str, Any]:
        """What a reader should know of the documents: see `graphmodel.findings.find.findings`."""
        from graphmodel.findings.find import findings  # noqa: PLC0415

        return findings(self.model, about_=about, area=area, kind=kind, date=date, part=part)

    def compliance(self, board: str, *, norm: str, date: str | None = None) -> dict[str, Any]:
        """Whether a board has a seat for each that a provision wants on it: see `graphmodel.calls.compliance.compliance`."""
        from graphmodel.calls.compliance import compliance  # noqa: PLC0415

        return compliance(self.model, self.engine, board, norm=norm, date=date)

    def compare(
        self,
        left: str,
        right: str | None = None,
        *,
        norm: str | None = None,
        from_: str | None = None,
        until: str | None = None,
    ) -> dict[str, Any]:
        """What changed or differs between two days or two things: see `graphmodel.calls.compare.compare`."""
        from graphmodel.calls.compare import compare  # noqa: PLC0415

        return compare(self.model, self.engine, left, right, norm=norm, from_=from_, until=until)

    def structure(
        self, ident: str, *, date: str | None = None, depth: int = 2, view: AskedView | None = None
    ) -> dict[str, Any]:
        """Nodes and lines with positions, all or a part: see `graphmodel.calls.structure.structure`."""
        from graphmodel.calls.structure import structure  # noqa: PLC0415

        engine = self.engine if view and view.compare else None
        return structure(self.model, ident, date=date, depth=depth, view=view, engine=engine)

    def matrix(self, asked: AskedMatrix) -> dict[str, Any]:
        """Every member of a partnership to every other: see `graphmodel.calls.matrix.matrix`."""
        from graphmodel.calls.matrix import matrix  # noqa: PLC0415

        return matrix(self.model, self.engine, asked)

    def matrix_table(self, asked: AskedMatrix) -> Matrix:
        """The same as a value with every answer, for files: see `graphmodel.calls.matrix.table`."""
        from graphmodel.calls.matrix import table  # noqa: PLC0415

        return table(self.model, self.engine, asked)

    def audit(self, asked: AskedAudit) -> dict[str, Any]:
        """Which law a text cites, and what the graph knows of it: see `graphmodel.calls.audit.audit`."""
        from graphmodel.calls.audit import audit  # noqa: PLC0415

        return audit(self.model, self.engine, self.auditor, asked)

    def coverage(self, *, date: str | None = None) -> dict[str, Any]:
        """What of the law is in the graph: see `graphmodel.calls.coverage.coverage`."""
        from graphmodel.calls.coverage import coverage  # noqa: PLC0415

        return coverage(self.model, date=date)
