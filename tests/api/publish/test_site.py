"""The static site of an area: whole, the same every time, with no link that leads nowhere and nothing that only a service can do."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re

import pytest

from tests.api.publish.publishing import DAY, files_of, publish, run
from tests.api.static_site import read, wrong_links


def test_every_link_of_every_page_leads_to_a_file(medway):
    folder, pages = medway
    assert len(pages) > 500
    assert wrong_links(folder, pages) == []
    linked = {(f.parent / link.partition("#")[0]).resolve() for f, p in pages.items() for _, link in p.links}
    assert {f.relative_to(folder).as_posix() for f in folder.rglob("*") if f.is_file() and f not in linked} == {
        "publication.json"
    }


def test_no_page_has_a_script_or_style_in_it_and_each_forbids_any(medway):
    _, pages = medway
    assert {p.policy for p in pages.values()} == {
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'"
    }
    assert [p.inline for p in pages.values() if p.inline] == []


def test_a_chart_in_one_file_knows_its_scripts_by_their_hashes(medway):
    folder, _ = medway
    charts = list(folder.rglob("*-chart.html"))
    assert charts
    for chart in charts:
        (policy,) = re.findall(
            r'http-equiv="Content-Security-Policy" content="([^"]*)"', chart.read_text(encoding="utf-8")
        )
        assert policy.startswith("default-src &#39;none&#39;; script-src &#39;sha256-")
        assert "unsafe" not in policy


def test_the_only_form_is_the_search(medway):
    folder, pages = medway
    for file, page in pages.items():
        assert {(file.parent / form).resolve() for form in page.forms} == {folder / "search.html"}


def test_style_sheets_load_nothing_and_scripts_ask_nobody(medway):
    folder, _ = medway
    for sheet in folder.rglob("*.css"):
        assert [
            u
            for u in re.findall(r"url\(([^)]*)\)|@import", sheet.read_text(encoding="utf-8"))
            if not u.startswith("data:")
        ] == []
    own = [s for s in folder.rglob("*.js") if not s.name.startswith("vis-")]
    assert own
    assert [
        s.name for s in own if re.search(r"fetch\(|XMLHttpRequest|sendBeacon|WebSocket", s.read_text(encoding="utf-8"))
    ] == []


def test_what_belongs_to_the_area_is_there(medway, graph):
    folder, _ = medway
    structure = graph.structure("medway", date=DAY)
    for node in structure["nodes"]:
        if node["id"].startswith(("body/", "post/")):
            for page in ("entities/{}.html", "path/{}.html", "areas/{}.html"):
                assert (folder / page.format(node["id"])).is_file(), (page, node["id"])
        if node["id"].startswith("body/") and graph.members(node["id"], date=DAY)["lists"]:
            assert (folder / f"boards/{node['id']}/seats.html").is_file()
        if node["id"].startswith("body/") and graph.rules(node["id"], date=DAY)["rules"]:
            assert (folder / f"bodies/{node['id']}/rules.html").is_file()
    for document in ("document/medway-2008", "document/medway-2013"):
        assert (folder / f"entities/{document}.html").is_file()
        assert (folder / f"documents/{document}/readings.html").is_file()
    for reading in graph.readings("medway-2008", date=DAY)["readings"]:
        assert not reading["norm"] or (folder / f"entities/{reading['norm']['id']}.html").is_file()
    for finding in graph.findings(area="medway", date=DAY)["findings"]:
        assert finding["id"] in (folder / "findings/area/area/medway.html").read_text(encoding="utf-8")
    for name in (
        "index",
        "search",
        "coverage",
        "privacy",
        "accessibility",
        "areas/area/medway",
        "areas/area/medway/steps/all",
    ):
        assert (folder / f"{name}.html").is_file()


def test_pages_carry_their_data_as_the_service_gives_it(medway, client):
    folder, _ = medway
    for page, call in (
        ("path/body/medway-yot-board", "accountability/body/medway-yot-board"),
        ("entities/norm/ca2004-s10-1", "entities/norm/ca2004-s10-1"),
        ("areas/area/medway", "areas/area/medway/structure"),
        ("documents/document/medway-2008/readings", "documents/document/medway-2008/readings"),
        ("documents/document/medway-2013/readings", "documents/document/medway-2013/readings"),
        ("coverage", "coverage"),
    ):
        day = (
            "2013-10-01" if "2013" in page else DAY
        )  # what a document says of the law stands beside the law of its own time
        assert (folder / f"{page}.json").read_bytes() == client.get(f"/api/v1/{call}", params={"date": day}).content
        assert f'href="{page.rpartition("/")[2]}.json"' in (folder / f"{page}.html").read_text(encoding="utf-8")


def test_the_tables_have_a_row_for_each_statement(medway, graph):
    folder, _ = medway
    rows = {
        f.stem: list(csv.DictReader(io.StringIO(f.read_text(encoding="utf-8"), newline="")))
        for f in folder.glob("data/*.csv")
    }
    structure = graph.structure("medway", date=DAY)
    assert [r["id"] for r in rows["bodies"]] == [n["id"] for n in structure["nodes"]]
    assert [r["id"] for r in rows["lines"]] == [r["id"] for r in structure["lines"]]
    assert len(rows["findings"]) == len(graph.findings(area="medway", date=DAY)["findings"])
    assert {r["board"] for r in rows["seats"]} >= {"body/medway-childrens-trust-board"}
    assert rows["rules"]
    assert rows["readings"]


def test_what_only_the_service_can_do_is_not_offered(medway):
    folder, _ = medway
    page = (folder / "entities/body/medway-council.html").read_text(encoding="utf-8")
    assert "Who it answers to" in page
    for words in ("Ask what it may share", "Over time", "Check whether you may share", 'id="on-day"', ">API<"):
        assert words not in page
    assert "needs the service graphmodel itself" in page


def test_the_manifest_names_every_file_with_its_hash(medway, graph):
    folder, pages = medway
    told = json.loads((folder / "publication.json").read_bytes())
    assert told["made_by"] == "graphmodel publish"
    assert (told["area"], told["date"], told["pages"]) == ("area/medway", DAY, len(pages))
    assert told["dataset"]["digest"] == graph.model.digest
    assert told["dataset"]["version"] == graph.model.release.version
    there = files_of(folder)
    del there["publication.json"]
    assert {r["path"]: (r["bytes"], r["sha256"]) for r in told["files"]} == {
        name: (len(data), hashlib.sha256(data).hexdigest()) for name, data in there.items()
    }


@pytest.fixture(scope="module")
def haringey(graph, tmp_path_factory):
    """Another area on another day, with its publication."""
    out = tmp_path_factory.mktemp("another") / "haringey"
    return out, publish(graph, "haringey", out, date="2008-05-06")


def test_another_area(haringey):
    out, made = haringey
    pages = read(out)
    assert made.pages == len(pages) > 400
    assert wrong_links(out, pages) == []
    assert (out / "boards/body/haringey-cypsp/seats.html").is_file()


def test_another_process_gives_the_same_bytes(haringey, tmp_path):
    """One in which sets have another order."""
    out, _ = haringey
    done = run("haringey", "--date", "2008-05-06", "--out", str(tmp_path / "again"), seed="4242")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "again/publication.json").read_bytes() == (out / "publication.json").read_bytes()
    assert files_of(tmp_path / "again") == files_of(out)
    assert [p.name for p in tmp_path.iterdir()] == ["again"]


def test_names_that_try_to_be_more_than_text_stay_text(hostile_site):
    pages = read(hostile_site)
    assert [p.inline for p in pages.values() if p.inline] == []
    assert wrong_links(hostile_site, pages) == []
    for file in pages:
        text = file.read_text(encoding="utf-8")
        assert "<script>" not in text
        assert not re.search(r"<(?:img|svg|b)\s[^>]*\bon\w+=", text)
        assert 'href="javascript' not in text
        assert "49" not in re.findall(r"<h1[^>]*>(.*?)</h1>", text, re.DOTALL)[0]
    assert "\\u003c/script\\u003e" in (hostile_site / "search.html").read_text(encoding="utf-8")
    for table in hostile_site.glob("data/*.csv"):
        for row in csv.reader(io.StringIO(table.read_text(encoding="utf-8"), newline="")):
            assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@"))]
