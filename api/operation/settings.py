"""How the service is run for many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from api.operation.kept import ROOM


@dataclass(frozen=True)
class Settings:
    """What whoever runs the service chooses; plain values, so that several processes can be given the same.

    Attributes:
        log: `json` for a line of JSON for each request on standard error; `off` for none.
        metrics: whether measurements for Prometheus are served at `/metrics`.
        rate_limit: requests a minute for each client in each process; 0 for no limit.
        trusted_proxies: addresses or networks of proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed.
        grace: seconds that requests under way are given when the service is told to stop.
        kept: how much of answers given before each process keeps in memory, in MiB; 0 for nothing.
    """

    log: Literal["json", "off"] = "off"
    metrics: bool = True
    rate_limit: int = 0
    trusted_proxies: tuple[str, ...] = ("127.0.0.1",)
    grace: int = 30
    kept: int = ROOM
