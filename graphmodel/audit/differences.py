"""Where a text tells a provision otherwise than the graph holds it. Each is put as two statements side by side; which is right is for the reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphmodel.audit.telling import told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphmodel.audit.citations import Citation
    from graphmodel.audit.found import Found
    from graphmodel.audit.place import Place
    from graphmodel.model.model import Model

#: Gateways whose words are about something else than giving information.
_NO_GIVING = {"none", "support-only", "function-only"}
_OTHER = {"duty": "power", "power": "duty"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference.

    Attributes:
        kind: word of codelist/audit-difference.
        text: what the text says and what the graph holds.
        place: where the text says it; None where it is about the whole.
    """

    kind: str
    text: str
    place: Place | None = None


def of_sentence(model: Model, citation: Citation, found: Sequence[Found], place: Place) -> Iterator[Difference]:
    """Yield the differences between one sentence and what the graph holds at the place that it cites."""
    norms = [f for f in found if f.modality in _OTHER]
    if not norms:
        return
    said = told(citation.after, citation.before)
    modalities = {f.modality for f in norms}
    kinds = " or ".join(dict.fromkeys(model.code_label("gateway-kind", f.gateway_kind or "").lower() for f in norms))
    gives = any(f.gateway_kind == "may-give" for f in norms)
    if said.modality and modalities == {_OTHER[said.modality]} and not (said.modality == "power" and gives):
        text = f"The sentence speaks of a {said.modality}; the graph holds a {_OTHER[said.modality]} ({kinds})."
        yield Difference("modality", text, place)
    bases = {f.basis for f in norms}
    if said.basis and said.basis not in bases:
        held = " and ".join(sorted(str(b) for b in bases))
        yield Difference("basis", f"The sentence speaks of an {said.basis} power; the graph reads it as {held}.", place)
    if said.sharing and all(f.gateway_kind in _NO_GIVING for f in norms):
        text = f"The sentence speaks of sharing information; in the graph the provision does not do so by its words ({kinds})."
        yield Difference("sharing", text, place)
