"""A dataset at any endpoint of the SPARQL 1.1 Protocol."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graphmodel.errors import StoreError
from graphmodel.store.exchange import PATIENCE, Exchange
from graphmodel.store.in_process import InProcess
from graphmodel.store.reading import ask, manifest_of, quads_of

if TYPE_CHECKING:
    from graphmodel.store.manifest import Manifest
    from graphmodel.store.store import Result


@dataclass(frozen=True)
class Endpoint(InProcess):
    """A release at an endpoint, read whole once and compared with its manifest; queries are answered there.

    Pages and answers come from the copy that was read and compared, so they stand while the endpoint is away. A query
    is sent to the endpoint; before it and after it the endpoint is asked which release it holds, so that a result never
    comes from another release, nor from one that is being replaced.

    Attributes:
        manifest: what the endpoint says it holds.
        exchange: the way to it.
    """

    manifest: Manifest = field(kw_only=True)
    exchange: Exchange = field(kw_only=True)

    @property
    def where(self) -> str:
        """The address, for messages."""
        return self.exchange.address

    def query(self, text: str) -> Result:
        """Return the whole result of a query as the endpoint answers it, over the graphs of this release alone.

        Raises:
            StoreError: it holds another release by now, or does not answer whole, in time and in a form that was asked for.
        """
        self._still_there()
        result = ask(self.exchange, text, tuple(self.manifest.graphs))
        self._still_there()
        return result

    def close(self) -> None:
        """Close the connections to the endpoint."""
        self.exchange.close()

    def _still_there(self) -> None:
        now = manifest_of(self.exchange)
        if now != self.manifest:
            held = f"release {now.version} ({now.digest}), written {now.written}" if now else "no whole release"
            what = f"it now holds {held}, and this process reads {self.manifest.version} ({self.digest}), written {self.manifest.written}"
            raise StoreError(self.where, what, "Start this process again, so that it reads what is there.")


def open_endpoint(address: str, *, patience: float = PATIENCE) -> Endpoint:
    """Read the release that an endpoint holds.

    Args:
        address: the address for queries.
        patience: seconds that one request may take.

    Raises:
        StoreError: it cannot be reached, or holds no release, half of one, or one that this version cannot read.
    """
    exchange = Exchange(address, patience=patience)
    try:
        return _read(exchange)
    except StoreError:
        exchange.close()
        raise


def manifest_at(address: str) -> Manifest:
    """Return what an endpoint says it holds.

    Raises:
        StoreError: it cannot be reached, or holds no release that this version can read.
    """
    with Exchange(address) as exchange:
        return _manifest(exchange)


def _manifest(exchange: Exchange) -> Manifest:
    manifest = manifest_of(exchange)
    if manifest is None:
        what = "it holds no whole release of graphmodel: it has no manifest"
        mend = "Load one: graphmodel store push, with the address of its Graph Store."
        raise StoreError(exchange.address, what, mend)
    return manifest


def _read(exchange: Exchange) -> Endpoint:
    where, manifest = exchange.address, _manifest(exchange)
    store = ox.Store()
    store.extend(quads_of(exchange, manifest))
    manifest.whole(store, where)
    if manifest_of(exchange) != manifest:
        raise StoreError(where, "its data were replaced while they were read", "Try again when that is done.")
    return Endpoint(store, manifest.digest, manifest=manifest, exchange=exchange)
