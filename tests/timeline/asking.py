"""One question, asked between two days."""

from __future__ import annotations

from graphmodel.calls.between import between
from graphmodel.legal_basis.question import Asked

YOUTH_JUSTICE = {"purpose": "youth-justice", "subject": "child", "information": ["personal"]}
ENQUIRY = {"purpose": "child-protection-enquiry", "subject": "child", "information": ["personal"]}
ADULT = {"purpose": "adult-safeguarding", "subject": "adult-at-risk", "information": ["health"]}


def ask(model, engine, giver, taker, *days, **question):
    return between(model, engine, Asked([giver], [taker], **question), days)
