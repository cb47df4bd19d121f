"""A council's own name, logo and colours: every fault told at once, and nothing in them that is more than text or a picture."""

from __future__ import annotations

import os
import re
import shutil
import signal
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.theme import Theme
from graphmodel.errors import BadQuestionError

ROOT = Path(__file__).resolve().parent.parent.parent
BROWSER = {"accept": "text/html"}
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 40" onload="document.title=\'ran\'"><script>document.title=\'ran\'; '
    'parent.document.title=\'ran\'</script><rect width="200" height="40" fill="#5c2d91"/></svg>'
)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def theme_file(folder, text, **files):
    for name, data in files.items():
        (folder / name.replace("_", ".")).write_bytes(data)
    path = folder / "council.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def client_of(graph):
    from api.app import create_app

    made = []

    def client(theme):
        made.append(TestClient(create_app(graph, theme), headers=BROWSER))
        return made[-1]

    yield client
    for one in made:
        one.close()


def test_name_logo_and_colours(tmp_path, client_of):
    path = theme_file(
        tmp_path,
        'name: Example Council\nlogo: logo.png\nreport: the data team\ncolours: {brand: "#5c2d91", link: "#037", button: "#5C2D91"}\n',
        logo_png=PNG,
    )
    theme = Theme.read(path)
    assert (theme.name, theme.logo, theme.report) == ("Example Council", (PNG, "image/png"), "the data team")
    assert "--govuk-brand-colour: #5c2d91; --govuk-link-colour: #037; --govuk-success-colour: #5C2D91;" in theme.css
    client = client_of(theme)
    page = client.get("/coverage").text
    assert re.search(r"<title>[^<]* - Example Council</title>", page)
    assert '<img src="/theme/logo" alt="" height="40"> Example Council</a>' in page
    assert page.index("/static/graphmodel.css") < page.index('href="/theme/colours.css"')
    assert client.get("/theme/colours.css").text == theme.css
    assert client.get("/theme/colours.css").headers["content-type"].startswith("text/css")
    assert client.get("/theme/logo").content == PNG


def test_without_a_theme_there_is_none(pages):
    page = pages.get("/coverage").text
    assert "/theme/" not in page
    assert pages.get("/theme/logo").status_code == 404


def test_every_fault_is_told_at_once(tmp_path):
    path = theme_file(
        tmp_path,
        "name: 5\nlogo: logo.gif\nfont: Comic Sans\nreport: [a]\n"
        'colours: {brand: "#fc0", link: red, header: "#000000", "link-hover": 112233, button: "url(//x)", "link-visited": "#12345"}\n',
    )
    with pytest.raises(BadQuestionError) as caught:
        Theme.read(path)
    told = [f.message.removeprefix(f"{path}: ") for f in caught.value.faults]
    assert len(told) == 10
    for start in (
        "there is no `font`; choose from name, logo, colours, report",
        "`name` has to be text in one line",
        "`report` has to say whom to tell",
        f"the logo {tmp_path / 'logo.gif'} has to be an .svg or .png file",
        "the colour `brand` is too light to be read beside white: its contrast is 1.5 to 1",
        'the colour `link` has to be quoted and like "#1d70b8"',
        "there is no colour `header`; choose from brand, link, link-visited, link-hover, button",
        'the colour `link-hover` has to be quoted and like "#1d70b8"',
        'the colour `button` has to be quoted and like "#1d70b8"',
        'the colour `link-visited` has to be quoted and like "#1d70b8"',
    ):
        assert [t for t in told if t.startswith(start)], (start, told)
    assert {f.field for f in caught.value.faults} == {"theme"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "it has to be a mapping"),
        ("- name\n", "it has to be a mapping"),
        ("name: [\n", "cannot be read"),
        ("name: ''\n", "`name` has to be text"),
        ('name: "two\\nlines"\n', "`name` has to be text in one line"),
        (f"name: {'x' * 81}\n", "at most 80 letters"),
        ("colours: [1]\n", "`colours` has to be a mapping"),
        ("logo: nowhere.svg\n", "has to be an .svg or .png file with something in it"),
        ("logo: {a: b}\n", "has to be an .svg or .png file"),
        ("1: x\n", "there is no `1`"),
        ("name: &a [*a]\n", "`name` has to be text"),
    ],
)
def test_what_is_wrong_is_told(tmp_path, text, told):
    with pytest.raises(BadQuestionError, match=re.escape(told)):
        Theme.read(theme_file(tmp_path, text))


def test_a_file_that_is_not_there_or_no_text_is_told(tmp_path):
    with pytest.raises(BadQuestionError, match="cannot be read"):
        Theme.read(tmp_path / "nowhere.yaml")
    (tmp_path / "odd.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadQuestionError, match="cannot be read"):
        Theme.read(tmp_path / "odd.yaml")


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("logo.png", SVG.encode(), "is no PNG"),
        ("logo.svg", PNG, "is no SVG that can be drawn"),
        ("logo.svg", b"<svg", "is no SVG that can be drawn"),
        ("logo.svg", b"<html><body/></html>", "is no SVG that can be drawn"),
        ("logo.svg", b"", "with something in it"),
        ("logo.svg", SVG.encode() + b" " * 256 * 1024, "at most 256 kB"),
    ],
)
def test_a_logo_that_is_none_is_told(tmp_path, name, data, told):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(BadQuestionError, match=re.escape(told)):
        Theme.read(theme_file(tmp_path, f"logo: {name}\n"))


def test_contrast_is_that_of_the_guidelines(tmp_path):
    Theme.read(theme_file(tmp_path, 'colours: {brand: "#767676"}\n'))  # 4.54 to 1
    with pytest.raises(BadQuestionError, match=r"4\.5 to 1"):
        Theme.read(theme_file(tmp_path, 'colours: {brand: "#777777"}\n'))  # 4.48 to 1


HOSTILE = "</title><script>alert(1)</script>{{ 7 * 7 }}\"' onload=x"


def test_a_hostile_name_is_text_wherever_it_stands(tmp_path, client_of):
    path = theme_file(
        tmp_path, f"name: >-\n  {HOSTILE}\nreport: >-\n  {HOSTILE}\nlogo: logo.svg\n", logo_svg=SVG.encode()
    )
    client = client_of(Theme.read(path))
    for address in (
        "/",
        "/coverage",
        "/nowhere",
        "/search?q=",
        "/areas/medway?date=2008-12-01",
        "/entities/body/medway-council",
    ):
        page = client.get(address).text
        assert "alert(1)" in page
        assert "<script>alert" not in page
        assert "</title><script" not in page
        assert "{{ 7 * 7 }}" in page


def test_a_logo_with_a_script_goes_out_under_a_policy_of_its_own(tmp_path, client_of):
    theme = Theme.read(theme_file(tmp_path, "logo: logo.svg\n", logo_svg=SVG.encode()))
    answer = client_of(theme).get("/theme/logo")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.headers["content-security-policy"] == "default-src 'none'; style-src 'unsafe-inline'"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_logo_as_points_holds_no_script(tmp_path):
    theme = Theme.read(theme_file(tmp_path, "logo: logo.svg\n", logo_svg=SVG.encode()))
    points = theme.points()
    assert struct.unpack(">II", points[16:24]) == (800, 160)
    assert b"script" not in points
    assert b"ran" not in points
    assert points == theme.points()
    huge = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9000000 1">{"<g/>" * 9}</svg>'
    assert len(Theme(logo=(huge.encode(), "image/svg+xml")).points()) < 10_000
    with pytest.raises(ValueError, match="no logo"):
        Theme().points()


def test_a_publication_carries_the_theme(tmp_path):
    from api.publish.publication import publish
    from graphmodel.graph import Graph

    data = tmp_path / "data"
    data.mkdir()
    shutil.copy(Path(__file__).with_name("hostile.yaml"), data)
    path = theme_file(
        tmp_path, 'name: Example Council\nlogo: logo.svg\ncolours: {brand: "#5c2d91"}\n', logo_svg=SVG.encode()
    )
    out = tmp_path / "site"
    publish(Graph.load(data), "area/hostile", out, date="2008-12-01", theme=Theme.read(path))
    page = (out / "entities/body/hostile-board.html").read_text(encoding="utf-8")
    assert '<img src="../../theme/logo.png" alt height="40"> Example Council</a>' in page
    assert '<link rel="stylesheet" href="../../theme/colours.css">' in page
    assert "--govuk-brand-colour: #5c2d91" in (out / "theme/colours.css").read_text(encoding="utf-8")
    assert (out / "theme/logo.png").read_bytes().startswith(b"\x89PNG")
    assert not [f for f in out.rglob("*") if f.is_file() and b"document.title" in f.read_bytes()]


def test_make_run_takes_a_theme(tmp_path):
    path = theme_file(tmp_path, "name: Example Council\n")
    wanted = f'serve --host 127.0.0.1 --port 8000 --theme "{path}"'
    told = subprocess.run(
        ["make", "-n", "run", f"THEME={path}"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert wanted in told
    env = {n: v for n, v in os.environ.items() if n not in {"THEME", "HOST", "PORT"}}
    assert (
        "--theme"
        not in subprocess.run(
            ["make", "-n", "run"], cwd=ROOT, env=env, capture_output=True, text=True, check=True
        ).stdout
    )


def test_the_service_starts_with_a_theme_and_not_with_a_wrong_one(tmp_path):
    path = theme_file(tmp_path, "name: Example Council\n")
    serve = [sys.executable, "-m", "graphmodel", "serve", "--port", "0", "--theme", str(path)]
    with subprocess.Popen(serve, stdout=subprocess.PIPE, text=True) as process:
        address = process.stdout.readline().split()[-1]
        from urllib.request import Request, urlopen

        with urlopen(Request(f"{address}/privacy", headers=BROWSER)) as answer:
            assert b"Example Council" in answer.read()
        process.send_signal(signal.SIGTERM)
        assert process.wait(15) == 0
    theme_file(tmp_path, "nam: Example Council\n")
    done = subprocess.run(serve, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no `nam`" in done.stderr
    assert "Traceback" not in done.stderr


# ---------------------------------------------------------------------- in a browser


@pytest.mark.browser
def test_in_a_browser_the_script_of_a_logo_never_runs(tmp_path, chromium):
    path = theme_file(
        tmp_path,
        'name: Example Council\nlogo: logo.svg\ncolours: {brand: "#5c2d91", button: "#5c2d91"}\n',
        logo_svg=SVG.replace("0 0 200 40", "0 0 2400 40").encode(),
    )
    serve = [sys.executable, "-m", "graphmodel", "serve", "--port", "0", "--theme", str(path)]
    with subprocess.Popen(serve, stdout=subprocess.PIPE, text=True) as process:
        address = process.stdout.readline().split()[-1]
        page = chromium.new_page(viewport={"width": 320, "height": 700})
        page.goto(f"{address}/coverage")
        assert page.locator(".gm-header img").evaluate("i => i.complete && i.naturalWidth > 0")
        assert page.title().endswith(" - Example Council")
        assert page.locator(".gm-header").evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(92, 45, 145)"
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        page.goto(f"{address}/theme/logo")
        page.wait_for_timeout(200)
        assert page.evaluate("document.querySelector('rect') !== null")
        assert page.title() != "ran"
        page.close()
        process.send_signal(signal.SIGTERM)
        process.wait(15)
