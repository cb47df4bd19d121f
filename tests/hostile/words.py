"""Values that trip programs up, for every argument of every call."""

from __future__ import annotations

import datetime
import math

from hypothesis import strategies as st

#: Texts that are no name, or nearly one.
TEXTS = (
    "",
    " \t\n",
    "\0",
    "medway\0council",
    "\ud800",
    "x" * 9_000,
    "e\u0301" * 140,
    "a b c " * 50,
    "(" * 300,
    "/",
    "body/",
    "/body",
    "body/medway-council/",
    "BODY/MEDWAY-COUNCIL",
    "../../etc/passwd",
    "%2e%2e%2f",
    "C:\\windows\\win.ini",
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "'; DROP TABLE norms; --",
    "{{7*7}}${7*7}#{7*7}",
    "Medway Council\u202e",
    "medway\u200bcouncil",
    "\u0130stanbul",
    "\u00df" * 200,
    "\u0662\u0660\u0660\u0669-\u0660\u0661-\u0660\u0661",
    "\U0010ffff\ufffe",
    "9" * 5_000,
    "-1",
    "NaN",
    "1e999",
    "2009-02-30",
    "0000-00-00",
    "9999-12-31",
    "10000-01-01",
    "2009-01-01\n",
    "2009-W01-1",
    "today",
    "all",
    "true",
    "null",
    "https://w3id.org/graphmodel/body/medway-council",
    "http://169.254.169.254/latest/meta-data/",
    "body/medway-council",
    "norm/cda1998-s115",
    "area/medway",
    "type/social-services-authority",
    "purpose/youth-justice",
    "document/medway-2008",
    "subject/child",
    "information/personal",
    "request-made=true",
)
#: Values of every other kind.
OTHERS = (
    None,
    0,
    -1,
    10**40,
    True,
    1.5,
    math.nan,
    math.inf,
    b"bytes",
    (),
    [],
    {},
    [None],
    [[]],
    [["a"]],
    {"a": {"b": []}},
    {1: 2},
    {"request-made": {}},
    [("request-made", True), ("request-made", False)],
    [("request-made",)],
    ["x"] * 5_000,
    object(),
    object,
    datetime.date(2009, 1, 1),
    range(3),
    lambda: None,
)


_SHORT = [text for text in TEXTS if len(text) < 200]
_PLAIN = [value for value in OTHERS if len(repr(value)) < 200]


def names(model):
    """Return texts drawn from the ids and labels of a model, whole and spoilt, and from anywhere."""
    ids = st.sampled_from(sorted(model.records))
    labels = st.sampled_from(sorted({r.label for r in model.bodies.values()} | {t.label for t in model.types.values()}))
    spoilt = st.tuples(st.one_of(ids, labels), st.text(max_size=3), st.integers(0, 40)).map(
        lambda t: t[0][: t[2]] + t[1] + t[0][t[2] :]
    )
    return st.one_of(ids, labels, spoilt, st.sampled_from(_SHORT), st.text(max_size=60))


def anything():
    """Return values of any kind."""
    leaves = st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(max_size=20),
        st.binary(max_size=20),
        st.sampled_from(_SHORT),
        st.sampled_from(_PLAIN),
        st.dates(),
    )
    return st.recursive(
        leaves,
        lambda v: st.one_of(st.lists(v, max_size=4), st.dictionaries(st.text(max_size=5), v, max_size=4)),
        max_leaves=8,
    )
