"""Disks for tests: a small one that fills up, and a folder that nobody may write to."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import contextmanager

import pytest


def _mount(*words):
    done = subprocess.run(["mount", *words], capture_output=True, text=True, check=False)
    if done.returncode:
        told = f"a file system cannot be mounted here ({done.stderr.strip()}): run as root"
        if "disks" in os.environ.get("GRAPHMODEL_REQUIRE", "").split(","):
            pytest.fail(f"GRAPHMODEL_REQUIRE names disks, but {told}")
        pytest.skip(told)


@contextmanager
def small_disk(at, size="16m"):
    """Give a folder that is a disk of its own; `fill` leaves so many bytes of it free."""
    at.mkdir()
    if os.geteuid() or not shutil.which("mount"):
        pytest.skip("only root can mount a small disk; the limit on files is tried all the same")
    _mount("-t", "tmpfs", "-o", f"size={size},mode=700", "tmpfs", str(at))
    try:
        yield at
    finally:
        subprocess.run(["umount", "-l", str(at)], check=True)


def fill(disk, leave):
    """Fill a disk up, but for so many bytes; return the file that does so."""
    filler = disk / ".filler"
    free = shutil.disk_usage(disk).free
    with filler.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(free - leave, 4096))
    return filler


@contextmanager
def sealed(folder):
    """Let nobody write to a folder meanwhile: not even root, for whom permissions count for nothing."""
    if os.geteuid():
        mode = folder.stat().st_mode
        folder.chmod(0o555)
        try:
            yield
        finally:
            folder.chmod(mode)
        return
    _mount("--bind", str(folder), str(folder))
    try:
        _mount("-o", "remount,bind,ro", str(folder))
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
