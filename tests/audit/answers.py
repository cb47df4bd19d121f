"""What the tests of the audit ask with, and what they read out of its answer."""

from __future__ import annotations

TODAY = "2026-11-26"


def cited(answer):
    return [r["cited"] for r in answer["citations"]]


def ids(rows):
    return [f["thing"]["id"] for f in rows]


def only(answer):
    (row,) = answer["citations"]
    return row


PAIR = {"discloser": ["nhs-medway"], "recipient": ["kent-police-force"], "purpose": "youth-justice"}
