"""How soon the page of an area can be read, and its chart used, on a slow line: 1.6 Mbit/s with 150 ms, by a browser that has kept nothing.

Run: python benchmarks/bench_slow_line.py [rounds]

Chromium slows the line by itself; the service is a process of its own, started as people start it. Told are milliseconds from the moment the
page is asked for: until something is painted, until the text is all there and can be scrolled, until the chart is drawn; and how many bytes
came for each. The aim is for the text: read within a second. Medians, with the fastest and the slowest.
"""

from __future__ import annotations

import signal
import statistics
import subprocess
import sys

from playwright.sync_api import sync_playwright

ROUNDS = 7
AIM = 1000
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


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    command = [sys.executable, "-m", "graphmodel", "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process, sync_playwright() as playwright:
        site = process.stdout.readline().split()[-1]
        try:
            measure(playwright, site, rounds)
        finally:
            process.send_signal(signal.SIGTERM)


def measure(playwright, site, rounds):
    """Visit each page several times, and print what was seen."""
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--headless"])
    for path in PAGES:
        visit(browser, site + path)  # the first visit makes what all others use
        seen = [visit(browser, site + path) for _ in range(rounds)]
        print(path)
        for name, told in (
            ("painted", "something is seen"),
            ("text", "the text can be read"),
            ("all", "all is there"),
        ):
            times = [s[name] for s in seen]
            mark = (
                f"  (aim: {AIM}) {'reached' if statistics.median(times) <= AIM else 'MISSED'}" if name == "text" else ""
            )
            print(f"  {told:24}{statistics.median(times):6.0f} ms ({min(times):.0f} to {max(times):.0f}){mark}")
        print("  bytes: page {page}, styles {styles}, scripts and the rest {rest}".format(**seen[-1]))
    browser.close()


if __name__ == "__main__":
    main()
