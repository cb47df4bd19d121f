"""A store by where it is: a folder, or the address of a SPARQL endpoint."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphmodel.store.database import Database
    from graphmodel.store.endpoint import Endpoint


def is_address(where: str) -> bool:
    """Tell whether a text is the address of an endpoint, and not a folder."""
    return "://" in where


def open_store(where: str) -> Database | Endpoint:
    """Open the database in a folder, or read the data of an endpoint.

    Raises:
        StoreError: it cannot be reached, or holds no whole release that this version can read.
    """
    if is_address(where):
        from graphmodel.store.endpoint import open_endpoint  # noqa: PLC0415  the client of HTTP is slow to import

        return open_endpoint(where)
    from graphmodel.store.database import open_database  # noqa: PLC0415  only where it is wanted

    return open_database(Path(where))


def digest_of(where: str) -> str:
    """Return the digest of the release that a store says it holds; what an endpoint holds is not read for that.

    Raises:
        StoreError: it cannot be reached, or holds no release that this version can read.
    """
    if not is_address(where):
        return open_store(where).digest
    from graphmodel.store.endpoint import manifest_at  # noqa: PLC0415  the same

    return manifest_at(where).digest
