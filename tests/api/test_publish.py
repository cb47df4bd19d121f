"""The static site of an area: whole, the same every time, with no link that leads nowhere and nothing that only a service can do."""

from __future__ import annotations

import csv
import errno
import hashlib
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graphmodel import beside
from graphmodel.errors import BadQuestionError, NotInGraphError
from tests.api.static_site import read, wrong_links

DAY = "2008-12-01"


def publish(*arguments, **more):
    from api.publish.publication import publish as write

    return write(*arguments, **{"date": DAY, **more})


def command(*arguments, seed="0"):
    return [sys.executable, "-m", "graphmodel", "publish", *arguments], {**os.environ, "PYTHONHASHSEED": seed}


def run(*arguments, seed="0"):
    told, env = command(*arguments, seed=seed)
    return subprocess.run(told, env=env, capture_output=True, text=True, timeout=900, check=False)


def files_of(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture(scope="module")
def medway(published):
    return published, read(published)


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A graph whose area has a few bodies and a document, every name of them a script if it were not text."""
    from graphmodel.graph import Graph

    folder = tmp_path_factory.mktemp("small")
    shutil.copy(Path(__file__).with_name("hostile.yaml"), folder)
    return Graph.load(folder)


@pytest.fixture(scope="module")
def hostile_site(small, tmp_path_factory):
    out = tmp_path_factory.mktemp("site") / "hostile"
    publish(small, "area/hostile", out)
    return out


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


def test_a_second_run_gives_the_same_bytes(medway, tmp_path):
    folder, _ = medway
    done = run("medway", "--date", DAY, "--out", str(tmp_path / "again"), seed="4242")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "again/publication.json").read_bytes() == (folder / "publication.json").read_bytes()
    assert files_of(tmp_path / "again") == files_of(folder)
    assert [p.name for p in tmp_path.iterdir()] == ["again"]


def test_another_area(graph, tmp_path):
    made = publish(graph, "suffolk", tmp_path / "suffolk", date="2010-02-01")
    pages = read(tmp_path / "suffolk")
    assert made.pages == len(pages) > 400
    assert wrong_links(tmp_path / "suffolk", pages) == []
    assert (tmp_path / "suffolk/boards/body/suffolk-childrens-trust-board/seats.html").is_file()


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


# ---------------------------------------------------------------------- the folder: whole or not at all


def test_a_former_publication_is_replaced(small, hostile_site, tmp_path):
    out = tmp_path / "site"
    shutil.copytree(hostile_site, out)
    (out / "index.html").write_text("old", encoding="utf-8")
    publish(small, "area/hostile", out)
    assert files_of(out) == files_of(hostile_site)
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_an_empty_folder_is_taken(small, hostile_site, tmp_path):
    (tmp_path / "site").mkdir()
    publish(small, "area/hostile", tmp_path / "site")
    assert files_of(tmp_path / "site") == files_of(hostile_site)


@pytest.mark.parametrize(
    ("there", "told"),
    [
        ({"photo.jpg": b"mine"}, "no publication and not empty"),
        ({"publication.json": b"{}"}, "no publication and not empty"),
        ({"publication.json": b'{"made_by": "somebody", "files": []}'}, "no publication and not empty"),
        (
            {"publication.json": b'{"made_by": "graphmodel publish", "files": []}', "notes/mine.txt": b"mine"},
            "notes/mine.txt",
        ),
        ({".hidden": b"mine"}, "no publication and not empty"),
    ],
)
def test_a_folder_with_anything_else_in_it_is_left_as_it_is(small, tmp_path, there, told):
    out = tmp_path / "site"
    for name, data in there.items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_bytes(data)
    with pytest.raises(BadQuestionError, match=re.escape(told)):
        publish(small, "area/hostile", out)
    assert files_of(out) == there
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_a_place_that_is_no_folder_is_refused(small, tmp_path):
    (tmp_path / "file").write_bytes(b"mine")
    with pytest.raises(BadQuestionError, match="is a file; name a folder"):
        publish(small, "area/hostile", tmp_path / "file")
    with pytest.raises(BadQuestionError, match="make it first"):
        publish(small, "area/hostile", tmp_path / "no" / "where")
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("former", [False, True], ids=["nothing there", "a former publication"])
@pytest.mark.parametrize("after", [0, 1, 40])
def test_a_full_disk_leaves_nothing_half_written(small, hostile_site, tmp_path, monkeypatch, former, after):
    out = tmp_path / "site"
    if former:
        shutil.copytree(hostile_site, out)
    before = files_of(tmp_path)
    write, left = Path.write_bytes, [after]

    def full(self, data):
        if not left[0]:
            write(self, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        left[0] -= 1
        return write(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(BadQuestionError, match=r"cannot be written: No space left on device\. Nothing was changed\."):
        publish(small, "area/hostile", out)
    assert files_of(tmp_path) == before
    assert [p.name for p in tmp_path.iterdir()] == (["site"] if former else [])


def test_a_move_that_fails_puts_the_former_publication_back(small, hostile_site, tmp_path, monkeypatch):
    out = tmp_path / "site"
    shutil.copytree(hostile_site, out)
    rename = Path.rename

    def fails(self, target):
        if self.name.endswith(".part"):
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fails)
    monkeypatch.setattr(beside, "exchange", lambda *_: False)  # as on a disk that cannot change two folders in one step
    with pytest.raises(BadQuestionError, match="Permission denied"):
        publish(small, "area/hostile", out)
    assert files_of(out) == files_of(hostile_site)
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_told_to_stop_it_leaves_nothing(tmp_path):
    told, env = command("medway", "--date", DAY, "--out", str(tmp_path / "site"))
    with subprocess.Popen(told, env=env) as process:
        until = time.monotonic() + 120
        while not any(tmp_path.rglob("*.json")) and time.monotonic() < until:
            time.sleep(0.1)
        assert [p.name for p in tmp_path.iterdir() if not p.name.startswith(".site.")] == []
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 128 + signal.SIGTERM
    assert list(tmp_path.iterdir()) == []


def test_faults_are_told_and_nothing_is_written(graph, tmp_path):
    with pytest.raises(BadQuestionError, match=r"No document in the graph speaks of Medway on 1999-01-01"):
        publish(graph, "medway", tmp_path / "site", date="1999-01-01")
    with pytest.raises(NotInGraphError, match="medwey"):
        publish(graph, "medwey", tmp_path / "site")
    assert list(tmp_path.iterdir()) == []


def test_the_command_tells_what_it_did_and_what_is_wrong(tmp_path):
    theme = tmp_path / "theme.yaml"
    theme.write_text("name: [1]\ncolours: {band: red}\n", encoding="utf-8")
    done = run("medway", "--date", DAY, "--out", str(tmp_path / "site"), "--theme", str(theme))
    assert (done.returncode, done.stdout) == (2, "")
    assert "`name` has to be text" in done.stderr
    assert "no colour `band`" in done.stderr
    assert "Traceback" not in done.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["theme.yaml"]


# ---------------------------------------------------------------------- pages and markup


def test_what_is_not_changed_comes_out_as_it_went_in(medway):
    from api.publish.markup import Html

    _, pages = medway
    for file in [*pages][::25]:
        text = file.read_text(encoding="utf-8")
        assert str(Html(text)) == text
    for odd in (
        "<p>a < b && c > d</p>",
        "<p>open",
        "</p>",
        '<a title="1 > 0">x</a>',
        "<script>'</p>'</script>",
        "<!-- <a href='/x'> -->",
        "<br/><svg><path d='M0'/></svg>",
    ):
        assert str(Html(odd)) == odd


@pytest.mark.parametrize(
    ("live", "published"),
    [
        ('<a href="/entities/body/a?date=2008-12-01#x">A</a>', '<a href="../entities/body/a.html#x">A</a>'),
        ('<a href="/entities/body/a">A</a>', '<a href="../entities/body/a.html">A</a>'),
        ('<p>See <a href="/entities/body/a?date=2013-10-01">A</a>.</p>', "<p>See A.</p>"),
        ('<li><a href="/entities/body/b">B</a></li>', "<li>B</li>"),
        ('<ul><li><a href="/ask?x=1">Ask</a></li><li>two</li></ul>', "<ul><li>two</li></ul>"),
        ('<nav><ul>\n<li> <a href="/ask">Ask</a> </li>\n</ul></nav><p>x</p>', "<p>x</p>"),
        ('<p><a href="/compare?left=a">What changed</a> since then</p>', "<p>What changed since then</p>"),
        ('<td><a href="/timeline/body/a">when</a></td>', "<td>when</td>"),
        ('<a role="button" class="govuk-button" href="/check">Start</a>', ""),
        ('<form action="/ask"><input name="q"></form>', ""),
        ("<form><input name='q'></form>", ""),
        ('<form action="/search"><input name="q"></form>', '<form action="../search.html"><input name="q"></form>'),
        ('<details data-live><summary>More</summary><a href="/x">x</a></details>', ""),
        ('<a href="https://www.legislation.gov.uk/x">law</a>', '<a href="https://www.legislation.gov.uk/x">law</a>'),
        ('<a href="#here">here</a>', '<a href="#here">here</a>'),
        ('<a rel="bookmark" href="/areas/area/a?date=2008-12-01">/areas/area/a</a>', '<a rel="bookmark" href="area-a.html">areas/area-a.html</a>'),
        ('<script type="module">import "/static/x.js"</script>', ""),
        ('<script type="application/json">{"a": "<b>"}</script>', '<script type="application/json">{"a": "<b>"}</script>'),
        ('<script src="/static/asks.js" defer></script>', ""),
        ('<script src="/static/draws.js?v=1" nonce="n" defer></script>', '<script src="../static/draws.js" defer></script>'),
        ('<img src="/theme/logo" alt="" height="40">', '<img src="../theme/logo.png" alt height="40">'),
        ('<link rel="canonical" href="/areas/area/a">', ""),
    ],
)  # fmt: skip
def test_how_a_page_becomes_one_of_a_publication(live, published):
    from api.publish.addresses import Addresses
    from api.publish.assets import Assets
    from api.publish.relink import Relinker

    class Service:
        def body(self, path):
            return {"/static/asks.js": b"fetch('/x')", "/static/draws.js": b"draw()"}[path]

    class Theme:
        def points(self):
            return b"png"

    site = Addresses(DAY)
    site.add("/areas/area/a", "areas/area-a.html")
    for address in ("/entities/body/a", "/search"):
        site.add(address)
    assert Relinker(site, Assets(Service(), Theme())).page("/areas/area/a", live) == published
