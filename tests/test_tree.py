"""The shape of the tree: small rooms, and no circle among them."""

from __future__ import annotations

import ast
import statistics
from pathlib import Path

import networkx as nx
import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("graphmodel", "api", "graphmodel_client")
EVERYWHERE = (*PACKAGES, "tools", "benchmarks", "tests")
MOST, MIDDLE = 400, 120


def lines_of(*folders):
    return {
        p.relative_to(ROOT): len(p.read_text(encoding="utf-8").splitlines())
        for f in folders
        for p in (ROOT / f).rglob("*.py")
    }


def test_no_module_has_more_than_400_lines():
    assert {str(p): n for p, n in lines_of(*EVERYWHERE).items() if n > MOST} == {}


def test_half_of_the_modules_have_about_a_hundred_lines_or_fewer():
    assert statistics.median(n for p, n in lines_of(*PACKAGES).items() if p.name != "__init__.py") <= MIDDLE


def imported(body):
    """Yield the modules that are imported when a module is, and not only when a function runs or types are checked."""
    for node in body:
        if isinstance(node, ast.Import):
            yield from (a.name for a in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{a.name}" for a in node.names)
        elif isinstance(node, ast.If) and "TYPE_CHECKING" not in ast.dump(node.test):
            yield from imported([*node.body, *node.orelse])
        elif isinstance(node, ast.Try):
            yield from imported(node.body)


@pytest.mark.parametrize("package", PACKAGES)
def test_no_module_imports_itself_by_way_of_others(package):
    modules = {}
    for path in (ROOT / package).rglob("*.py"):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        modules[name] = ast.parse(path.read_text(encoding="utf-8"))
    graph = nx.DiGraph()
    for name, tree in modules.items():
        # A package is there before its modules; what it gathers from them is no circle.
        graph.add_edges_from((name, m) for m in imported(tree.body) if m in modules and not m.startswith(name + "."))
    assert [sorted(c) for c in nx.strongly_connected_components(graph) if len(c) > 1] == []


@pytest.mark.parametrize("package", ["graphmodel"])
def test_the_library_knows_no_http_service(package):
    """Faces render and never reason: the library names neither the service nor what it is made of."""
    named = {
        (path.relative_to(ROOT), m)
        for path in (ROOT / package).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for m in (imported([node]) if isinstance(node, (ast.Import, ast.ImportFrom)) else ())
        if m.partition(".")[0] in {"api", "fastapi", "starlette", "uvicorn"}
    }
    assert {str(p) for p, _ in named} <= {f"graphmodel/cli/{c}.py" for c in ("serve", "publish", "mcp")}
