"""The design system's style sheet and scripts: fetched from npm when the project is set up or its wheel is built, checked by hash, never committed.

Only the standard library is used, because a build runs this before anything is installed.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import tarfile
import urllib.request
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
FOLDER = HERE / "static" / "vendor"
_LOCK = HERE / "vendor.json"
_REGISTRY = "https://registry.npmjs.org"
_SECONDS = 60
#: Fonts that only services on GOV.UK are licensed to use, and the rules that would load them.
_FONT_FACE = re.compile(rb"@font-face\s*\{[^}]*\}")
#: Pictures of the crown, which only services on GOV.UK show.
_CROWN = re.compile(rb"url\(/assets/[^)]*\)")
_FONT_NAME = re.compile(rb'"?GDS Transport"?\s*,\s*', re.IGNORECASE)


class VendorError(Exception):
    """A package could not be fetched, or is not the one that was locked."""


def fetch(folder: Path = FOLDER) -> list[Path]:
    """Fetch what is not there yet and return the files.

    Raises:
        VendorError: the registry does not answer, or what it gives has another hash than the lock file.
    """
    found = []
    for package in json.loads(_LOCK.read_text(encoding="utf-8"))["packages"]:
        stamp = folder / f".{package['name']}"
        wanted = f"{package['version']} {package['integrity']}"
        targets = [folder / name for name in package["files"].values()]
        if not (stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted and all(t.is_file() for t in targets)):
            _unpack(package, _checked(package), folder)
            stamp.write_text(wanted, encoding="utf-8")
        found += targets
    return found


def _checked(package: dict[str, Any]) -> bytes:
    """Return the archive of a package, whose hash is the locked one."""
    name, version = package["name"], package["version"]
    url = f"{_REGISTRY}/{name}/-/{name}-{version}.tgz"
    try:
        with urllib.request.urlopen(url, timeout=_SECONDS) as answer:  # noqa: S310  the address is ours, and https
            data: bytes = answer.read()
    except OSError as error:
        raise VendorError(
            f"{name} {version} could not be fetched from {url}: {error}. Connect once and set the project up again."
        ) from error
    got = "sha512-" + base64.b64encode(hashlib.sha512(data).digest()).decode()
    if got != package["integrity"]:
        raise VendorError(f"{url} is not what api/vendor.json locks: its hash is {got}, wanted {package['integrity']}.")
    return data


def _unpack(package: dict[str, Any], archive: bytes, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tarfile.open(fileobj=io.BytesIO(archive), mode="r:gz") as tar:
        for member, name in package["files"].items():
            source = tar.extractfile(member)
            if source is None:
                raise VendorError(f"{package['name']} {package['version']} has no file {member}.")
            data = source.read()
            if name.endswith(".css"):
                data = _CROWN.sub(b"none", _FONT_NAME.sub(b"", _FONT_FACE.sub(b"", data)))
            part = folder / f"{name}.part"
            part.write_bytes(data)
            part.replace(folder / name)


if __name__ == "__main__":
    for path in fetch():
        print(path.relative_to(HERE.parent))  # noqa: T201  a command prints
