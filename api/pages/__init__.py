"""Pages for people: the same answers as the API gives, with links between everything. Each works without JavaScript."""

from api.pages import areas, ask, boards, home, matrix, record, reports, service, things, timeline

#: Routers of the pages, in the order in which their paths are tried.
PAGES = (home.router, ask.router, record.router, timeline.router, matrix.router, boards.router, things.router, areas.router, reports.router, service.router)
