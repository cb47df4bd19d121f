"""What an answer comes to, without its reasons: for those that ask many questions at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from graphmodel.legal_basis import words

if TYPE_CHECKING:
    from graphmodel.legal_basis.answer import Verdict


class Reached(Struct, frozen=True):
    """The outcome of one question and what stands beside it; each field is as the full answer has it.

    Attributes:
        state, outcome, ready, flags: as in the answer.
        norms: the bases with the role `headline`, in their order.
        bars: the bars that decide, where any does.
        why: where it cannot be answered, the words of the headline; else empty.
    """

    state: str
    outcome: str | None
    ready: bool
    flags: tuple[str, ...]
    norms: tuple[str, ...]
    bars: tuple[str, ...]
    why: str

    @classmethod
    def of(cls, verdict: Verdict) -> Reached:
        """Return what a whole answer comes to."""
        shown = getattr(verdict.bars, "bars", ())
        unanswered = verdict.outcome in {None, words.NOT_IN_MODEL}
        return cls(
            verdict.state,
            verdict.outcome,
            verdict.ready,
            verdict.flags,
            tuple(b.norm.id for b in verdict.bases if b.role == "headline"),
            tuple(b.bar.id for b in shown if b.does == "bars"),
            verdict.headline if unanswered else "",
        )
