"""That the process is alive."""

from api.schemas.common import Shown, shown


class Live(Shown):
    """That the process is alive."""

    status: str = shown("ok", "Always `ok`; a process that is not alive does not answer.")
