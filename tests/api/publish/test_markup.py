"""How the markup of a page becomes that of a page of a publication."""

from __future__ import annotations

import pytest

from tests.api.publish.publishing import DAY


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
