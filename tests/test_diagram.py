"""The chart: its structure, its layout, and that no text of a document can become anything but text."""

import copy
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from itertools import combinations, pairwise

import pytest

from graphmodel.calls.structure import structure
from graphmodel.diagram import draw, page_parts
from graphmodel.diagram.chart import chart
from graphmodel.diagram.html import vis_network
from graphmodel.diagram.layout import arrange
from graphmodel.errors import BadQuestionError

DAY = "2008-12-01"
HOSTILE = (
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)">href</a>',
    "{{ 7*7 }} </noscript></textarea> ]]> --> \u202e \x00\x07",
)


@pytest.fixture(scope="module")
def medway(model):
    return structure(model, "medway", date=DAY)


@pytest.fixture(scope="module", params=[60, 100, 150])
def laid_out(request, invented):
    made = invented(request.param, seed=request.param)
    made["strokes"] = arrange(made["nodes"], made["lines"])
    return made


def edges(thing):
    half = thing["width"] / 2, thing["height"] / 2
    return thing["x"] - half[0], thing["y"] - half[1], thing["x"] + half[0], thing["y"] + half[1]


def meet(a, b, by=0):
    a, b = edges(a), edges(b)
    return a[0] < b[2] - by and b[0] < a[2] - by and a[1] < b[3] - by and b[1] < a[3] - by


def crossed(node, begin, end):
    left, top, right, bottom = edges(node)
    (x1, y1), (x2, y2) = begin, end
    return min(x1, x2) < right - 2 and max(x1, x2) > left + 2 and min(y1, y2) < bottom - 2 and max(y1, y2) > top + 2


def check_layout(made):
    """No two boxes meet; no line that is seen at first runs through a box; no words lie on a box or on other words."""
    nodes = made["nodes"]
    seen = [s for s in made["strokes"] if s["shown"]]
    assert not [(a["id"], b["id"]) for a, b in combinations(nodes, 2) if meet(a, b)]
    for stroke in seen:
        for begin, end in pairwise(stroke["points"]):
            assert begin[0] == end[0] or begin[1] == end[1], stroke["id"]
            assert not [n["id"] for n in nodes if crossed(n, begin, end)], stroke["id"]
        assert not [n["id"] for n in nodes if meet(stroke["words"], n, 1)], stroke["id"]
    assert not [(a["id"], b["id"]) for a, b in combinations(seen, 2) if meet(a["words"], b["words"], 1)]


def test_medway_has_room_for_everything(medway):
    assert medway["state"] == "answered"
    check_layout(medway)


@pytest.mark.parametrize(
    ("area", "date"),
    [("suffolk", "2010-01-15"), ("kent", "2007-06-01"), ("haringey", "2008-05-06"), ("medway", "2013-10-01")],
)
def test_the_other_areas_have_room_for_everything(model, area, date):
    made = structure(model, area, date=date)
    assert made["state"] == "answered"
    assert len(made["nodes"]) > 20
    check_layout(made)


def test_large_areas_have_room_for_everything(laid_out):
    check_layout(laid_out)


def test_who_is_answered_to_stands_above(medway):
    place = {n["id"]: n for n in medway["nodes"]}
    drawn = [s for s in medway["strokes"] if s["group"] == "line" and s["style"] != "denied"]
    assert len(drawn) > 30
    for stroke in drawn:
        assert place[stroke["to"]]["y"] < place[stroke["from"]]["y"], stroke["id"]
        assert place[stroke["to"]]["level"] <= place[stroke["from"]]["level"], stroke["id"]


def test_a_loop_is_drawn_all_the_same(invented):
    made = invented(12, more=0)
    there = made["lines"][5]
    back = {**there, "id": "line/back", "from_node": there["to_node"], "to_node": there["from_node"]}
    made["lines"].append({**back, "from": there["to"], "to": there["from"]})
    made["strokes"] = arrange(made["nodes"], made["lines"])
    check_layout(made)
    assert len(made["strokes"]) == len(made["lines"])


def test_no_stroke_is_lost(laid_out):
    told = sorted(i for s in laid_out["strokes"] for i in s["lines"])
    assert told == sorted(row["id"] for row in laid_out["lines"])


def test_what_an_area_shows(medway):
    ids = [n["id"] for n in medway["nodes"]]
    assert ids == sorted(ids)
    assert {"body/medway-council", "body/medway-pg-lac", "body/jobcentre-plus-body", "role:the-public"} <= set(ids)
    assert "post/medway-portfolio-holder" in ids
    by_id = {row["id"]: row for row in medway["lines"]}
    denied = [
        r
        for r in by_id.values()
        if r["polarity"] == "denies" and r["from_node"] == "body/medway-corporate-parenting-board"
    ]
    assert [r["to_node"] for r in denied] == ["body/medway-childrens-trust-board"]
    assert denied[0]["label"].startswith("denied")
    through = [r for r in by_id.values() if r["to_node"] == "body/medway-council" and r["via"]]
    assert through[0]["label"] == "accountable (partnership), through Medway Local Strategic Partnership"
    verbs = {r["verb"] for r in by_id.values() if r["secondary"]}
    assert {"part-of", "supports", "advises", "oversees", "delegates", "one-of"} <= verbs
    assert all(n["citations"] for n in medway["nodes"])
    assert all(r["citations"] for r in medway["lines"])


def test_a_line_to_nobody_named_ends_at_a_box_that_says_so(medway):
    nobody = [n for n in medway["nodes"] if n["kind"] == "nobody"]
    assert {n["label"] for n in nobody} == {"nobody named"}
    assert "nobody:body/medway-childrens-trust-board" in {n["id"] for n in nobody}
    assert "nobody:denied:body/medway-childrens-trust-board" in {n["id"] for n in nobody}


def test_a_body_shows_what_is_near(model):
    near = structure(model, "medway-yot-board", date=DAY, depth=1)
    assert {"body/medway-yot-board", "body/medway-council"} <= {n["id"] for n in near["nodes"]}
    far = structure(model, "medway-yot-board", date=DAY)
    assert {n["id"] for n in near["nodes"]} < {n["id"] for n in far["nodes"]}
    check_layout(far)
    with pytest.raises(BadQuestionError):
        structure(model, "medway-yot-board", date=DAY, depth=0)


def test_another_day_is_told(model, tmp_path):
    for about in ("medway", "medway-yot-board"):
        empty = structure(model, about, date="1999-01-01")
        assert (empty["state"], empty["nodes"], empty["lines"]) == ("not-in-graph", [], [])
        assert "2008-11" in empty["told"]
        draw(empty, tmp_path / "empty.html")
        assert "2008-11" in (tmp_path / "empty.html").read_text(encoding="utf-8")
        draw(empty, tmp_path / "empty.svg")


def test_the_same_bytes_every_time(model, medway, tmp_path):
    again = structure(model, "medway", date=DAY)
    assert again == medway
    for ending in ("html", "svg"):
        draw(medway, tmp_path / f"one.{ending}")
        draw(again, tmp_path / f"two.{ending}")
        assert (tmp_path / f"one.{ending}").read_bytes() == (tmp_path / f"two.{ending}").read_bytes()


def test_drawing_changes_nothing(invented, tmp_path):
    made = invented(20)
    before = copy.deepcopy(made)
    draw(made, tmp_path / "x.html")
    assert made == before


@pytest.mark.parametrize("name", ["chart.jpg", "chart.pdf", "chart"])
def test_other_endings_are_refused(invented, tmp_path, name):
    with pytest.raises(BadQuestionError, match=r"\.html, \.svg, \.png"):
        draw(invented(5), tmp_path / name)
    assert not (tmp_path / name).exists()


def test_a_png_holds_the_whole_picture_or_says_that_there_are_no_fonts(medway, tmp_path):
    out = tmp_path / "medway.png"
    told = ""
    try:
        draw(medway, out)
    except BadQuestionError as error:
        told = str(error)
    if told:
        assert "no fonts" in told
        assert not out.exists()
        return
    content = out.read_bytes()
    assert content.startswith(b"\x89PNG\r\n")
    width, height = (int.from_bytes(content[at : at + 4], "big") for at in (16, 20))
    assert width > 1.4 * max(n["x"] for n in medway["nodes"])
    assert height > max(n["y"] for n in medway["nodes"])


def test_everything_is_in_the_twin(medway, laid_out):
    for made in (medway, laid_out):
        page = Page(page_parts(made, "n")["twin"])
        assert {n["id"] for n in made["nodes"]} == set(page.values("tr", "data-node"))
        assert [row["id"] for row in made["lines"]] == page.values("tr", "data-line")
        for node in made["nodes"]:
            assert node["label"] in page.text
        for row in made["lines"]:
            assert all(c["paragraph"] in page.text for c in row["citations"])
        anchors = set(page.values(None, "id"))
        assert {h.removeprefix("#") for h in page.values("a", "href")} <= anchors


class Page(HTMLParser):
    """Elements and text of a page; what stands in a script or style is kept apart."""

    def __init__(self, source):
        super().__init__()
        self.elements, self.text, self.raw, self._in = [], "", {"script": [], "style": []}, None
        self.feed(str(source))
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag in self.raw:
            self._in = tag
            self.raw[tag].append("")

    def handle_endtag(self, tag):
        self._in = None if tag == self._in else self._in

    def handle_data(self, data):
        if self._in:
            self.raw[self._in][-1] += data
        else:
            self.text += data

    def values(self, tag, name):
        return [a[name] for t, a in self.elements if tag in {None, t} and name in a]


@pytest.fixture(scope="module")
def page(medway, tmp_path_factory):
    out = tmp_path_factory.mktemp("chart") / "medway.html"
    draw(medway, out)
    return Page(out.read_text(encoding="utf-8"))


def test_the_page_is_a_whole_page(page):
    tags = [t for t, _ in page.elements]
    assert tags[:6] == ["html", "head", "meta", "meta", "meta", "title"]
    for tag in ("h1", "main", "header"):
        assert tags.count(tag) == 1, tag
    assert page.values("html", "lang") == ["en-GB"]
    assert "#gm-text" in page.values("a", "href")
    assert "gm-text" in page.values(None, "id")
    ids = page.values(None, "id")
    assert len(ids) == len(set(ids))
    assert "Medway: who answers to whom on 1 December 2008" in page.text


def test_nothing_is_loaded_from_anywhere(page):
    assert not page.values("link", "href")
    for name in ("src", "srcset", "data", "action", "poster"):
        assert not page.values(None, name)
    assert all(h.startswith("#") for h in page.values(None, "href") + page.values(None, "xlink:href"))
    for style in page.raw["style"]:
        assert "url(" not in style
        assert "@import" not in style
    library = vis_network().read_text(encoding="utf-8")
    for script in page.raw["script"]:
        ours = "" if script[:200] == library[:200] else script
        assert "://" not in ours
    assert "bootstrap" not in "".join(page.raw["script"]).lower()
    policy = page.values("meta", "content")[0]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_no_style_and_no_handler_stands_in_an_attribute(page):
    names = {name for _, attrs in page.elements for name in attrs}
    assert "style" not in names
    assert not {n for n in names if n.startswith("on")}


def test_parts_for_a_service_bear_the_nonce(medway):
    parts = page_parts(medway, "abc123", "/static/vis-network.js")
    assert set(parts) == {"chart", "twin", "svg"}
    made = Page(parts["chart"])
    for tag, attrs in made.elements:
        if tag == "style" or (tag == "script" and attrs.get("type") != "application/json"):
            assert attrs["nonce"] == "abc123"
    assert made.values("script", "src") == ["/static/vis-network.js"]
    assert len(parts["chart"]) < 400_000
    assert "vis-network" in page_parts(medway, "abc123")["chart"]


def hostile(made):
    made = copy.deepcopy(made)
    for thing in (*made["nodes"], *made["lines"]):
        text = HOSTILE[len(thing["id"]) % len(HOSTILE)]
        for name in ("label", "status", "certainty", "reason", "for", "kind_label"):
            if name in thing:
                thing[name] = f"{text} {name}"
        for c in thing["citations"]:
            c.update(part=text, paragraph=text, anchor=text)
    for row in made["lines"]:
        row["note"] = list(HOSTILE)
        row["via"] = [{"id": made["nodes"][0]["id"], "label": HOSTILE[0], "kind": "body"}]
        row["from"]["label"] = row["to"]["label"] = HOSTILE[1]
    made["question"]["about"]["label"] = HOSTILE[0]
    made["documents"][0]["label"] = HOSTILE[1]
    made["told"] = HOSTILE[2]
    made["findings"] = [
        {"id": "finding/x", "kind": "loop", "severity": "high", "text": t, "why_it_matters": t} for t in HOSTILE
    ]
    made.pop("strokes", None)
    for node in made["nodes"]:
        node.pop("x", None)
        node["findings"] = ["finding/x"]
    return made


def test_hostile_texts_stay_texts(invented, tmp_path):
    plain, bad = invented(25), hostile(invented(25))
    for made, name in ((plain, "plain"), (bad, "bad")):
        draw(made, tmp_path / f"{name}.html")
        draw(made, tmp_path / f"{name}.svg")
    page = Page((tmp_path / "bad.html").read_text(encoding="utf-8"))
    scripts = [a for t, a in page.elements if t == "script"]
    assert len(scripts) == 3
    assert "img" not in {t for t, _ in page.elements}
    assert not {n for _, attrs in page.elements for n in attrs if n.startswith("on")}
    assert all(h.startswith("#") for h in page.values("a", "href"))
    assert "<script>alert(1)</script>" in page.text
    assert "onerror=alert(1)" in page.text
    assert "{{ 7*7 }}" in page.text
    tags = {e.tag.partition("}")[2] for e in ET.parse(tmp_path / "bad.svg").iter()}
    assert tags == {e.tag.partition("}")[2] for e in ET.parse(tmp_path / "plain.svg").iter()}
    twin = Page(page_parts(bad, "n")["twin"])
    assert {"script", "img"}.isdisjoint(t for t, _ in twin.elements)
    assert "<script>alert(1)</script>" in twin.text


def test_a_hostile_nonce_or_address_stays_in_its_attribute(invented):
    made = Page(page_parts(invented(5), '"><script>alert(1)</script>', '"><script>alert(1)</script>')["chart"])
    assert all(a.get("nonce") or a.get("type") for t, a in made.elements if t == "script")


def test_the_picture_is_real_text(medway, tmp_path):
    draw(medway, tmp_path / "medway.svg")
    root = ET.parse(tmp_path / "medway.svg").getroot()
    space = "{http://www.w3.org/2000/svg}"
    assert root.find(f"{space}title").text == "Medway: who answers to whom on 1 December 2008"
    assert "Arrows point to who is answered to" in root.find(f"{space}desc").text
    words = " ".join(t.text or "" for t in root.iter(f"{space}tspan"))
    assert "Medway Council" in words
    assert "denied" in words
    assert not [e for e in root.iter() if e.tag.endswith(("script", "image", "foreignObject"))]


def test_a_line_never_speaks_by_its_colour_alone(medway):
    made = chart(medway)
    shapes = [(s.thickness, s.dashes) for s in made.styles]
    assert len(set(shapes)) == len(shapes)
    assert all(line.text for line in made.lines)
    assert all("denied" in " ".join(line.text) for line in made.lines if line.style.name == "denied")
    assert all(line.style.dashes for line in made.lines if line.group.name != "line")


def contrast(one, two):
    def light(colour):
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((light(one), light(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_colours_can_be_told_apart_from_their_ground():
    from graphmodel.diagram.looks import FADED, LOOKS, PAPER, STYLES

    assert all(contrast(look.ink, look.fill) >= 7 for look in LOOKS)
    assert all(contrast(look.border, PAPER) >= 4.5 for look in LOOKS)
    assert all(contrast(style.colour, PAPER) >= 4.5 for style in STYLES)
    assert contrast(FADED, PAPER) >= 4.5


def test_labels_are_wrapped(medway):
    for node in chart(medway).nodes:
        assert all(len(line) <= 24 for line in node.text)
        assert re.sub(r"\s", "", "".join(node.text)) == re.sub(r"\s", "", node.label)
