"""The routers of linked data, in the order in which their paths are tried."""

from api.linked import documents, identity, releases, vocabulary

#: Routers that stand before those of the pages.
LINKED = (identity.router, documents.router, releases.router, vocabulary.router)
