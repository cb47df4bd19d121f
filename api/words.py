"""Words of the pages: what kinds of things and their fields are called by people who do not know the data."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from graphmodel.dates import PartialDate


class Kind(NamedTuple):
    """What a kind of thing is called.

    Attributes:
        one: one of them.
        many: several of them.
        shelf: the list on which they stand, where there is one.
    """

    one: str
    many: str
    shelf: str | None = None


KINDS = {
    "body": Kind("Body", "Bodies and boards", "bodies"),
    "post": Kind("Post", "Posts", "posts"),
    "type": Kind("Kind of body, role or capacity", "Kinds of body, roles and capacities", "types"),
    "norm": Kind("Norm", "Norms", "norms"),
    "instrument": Kind("Source of law", "Acts and other sources of law", "instruments"),
    "document": Kind("Document", "Documents", "documents"),
    "purpose": Kind("Purpose", "Purposes", "purposes"),
    "information": Kind("Kind of information", "Kinds of information", "information"),
    "subject": Kind("Kind of person", "Kinds of person", "subjects"),
    "area": Kind("Area", "Areas", "areas"),
    "plan": Kind("Plan", "Plans", "plans"),
    "bar": Kind("Bar", "Bars", "bars"),
    "regime": Kind("Data protection or human rights regime", "Data protection and human rights regimes", "regimes"),
    "lawful-basis": Kind("Ground of data protection law", "Grounds of data protection law"),
    "processing-condition": Kind("Condition of data protection law", "Conditions of data protection law"),
    "route": Kind("Route to a ground of data protection law", "Routes to grounds of data protection law"),
    "never-offered": Kind("Ground that is not offered", "Grounds that are not offered"),
    "confidence-effect": Kind("Effect on confidence", "Effects on confidence"),
    "confidence-route": Kind("Way through confidence", "Ways through confidence"),
    "data-protection-status": Kind("Standing in data protection law", "Standings in data protection law"),
    "prompt": Kind("Question for the officer", "Questions for the officer"),
    "record-field": Kind("Heading of a record", "Headings of a record"),
    "gap": Kind("Known gap", "Known gaps"),
    "fact": Kind("Fact of a case", "Facts of a case"),
    "outcome": Kind("Outcome", "Outcomes"),
    "flag": Kind("Warning", "Warnings"),
    "finding": Kind("Finding", "Findings"),
    "wording": Kind("Words of a question", "Words of questions"),
    "codelist": Kind("Closed list of words", "Closed lists of words"),
    "list": Kind("List of seats", "Lists of seats"),
    "line": Kind("Line of accountability", "Lines of accountability"),
    "relation": Kind("Relation", "Relations"),
    "delegation": Kind("Delegation", "Delegations"),
    "seat": Kind("Seat", "Seats"),
    "rule": Kind("Rule", "Rules"),
    "silence": Kind("What is not said", "What is not said"),
    "reading": Kind("Reading of the law", "What it says the law is"),
    "same-as": Kind("Two names of one body", "Names that are one"),
    "reference": Kind("Reference", "References"),
    "untaken": Kind("Place from which nothing was taken", "Places from which nothing was taken"),
    "dataset": Kind("Release of the data", "Releases of the data"),
}

#: Field of a record → what it is called. Fields that are told in sentences of their own stand in the templates.
FIELDS = {
    "about_the_dead": "About people who have died",
    "accountable_to": "Answers to, in law",
    "age_from": "From the age of",
    "age_to": "Up to, not including, the age of",
    "aliases": "Also called",
    "announced": "Announced for",
    "area": "Area",
    "article": "Article",
    "attested": "When the document speaks",
    "bearer_sector": "For bodies of this sector",
    "binds": "Whom it binds",
    "binds_words": "Whom it binds, as the source has it",
    "blocks": "Whether an answer with it is not ready to act on",
    "board": "Board",
    "body": "Body",
    "broader": "Is one of",
    "but": "With this limit",
    "by": "By",
    "certainty": "How sure",
    "class": "For this kind of body",
    "commencement": "Commencement",
    "condition": "On condition that",
    "confidence": "How it was read",
    "confidence_likely": "Likely to be held in confidence",
    "consent_element": "Consent in it",
    "count": "How many are printed",
    "covers": "Serves",
    "data_kind": "For this kind of data",
    "data_subjects": "About whom",
    "date": "Date",
    "dead": "Has died",
    "declared_total": "Total as printed",
    "definition": "Meaning",
    "disclosers": "For information from",
    "document": "Document",
    "dpa1998_sensitive": "Sensitive under the first regime in the graph",
    "dpv": "Term of the Data Privacy Vocabulary",
    "duplicate_numbers": "Numbers printed twice",
    "effect": "What it does",
    "employer": "Employer",
    "established_by": "Set up by",
    "everyone": "Stands for everybody",
    "example": "Example",
    "exists": "Existed",
    "explained_by": "Explained by",
    "fact": "Turns on",
    "filled_by": "Filled in by",
    "fits_when": "Fits when",
    "flag": "Brings the warning",
    "from": "From",
    "function": "For",
    "gap_kind": "What is missing",
    "gateway_kind": "For this kind of power or duty",
    "governs": "Who comes under it",
    "gss": "Code of the Office for National Statistics",
    "held_by": "Held by",
    "held_in": "Post in",
    "held_in_words": "Post in, as the source has it",
    "holder": "Holder",
    "holds": "Holds",
    "human_rights_authority": "Public authority for human rights",
    "human_rights_words": "Public authority for human rights, in words",
    "identifiers": "Codes in public registers",
    "in_words": "In words",
    "information": "Which information",
    "instrument": "Source of law",
    "kind": "Kind",
    "label": "Name",
    "law_checked_to": "Law seen up to",
    "law_enforcement": "Law enforcement",
    "law_enforcement_words": "Law enforcement data, in words",
    "law_written": "Law written up on",
    "least": "At least",
    "legal_form": "Legal form",
    "legal_holder": "Who is the person in law",
    "legal_personality": "Person in law",
    "legislation": "Number at the official site",
    "lifts_confidence": "Lifts a duty of confidence",
    "members": "Members",
    "members_of": "Members of",
    "members_role": "Role of its members",
    "most": "At most",
    "named_in": "Named in",
    "needs_power": "Power in law",
    "needs_power_words": "Power in law, in words",
    "norm": "Norm",
    "not_after": "Not after",
    "not_before": "Not before",
    "not_when": "Does not fit",
    "note": "Notes",
    "offence_data": "Criminal offence data",
    "offers": "What is not offered",
    "office": "Office in law",
    "opened_by": "Opened by",
    "order": "Place in its list",
    "owner": "Whose",
    "period": "When",
    "personal_data": "Personal data",
    "pinpoint": "Where it says so",
    "polarity": "Said or denied",
    "policy_document": "Policy document",
    "policy_document_needed": "Policy document",
    "predecessor": "Came before it",
    "protection": "Protection from harm",
    "protects": "Protects",
    "provision": "Provision",
    "public_authority": "Public authority for data protection",
    "public_authority_words": "Public authority for data protection, in words",
    "publisher": "Publisher",
    "purpose_flags": "For purposes of",
    "purposes": "Purposes",
    "reason": "How that is known",
    "received_under": "For information received under",
    "record": "For",
    "redirects": "Former ids",
    "regime": "Regime",
    "regime_kind": "Kind of regime",
    "removes": "Takes away",
    "role_holders": "Who holds the role",
    "schedule_paragraph": "Paragraph of the schedule",
    "scheme": "Register",
    "scope": "What it covers",
    "sector": "Sector",
    "selectable": "Can be chosen in a question",
    "sensitive": "Special category or sensitive data",
    "serves": "Serves",
    "sort": "What it is",
    "source_opened": "Whether its source was opened",
    "source_text": "File of the text",
    "sources": "Sources",
    "special_category": "Special category data",
    "start": "First day",
    "status": "Standing",
    "statutory_source": "In law",
    "substantial_public_interest": "Rests on substantial public interest",
    "successor": "Came after it",
    "successor_for": "Took over from",
    "text": "In words",
    "topic": "Topic",
    "type": "Kind",
    "types": "In law",
    "unknown": "Where it is not known",
    "until": "Until",
    "unverified": "Not confirmed",
    "url": "At its source",
    "uses": "Rests on",
    "usual_ground": "Usual ground",
    "value": "Value",
    "version": "Version",
    "where": "Where",
    "who_to_ask": "Whom to ask",
    "window_from": "Law from",
    "within": "Within",
    "yields_to": "Gives way to",
}
#: Field → the closed list that its words are of, where the two have different names.
CODELISTS = {
    "bearer_sector": "route-sector",
    "data_kind": "data-kind",
    "effect": "bar-effect",
    "filled_by": "record-part",
    "gateway_kind": "route-gateway",
    "human_rights_authority": "authority-status",
    "opened_by": "confidence-opening",
    "public_authority": "authority-status",
    "purpose_flags": "purpose-flag",
    "record": "record-kind",
    "scheme": "identifier-scheme",
    "sort": "type-sort",
    "status": "statement-status",
    "topic": "prompt-topic",
    "where": "never-where",
}
#: What nobody needs to be told on a page; it is in the data.
UNTOLD = frozenset(
    ("id", "key", "kind_of_thing", "label", "citations", "codes", "statement", "order", "source_opened", "everyone", "redirects", "seed_refs", "dpv")
)  # fmt: skip
_ANSWERS = {"true": "Yes", "false": "No", "unknown": "Not known"}


def field(name: str) -> str:
    """Return what a field is called."""
    return FIELDS.get(name, name.replace("_", " ").capitalize())


@lru_cache(maxsize=4096)
def day(date: str | PartialDate) -> str:
    """Return a day, month or year as a reader says it; any other text as it is.

    >>> day("2008-12-01"), day("2008-12"), day("2008")
    ('1 December 2008', 'December 2008', '2008')
    """
    try:
        found = date if isinstance(date, PartialDate) else PartialDate.parse(date)
    except ValueError:
        return str(date)
    depth = found.text.count("-")
    if depth == 0:
        return found.text
    return f"{found.first.day} {found.first:%B %Y}" if depth > 1 else f"{found.first:%B %Y}"


def yes_or_no(value: object) -> str | None:
    """Return a truth as a word; None for what is no truth."""
    return _ANSWERS.get(str(value).lower()) if isinstance(value, bool) or value in _ANSWERS else None


def kind(name: str) -> Kind:
    """Return what a kind of thing is called."""
    words = name.replace("-", " ").capitalize()
    return KINDS.get(name, Kind(words, words))
