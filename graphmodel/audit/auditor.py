"""The audit of a text: what it cites, what the graph knows of that on a day, and what it could also have cited."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphmodel.audit.citations import citations
from graphmodel.audit.found import Finder
from graphmodel.audit.holdings import Holdings
from graphmodel.audit.laws import Laws
from graphmodel.audit.recognition import Recogniser
from graphmodel.audit.rows import Rows

if TYPE_CHECKING:
    import datetime

    from graphmodel.audit.document import Text
    from graphmodel.audit.recognition import Recognised
    from graphmodel.audit.reliance import Pairs
    from graphmodel.audit.rows import Row
    from graphmodel.model.model import Model

#: The groups of rows (codelist/audit-group) in the order in which a reader needs them.
GROUPS = ("no-longer-law", "not-yet-law", "not-known", "told-differently", "changed-since", "in-force", "not-in-graph")


@dataclass(frozen=True)
class Report:
    """What an audit found.

    Attributes:
        rows: what the text cites, grouped.
        not_cited: norms on which the parties could rest and that it does not cite.
        recognised: the document of the graph that the text is, if it is one.
        written: the day after which a change counts as later than the text.
        summary: group → number of rows.
    """

    rows: tuple[Row, ...]
    not_cited: tuple[dict[str, Any], ...]
    recognised: Recognised | None
    written: datetime.date | None
    summary: dict[str, int]


class Auditor:
    """Audits texts against one model; what it makes of the model it makes once."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.laws = Laws(model)
        self.holdings = Holdings(model, self.laws)
        self.recogniser = Recogniser(model)

    def audit(
        self, text: Text, on: datetime.date, written: datetime.date | None = None, pairs: Pairs | None = None
    ) -> Report:
        """Return what is found in a text.

        Args:
            text: the text.
            on: the day whose law counts.
            written: when it was written; for a document that the graph knows it need not be said.
            pairs: parties with a purpose, to ask whether they can rest on what is cited.

        Raises:
            BadQuestionError: it holds more citations than any agreement has.
        """
        recognised = self.recogniser.recognise(text.blocks)
        document = self.model.documents[recognised.document] if recognised else None
        attested = document.attested if document else None
        if written is None and attested and attested.not_before:
            written = attested.not_before.last
        source = document.source_text.rpartition(".")[0] if document and document.source_text else None
        finder = Finder(self.model, on, written, source)
        found = citations(text.blocks, self.laws, self.holdings, (written or on).year)
        rows = Rows(self.laws, self.holdings, finder, pairs).of(text.blocks, found)
        rows.sort(key=lambda r: GROUPS.index(r.group))
        cited = {f.thing.id for r in rows if r.provision for f in (*r.found, *r.earlier, *r.later)}
        counts = Counter(r.group for r in rows)
        not_cited = pairs.not_cited(cited) if pairs else []
        summary = {g: counts[g] for g in GROUPS} | {"could-also": len(not_cited)}
        return Report(tuple(rows), tuple(not_cited), recognised, written, summary)
