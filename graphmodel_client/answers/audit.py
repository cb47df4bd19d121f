"""Types of the answers: audit."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from typing import TypedDict

from graphmodel_client.answers.common import Dataset, Finding, LawCitation, Ref
from graphmodel_client.answers.legal_basis import Test


class Place(TypedDict):
    """Where the text cites something."""

    #: The appendix or annex.
    part: str | None

    #: The heading that it stands under.
    heading: str | None

    #: The number printed before the paragraph, or before the one it belongs to.
    paragraph: str | None

    #: The page of a PDF.
    page: int | None

    #: The line of a plain text.
    line: int | None

    #: At most eight words that find it.
    anchor: str

    #: How the text tells which law is meant: word of codelist/audit-named.
    named: str

    #: The words with which the law is named there.
    named_as: str


class Force(TypedDict):
    """How something stands on the day."""

    #: `holds`, `fails` or `unknown`.
    result: str

    #: Word of codelist/audit-force.
    when: str

    #: The same for a reader.
    words: str


class Changed(TypedDict):
    """A change after the text was written."""

    #: When.
    date: str

    #: What.
    what: str

    #: By which law.
    by: str | None


class SourceNote(TypedDict):
    """What a curator wrote of how local documents tell a provision."""

    #: The note.
    text: str

    #: The documents it is about.
    about: list[str]

    #: Whether the text was recognised as one of these.
    this_text: bool


class Reliance(TypedDict):
    """How a norm came out for two parties and a purpose."""

    #: Who would give.
    discloser: "Ref"

    #: Who would receive.
    recipient: "Ref"

    #: Word of codelist/audit-reliance; never that it is enough.
    result: str

    #: The same.
    words: str

    #: Every test.
    tests: "list[Test]"


class Found(TypedDict):
    """Something that the graph holds at a cited place."""

    #: A norm, a ground of data protection law, a regime or a bar.
    thing: "Ref"

    #: Where it stands.
    citation: "LawCitation"

    #: How it stands on the day.
    in_force: "Force"

    #: When it is law.
    period: str

    #: Word of codelist/modality; null where it is no norm.
    modality: str | None

    #: Word of codelist/basis.
    basis: str | None

    #: Word of codelist/gateway-kind.
    gateway_kind: str | None

    #: What it does.
    does: str

    #: What took its place.
    replaced_by: "list[Ref]"

    #: The same where the graph does not hold it.
    replaced_by_words: list[str]

    #: What stands there on the day.
    now: "list[Ref]"

    #: What changed it after the text was written, up to the day.
    changes: "list[Changed]"

    #: Word of codelist/confidence.
    confidence: str

    #: What is not confirmed.
    unverified: str | None

    #: A note on how local documents tell it.
    note: "SourceNote | None"

    #: For each pair of parties, where any were given.
    reliance: "list[Reliance]"


class Difference(TypedDict):
    """Where the text tells a provision otherwise than the graph holds it."""

    #: Word of codelist/audit-difference.
    kind: str

    #: Both, side by side.
    text: str

    #: Where; null where it is about the whole.
    place: "Place | None"


class Cited(TypedDict):
    """What is cited, and what the graph knows of it."""

    #: The law and the place.
    cited: str

    #: The law; several where the text fits several. The id is empty where it has none.
    laws: "list[Ref]"

    #: The place; null where the law is named as a whole.
    provision: str | None

    #: Word of codelist/audit-group.
    group: str

    #: Word of codelist/audit-known.
    known: str

    #: What is known of it, in a sentence.
    told: str

    #: The best of what was found.
    in_force: "Force | None"

    #: Where the text cites it; the first forty.
    places: "list[Place]"

    #: How often in all.
    place_total: int

    #: What the graph holds there.
    found: "list[Found]"

    #: Wordings from before the day.
    earlier: "list[Found]"

    #: Wordings that come after the day, or were not commenced.
    later: "list[Found]"

    #: The same section elsewhere, or a law with a like name.
    near: "list[Ref]"

    #: Norms whose entries name the law, where the graph does not hold it.
    mentioned_in: "list[Ref]"

    #: Where the text tells it otherwise.
    differences: "list[Difference]"


class AuditedFile(TypedDict):
    """The text that was audited. It is not kept."""

    #: What it was called.
    name: str

    #: How it was read.
    format: str

    #: A digest of it.
    digest: str

    #: How many pages a PDF has.
    pages: int | None

    #: How many paragraphs it has.
    paragraphs: int


class AskedAudit(TypedDict):
    """The question as it was understood."""

    #: The text.
    file: "AuditedFile"

    #: The part with this heading; null for all.
    part: str | None

    #: When it was written.
    written: str | None

    #: Who would give.
    discloser: "list[Ref]"

    #: Who would receive.
    recipient: "list[Ref]"

    #: What for.
    purpose: "Ref | None"

    #: About whom.
    subject: "Ref | None"

    #: Which kinds.
    information: "list[Ref]"

    #: The facts that were told.
    facts: dict[str, bool]


class Recognised(TypedDict):
    """The document of the graph that a text is."""

    #: The document.
    document: "Ref"

    #: How that is known.
    why: str


class Parties(TypedDict):
    """A pair of parties."""

    #: Who would give.
    discloser: "Ref"

    #: Who would receive.
    recipient: "Ref"


class NotCited(TypedDict):
    """A norm that matches and is not cited."""

    #: The norm.
    norm: "Ref"

    #: Word of codelist/audit-reliance.
    result: str

    #: For whom.
    pairs: "list[Parties]"


class AuditAnswer(TypedDict):
    """Which law a text cites, and what the graph knows of it."""

    question: "AskedAudit"

    #: Word of codelist/state. `not-in-graph` is never `no`.
    state: str

    #: The day that the answer is about.
    date: str

    #: The data.
    dataset: "Dataset"

    #: The page that asks again.
    permalink: str

    #: Findings that touch the answer.
    findings: "list[Finding]"

    #: The whole in words.
    told: str

    #: What the link cannot hold.
    permalink_note: str

    #: What was taken where the question left it out.
    assumed: list[str]

    #: The document of the graph that the text is.
    recognised: "Recognised | None"

    #: The day after which a change counts as later than the text.
    written: str | None

    #: Group → how many.
    summary: dict[str, int]

    #: What is cited, group by group.
    citations: "list[Cited]"

    #: What matches for the parties and is not cited.
    not_cited: "list[NotCited]"

    #: What the answer for each pair of parties comes to, and its link.
    pairs: "list[PairAnswer]"


class PairAnswer(TypedDict):
    """What the answer for a pair of parties comes to."""

    #: Who would give.
    discloser: "Ref"

    #: Who would receive.
    recipient: "Ref"

    #: Word of codelist/state.
    state: str

    #: Name of an outcome.
    outcome: str | None

    #: Its headline.
    headline: str

    #: The whole answer.
    permalink: str
