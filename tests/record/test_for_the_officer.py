"""Nothing is filled that only the officer can write."""

from __future__ import annotations

import re
import time

from graphmodel.record.blocks import Blank, Heading
from graphmodel.record.document import document
from graphmodel.record.files import FORMATS, content
from tests.record.content import sentences, texts


def test_every_heading_of_a_decision_record_is_there_in_order(made, model):
    wanted = sorted((f.order, f.label) for f in model.record_fields.values() if f.record == "decision")
    assert [(f["order"], f["label"]) for f in made["fields"]] == wanted
    filled_by = {f["filled_by"] for f in made["fields"]}
    assert filled_by == {c.name for c in model.codelists["codelist/record-part"].codes}


def test_nothing_is_filled_that_only_the_officer_can_write(made, ready):
    for found in (made, ready):
        for field in found["fields"]:
            if field["filled_by"] == "officer":
                assert field["filled"] == []
                assert field["blank"]
            else:
                assert field["filled"]
        assert all(q["answer"] == "" for q in found["questions_to_officer"])


def test_a_blank_goes_only_where_the_officer_has_said_all(made, ready):
    assert all(f["blank"] for f in made["fields"])
    assert {f["filled_by"] for f in ready["fields"] if not f["blank"]} <= {"confidentiality", "bars"}
    assert "confidentiality" in {f["filled_by"] for f in ready["fields"] if not f["blank"]}


def test_places_for_people_are_blanks_in_the_officers_own_system(made):
    drawn = document(made)
    blanks = [b for b in drawn.blocks if isinstance(b, Blank)]
    assert len(blanks) > len(made["questions_to_officer"])
    assert all("your own system" in b.label for b in blanks)
    for number, block in enumerate(drawn.blocks):
        if isinstance(block, Heading) and re.search(r"\bname\b", block.text):
            assert isinstance(drawn.blocks[number + 1], Blank), block.text


def test_the_day_on_which_it_is_made_stands_nowhere(made):
    today = time.strftime("%Y-%m-%d")
    for form in FORMATS:
        assert today.encode() not in content(made, form)


def test_it_says_nothing_that_an_answer_must_not_say(made, ready):
    never = re.compile(
        r"\byou (may|must|can|should) (share|disclose)\b|\b(un)?lawful to (share|disclose)\b|\bis (proportionate|fair)\b",
        re.IGNORECASE,
    )
    for found in (made, ready):
        own = [t for t in texts(document(found)) if t not in set(map(str, sentences(found)))]
        assert not [t for t in own if never.search(t)]
