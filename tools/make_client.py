"""Make the typed parts of `graphmodel_client/` from the OpenAPI description of the service.

    .venv/bin/python -m tools.make_client

Run it when a call or an answer changes; a test fails until that is done. Nothing in `graphmodel_client/answers/` and
`graphmodel_client/calls/`, and not `client.py`, is written by hand.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from api.app import create_app
from api.schemas.common import Shown
from graphmodel.graph import Graph
from tools.client_calls import client_module, group_module, groups_of
from tools.client_types import answers_module

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
_HEAD = "# Made by tools/make_client.py from the description of the service. Change the service, and run that again.\n"


def files(described: dict[str, Any]) -> dict[str, str]:
    """Return the files that are made, by their path below `graphmodel_client`."""
    schemas = described["components"]["schemas"]
    homes = {name: home for name, home in _homes() if name in schemas}
    made = {
        "answers/__init__.py": '"""What the answers hold: a module for each group of calls, as the service has them."""\n'
    }
    for home in sorted(set(homes.values())):
        names = [name for name in homes if homes[name] == home]
        made[f"answers/{home}.py"] = answers_module(home, names, schemas, homes)
    made["calls/__init__.py"] = '"""The calls: a module for each group."""\n'
    groups = groups_of(described)
    for name, operations in groups.items():
        made[f"calls/{name}.py"] = group_module(name, operations, described, homes)
    made["client.py"] = client_module(list(groups))
    return made


def _homes() -> Iterator[tuple[str, str]]:
    """Yield each schema with the module of `api.schemas` that it is in, in the order in which they are written."""
    pending = [Shown]
    while pending:
        model = pending.pop(0)
        yield model.__name__, model.__module__.rpartition(".")[2]
        pending += model.__subclasses__()


def write(folder: Path, described: dict[str, Any]) -> None:
    """Write the files below a folder, and format them."""
    for path, text in files(described).items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        docstring, _, rest = text.partition("\n")
        file.write_text(f"{docstring}\n{_HEAD}{rest}", encoding="utf-8")
    ruff = [sys.executable, "-m", "ruff", "--config", str(ROOT / "pyproject.toml")]
    subprocess.run([*ruff[:3], "format", "--quiet", *ruff[3:], str(folder)], check=True)  # noqa: S603  our own formatter


if __name__ == "__main__":
    write(ROOT / "graphmodel_client", create_app(Graph.load()).openapi())
