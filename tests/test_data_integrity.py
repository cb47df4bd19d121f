"""What the data promise, one sentence a test; a failure says where and how to mend it."""

import re
from collections import Counter
from pathlib import Path

import pytest

from graphmodel.dates import Start
from graphmodel.legal_basis.question import Asked
from graphmodel.load.check import check
from graphmodel.load.files import find_files
from graphmodel.load.flaws import of_url
from graphmodel.load.schema import schema
from graphmodel.resources import folder

DATA = folder("data")
FILES = sorted(s.full for s in find_files(DATA))
ADDRESS = re.compile(r"https?://[^\s'\"\]})>,;]+(?<![.:])")
MOST_WORDS = 12

#: What was converted from the checked facts of November 2026. More may come; none may be lost.
AT_LEAST = {
    "types": 416,
    "bodies": 257,
    "norms": 68,
    "purposes": 66,
    "information": 30,
    "subjects": 31,
    "facts": 20,
    "outcomes": 9,
    "flags": 20,
    "areas": 58,
}


def texts():
    for path in FILES:
        yield path.relative_to(DATA).as_posix(), path.read_text(encoding="utf-8")


def lines_with(pattern):
    """Return file, line and match of every place in the data where a pattern is found, addresses left out."""
    return [
        f"{name}:{number}: {found.group()}"
        for name, text in texts()
        for number, line in enumerate(text.splitlines(), 1)
        for found in pattern.finditer(ADDRESS.sub("", line))
    ]


def place(model, ident):
    return "{}:{}".format(*model.dataset.places.get(ident, ("?", 0)))


def entries(model):
    """Return what is known more or less firmly."""
    return [r for rows in (model.types, model.bodies, model.posts, model.norms) for r in rows.values()]


# ------------------------------------------------------------------ what is there
@pytest.mark.parametrize("what", AT_LEAST)
def test_nothing_of_the_checked_facts_was_lost(model, what):
    found = len(getattr(model, what))
    assert found >= AT_LEAST[what], f"{AT_LEAST[what] - found} {what} are gone: an old entry ends, it is never deleted"


def test_the_data_pass_their_own_check():
    problems = check([])
    assert problems == [], "\n".join(map(str, problems))


def test_no_file_is_above_one_megabyte():
    wrong = {p.name: p.stat().st_size for p in DATA.rglob("*") if p.is_file() and p.stat().st_size > 2**20}
    assert wrong == {}, "divide the file: one Act, one family of bodies, one document a file"


def test_every_file_of_the_data_is_read():
    others = [
        str(p.relative_to(DATA)) for p in DATA.rglob("*") if p.is_file() and p not in FILES and p.name != "LICENSE.md"
    ]
    assert others == [], "only data files belong here; notes go to docs/"


# ------------------------------------------------------------------ no persons
def test_there_is_no_telephone_number():
    numbers = re.compile(r"(?<![\w/.-])(?:\+44|\(?0)(?:[ ()-]{0,2}\d){9,10}(?!\d)")
    assert numbers.search("Telephone Number: 020 8489 0000")
    assert numbers.search("01634 300000")
    assert lines_with(numbers) == [], "take the number away: an officer finds it elsewhere"


def test_there_is_no_email_address():
    wrong = lines_with(re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+"))
    assert wrong == [], "take the address away: posts and kinds of people only"


# ------------------------------------------------------------------ sources
def test_every_address_is_well_formed():
    url = schema().classes["Norm"].fields["url"]
    wrong = [
        f"{name}: {address}"
        for name, text in texts()
        for address in ADDRESS.findall(re.sub(r"\n\s+", " ", text))
        if of_url(url, address.rstrip("."))
    ]
    assert wrong == [], "write the whole address, with https:// and without spaces"


def test_every_norm_has_an_address_and_a_source(model):
    wrong = [f"{place(model, n.id)}: {n.id}" for n in model.norms.values() if not (n.url and n.sources)]
    assert wrong == [], "say where the norm was read"


def test_every_entry_of_low_confidence_says_what_is_not_verified(model):
    wrong = [
        f"{place(model, r.id)}: {r.id}"
        for r in entries(model)
        if r.confidence == "low"
        and not (getattr(r, "unverified", None) or r.note or any("no source was opened" in s for s in r.sources))
        and getattr(r, "source_opened", None) is not False
    ]
    assert wrong == [], "say under `unverified` or `note` what was not confirmed, or `source_opened: false`"


def test_every_norm_that_is_not_read_in_the_statute_says_what_is_not_verified(model):
    wrong = [n.id for n in model.norms.values() if n.confidence != "high" and not n.unverified]
    assert wrong == [], "say under `unverified` what was not confirmed"


# ------------------------------------------------------------------ law
def test_every_type_body_and_norm_has_what_its_use_needs(model):
    wrong = [t.id for t in model.types.values() if t.sort == "role" and not t.role_holders and not t.note]
    assert wrong == [], "a role says who holds it, or in a note why nobody does"
    wrong = [b.id for b in model.bodies.values() if not (b.types or b.kind or b.legal_holder)]
    assert wrong == [], "a body says what it is: its `types` in law, or its `kind`"
    sides = [(n, side) for n in model.norms.values() for side in ("discloser", "recipient")]
    wrong = [f"{n.id}: {side}" for n, side in sides if n.gateway.kind != "none" and not getattr(n, side)]
    assert wrong == [], "a norm that moves information says between whom"


def test_a_norm_that_has_not_begun_never_decides(model, engine):
    from graphmodel.calls.legal_basis import ask

    waiting = [
        n for n in model.norms.values() if n.in_force.period.start is Start.NOT_COMMENCED and n.gateway.kind != "none"
    ]
    assert waiting
    days = ("2010-06-01", "2020-06-01", str(model.release.law_checked_to))
    facts = {f.removeprefix("fact/"): "true" for f in model.facts}
    missed = set()
    for norm in waiting:
        for day in days:
            giver, taker = ([r.class_ for r in rows] for rows in (norm.discloser, norm.recipient))
            asked = Asked(giver, taker, norm.purposes[0], norm.data_subjects[0], [norm.information[0]], day, facts)
            answer = ask(model, engine, asked)
            for one in answer.get("answers", [answer]):
                used = {b["norm"]["id"] for b in one.get("bases", [])}
                assert norm.id not in used, f"{norm.id} is not in force, but carries an answer on {day}"
                missed |= {m["norm"]["id"] for m in one.get("near_misses", [])}
    assert {n.id for n in waiting} & missed, "none of them is even a near miss: the question misses them"


# ------------------------------------------------------------------ documents
def folded(text):
    """Return a text without case, kinds of quotation marks, bullets and white space."""
    plain = text.translate(str.maketrans("\u2018\u2019\u201c\u201d\u2013\u2014", "''\"\"--"))
    return " ".join(re.sub("[\u2022\u00b7\u25aa\u25e6\u25cf\ue000-\uf8ff]", " ", plain).lower().split())


def source_texts(model, sources):
    """Return the text of every document that names one."""
    return {
        d.id: (sources / d.source_text).read_text(encoding="utf-8") for d in model.documents.values() if d.source_text
    }


def citations(model):
    return [c for r in model.records.values() for c in getattr(r, "cite", ())]


def test_every_document_with_statements_names_its_text(model):
    wrong = {c.document for c in citations(model) if not model.documents[c.document].source_text}
    assert wrong == set(), "give `source_text`, so that anchors can be looked up"


def test_every_anchor_is_found_in_its_document(model, sources):
    texts_ = {ident: folded(text) for ident, text in source_texts(model, sources).items()}
    wrong = [
        f"{place(model, c.id)}: {c.paragraph}: {c.anchor!r}"
        for c in citations(model)
        if folded(c.anchor) not in texts_[c.document]
    ]
    assert wrong == [], "copy at most eight consecutive words of the document, as they stand there"


def places(model, document):
    """Return every place that is cited or left out on purpose, as part and number."""
    found = set()
    rows = [*citations(model), *model.untaken.values()]
    for row in rows:
        if row.document == document:
            part, number = row.part or "", row.paragraph.rstrip(".")
            found.add((part, number))
            if inner := re.fullmatch(r"(.*?),? ?(\d+(?:\.\d+)+)", part):
                found.add((inner.group(1), inner.group(2)))
    return found


def test_every_numbered_paragraph_is_cited_or_left_out_with_a_reason(model, sources):
    wrong = []
    for document, text in source_texts(model, sources).items():
        numbers = Counter(re.findall(r"^[ \t]*(\d+(?:\.\d+)+)\.?(?=\s|$)", text, re.MULTILINE))
        taken = Counter(number for _, number in places(model, document))
        wrong += [f"{document} {n} ({taken[n]} of {times})" for n, times in numbers.items() if taken[n] < times]
    assert wrong == [], "cite the paragraph, or give it under `untaken` with the reason"


# ------------------------------------------------------------------ own words
def words_of(text):
    return re.findall(r"[a-z0-9]+", re.sub("['\u2018\u2019]", "", text.lower()))


def runs(words):
    """Yield every run of one word more than is allowed, with its place."""
    length = MOST_WORDS + 1
    for at in range(len(words) - length + 1):
        yield at, tuple(words[at : at + length])


def test_everything_is_in_own_words(sources):
    theirs = {run for path in sources.glob("*.txt") for _, run in runs(words_of(path.read_text(encoding="utf-8")))}
    assert len(theirs) > 10_000
    listed = (Path(__file__).parent / "own_words_allowed.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split("|") for line in listed if line and not line.startswith("#")]
    assert all(len(row) == 2 and row[1].strip() for row in rows), "each line of own_words_allowed.txt has a reason"
    allowed = {run for row in rows for _, run in runs(words_of(row[0]))}
    anchor = re.compile(r"""anchor: (?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,}\n]*)""")
    used, wrong = set(), []
    for name, text in texts():
        words = words_of(anchor.sub("anchor: 0", text))
        for _, run in runs(words):
            if run in theirs and run in allowed:
                used.add(run)
            elif run in theirs:
                wrong.append(f"{name}: {' '.join(run)}")
    assert wrong == [], "say it in own words; a name or statutory words go into own_words_allowed.txt, with the reason"
    assert used == allowed & theirs, "own_words_allowed.txt allows what nobody needs any more"
