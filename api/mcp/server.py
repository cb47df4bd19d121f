"""The server of the Model Context Protocol: over standard input and output, or over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import uvicorn
from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.tools import Tool
from mcp.types import ToolAnnotations

from api.listening import ListeningServer, leave_when_told, listen, say
from api.mcp.tools import STANDING, tools
from graphmodel import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

    from graphmodel.graph import Graph

_INSTRUCTIONS = (
    "Who answers to whom in English public services, and may this body share this information with that one, for this purpose, on this day. "
    "First find the ids of the bodies with find_body, then ask legal_basis or accountability_path. Ask the person where you are not sure who, "
    "what for or about whom; never guess a fact. Pass on the headline with its conditions, what is not ready, the citations and the caveats. "
    "Enter no name of a person, no address and no number of a case. " + " ".join(STANDING)
)

#: A question is far smaller; nothing larger is read.
_MOST_BYTES = 64 * 1024


def create_server(graph: Graph) -> MCPServer[Any]:
    """Return the server with its read-only tools.

    Args:
        graph: what answers; it is never changed.
    """
    server: MCPServer[Any] = MCPServer(
        "graphmodel",
        title="graphmodel",
        instructions=_INSTRUCTIONS,
        version=__version__,
        log_level="WARNING",
        subscriptions=False,
        tools=[_registered(tool) for tool in tools(graph)],
    )
    return server


def _registered(function: Callable[..., Any]) -> Tool:
    """Return a tool that only reads and refuses arguments it does not know, which would otherwise be passed over in silence."""
    only_reads = ToolAnnotations(
        read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
    )
    tool = Tool.from_function(function, annotations=only_reads, structured_output=True)
    arguments = tool.fn_metadata.arg_model
    arguments.model_config["extra"] = "forbid"
    arguments.model_rebuild(force=True)
    tool.parameters = arguments.model_json_schema(by_alias=True)
    return tool


def run_stdio(graph: Graph) -> None:
    """Serve one assistant over standard input and output until it hangs up."""
    create_server(graph).run("stdio")


def run_http(graph: Graph, *, host: str, port: int) -> None:
    """Serve assistants over streamable HTTP at `/mcp` until told to stop; no session is kept, so that any number of copies may stand behind a proxy.

    Args:
        graph: what answers.
        host: the address to listen on. On the machine's own address only requests to that name are taken.
        port: the port; 0 takes a free one.
    """
    leave_when_told()
    app = create_server(graph).streamable_http_app(
        host=host, stateless_http=True, json_response=True, max_request_body_size=_MOST_BYTES
    )
    config = uvicorn.Config(app, access_log=False, log_level="warning", server_header=False, ws="none")
    (listening,) = listen(host, port)
    ListeningServer(config, lambda: say(listening)).run(sockets=[listening])
