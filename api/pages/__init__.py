"""Pages for people: the same answers as the API gives, with links between everything. Each works without JavaScript."""

from api.pages import (
    areas,
    ask,
    audit,
    boards,
    check,
    home,
    lists,
    matrix,
    record,
    replay,
    reports,
    service,
    things,
    timeline,
    understood,
)

#: Routers of the pages, in the order in which their paths are tried.
PAGES = (
    home.router, understood.router, ask.router, check.router, record.router, replay.router, audit.router, timeline.router,
    matrix.router, lists.router, boards.router, things.router, areas.router, reports.router, service.router,
)  # fmt: skip
