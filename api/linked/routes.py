"""The routers of linked data, in the order in which their paths are tried."""

from api.linked import documents, identity, vocabulary

#: Routers that stand before those of the pages.
LINKED = (identity.router, documents.router, vocabulary.router)
