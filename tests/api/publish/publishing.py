"""A publication made by the library or by the command, and its files."""

from __future__ import annotations

import os
import subprocess
import sys

DAY = "2008-12-01"


def publish(*arguments, **more):
    from api.publish.publication import publish as write

    return write(*arguments, **{"date": DAY, **more})


def command(*arguments, seed="0"):
    return [sys.executable, "-m", "graphmodel", "publish", *arguments], {**os.environ, "PYTHONHASHSEED": seed}


def run(*arguments, seed="0"):
    told, env = command(*arguments, seed=seed)
    return subprocess.run(told, env=env, capture_output=True, text=True, timeout=900, check=False)


def files_of(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
