"""What an answer must never say: every sentence that the program can print, and what has to stand beside an outcome."""

import ast
import re
from pathlib import Path

import pytest

from graphmodel.calls.legal_basis import ask
from graphmodel.dates import day
from graphmodel.layers.routes import GATEWAY
from graphmodel.legal_basis.standing import Rank, rank_on
from tests.case_tables import read
from tests.faces import Faces, blocks, one_line
from tests.never_says import CAUGHT, LET_THROUGH, RULES, breaches
from tests.test_legal_cases import CASES, asked

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def cases():
    return [row for path in CASES for row in read(path)]


@pytest.fixture(scope="module")
def faces(model):
    return Faces(model)


@pytest.fixture(scope="module")
def answers(cases, model, engine):
    """Every answer for one pair of parties that the worked cases lead to."""
    found = (ask(model, engine, asked(row)) for row in cases)
    return [one for answer in found for one in answer.get("answers", [answer])]


@pytest.fixture(scope="module")
def assessed(answers):
    return [a for a in answers if a["sides"]]


@pytest.fixture(scope="module")
def lifting(model):
    """What is said of provisions whose own row says that their words lift confidence."""
    rows = [n for n in model.norms.values() if n.lifts_confidence == "yes"]
    said = {text for n in rows for text in (n.summary, *(x.text for x in (*n.limits, *n.conditions)))}
    effects = [e for e in model.confidence_effects.values() if e.lifts_confidence == "yes"]
    return said | {e.in_words for e in effects} | {e.but for e in effects if e.but}


def strings(value):
    """Yield every string in what JSON holds; addresses and quoted words of sources are nobody's claim."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in {"url", "permalink", "anchor"}:
                yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
    elif isinstance(value, str) and " " in value:
        yield value


def wrong(texts, lifting=frozenset()):
    return sorted({b for text in set(texts) for b in breaches(text, of_a_row_that_lifts=text in lifting)})


# ---------------------------------------------------------------------------- the rules themselves
@pytest.mark.parametrize(("number", "sentence"), [(n, s) for n, all_ in CAUGHT.items() for s in all_])
def test_a_sentence_that_breaks_a_rule_is_caught(number, sentence):
    assert number in {found for found, _, _ in breaches(sentence)}


@pytest.mark.parametrize("sentence", LET_THROUGH)
def test_a_sentence_that_claims_nothing_is_let_through(sentence):
    assert breaches(sentence) == []


def test_every_rule_about_words_has_a_sentence_that_it_catches():
    assert {r.number for r in RULES} == CAUGHT.keys()
    for rule in RULES:
        assert any(rule.broken_by(s) for s in CAUGHT[rule.number]), rule.never


# ---------------------------------------------------------------------------- every sentence
def test_no_answer_says_what_must_not_be_said(answers, lifting):
    assert wrong((s for a in answers for s in strings(a)), lifting) == []


def literals(path):
    """Yield the strings of a module, with … where a value goes; docstrings are for programmers."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    holders = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    told = {id(n.body[0].value) for n in ast.walk(tree) if isinstance(n, holders) and isinstance(n.body[0], ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(v.value if isinstance(v, ast.Constant) else "…" for v in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


@pytest.mark.parametrize("package", ["graphmodel", "api"])
def test_no_line_of_the_program_says_it(package):
    paths = sorted((ROOT / package).rglob("*.py"))
    assert len(paths) > 20
    assert wrong(text for path in paths for text in literals(path)) == []


def template_texts():
    """Yield the words of the templates, without markup; what a template puts in is looked at where it comes from."""
    for path in sorted((*ROOT.glob("api/templates/*"), *ROOT.glob("graphmodel/*/templates/*"))):
        if path.suffix in {".html", ".jinja", ".typ"}:
            text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " … ", path.read_text(encoding="utf-8"), flags=re.DOTALL)
            for block in re.split(r"</(?:p|li|h\d|td|th|dd|dt|div|option|label|summary)>", text):
                yield " ".join(re.sub(r"<[^>]*>", " ", block).split())


def test_no_template_says_it():
    texts = list(template_texts())
    assert len(texts) > 200
    assert wrong(texts) == []


def test_no_word_of_the_data_says_it(lifting):
    paths = sorted((ROOT / "data").rglob("*.yaml"))
    assert len(paths) > 80
    # `changes`, `unverified` and the like are printed too; an anchor is a quotation
    files = (read(path) for path in paths)
    assert wrong((text for data in files for text in strings(data)), lifting) == []


def sample(cases):
    """Return cases of every outcome, every bar that bites, and all worked examples: enough to see each part of a page."""
    seen, chosen = set(), []
    for row in cases:
        expect = row["expect"]
        marks = {expect.get("outcome"), *(expect.get("bars") or {}).values(), *expect.get("flags", [])} - {None}
        if marks - seen or row["name"].startswith("Worked example"):
            seen |= marks
            chosen.append(row)
    return chosen


def test_no_text_and_no_page_says_it(cases, faces, lifting):
    shown = sample(cases)
    assert 40 < len(shown) < 120
    texts = [one_line(part) for row in shown for part in re.split(r"\n\n|\n  - ", faces.text(row))]
    pages = [block for row in shown for block in blocks(faces.page(row))]
    assert len(texts) > 1000
    assert len(pages) > 1000
    assert [b for b in wrong(texts + pages) if not any(said in b[2] or b[2] in said for said in lifting)] == []


# ---------------------------------------------------------------------------- what has to stand beside an outcome
def test_what_lets_information_move_leaves_the_decision_to_the_reader(assessed):
    """Rule 1."""
    moves = [a for a in assessed if a["outcome"] in GATEWAY]
    assert len(moves) > 500
    assert [a["permalink"] for a in moves if not re.search(r"You decide|decide, and you", a["headline"])] == []
    assert [a["permalink"] for a in assessed if a["ready"] and (a["not_ready"] or a["outcome"] not in GATEWAY)] == []


def test_confidence_is_lifted_only_by_a_row_that_says_so(assessed, model):
    """Rule 3."""
    for a in assessed:
        yes = [e for e in a["confidentiality"]["effects"] if e["lifts_confidence"] == "yes"]
        assert ("confidence-lifted-by-gateway" in a["flags"]) == bool(yes), a["permalink"]
        for effect in yes:
            rows = [e for e in model.confidence_effects.values() if effect["norm"]["id"] in e.norm]
            said = {e.lifts_confidence for e in rows} or {model.norms[effect["norm"]["id"]].lifts_confidence}
            assert said == {"yes"}, a["permalink"]
        if "confidence-route/law" in a["confidentiality"]["chosen"] and not yes:
            # a bar leaves the other layers as they would be but for it
            assert a["outcome"] in {"required", "barred"} or a["question"]["facts"].get("court-order"), a["permalink"]


def test_that_no_power_was_found_is_never_told_as_there_being_none(assessed):
    """Rule 4."""
    none = [a for a in assessed if a["outcome"] in {"no-power-found", "only-depersonalised"}]
    assert len(none) > 100
    for a in none:
        assert "not a finding that none exists" in a["headline"], a["permalink"]
        assert "legal adviser" in a["headline"], a["permalink"]
        assert bool(a["near_misses"]) == bool(a["near_miss_total"]), a["permalink"]


def test_only_words_of_disclosure_oblige(assessed):
    """Rule 6."""
    required = [a for a in assessed if a["outcome"] == "required"]
    assert len(required) > 100
    for a in required:
        assert {b["gateway_kind"] for b in a["bases"] if b["role"] == "headline"} == {"must-give"}, a["permalink"]


def test_information_is_outside_the_law_only_where_the_officer_confirms_it(assessed):
    """Rule 8."""
    outside = [a for a in assessed if "outside-regime" in a["flags"]]
    assert outside
    assert [a["permalink"] for a in outside if a["question"]["facts"].get("anonymised-check-done") is not True] == []


def test_the_risk_of_both_is_asked_for(assessed):
    """Rule 9."""
    both = "What is the risk of giving it, and what is the risk of not giving it?"
    assert [a["permalink"] for a in assessed if both not in {p["text"] for p in a["human_rights"]["how_much"]}] == []


def test_what_is_weakly_known_and_decides_is_flagged(assessed, model):
    """Rule 10: a row of low confidence, or without a confirmed date."""
    weak = 0
    for a in assessed:
        deciding = {b["confidence"] for b in a["bases"] if b["role"] == "headline"}
        deciding |= {b["confidence"] for b in a["bars"]["bars"] if b["does"] == "bars"}
        for kind in a["data_protection"]["data_kinds"]:
            grounds = [*a["data_protection"]["lawful_basis"], *a["data_protection"]["conditions"]]
            known = {g["confidence"] for g in grounds if g["data_kind"] == kind}
            deciding |= known if known == {"low"} else set()
        if "low" in deciding:
            weak += 1
            assert "low-confidence-source" in a["flags"], a["permalink"]
        dates = {t["result"] for b in a["bases"] if b["role"] == "headline" for t in b["tests"] if t["test"] == "date"}
        assert dates <= {"holds"}, a["permalink"]
        would = [
            n
            for n in a["near_misses"]
            if n["failures"] == ["date"] and n["gateway_kind"] in {"must-give", "may-give", "function-only"}
        ]
        if any(t["test"] == "date" and t["result"] == "unknown" for n in would for t in n["tests"]):
            assert "date-unverified" in a["flags"], a["permalink"]
        for shown in (*a["bases"], *a["near_misses"]):
            assert shown["unverified"] == model.norms[shown["norm"]["id"]].unverified, a["permalink"]
        for bar in a["bars"]["bars"]:
            assert bar["unverified"] == model.bars[bar["bar"]["id"]].unverified, a["permalink"]
    assert weak > 20


@pytest.mark.parametrize("face", ["text", "page"])
@pytest.mark.parametrize(
    "name", ["Worked example 1, a district council", "A charity knows of a certificate and worries"]
)
def test_what_is_not_confirmed_is_printed_with_what_decides(name, face, cases, faces, model, engine):
    """Rule 10, for people: the text and the page name what was not confirmed of a norm or bar that decides."""
    row = next(r for r in cases if r["name"].startswith(name))
    answer = ask(model, engine, asked(row))
    said = [b["unverified"] for b in answer["bases"] if b["role"] == "headline"]
    said += [b["unverified"] for b in answer["bars"]["bars"] if b["does"] == "bars"]
    shown = one_line(faces.text(row)) if face == "text" else " ".join(blocks(faces.page(row)))
    assert [u for u in said if u and one_line(u) not in shown] == []


def periods(a, model):
    """Yield what an answer shows as applying, with the time for which it stands."""
    law, rights, confidence = a["data_protection"], a["human_rights"], a["confidentiality"]
    regimes = [r for r in (law["regime"], law["recipient_regime"]) if r]
    prompts = [*rights["prompts"], *rights["how_much"]]
    grounds = [*law["lawful_basis"], *law["conditions"], *law["first"]]
    refs = [b["norm"] for b in a["bases"] if "commenced" not in (*b["required_if"], *b["permitted_if"])]
    refs += [e["norm"] for e in (*a["explained_by"], *confidence["effects"])]
    refs += [e for one in (*regimes, *prompts, *confidence["routes"]) for e in one["explained_by"]]
    yield from ((ref["id"], model.norms[ref["id"]].in_force.period) for ref in refs)
    yield from ((r["id"], model.regimes[r["id"]].period) for r in regimes)
    yield from ((p["id"], model.prompts[p["id"]].period) for p in prompts)
    yield from ((g["route"], model.routes[g["route"]].period) for g in grounds)
    for one in (*law["does_not_fit"], *(u for g in grounds for u in g["uses"])):
        yield one["id"], (model.lawful_bases.get(one["id"]) or model.processing_conditions[one["id"]]).period


def test_nothing_of_another_date_is_shown_as_applying(assessed, model):
    """Rule 11."""
    for a in assessed:
        on = day(a["date"])
        assert [name for name, period in periods(a, model) if rank_on(period, on) is not Rank.HOLDS] == [], a[
            "permalink"
        ]
        shown = {b["bar"]["id"] for b in a["bars"]["bars"]}
        assert [b for b in sorted(shown) if rank_on(model.bars[b].period, on) is Rank.FAILS] == [], a["permalink"]


#: Words of the law that came on a day: before it, nothing of the data protection layer may speak of them as applying.
CAME = {
    "2018-05-25": r"GDPR|Article (?:6|9|10)\b|Part 3|\b2018 Act|DPA 2018|Schedule 7|s\.36\(4\)|Sch\.7",
    "2026-02-05": r"\(ea\)|Annex 1",
}
DATED = r"20\d\d-\d\d-\d\d|\d+ \w+ 20\d\d"


def test_the_data_protection_layer_speaks_of_the_law_of_the_day(assessed):
    """Rule 11, in words: a mention that carries its own day claims nothing of another."""
    found = set()
    for a in assessed:
        for came, words in CAME.items():
            if a["date"] < came:
                layer = {key: value for key, value in a["data_protection"].items() if key != "recipient_regime"}
                said = (s for s in strings(layer) if not re.fullmatch(r"[a-z-]+/[a-z0-9-]+", s))
                found |= {(came, s) for s in said if re.search(words, s) and not re.search(DATED, s)}
    assert sorted(found) == []


def test_who_is_asked_is_named(answers):
    """Rule 12."""
    wanted = ("data protection officer", "legal adviser", "Caldicott Guardian")
    assert [a["permalink"] for a in answers if not all(any(w in who for who in a["who_to_ask"]) for w in wanted)] == []
