"""Pages on paper: as a PDF by the browser nothing of an answer is lost, and what only leads elsewhere is left out."""

from __future__ import annotations

import io
import re

import pytest

from tests.api.every_page import BOARD, DAY, SO_FAR

pytestmark = pytest.mark.browser

#: What leads elsewhere, or is for the screen alone.
NAVIGATION = (
    "Skip to main content",
    "All on one form",
    "On this page",
    "Change your answers",
    "Report a problem with this",
)


def squeezed(text):
    """Return a text without white space, and with plain quotes: where a line ends in a PDF is no matter."""
    return re.sub(r"\s+", "", text).replace("\u201c", '"').replace("\u201d", '"').replace("\u2019", "'").lower()


@pytest.fixture(scope="module")
def on_paper(chromium, address):
    """Print a page without scripts, as they who have none print it; give the words of the PDF and how many pages it has."""
    from pypdf import PdfReader

    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()

    def printed(path):
        page.goto(address + path)
        read = PdfReader(io.BytesIO(page.pdf(format="A4")))
        return squeezed("".join(p.extract_text() for p in read.pages)), len(read.pages)

    yield printed
    context.close()


@pytest.mark.parametrize("more", ["", "&fact=emergency=true"], ids=["answer", "answer, in danger"])
def test_an_answer(on_paper, client, more):
    text, pages = on_paper(f"/ask?{SO_FAR}{more}")
    answer = client.get(f"/api/v1/legal-basis?{SO_FAR}{more}").json()
    first = " ".join(answer["short_form"])
    wanted = [
        *answer["short_form"],
        answer["headline"].removeprefix(first),
        *answer["for_the_officer"],
        *answer["who_to_ask"],
    ]
    for basis in answer["bases"]:
        wanted += [basis["norm"]["label"], basis["summary"], basis["citation"]["url"], basis["unverified"] or ""]
        wanted += [c["text"] for c in basis["conditions"]] + [c["text"] for c in basis["limits"]]
    wanted += [b["bar"]["label"] for b in answer["bars"]["bars"]]
    wanted += [r["label"] for r in answer["confidentiality"]["routes"]]
    wanted += [g["label"] for g in answer["data_protection"]["lawful_basis"]]
    wanted += [m["norm"]["label"] for m in answer["near_misses"]]
    wanted += [answer["dataset"]["digest"], "This is not legal advice"]
    assert [w for w in wanted if squeezed(w) not in text] == []
    assert [n for n in (*NAVIGATION, "Search", "Print this answer") if squeezed(n) in text] == []
    assert pages <= 9


def test_the_answers_to_check(on_paper):
    text, pages = on_paper(f"/check/answers?{SO_FAR}&fact=emergency=unknown")
    for told in (
        "Academy proprietor (academy trust)",
        "Police force (constabulary)",
        "Missing child",
        "Contact and identity details",
        "26 January 2026",
    ):
        assert squeezed(told) in text
    assert squeezed("Is somebody in danger of death or serious harm now?") in text
    assert [n for n in NAVIGATION if squeezed(n) in text] == []
    assert pages <= 2


def test_a_board(on_paper, client):
    text, _ = on_paper(f"/entities/{BOARD}?{DAY}")
    for path in client.get(f"/api/v1/accountability/{BOARD}?{DAY}").json()["paths"]:
        for step in path["steps"]:
            named = [step["from"]["label"], *(s["label"] for s in (step["to"], *step["via"]) if s), step["for"] or ""]
            named += [c["anchor"] for c in step["citations"]]
            assert [n for n in named if squeezed(n) not in text] == []
    assert [n for n in NAVIGATION if squeezed(n) in text] == []


def test_an_area(on_paper, client):
    text, _ = on_paper(f"/areas/medway?{DAY}")
    structure = client.get(f"/api/v1/areas/medway/structure?{DAY}").json()
    assert [n["label"] for n in structure["nodes"] if n["label"] and squeezed(n["label"]) not in text] == []
    assert [d["label"] for d in structure["documents"] if squeezed(d["label"]) not in text] == []
    assert [c["anchor"] for n in structure["nodes"] for c in n["citations"] if squeezed(c["anchor"]) not in text] == []
    assert [n for n in (*NAVIGATION, "Find a body on the chart", "Download what is shown") if squeezed(n) in text] == []
