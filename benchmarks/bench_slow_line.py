"""How soon the page of an area can be read, and its chart used, on a slow line: 1.6 Mbit/s with 150 ms, by a browser that has kept nothing.

Run: python -m benchmarks slow_line

Chromium slows the line by itself; the service is a process of its own, started as people start it. Told are milliseconds from the moment the
page is asked for: until something is painted, until the text is all there and can be scrolled, until the chart is drawn; and how many bytes
came for each. The aim is for the text: read within a second. Medians, with the fastest and the slowest.
"""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

from benchmarks.serving import serving
from benchmarks.tables import Aim, Table, spread

if TYPE_CHECKING:
    from collections.abc import Iterator

ROUNDS = 7
AIM = 1.0
PAGES = ("/areas/medway?date=2008-12-01", "/check/discloser")
LINE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
TIMES = """() => {
    const [page] = performance.getEntriesByType('navigation'), files = performance.getEntriesByType('resource');
    const paint = performance.getEntriesByName('first-contentful-paint')[0];
    const sum = all => all.reduce((n, f) => n + f.transferSize, 0), styles = files.filter(f => f.name.includes('.css'));
    return {painted: paint ? paint.startTime : null, text: Math.max(page.domInteractive, paint ? paint.startTime : 0),
            all: page.loadEventEnd, page: page.transferSize, styles: sum(styles), rest: sum(files) - sum(styles)}; }"""


def visit(browser, address):
    """Open a page in a new window on a slow line; return its times and sizes."""
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", LINE)
    page.goto(address, wait_until="load")
    page.evaluate("() => new Promise(done => new PerformanceObserver(done).observe({type: 'paint', buffered: true}))")
    found = page.evaluate(TIMES)
    context.close()
    return found


def tables() -> Iterator[Table]:
    from playwright.sync_api import sync_playwright

    with serving() as (site, _, _), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--headless"])
        rows, aims = [], []
        for path in PAGES:
            visit(browser, site + path)  # the first visit makes what all others use
            seen = [visit(browser, site + path) for _ in range(ROUNDS)]
            waits = {name: [s[name] / 1000 for s in seen] for name in ("painted", "text", "all")}
            sizes = [f"{seen[-1][name] / 1000:.0f}" for name in ("page", "styles", "rest")]
            rows.append((f"`{path}`", *(spread(waits[n]) for n in ("painted", "text", "all")), " + ".join(sizes)))
            aims.append(Aim(f"`{path}`: its text can be read", statistics.median(waits["text"]), at_most=AIM, unit="s"))
        browser.close()
    yield Table(
        "On a slow line",
        ("page", "something is seen", "the text can be read", "all is there", "kB: page, styles, rest"),
        rows,
        about="Chromium with nothing kept, over a line of 1.6 Mbit/s with 150 ms that it makes itself.",
        aims=aims,
    )


if __name__ == "__main__":
    from benchmarks.tables import show

    show(tables())
