"""Pictures of the main pages as Chromium shows them, wide and narrow, to be looked at; those of the README are kept in docs/images.

Run: python tools/screenshots.py [--out build/screenshots] [--images docs/images] [--at ADDRESS] [NAME ...]

The service is started for it, on the shipped data. With names, only those pages are pictured. `--images` also writes the pictures of
the README, which are cut to one screen.
"""

from __future__ import annotations

import argparse
import signal
import subprocess
import sys
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

CHROMIUM = "/usr/bin/chromium"
WIDTHS = {"wide": 1200, "narrow": 375}
#: How many points of a page are pictured from its top: some pages hold hundreds of statements.
MOST = 2200
DAY = "date=2008-12-01"
MISSING = "discloser=type/academy-proprietor&recipient=type/police-force&purpose=purpose/missing-children&subject=subject/missing-child"
SO_FAR = f"{MISSING}&information=information/contact-and-identity&date=2026-01-26"
YOUTH = "discloser=body/medway-pct&recipient=body/kent-police-force&purpose=purpose/youth-justice&subject=subject/child"
BOARD = "medway-childrens-trust-board"
#: Name of the picture and page, in the order in which an officer meets them.
PAGES = {
    "start": "/",
    "check-start": "/check",
    "check-question": "/check/discloser",
    "check-candidates": "/check/discloser?discloser=school",
    "check-purpose": f"/check/purpose?{MISSING.partition('&purpose')[0]}",
    "check-purposes": f"/check/purpose?{MISSING.partition('&purpose')[0]}&step=help",
    "check-subject": f"/check/subject?{MISSING.partition('&subject')[0]}",
    "check-information": f"/check/information?{MISSING}",
    "check-date": f"/check/date?{MISSING}&information=information/contact-and-identity",
    "check-fact": f"/check/fact/request-made?{SO_FAR}&fact=emergency=false",
    "check-error": "/check/discloser?step=next",
    "check-answers": f"/check/answers?{SO_FAR}&fact=emergency=unknown&fact=request-made=false&fact=in-confidence=false&fact=consent=false",
    "form": "/ask",
    "form-error": "/ask?discloser=NHS+Medway&recipient=Kent+Polise&purpose=youth-justice&information=health&date=2009-02-31",
    "answer-express": f"/ask?{YOUTH}&information=personal&date=2009-03-01",
    "answer-common-law": f"/ask?{SO_FAR}",
    "answer-danger": f"/ask?{SO_FAR}&fact=emergency=true",
    "answer-barred": "/ask?discloser=dwp&recipient=voluntary-organisation&purpose=early-help&subject=child&information=benefits-and-tax&date=2026-01-01",
    "answer-narrow": f"/ask?{SO_FAR.replace('academy', 'school')}",
    "answer-not-in-model": f"/ask?{YOUTH}&information=personal&date=2020-03-01",
    "answers": f"/ask?{SO_FAR}&discloser=type/maintained-school-governing-body",
    "explorer": f"/areas/medway?{DAY}",
    "explorer-chosen": f"/areas/medway?{DAY}&chosen=body/{BOARD}",
    "explorer-compare": f"/areas/medway?{DAY}&compare=2013-10-01",
    "area": f"/entities/area/medway?{DAY}",
    "board": f"/entities/body/{BOARD}?{DAY}",
    "seats": f"/boards/{BOARD}/seats?{DAY}",
    "rules": f"/bodies/{BOARD}/rules?{DAY}",
    "quorum": f"/boards/{BOARD}/quorum?present=3&{DAY}",
    "path": f"/path/body/medway-yot-board?{DAY}",
    "duties": "/bodies/medway-pct/duties?date=2009-03-01",
    "holders": f"/norms/norm/ca2004-s10-1/holders?{DAY}",
    "document": "/entities/document/kent-2007",
    "readings": "/documents/kent-2007/readings",
    "norm": "/entities/norm/cda1998-s115?date=2009-03-01",
    "purpose": "/entities/purpose/youth-justice",
    "instrument": "/entities/instrument/children-act-2004",
    "bar": "/entities/bar/aca2002-ss56-65",
    "regime": "/entities/regime/uk-gdpr",
    "findings": "/findings?date=2008-12-01&area=medway",
    "matrix": f"/matrix/medway?purpose=youth-justice&board=medway-trust-board&{DAY}",
    "compliance": f"/boards/{BOARD}/compliance?norm=ca2004-s10-1&{DAY}",
    "compare": "/compare?left=area/medway&from=2008-12-01&until=2013-10-01",
    "audit": "/audit",
    "coverage": "/coverage",
    "timeline": "/timeline/body/medway-pct",
    "between": f"/ask/between?{YOUTH}&information=personal&between=2012-06-01&between=2014-06-01",
    "search": "/search?q=section+115",
    "search-nothing": "/search?q=zzzzqqq",
    "norms": "/norms",
    "record": f"/record?{SO_FAR}",
    "replay": "/replay",
    "docs": "/docs",
    "privacy": "/privacy",
    "nowhere": "/nowhere",
}
#: The pictures of the README: its file, the page, and what is scrolled to.
IMAGES = {
    "start.png": ("start", None),
    "check-question.png": ("check-candidates", None),
    "answer.png": ("answer-express", None),
    "explorer.png": ("explorer", "#gm-chart"),
}


@contextmanager
def service() -> Iterator[str]:
    """Start the service on a free port; give its address."""
    command = [sys.executable, "-m", "graphmodel", "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603  our own program
        line = process.stdout.readline() if process.stdout else ""
        try:
            yield line.split()[-1]
        finally:
            process.send_signal(signal.SIGTERM)


def whole(browser: Browser, address: str, out: Path, names: list[str]) -> None:
    """Picture pages from top to bottom, at each width."""
    for width_name, width in WIDTHS.items():
        context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
        page = context.new_page()
        for name in names:
            page.goto(address + PAGES[name], wait_until="networkidle")
            height = min(MOST, page.evaluate("document.documentElement.scrollHeight"))
            page.screenshot(
                path=out / f"{name}-{width_name}.png",
                full_page=True,
                clip={"x": 0, "y": 0, "width": width, "height": height},
            )
        context.close()


def of_readme(browser: Browser, address: str, out: Path) -> None:
    """Picture one screen of the pages that the README shows."""
    context = browser.new_context(viewport={"width": 1100, "height": 820}, reduced_motion="reduce")
    page = context.new_page()
    for file, (name, at) in IMAGES.items():
        page.goto(address + PAGES[name], wait_until="networkidle")
        if at:
            page.locator(at).evaluate("e => window.scrollTo(0, e.getBoundingClientRect().top - 16)")
        page.screenshot(path=out / file)
    context.close()


def main() -> None:
    """Picture what was asked for."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("names", nargs="*", metavar="NAME", help=f"pages to picture: {', '.join(PAGES)}")
    asked.add_argument("--out", type=Path, default=Path("build/screenshots"))
    asked.add_argument("--images", type=Path, help="also write the pictures of the README to this folder")
    asked.add_argument("--at", help="the address of a service that runs already")
    given = asked.parse_args()
    if unknown := [name for name in given.names if name not in PAGES]:
        asked.error(f"there is no page {', '.join(unknown)}; there are {', '.join(PAGES)}")
    given.out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, service() if not given.at else nullcontext(given.at) as address:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--headless"])
        whole(browser, address, given.out, given.names or list(PAGES))
        if given.images:
            given.images.mkdir(parents=True, exist_ok=True)
            of_readme(browser, address, given.images)
        browser.close()


if __name__ == "__main__":
    main()
