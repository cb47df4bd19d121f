"""The structure explorer on a slow line: the text comes before the script."""

from __future__ import annotations

import pytest

from tests.api.explorer_browser.visit import PAGE, Visit

pytestmark = pytest.mark.browser

LATENCY = 150
MARKS = """window.marks = {};
new MutationObserver(() => { if (!marks.text && document.getElementById('gm-lines-title')) marks.text = performance.now(); })
    .observe(document, {childList: true, subtree: true});"""


def slow_visit(chromium, address):
    """One visit by a browser that has kept nothing."""
    made = Visit(chromium, address)
    page = made.page
    page.add_init_script(MARKS)
    line = made.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": LATENCY, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8},
    )
    page.goto(made.address + PAGE)
    page.wait_for_selector("#gm-canvas canvas")
    found = page.evaluate(
        """() => { const [page] = performance.getEntriesByType('navigation');
            const script = performance.getEntriesByType('resource').find(r => r.name.includes('vis-network'));
            return {painted: performance.getEntriesByName('first-contentful-paint')[0].startTime, text: marks.text,
                    size: page.encodedBodySize, script: script.responseEnd}; }"""
    )
    made.context.close()
    assert (made.outside, made.wrong) == ([], [])
    return found


def test_on_a_slow_line_the_text_is_there_before_the_script_of_the_chart(chromium, address):
    """1.6 Mbit/s with 150 ms, nothing kept: the text comes first, in one small page, and is painted before the script has come."""
    found = slow_visit(chromium, address)
    assert found["text"] < found["script"]
    assert found["painted"] < found["script"]
    assert found["size"] < 80_000
