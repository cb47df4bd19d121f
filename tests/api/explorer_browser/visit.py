"""A visit to the structure explorer in a real browser.

The explorer's pages by themselves are in test_every_page_browser.py.
"""

from __future__ import annotations

DAY = "date=2008-12-01"
PAGE = f"/areas/medway?{DAY}"
BOARD = "body/medway-childrens-trust-board"


class Visit:
    """A page in a browser that notes what it asks of other places and what goes wrong in it."""

    def __init__(self, chromium, address, *, scripts=True, **options):
        self.address = address
        self.outside, self.wrong = [], []
        options = {"viewport": {"width": 1300, "height": 1000}, "reduced_motion": "reduce", **options}
        self.context = chromium.new_context(java_script_enabled=scripts, **options)
        self.context.on("request", self._asked)
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", lambda m: self.wrong.append(m.text) if m.type in {"error", "warning"} else None)

    def _asked(self, request):
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.outside.append(request.url)

    def go(self, path):
        self.page.goto(self.address + path)
        return self.page

    def until(self, expression, arg=None):
        """Wait until something is so; the policy of the page lets no text become script, so it is asked again and again."""
        for _ in range(300):
            if self.page.evaluate(expression, arg):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"never so: {expression}")

    def settled(self):
        """Wait until what was asked for is there."""
        self.until("document.getElementById('gx').getAttribute('aria-busy') !== 'true'")

    def centre(self, ident):
        """Bring a box into view and tell where its middle is in the window."""
        self.page.locator("#gm-canvas").scroll_into_view_if_needed()
        self.page.evaluate("id => network.moveTo({position: network.getPosition(id)})", ident)
        at = self.page.evaluate("id => network.canvasToDOM(network.getPosition(id))", ident)
        frame = self.page.locator("#gm-canvas").bounding_box()
        return frame["x"] + at["x"], frame["y"] + at["y"]


def drawn(page):
    return set(page.evaluate("network.body.data.nodes.getIds()"))


def told(page):
    return set(
        page.locator("#gm-text tr[data-node]").evaluate_all(
            "rows => rows.filter(r => !r.hidden).map(r => r.dataset.node)"
        )
    )
