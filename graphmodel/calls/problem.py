"""A question that cannot be answered, as a problem of RFC 9457: the same for a call, a line of a batch and every face."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphmodel.errors import BadQuestionError, NotInGraphError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphmodel.errors import Fault
    from graphmodel.model.model import Model


def problem_of(model: Model, error: BadQuestionError | NotInGraphError) -> dict[str, Any]:
    """Return the fields of the problem; `type` and `title` are those of codelist/problem-type."""
    if isinstance(error, NotInGraphError):
        return envelope(model, "not-in-graph", 404, str(error), fault_rows(error.faults), state="not-in-graph")
    return envelope(model, "bad-question", 422, str(error), fault_rows(error.faults))


def fault_rows(faults: Iterable[Fault]) -> list[dict[str, Any]]:
    """Return faults as the `errors` of a problem."""
    return [{"field": f.field, "message": f.message, "did_you_mean": list(f.did_you_mean)} for f in faults]


def envelope(
    model: Model,
    name: str,
    status: int,
    detail: str,
    errors: list[dict[str, Any]],
    *,
    did_you_mean: Iterable[str] = (),
    **more: str,
) -> dict[str, Any]:
    """Return a problem.

    Args:
        model: its codelist has the title.
        name: word of codelist/problem-type.
        status: what the response has, or would have, as status.
        detail: what is wrong this time.
        errors: every fault.
        did_you_mean: nearest right values beside those of the faults.
        more: further fields.
    """
    near = dict.fromkeys([*did_you_mean, *(d for e in errors for d in e["did_you_mean"])])
    problem = {"type": f"/problems/{name}", "title": model.code_label("problem-type", name), "status": status}
    return {**problem, **more, "detail": detail, "errors": errors, "did_you_mean": list(near)}
