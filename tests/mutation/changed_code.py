"""Every small way in which a function of the engine can be written wrongly, as a change of its syntax tree."""

from __future__ import annotations

import ast
import importlib
import random
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import CodeType, FunctionType

ROOT = Path(__file__).parents[2]
TARGETS = ("graphmodel/dates.py", "graphmodel/legal_basis/*.py", "graphmodel/layers/*.py", "graphmodel/structure/*.py")
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_COMPARE: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
_ARITHMETIC: dict[type[ast.AST], type[ast.AST]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd, ast.BitXor: ast.BitAnd,
    ast.LShift: ast.RShift, ast.RShift: ast.LShift, ast.Mult: ast.Add,
}  # fmt: skip
#: Numbers from here on say how much is remembered, not what is answered: nothing that a test could see hangs on one more or less.
_SIZES = 1000
_CALLS = {"min": "max", "max": "min", "any": "all", "all": "any"}


@dataclass(frozen=True)
class ChangedCode:
    """One function with one thing in it changed.

    Attributes:
        file, line: where.
        function: qualified name of the outermost function around it.
        kind, what: what was done; the row of the table, and the words.
        node, way: the number of the node in the order of `ast.walk`, and which of its changes.
    """

    file: str
    line: int
    function: str
    kind: str
    what: str
    node: int
    way: int

    @property
    def name(self) -> str:
        """Name by which a list of equivalent changes knows it; line numbers change too often."""
        return f"{self.file}:{self.function}: {self.what}"


def all_changes() -> list[ChangedCode]:
    """Return every change of every function of the engine, in the order of the source."""
    return [change for file in _files() for change in _of_file(file)]


def sample(count: int, seed: int) -> list[ChangedCode]:
    """Return so many changes drawn at random; all where there are no more."""
    changes = all_changes()
    return random.Random(seed).sample(changes, min(count, len(changes)))


def changed(change: ChangedCode) -> CodeType:
    """Return the code of the function with the change in it."""
    tree = _tree(change.file)
    node = list(ast.walk(tree))[change.node]
    _ways(node)[change.way][2]()
    ast.fix_missing_locations(tree)
    return _code_of(compile(tree, str(ROOT / change.file), "exec"), change.function)


def now(change: ChangedCode) -> CodeType:
    """Return the code of the function as it is."""
    return functions(change.file)[change.function].__code__


def apply(change: ChangedCode) -> None:
    """Put the changed code into the function, wherever it is already imported; this process knows no other from then on."""
    functions(change.file)[change.function].__code__ = changed(change)


def _files() -> list[str]:
    return sorted(p.relative_to(ROOT).as_posix() for pattern in TARGETS for p in ROOT.glob(pattern))


def _tree(file: str) -> ast.Module:
    return ast.parse((ROOT / file).read_text(encoding="utf-8"))


def _of_file(file: str) -> Iterator[ChangedCode]:
    tree = _tree(file)
    within: dict[int, str] = {}
    _name_functions(tree, "", within)
    hidden = _annotations(tree)
    known = functions(file)
    for number, node in enumerate(ast.walk(tree)):
        function = within.get(id(node))
        if function in known and id(node) not in hidden:
            for way, (kind, what, _) in enumerate(_ways(node)):
                yield ChangedCode(file, getattr(node, "lineno", 0), function, kind, what, number, way)


def _name_functions(node: ast.AST, name: str, within: dict[int, str], function: str | None = None) -> None:
    for child in ast.iter_child_nodes(node):
        inner, here = name, function
        if isinstance(child, (*_FUNCTIONS, ast.ClassDef)) and function is None:
            inner = f"{name}.{child.name}" if name else child.name
            here = inner if isinstance(child, _FUNCTIONS) else None
        if here and function:
            within[id(child)] = here
        _name_functions(child, inner, within, here)


def _annotations(tree: ast.Module) -> set[int]:
    """Return the nodes that no running program sees: annotations and docstrings, and what stands in a header of a function."""
    found: list[ast.AST | None] = []
    for node in ast.walk(tree):
        if isinstance(node, _FUNCTIONS):
            found += [*node.decorator_list, node.args, node.returns]
        elif isinstance(node, ast.AnnAssign):
            found.append(node.annotation)
        elif isinstance(node, ast.Assert) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
            found.append(node)
    return {id(inner) for node in found if node is not None for inner in ast.walk(node)}


# ------------------------------------------------------------------ the changes
_Way = tuple[str, str, "Callable[[], None]"]


def _ways(node: ast.AST) -> list[_Way]:
    """Return the changes of one node: kind, words, and what makes it."""
    before = ast.unparse(node) if isinstance(node, (ast.expr, ast.stmt)) else ""
    short = " ".join(before.split())[:90]
    found: list[_Way] = []

    def way(kind: str, told: str, do: Callable[[], None]) -> None:
        found.append((kind, f"{told}: {short}", do))

    if isinstance(node, ast.Compare):
        other = _COMPARE[type(node.ops[0])]
        way("comparison", other.__name__, lambda: node.ops.__setitem__(0, other()))  # type: ignore[arg-type]
    elif isinstance(node, ast.BoolOp):
        boolean = ast.Or if isinstance(node.op, ast.And) else ast.And
        way("and/or", boolean.__name__, lambda: setattr(node, "op", boolean()))
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.Not, ast.Invert)):
        way("not", "dropped", lambda: _become(node, node.operand))
    elif isinstance(node, (ast.BinOp, ast.AugAssign)) and type(node.op) in _ARITHMETIC:
        operator = _ARITHMETIC[type(node.op)]
        way("operator", operator.__name__, lambda: setattr(node, "op", operator()))
    elif isinstance(node, ast.Constant):
        _constant(node, way)
    elif isinstance(node, (ast.If, ast.IfExp)):
        way("branch", "the other way round", lambda: setattr(node, "test", ast.UnaryOp(ast.Not(), node.test)))
    elif isinstance(node, ast.comprehension) and node.ifs:
        found.append(("filter", f"dropped: {ast.unparse(node.ifs[0])[:90]}", lambda: node.ifs.pop(0) and None))  # type: ignore[func-returns-value]
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CALLS:
        function = node.func
        way("min/max, any/all", _CALLS[function.id], lambda: setattr(function, "id", _CALLS[function.id]))
    _statement(node, way)
    return found


def _constant(node: ast.Constant, way: Callable[..., None]) -> None:
    if isinstance(node.value, bool):
        way("constant", str(not node.value), lambda: setattr(node, "value", not node.value))
    elif isinstance(node.value, int) and abs(node.value) < _SIZES:
        for step in (1, -1):
            way("constant", f"{node.value + step}", lambda step=step: setattr(node, "value", int(node.value) + step))  # type: ignore[arg-type]


def _statement(node: ast.AST, way: Callable[..., None]) -> None:
    if (
        isinstance(node, ast.Return)
        and node.value is not None
        and not (isinstance(node.value, ast.Constant) and node.value.value is None)
    ):
        way("return", "None", lambda: setattr(node, "value", ast.Constant(None)))
    elif isinstance(node, (ast.Continue, ast.Break)):
        other = ast.Break if isinstance(node, ast.Continue) else ast.Continue
        way("continue/break", other.__name__, lambda: _become(node, other()))
    elif isinstance(node, ast.AugAssign) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)):
        way("statement", "dropped", lambda: _become(node, ast.Pass()))


def _become(node: ast.AST, other: ast.AST) -> None:
    """Turn a node into another in place."""
    place = {k: getattr(node, k) for k in ("lineno", "col_offset", "end_lineno", "end_col_offset") if hasattr(node, k)}
    node.__class__ = type(other)
    node.__dict__ = {**place, **other.__dict__}


# ------------------------------------------------------------------ the functions of this process
@lru_cache(maxsize=64)
def functions(file: str) -> dict[str, FunctionType]:
    """Return the functions of a module that can be changed while it runs, by qualified name."""
    module = importlib.import_module(file.removesuffix(".py").replace("/", "."))
    found: dict[str, FunctionType] = {}
    for holder in (
        module,
        *[c for c in vars(module).values() if isinstance(c, type) and c.__module__ == module.__name__],
    ):
        for value in vars(holder).values():
            function: Any = value
            while any(hasattr(function, inner) for inner in ("__wrapped__", "__func__", "fget", "func")):
                function = next(
                    getattr(function, i) for i in ("__wrapped__", "__func__", "fget", "func") if hasattr(function, i)
                )
            if hasattr(function, "__code__") and function.__code__.co_filename == module.__file__:
                found[function.__qualname__] = function
    return found


def _code_of(code: CodeType, name: str) -> CodeType:
    for const in code.co_consts:
        if hasattr(const, "co_qualname"):
            if const.co_qualname == name:
                return const  # type: ignore[no-any-return]
            if name.startswith(f"{const.co_qualname}.") or const.co_qualname == name.partition(".")[0]:
                return _code_of(const, name)
    raise LookupError(name)


def forget() -> None:
    """Empty what functions of the changed modules remember."""
    for file in _files():
        module = importlib.import_module(file.removesuffix(".py").replace("/", "."))
        for holder in (module, *[c for c in vars(module).values() if isinstance(c, type)]):
            for value in vars(holder).values():
                remembering = getattr(value, "__func__", value)
                if hasattr(remembering, "cache_clear") and not isinstance(value, cached_property):
                    remembering.cache_clear()
