"""An endpoint that answers byte by byte, cuts a chunked reply off, or speaks no HTTP: an error in bounded time, whatever it does."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import contextmanager

import pytest

from graphmodel.errors import StoreError
from graphmodel.store.endpoint import open_endpoint

PATIENCE = 0.5
#: A reply is given more than this only if its time is not bounded at all.
FAR_TOO_LONG = 30
HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: application/sparql-results+json\r\n"
ROWS = b'{"head": {"vars": []}, "results": {"bindings": []}}'


@contextmanager
def speaking(pieces, pause=0.0):
    """Serve connections that are sent these pieces, whatever is asked, with a pause after each."""
    server = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()

    def speak(connection):
        with connection:
            connection.recv(65536)
            try:
                for piece in pieces:
                    connection.sendall(piece)
                    if pause and over.wait(pause):
                        return
            except OSError:
                return

    def take():
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            threading.Thread(target=speak, args=(connection,), daemon=True).start()

    thread = threading.Thread(target=take, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.getsockname()[1]}/sparql"
    finally:
        over.set()
        server.shutdown(socket.SHUT_RDWR)
        server.close()
        thread.join()


def in_bytes(text):
    return [bytes([b]) for b in text]


SLOW = {
    "its head byte by byte": in_bytes(HEAD + b"x-filler: " + b"y" * 10_000),
    "its body byte by byte": [HEAD + b"content-length: 10000\r\n\r\n", *in_bytes(b" " * 10_000)],
    "its chunks one by one": [HEAD + b"transfer-encoding: chunked\r\n\r\n", *([b"1\r\n \r\n"] * 10_000)],
}


@pytest.mark.parametrize("how", SLOW)
def test_a_reply_that_never_ends_is_left_in_time(how):
    begin = time.monotonic()
    with (
        speaking(SLOW[how], pause=0.02) as address,
        pytest.raises(StoreError, match=r"in full within 0\.5 seconds") as told,
    ):
        open_endpoint(address, patience=PATIENCE)
    assert time.monotonic() - begin < FAR_TOO_LONG
    assert told.value.mend


BROKEN = {
    "chunks cut off": [HEAD + b"transfer-encoding: chunked\r\n\r\n", b"%x\r\n%s\r\n" % (len(ROWS), ROWS)],
    "a chunk cut off": [HEAD + b"transfer-encoding: chunked\r\n\r\n", b"%x\r\n%s" % (len(ROWS) + 9, ROWS)],
    "a head cut off": [HEAD],
    "nothing": [],
    "another protocol": [b"220 mail.example.org ESMTP\r\n"],
    "a length that is none": [HEAD + b"content-length: many\r\n\r\n" + ROWS],
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_reply_that_is_not_whole_is_an_error(how):
    with speaking(BROKEN[how]) as address, pytest.raises(StoreError, match=r"broke off|cannot be reached") as told:
        open_endpoint(address, patience=20)
    assert address in str(told.value)
    assert told.value.mend
