"""The process that runs queries, one after another, for a pool: `python -m graphmodel.sparql.worker`.

It reads from standard input and writes to standard output, in the form of `graphmodel.sparql.frames`. It ends when its input does.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

# Everything is imported here: once a query may run, no file can be opened any more.
import pyoxigraph as ox

from graphmodel.sparql import isolation
from graphmodel.sparql.copies import open_copy
from graphmodel.sparql.frames import Frames, frame
from graphmodel.sparql.results import TooLargeError, written

_CHUNK = 65536


def main(arguments: list[str]) -> None:
    """Open the dataset, give up what no query needs, and answer until there is nothing more to answer.

    Args:
        arguments: the place of the dataset, the process that started this one, and the limits as JSON.
    """
    place, parent, limits = Path(arguments[0]), int(arguments[1]), json.loads(arguments[2])
    isolation.yield_to_the_service(parent)
    isolation.leave_network()
    store = open_copy(place)
    isolation.bound_memory(limits["memory"])
    isolation.open_nothing_more()
    _send(frame({"ready": True}))
    frames = Frames()
    while data := os.read(0, _CHUNK):
        message = frames.feed(data)
        while message:
            _send(_answer(store, message[0], limits))
            message = frames.feed(b"")


def _send(data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(1, view) :]


def _answer(store: ox.Store, asked: dict[str, Any], limits: dict[str, Any]) -> bytes:
    """Return the result of one query, or what went wrong."""
    try:
        result = store.query(asked["query"], **_over(asked["over"]))
        made, rows = written(
            result, asked["form"], asked["prefixes"], rows=limits["result_rows"], most=limits["result_bytes"]
        )
    except SyntaxError as error:
        return frame({"wrong": "syntax", "told": str(error)})
    except TooLargeError as error:
        return frame({"wrong": error.args[0]})
    except MemoryError:
        return frame({"wrong": "memory"})
    except Exception as error:  # noqa: BLE001  whatever the engine raises is told, and the next query is run
        return frame({"wrong": "engine", "told": str(error)})
    return frame({"rows": rows}, made)


def _over(over: dict[str, Any] | None) -> dict[str, Any]:
    """Return over which graphs the engine is asked: all together, or those that the query or the request names.

    `None` leaves it to the query; `union` asks all of them.
    """
    if over is None:
        return {}
    if over.get("union"):
        return {"use_default_graph_as_union": True}
    return {name: [ox.NamedNode(address) for address in over[name]] for name in ("default_graph", "named_graphs")}


if __name__ == "__main__":
    main(sys.argv[1:])
