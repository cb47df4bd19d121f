"""Every command of docs/linked-data.md does what the page says it does."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

DOC = Path(__file__).resolve().parents[2] / "docs" / "linked-data.md"
BLOCKS = re.findall(r"^```console\n(.*?)^```", DOC.read_text(), re.MULTILINE | re.DOTALL)
COMMANDS = [
    (first, rest.splitlines())
    for block in BLOCKS
    for first, _, rest in (part.partition("\n") for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:])
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("commands")


def fits(lines, shown):
    """Tell whether lines are those shown, in which three dots stand for anything: in a line, or for any number of lines."""
    if not shown:
        return not lines
    if shown[0] == "...":
        return any(fits(lines[n:], shown[1:]) for n in range(len(lines) + 1))
    pattern = ".*".join(re.escape(part) for part in shown[0].split("..."))
    return bool(lines) and re.fullmatch(pattern, lines[0]) is not None and fits(lines[1:], shown[1:])


def test_the_page_has_commands():
    assert len(COMMANDS) >= 15


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
@pytest.mark.parametrize(("command", "shown"), COMMANDS, ids=[str(n) for n in range(len(COMMANDS))])
def test_a_command_of_the_page_says_what_the_page_says(address, folder, command, shown):
    here = command.replace("http://127.0.0.1:8000", address)
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", here], cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    wanted = [line.replace("http://127.0.0.1:8000", address) for line in shown]
    assert fits(done.stdout.splitlines(), wanted), done.stdout[:1500]
