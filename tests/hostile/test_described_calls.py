"""Every call as the OpenAPI description tells it, asked in every way that schemathesis thinks of, with all its checks."""

from __future__ import annotations

import json
from collections import Counter

import pytest
import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import Status, events, from_schema

from tests.hostile.form import LONG, of
from tests.hostile.tally import tried

#: A batch is answered line by line: a question in it that is none has its own status there, and the batch has 200.
_IN_LINES = {"include-operation-id": "legal_basis_batch", "checks": {"negative_data_rejection": {"enabled": False}}}
#: The body of a replay is a whole answer: trying each of its fields takes as long as all other calls together, and drawing one takes seconds.
_WHOLE_ANSWER = {
    "include-operation-id": "replay",
    "generation": {"max-examples": of(4, 20)},
    "phases": {"coverage": {"enabled": LONG}},
}
CONFIG = {
    "generation": {"max-examples": of(4, 60), "deterministic": not LONG, "database": "none", "no-shrink": not LONG},
    "continue-on-failure": True,
    # The machine may do much else; how fast a call is, is measured elsewhere.
    "request-timeout": 120,
    # No call makes anything that another one could take further.
    "phases": {"stateful": {"enabled": False}},
    # Ids and words are open: one that is formed well and stands nowhere is refused, and the description says so.
    "checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", "404", "422"]}},
    "operations": [_IN_LINES, _WHOLE_ANSWER],
    # How long drawing takes says nothing of the call.
    "suppress-health-check": ["all"],
}


@schemathesis.serializer("application/x-ndjson")
def a_line(_ctx, value):
    return json.dumps(value).encode() + b"\n"


def asked(schema, wrong):
    """Yield each case with its checks, whatever the phase; what could not be asked is put to what is wrong."""
    for event in from_schema(schema).execute():
        if isinstance(event, events.NonFatalError | events.FatalError):
            told = getattr(event, "value", None) or event.exception
            label = getattr(event, "label", "")
            wrong.setdefault((label, "not asked"), f"{label}: {told}")
        if isinstance(event, events.ScenarioFinished):
            for number in event.recorder.cases:
                yield event, event.recorder.checks.get(number, ())


@pytest.mark.filterwarnings("ignore:Generating overly large repr")
def test_every_call_keeps_to_its_description(client):
    schema = schemathesis.openapi.from_asgi("/openapi.json", client.app, config=SchemathesisConfig.from_dict(CONFIG))
    cases, checks, wrong = Counter(), Counter(), {}
    for event, found in asked(schema, wrong):
        cases[event.label] += 1
        if LONG and sum(cases.values()) % 500 == 0:
            print(
                f"{sum(cases.values())} cases, {sum(checks.values())} checks, now {event.label} ({event.phase.value})",
                flush=True,
            )
        for check in found:
            checks[check.name] += 1
            if check.status == Status.FAILURE:
                failure = check.failure_info.failure
                told = f"{event.label}: {check.name}: {failure.title}: {failure.message}\n  {check.failure_info.code_sample}"
                wrong.setdefault((event.label, check.name), told)
    tried("calls of the description", len(cases))
    tried("cases", sum(cases.values()))
    tried("checks", sum(checks.values()))
    tried("kinds of check", len(checks))
    assert not wrong, "\n\n".join(wrong.values())
    assert len(cases) == sum(len(methods) for methods in client.get("/openapi.json").json()["paths"].values())
    # Calls without arguments have few cases.
    assert min(cases.values()) >= of(4, 10)
