"""What every file of a record must hold."""

from __future__ import annotations

from graphmodel.record.blocks import Heading, Items, Notice, Paragraph, Table
from graphmodel.record.document import NOT_READY
from tests.record.reading import bare, told, words_of


def texts(drawn):
    """Yield every text of a document."""
    yield drawn.title
    for block in drawn.blocks:
        if isinstance(block, Heading):
            yield block.text
        elif isinstance(block, Paragraph):
            yield from (block.lead, told(block.words))
        elif isinstance(block, Notice):
            yield from (block.title, *block.rows)
        elif isinstance(block, Items):
            yield from map(told, block.rows)
        elif isinstance(block, Table):
            yield from (block.caption, *block.head, *(told(cell) for row in block.rows for cell in row))
        else:
            yield block.label


def sentences(found):
    """Yield what an officer must find in a record, taken from the answer and not from the document."""
    answer = found["answer"]
    yield from (
        found["title"],
        answer["headline"],
        answer["coverage"],
        *answer["for_the_officer"],
        *answer["who_to_ask"],
    )
    yield from (answer["question"][k]["label"] for k in ("discloser", "recipient", "purpose", "subject"))
    yield from (i["label"] for i in answer["question"]["information"])
    yield from answer["short_form"]
    yield from (found["labels"]["flag"][f] for f in answer["flags"])
    yield from (f["label"] for f in (*found["fields"], *found["agreement_fields"]))
    yield from (text for f in found["fields"] for text in f["filled"])
    yield from (q["text"] for q in found["questions_to_officer"])
    yield from found["dataset"].values()
    yield found["permalink"]
    for basis in answer["bases"]:
        yield from (basis["norm"]["label"], basis["summary"], basis["in_force"], basis["citation"]["url"])
        yield from (t["why"] for t in basis["tests"])
        yield from (r["text"] for r in (*basis["conditions"], *basis["limits"]))
        yield from (*basis["required_if"], *basis["permitted_if"], basis["unverified"] or "")
    for miss in answer["near_misses"]:
        yield from (miss["norm"]["label"], *miss["what_would_change_it"], miss["unverified"] or "")
        yield from (t["why"] for t in miss["tests"] if t["result"] in {"fails", "unknown"})
    if answer["sides"]:
        yield from (side["told"] for side in answer["sides"].values())
    for layer in ("bars", "data_protection", "confidentiality", "human_rights"):
        yield answer[layer].get("told", "")
    for bar in answer["bars"].get("bars", ()):
        yield from (
            bar["bar"]["label"],
            bar["text"],
            bar["why"],
            bar["protects"],
            *bar["asks"],
            bar["unverified"] or "",
        )
        yield from (e["text"] for e in bar["exceptions"])
    protection = answer["data_protection"]
    for ground in (g for part in ("first", "lawful_basis", "conditions") for g in protection.get(part, ())):
        yield from (ground["label"], *ground["note"])
        yield from (t for u in ground["uses"] for t in (u["label"], u["fits_when"], u["not_when"] or ""))
    yield from (t for m in protection.get("does_not_fit", ()) for t in (m["label"], m["why"]))
    yield from protection.get("questions", ())
    for route in answer["confidentiality"].get("routes", ()):
        yield from (route["label"], route["why"], route["text"])
    yield from (e["in_words"] for e in answer["confidentiality"].get("effects", ()))
    yield from (e["summary"] for e in answer["explained_by"])


def check_content(found, drawn, form, file):
    seen = bare(words_of(form, file))
    missing = [t for t in texts(drawn) if bare(t) not in seen]
    assert not missing, f"{form} leaves out {missing[:3]}"
    folded = seen.lower()
    left_out = [s for s in sentences(found) if bare(s).lower().rstrip(".") not in folded]
    assert not left_out, f"{form} leaves out {left_out[:3]}"


def check_top(found, form, file):
    """What is not ready says so before anything else, and what is ready never says that it is not."""
    words = words_of(form, file)
    if found["ready"]:
        assert NOT_READY not in words
    else:
        assert bare(words).removeprefix(bare(found["title"])).startswith(bare(NOT_READY)), words[:200]
        assert "No flag stops this answer" not in words
