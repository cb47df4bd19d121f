"""Files with one thing wrong: archives with other parts than their own, and PDFs written by hand."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib


def archive(parts, *, stored=False):
    """Return an archive of (name, bytes) pairs; a name may stand twice."""
    out = io.BytesIO()
    how = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(out, "w", how) as made:
        for name, data in parts:
            made.writestr(zipfile.ZipInfo(name), data, how)
    return out.getvalue()


def parts_of(data):
    with zipfile.ZipFile(io.BytesIO(data)) as good:
        return [(name, good.read(name)) for name in good.namelist()]


def with_parts(data, *, without=(), **_more):
    return archive([(n, d) for n, d in parts_of(data) if n not in without])


def replaced(data, name, content):
    """Return an archive with another part in the place of one, or beside its own."""
    parts = [(n, content(d) if callable(content) else content) if n == name else (n, d) for n, d in parts_of(data)]
    return archive(parts if any(n == name for n, _ in parts) else [*parts, (name, content)])


def lying(data, size=10):
    """Return an archive whose directory says that its parts are small."""
    made = bytearray(data)
    at = 0
    while (at := made.find(b"PK\x01\x02", at)) >= 0:
        struct.pack_into("<I", made, at + 24, size)
        at += 4
    at = 0
    while (at := made.find(b"PK\x03\x04", at)) >= 0:
        struct.pack_into("<I", made, at + 22, size)
        at += 4
    return bytes(made)


def encrypted(data):
    """Return an archive whose parts are said to be encrypted."""
    made = bytearray(data)
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = 0
        while (at := made.find(mark, at)) >= 0:
            made[at + offset] |= 1
            at += 4
    return bytes(made)


def pdf(
    *objects,
    page="<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R >>",
    pages="<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    catalog="<< /Type /Catalog /Pages 2 0 R >>",
    trailer="",
):
    """Return a PDF of a catalogue, pages, a page and further objects, numbered from 4; each as text or as bytes."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate((catalog, pages, page, *objects), 1):
        places.append(len(out))
        data = body if isinstance(body, bytes) else body.encode("latin-1")
        out += b"%d 0 obj\n" % number + data + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(places) + 1,
        trailer.encode(),
        start,
    )
    return bytes(out)


def stream(data, entries=""):
    return f"<< /Length {len(data)} {entries} >>\nstream\n".encode() + data + b"\nendstream"


def squeezed(size, times=1, unit=b"\0"):
    """Return so many bytes, compressed so many times."""
    packer, out = zlib.compressobj(9), []
    piece = unit * (2**20 // len(unit))
    out += [packer.compress(piece) for _ in range(size // len(piece))]
    data = b"".join([*out, packer.flush()])
    for _ in range(times - 1):
        data = zlib.compress(data, 9)
    return data
