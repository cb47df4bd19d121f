"""Forms with files, read without a library of their own: the parts of a `multipart/form-data` body."""

from __future__ import annotations

import re
from email.message import Message
from typing import NamedTuple, NoReturn

from graphmodel.errors import BadQuestionError, Fault

_MOST_PARTS = 500
_MOST_BOUNDARY = 70
_NAME = re.compile(
    rb'content-disposition: *form-data; *name="([^"\r\n]*)"(?:; *filename="([^"\r\n]*)")?', re.IGNORECASE
)


class Part(NamedTuple):
    """A field of a form.

    Attributes:
        name: the name of the field.
        file: the name of the file, as the browser told it; empty where it is no file.
        content: what was typed, or the bytes of the file.
    """

    name: str
    file: str
    content: bytes


def parts(content_type: str, body: bytes) -> list[Part]:
    r"""Return the fields of a form as a browser writes it, in their order.

    Raises:
        BadQuestionError: the body is no form with files, or one of very many parts.

    >>> body = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.json"\r\n\r\n{}\r\n--x--\r\n'
    >>> parts("multipart/form-data; boundary=x", body)
    [Part(name='file', file='a.json', content=b'{}')]
    """
    mark = b"\r\n--" + _boundary(content_type)
    whole = b"\r\n" + body
    if whole.count(mark) > _MOST_PARTS:
        _refuse(f"the form has more than {_MOST_PARTS} parts")
    found = []
    for piece in whole.split(mark)[1:]:
        if piece.startswith(b"--"):
            break
        head, _, content = piece.partition(b"\r\n\r\n")
        if named := _NAME.search(head):
            name, file = ((text or b"").decode("utf-8", "replace") for text in named.groups())
            found.append(Part(name, file, content))
    return found


def _boundary(content_type: str) -> bytes:
    """Return what stands between the parts of a form."""
    header = Message()
    header["content-type"] = re.sub(r"[^\x20-\x7e]", "?", content_type)
    boundary = header.get_boundary() or ""
    if header.get_content_type() != "multipart/form-data" or not 0 < len(boundary) <= _MOST_BOUNDARY:
        _refuse("this is no form: send it as multipart/form-data")
    return boundary.encode("ascii", "replace")


def _refuse(told: str) -> NoReturn:
    raise BadQuestionError((Fault("body", told),))
