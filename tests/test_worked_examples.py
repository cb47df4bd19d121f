"""The worked examples say the same, word for word, on the command line, over HTTP and as a page."""

from pathlib import Path

import pytest

from tests.case_tables import read
from tests.faces import Faces, blocks, on_the_command_line, one_line

EXAMPLES = read(Path(__file__).parent / "cases" / "legal_basis" / "worked-examples.yaml")
LAYERS = ("bars", "data_protection", "confidentiality", "human_rights")
each_example = pytest.mark.parametrize("row", EXAMPLES, ids=[r["name"] for r in EXAMPLES])


@pytest.fixture(scope="module")
def faces(model):
    return Faces(model)


def told(answer):
    """The sentences that a reader reads first: the headline and the layers."""
    return [answer["headline"], *(answer[layer]["told"] for layer in LAYERS)]


def sides(answer):
    return [answer["sides"][side]["told"] for side in ("discloser", "recipient")]


def test_there_are_twelve_of_them():
    numbers = {r["name"].split(",")[0] for r in EXAMPLES}
    assert numbers == {f"Worked example {n}" for n in range(1, 13)}


@each_example
def test_it_is_one_answer_on_the_command_line_and_over_http(row, faces):
    answer = faces.got(row)
    assert faces.as_json(row) == answer
    assert faces.posted(row) == answer


@each_example
def test_the_text_has_the_headline_the_layers_and_the_flags(row, faces):
    answer, text = faces.got(row), faces.text(row)
    read = one_line(text)
    assert [s for s in told(answer) + sides(answer) if one_line(s) not in read] == []
    lines = text.splitlines()
    assert lines[0].split()[0] == answer["outcome"].upper()
    assert lines[0].endswith("NOT READY") == bool(answer["not_ready"])
    start = lines.index("Flags:") + 1 if answer["flags"] else len(lines)
    assert [line.removeprefix("  - ") for line in lines[start : start + len(answer["flags"])]] == answer["flags"]
    for layer in LAYERS:
        assert any(line.endswith(f": {answer[layer]['result']}") for line in lines), layer


@each_example
def test_the_page_has_the_headline_the_layers_and_the_flags(row, faces, model):
    answer, page = faces.got(row), faces.page(row)
    shown = blocks(page)
    headline, *layers = told(answer)
    assert one_line(headline) in one_line(" ".join(shown))  # its reasons are a list
    assert [s for s in layers if one_line(s) not in shown] == []
    assert [s for s in sides(answer) if not any(block.startswith(one_line(s)) for block in shown)] == []
    named = [one_line(model.label("flag/" + f)) for f in answer["flags"]]
    assert [label for label in named if not any(block.startswith(label) for block in shown)] == []
    assert any(model.label("outcome/" + answer["outcome"]) in block for block in shown)
    assert ("Not ready to act on" in " ".join(shown)) == bool(answer["not_ready"])
    for basis in answer["bases"]:
        assert any(one_line(basis["norm"]["label"]) in block for block in shown), basis["norm"]["id"]


@pytest.mark.parametrize("row", [EXAMPLES[0], EXAMPLES[-1]], ids=["the first", "the last"])
def test_a_program_of_its_own_prints_the_same(row, faces):
    assert faces.from_a_shell(row, "--json") == faces.command(*on_the_command_line(row), "--json").stdout
    assert one_line(faces.from_a_shell(row)) == one_line(faces.text(row))
