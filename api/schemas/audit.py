"""The answer on an audit of a text, and what may be posted for one."""

from typing import Any

from api.schemas.common import NORM, REF, URL, Answer, LawCitation, Ref, Shown, shown
from api.schemas.legal_basis import Test

_ACT = {"id": "instrument/crime-and-disorder-act-1998", "label": "Crime and Disorder Act 1998", "kind": "instrument"}
_POLICE = {"id": "body/kent-police-force", "label": "Kent Police", "kind": "body"}
_FORCE = {"result": "holds", "when": "in-force", "words": "In force on 2008-12-01 (from 1998-09-30)."}
_PLACE = {
    "part": "Appendix 3",
    "heading": "Crime and Disorder Act 1998",
    "paragraph": "5.36",
    "page": None,
    "line": 963,
    "anchor": "Section 115 provides any person with a power",
    "named": "heading",
    "named_as": "",
}
_NOT_CITED = {"norm": NORM, "result": "tests-hold", "pairs": [{"discloser": REF, "recipient": _POLICE}]}

#: What may be posted: a form with a file, or the file itself with the question in the query.
BODY: dict[str, Any] = {
    "required": True,
    "content": {
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "description": "A form: the file or the text, and the fields of the question, named as the parameters.",
                "properties": {
                    "file": {"type": "string", "format": "binary", "description": "TXT, Markdown, HTML, DOCX or PDF."},
                    "text": {"type": "string", "description": "The text itself, in the place of a file."},
                },
                "additionalProperties": {"type": "string"},
            }
        },
        "text/plain": {
            "schema": {"type": "string"},
            "example": "Section 115 of the Crime and Disorder Act 1998 gives a power to disclose.",
        },
        "text/markdown": {"schema": {"type": "string"}},
        "text/html": {"schema": {"type": "string"}},
        "application/pdf": {"schema": {"type": "string", "format": "binary"}},
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": {
            "schema": {"type": "string", "format": "binary"}
        },
    },
}


class Place(Shown):
    """Where the text cites something."""

    part: str | None = shown("Appendix 3", "The appendix or annex.")
    heading: str | None = shown("Crime and Disorder Act 1998", "The heading that it stands under.")
    paragraph: str | None = shown("5.36", "The number printed before the paragraph, or before the one it belongs to.")
    page: int | None = shown(None, "The page of a PDF.")
    line: int | None = shown(963, "The line of a plain text.")
    anchor: str = shown("Section 115 provides any person with a power", "At most eight words that find it.")
    named: str = shown("heading", "How the text tells which law is meant: word of codelist/audit-named.")
    named_as: str = shown("", "The words with which the law is named there.")


class Force(Shown):
    """How something stands on the day."""

    result: str = shown("holds", "`holds`, `fails` or `unknown`.")
    when: str = shown("in-force", "Word of codelist/audit-force.")
    words: str = shown(_FORCE["words"], "The same for a reader.")


class Changed(Shown):
    """A change after the text was written."""

    date: str = shown("2013-04-01", "When.")
    what: str = shown("health bodies replaced", "What.")
    by: str | None = shown("Health and Social Care Act 2012 Sch.5", "By which law.")


class SourceNote(Shown):
    """What a curator wrote of how local documents tell a provision."""

    text: str = shown("Para 5.36 says more than the section.", "The note.")
    about: list[str] = shown(["medway-childrens-trust-governance-2008 para 5.36-5.38"], "The documents it is about.")
    this_text: bool = shown(True, "Whether the text was recognised as one of these.")


class Reliance(Shown):
    """How a norm came out for two parties and a purpose."""

    discloser: Ref = shown(REF, "Who would give.")
    recipient: Ref = shown(_POLICE, "Who would receive.")
    result: str = shown("tests-hold", "Word of codelist/audit-reliance; never that it is enough.")
    words: str = shown("The tests that the graph can make hold for these parties and this purpose.", "The same.")
    tests: list[Test] = shown([], "Every test.")


class Found(Shown):
    """Something that the graph holds at a cited place."""

    thing: Ref = shown(NORM, "A norm, a ground of data protection law, a regime or a bar.")
    citation: LawCitation = shown({"provision": "s.115(1), (2)", "pinpoint": None, "url": URL}, "Where it stands.")
    in_force: Force = shown(_FORCE, "How it stands on the day.")
    period: str = shown("from 1998-09-30", "When it is law.")
    modality: str | None = shown("power", "Word of codelist/modality; null where it is no norm.")
    basis: str | None = shown("express", "Word of codelist/basis.")
    gateway_kind: str | None = shown("may-give", "Word of codelist/gateway-kind.")
    does: str = shown("Anybody may tell a listed authority what it needs for the Act.", "What it does.")
    replaced_by: list[Ref] = shown([], "What took its place.")
    replaced_by_words: list[str] = shown([], "The same where the graph does not hold it.")
    now: list[Ref] = shown([], "What stands there on the day.")
    changes: list[Changed] = shown([], "What changed it after the text was written, up to the day.")
    confidence: str = shown("high", "Word of codelist/confidence.")
    unverified: str | None = shown(None, "What is not confirmed.")
    note: SourceNote | None = shown(None, "A note on how local documents tell it.")
    reliance: list[Reliance] = shown([], "For each pair of parties, where any were given.")


class Difference(Shown):
    """Where the text tells a provision otherwise than the graph holds it."""

    kind: str = shown("modality", "Word of codelist/audit-difference.")
    text: str = shown("The sentence speaks of a duty; the graph holds a power (may disclose).", "Both, side by side.")
    place: Place | None = shown(_PLACE, "Where; null where it is about the whole.")


class Cited(Shown):
    """What is cited, and what the graph knows of it."""

    cited: str = shown("Crime and Disorder Act 1998 s.115", "The law and the place.")
    laws: list[Ref] = shown([_ACT], "The law; several where the text fits several. The id is empty where it has none.")
    provision: str | None = shown("s.115", "The place; null where the law is named as a whole.")
    group: str = shown("in-force", "Word of codelist/audit-group.")
    known: str = shown("known", "Word of codelist/audit-known.")
    told: str = shown(_FORCE["words"], "What is known of it, in a sentence.")
    in_force: Force | None = shown(_FORCE, "The best of what was found.")
    places: list[Place] = shown([_PLACE], "Where the text cites it; the first forty.")
    place_total: int = shown(1, "How often in all.")
    found: list[Found] = shown([], "What the graph holds there.")
    earlier: list[Found] = shown([], "Wordings from before the day.")
    later: list[Found] = shown([], "Wordings that come after the day, or were not commenced.")
    near: list[Ref] = shown([], "The same section elsewhere, or a law with a like name.")
    mentioned_in: list[Ref] = shown([], "Norms whose entries name the law, where the graph does not hold it.")
    differences: list[Difference] = shown([], "Where the text tells it otherwise.")


class AuditedFile(Shown):
    """The text that was audited. It is not kept."""

    name: str = shown("isa.md", "What it was called.")
    format: str = shown("markdown", "How it was read.")
    digest: str = shown("fec03d4c1d762741", "A digest of it.")
    pages: int | None = shown(None, "How many pages a PDF has.")
    paragraphs: int = shown(417, "How many paragraphs it has.")


class AskedAudit(Shown):
    """The question as it was understood."""

    file: AuditedFile = shown({"name": "isa.md", "format": "markdown"}, "The text.")
    part: str | None = shown(None, "The part with this heading; null for all.")
    written: str | None = shown("2008-11-30", "When it was written.")
    discloser: list[Ref] = shown([REF], "Who would give.")
    recipient: list[Ref] = shown([_POLICE], "Who would receive.")
    purpose: Ref | None = shown(
        {"id": "purpose/youth-justice", "label": "Youth justice", "kind": "purpose"}, "What for."
    )
    subject: Ref | None = shown({"id": "subject/child", "label": "Child", "kind": "subject"}, "About whom.")
    information: list[Ref] = shown([], "Which kinds.")
    facts: dict[str, bool] = shown({}, "The facts that were told.")


class Recognised(Shown):
    """The document of the graph that a text is."""

    document: Ref = shown({"id": "document/medway-2008", "label": "Medway ...", "kind": "document"}, "The document.")
    why: str = shown("82 of 417 ...", "How that is known.")


class Parties(Shown):
    """A pair of parties."""

    discloser: Ref = shown(REF, "Who would give.")
    recipient: Ref = shown(_POLICE, "Who would receive.")


class NotCited(Shown):
    """A norm that matches and is not cited."""

    norm: Ref = shown(NORM, "The norm.")
    result: str = shown("tests-hold", "Word of codelist/audit-reliance.")
    pairs: list[Parties] = shown([{"discloser": REF, "recipient": _POLICE}], "For whom.")


class PairAnswer(Parties):
    """What the answer for a pair of parties comes to."""

    state: str = shown("answered", "Word of codelist/state.")
    outcome: str | None = shown("permitted-express", "Name of an outcome.")
    headline: str = shown("The graph finds an express power to disclose, not a duty: ...", "Its headline.")
    permalink: str = shown("/ask?discloser=body/medway-council", "The whole answer.")


class AuditAnswer(Answer):
    """Which law a text cites, and what the graph knows of it."""

    question: AskedAudit = shown({"file": {"name": "isa.md"}}, "The question as it was understood.")  # type: ignore[assignment]
    told: str = shown("Of what the text cites, on 2008-12-01: no longer law on the day: 2.", "The whole in words.")
    permalink_note: str = shown("The text is not kept and is not in the link.", "What the link cannot hold.")
    assumed: list[str] = shown([], "What was taken where the question left it out.")
    recognised: Recognised | None = shown(
        {"document": {"id": "document/medway-2008", "label": "Medway ...", "kind": "document"}, "why": "82 of 417 ..."},
        "The document of the graph that the text is.",
    )
    written: str | None = shown("2008-11-30", "The day after which a change counts as later than the text.")
    summary: dict[str, int] = shown({"no-longer-law": 2, "in-force": 8}, "Group → how many.")
    citations: list[Cited] = shown([], "What is cited, group by group.")
    not_cited: list[NotCited] = shown([_NOT_CITED], "What matches for the parties and is not cited.")
    pairs: list[PairAnswer] = shown([], "What the answer for each pair of parties comes to, and its link.")
