"""The wheel: an installed graphmodel answers with no checkout beside it."""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The wheel, built and unpacked in a folder of its own."""
    out = tmp_path_factory.mktemp("wheel")
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--disable-pip-version-check",
        "-w",
        str(out),
        str(ROOT),
    ]
    subprocess.run(build, check=True, capture_output=True, timeout=300)
    (wheel,) = out.glob("graphmodel-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(out / "site")
    return out / "site"


def test_wheel_answers_without_a_checkout(installed, tmp_path):
    script = (
        "import graphmodel.resources as r; from graphmodel.graph import Graph; "
        "print(r.folder('data')); print(Graph.load().path('medway-yot-board', date='2008-12-01')['paths'][0]['ends'])"
    )
    env = {**os.environ, "PYTHONPATH": str(installed)}
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, env=env, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    where, ends = done.stdout.split()
    assert Path(where) == installed / "graphmodel" / "shipped" / "data"
    assert ends == "legal-body"


def test_wheel_holds_what_is_served(installed):
    names = {p.relative_to(installed).as_posix() for p in installed.rglob("*") if p.is_file()}
    for wanted in (
        "api/app.py",
        "graphmodel/py.typed",
        "graphmodel_client/py.typed",
        "graphmodel_client/answers/legal_basis.py",
        "graphmodel/sparql/examples/08-quorums.rq",
        "graphmodel/imports/sheets.yaml",
        "graphmodel/imports/org.yaml",
        "graphmodel/shipped/ontology/shapes.ttl",
        "graphmodel/shipped/data/dataset.yaml",
    ):
        assert wanted in names
    assert not [n for n in names if n.startswith(("tests/", "benchmarks/", "tools/"))]


def test_two_builds_have_the_same_bytes(tmp_path):
    """Of the wheel and of the source archive, from two copies in two places at two times."""
    leave_out = shutil.ignore_patterns(
        ".venv", ".git", "__pycache__", ".*_cache", ".hypothesis", "build", "dist", ".comunica", "shared"
    )
    sums = []
    for number, place in enumerate(("one", "elsewhere/two")):
        copy = shutil.copytree(ROOT, tmp_path / place, ignore=leave_out)
        for path in copy.rglob("*"):
            os.utime(path, (10**9 + number, 10**9 + number))
        build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-t", "sdist", "-d", "out"]
        subprocess.run(build, cwd=copy, check=True, capture_output=True, timeout=300)
        sums.append({p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted((copy / "out").iterdir())})
    assert len(sums[0]) == 2
    assert sums[0] == sums[1]
