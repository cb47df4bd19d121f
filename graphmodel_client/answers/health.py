"""Types of the answers: health."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from typing import TypedDict


class Live(TypedDict):
    """That the process is alive."""

    #: Always `ok`; a process that is not alive does not answer.
    status: str
