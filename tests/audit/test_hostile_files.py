"""A hostile file is refused in words, in a time that grows with its length."""

from __future__ import annotations

import time

import pytest

from graphmodel.audit.blocks import Line, assemble
from graphmodel.audit.citations import citations
from graphmodel.audit.document import read
from graphmodel.errors import BadQuestionError
from tests.audit.hostile_files import ENTITIES, HOSTILE


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_words(audit, name):
    make, called, words = HOSTILE[name]
    with pytest.raises(BadQuestionError) as told:
        audit(make(), name=called)
    (fault,) = told.value.faults
    assert fault.field == "file"
    assert words in fault.message
    assert "Traceback" not in fault.message


def test_an_entity_is_never_put_in():
    from docx.oxml.parser import parse_xml

    from graphmodel.audit.word import _letters

    root = parse_xml(ENTITIES.encode())
    assert "Foo" not in "".join(_letters(root))


TIRING = {
    "capitals": "Foo " * 29 + "Act 2004 ",
    "a name after the other": 'Foo Act 2004 ("FA") ',
    "brackets": "(" * 20 + "1" + ")" * 20,
    "places in places": "paragraph 1 of Part 1 of ",
    "a list without end": "1, ",
    "subsections": "s.1" + "(1)" * 30,
    "quotation marks": '"',
    "marks of a judgment": "[2009] UKSC ",
    "numbers of instruments": "S.I. 2000/",
    "combining marks": "e\u0301\u0327",
    "one word": "a",
    "comments": "<!--",
    "tags": "<a b='",
}


@pytest.mark.parametrize("name", TIRING)
def test_the_time_grows_with_the_length_and_not_faster(graph, name):
    """Four times the text in about four times the time; what grows with the square would take sixteen."""

    def took(size):
        data = (TIRING[name] * (size // len(TIRING[name]) + 1))[:size]
        begun = time.process_time()
        try:
            blocks = read(data.encode(), "a.html" if "<" in data else "a.txt").blocks
            citations(blocks, graph.auditor.laws, graph.auditor.holdings, 2026)
        except BadQuestionError as told:
            assert "no text" in str(told)  # noqa: PT017  either way it came to an end
        return max(time.process_time() - begun, 0.02)

    took(5_000)
    # The better of two, for what else the machine does.
    small, large = (min(took(s), took(s)) for s in (15_000, 60_000))
    assert large / small < 10


def test_five_megabytes_are_read_in_a_time_that_grows_with_their_length(graph):
    """The finder itself, past the limit on what is accepted."""
    words = (
        "the quick brown Fox (Amendment) of the council's own section and Article, (a) to (z), in Part or in whole; "
    )

    def took(size):
        blocks = assemble([Line(words * (size // len(words)), True)])
        begun = time.process_time()
        assert citations(blocks, graph.auditor.laws, graph.auditor.holdings, 2026) == []
        return time.process_time() - begun

    # Once more where it took long, since a busy machine makes either slow.
    assert any(took(5_000_000) / max(took(1_250_000), 0.05) < 10 for _ in range(2))
