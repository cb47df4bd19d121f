"""Long lists a part at a time: where a part begins is a cursor, which is good for one question to one dataset."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphmodel.errors import BadQuestionError, Fault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphmodel.model.model import Model

#: Where the calls stand, for the link to the next part.
_CALLS = "/api/v1"
#: The most rows of one part.
MOST = 250
_FIELDS = 3


@dataclass(frozen=True)
class Cursor:
    """Where a part of a list begins.

    Attributes:
        digest: the dataset that the list was made from.
        mark: a hash of the question.
        start: how many rows come before.
    """

    digest: str
    mark: str
    start: int

    def __str__(self) -> str:
        text = json.dumps([self.digest, self.mark, self.start], separators=(",", ":"))
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    @classmethod
    def read(cls, model: Model, text: str) -> Cursor:
        """Return a cursor from its text.

        Raises:
            BadQuestionError: it is none, or one of another dataset.
        """
        try:
            found = json.loads(base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True))
        except (ValueError, RecursionError, binascii.Error):
            found = None
        if not (isinstance(found, list) and list(map(type, found)) == [str, str, int] and found[_FIELDS - 1] >= 0):
            raise _refused("this is no cursor; take the one of the `next` link of an answer, whole")
        cursor = cls(*found)
        if cursor.digest != model.digest:
            raise _refused(
                f"this cursor is of the dataset {cursor.digest}, and answers come from {model.digest} by now: begin again without a cursor"
            )
        return cursor


@dataclass(frozen=True)
class Part:
    """Which part of a list is wanted.

    Attributes:
        limit: how many rows; None for all of them.
        cursor: where it begins; None for the beginning.
    """

    limit: int | None = None
    cursor: Cursor | None = None

    def of(self, model: Model, rows: Sequence[Any], permalink: str, path: str) -> tuple[list[Any], str | None]:
        """Return the rows of the part, and the link to the next one if there is any.

        Args:
            model: what was asked.
            rows: all rows.
            permalink: the link that asks for the whole list; its parameters are those of the call.
            path: the path of the call, below those of all calls.

        Raises:
            BadQuestionError: the cursor is of another question.
        """
        parameters = permalink.partition("?")[2]
        mark = hashlib.blake2b(f"{path}?{parameters}".encode(), digest_size=6).hexdigest()
        if self.cursor and self.cursor.mark != mark:
            raise _refused(
                "this cursor continues another question: give it with the same parameters, the date among them"
            )
        start = self.cursor.start if self.cursor else 0
        end = len(rows) if self.limit is None else start + self.limit
        if end >= len(rows):
            return list(rows[start:]), None
        more = Cursor(model.digest, mark, end)
        return list(
            rows[start:end]
        ), f"{_CALLS}{path}?{parameters}{'&' if parameters else ''}limit={self.limit}&cursor={more}"


#: All of a list.
ALL = Part()


def _refused(message: str) -> BadQuestionError:
    return BadQuestionError((Fault("cursor", message),))
