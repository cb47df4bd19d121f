"""The calls as methods: for each group a class that waits and one that does not."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from typing import Any

from tools.client_types import docstring, imports, names_in, type_of

_WIDE = 104
_NAMES = {"id": "ident", "from": "from_", "list": "list_"}
_LINES = "application/x-ndjson"
_JSON = "application/json"
#: Where the rows of a long list stand in its answer.
_ROWS = ("results", "duties", "findings")


@dataclass(frozen=True)
class Operation:
    """A call of the description."""

    name: str
    method: str
    path: str
    told: dict[str, Any]

    @property
    def parameters(self) -> list[dict[str, Any]]:
        """Its parameters, without the form of the answer: these methods give JSON. What has to be given comes first."""
        found = [p for p in self.told.get("parameters", ()) if p["name"] != "format"]
        return sorted(found, key=lambda p: (p["in"] != "path", not p["required"]))

    @property
    def bodies(self) -> dict[str, Any]:
        """What may be posted, by media type."""
        found: dict[str, Any] = self.told.get("requestBody", {}).get("content", {})
        return found

    @property
    def answer(self) -> str:
        """The type of its answer, or of a line of it."""
        return type_of(next(iter(self.told["responses"]["200"]["content"].values()))["schema"])

    @property
    def streams(self) -> bool:
        """Whether its answer comes line by line."""
        return _LINES in self.told["responses"]["200"]["content"]


def groups_of(described: dict[str, Any]) -> dict[str, list[Operation]]:
    """Return the calls by group, the group as the name of a module."""
    found: dict[str, list[Operation]] = {}
    for path, methods in described["paths"].items():
        for method, told in methods.items():
            group = told["tags"][0].lower().replace(" ", "_")
            found.setdefault(group, []).append(Operation(told["operationId"], method.upper(), path, told))
    return found


def class_of(group: str) -> str:
    """Return the name of the class of a group."""
    return "".join(word.capitalize() for word in group.split("_"))


def client_module(groups: list[str]) -> str:
    """Return the module with the two clients."""
    imported = ",\n".join(f"    {g}" for g in sorted(groups))

    def bases(prefix: str) -> str:
        return ",\n".join(f"    {g}.{prefix}{class_of(g)}" for g in groups)

    return (
        '"""The clients: every call of the service as a method."""\n\nfrom __future__ import annotations\n\n'
        f"from graphmodel_client.calls import (\n{imported},\n)\n\n\n"
        f'class Client(\n{bases("")},\n):\n    """Asks a service, and waits for its answers. `Transport` says what it is made with."""\n\n\n'
        f'class AsyncClient(\n{bases("Async")},\n):\n    """The same, to be awaited."""\n'
    )


def group_module(group: str, operations: list[Operation], described: dict[str, Any], homes: dict[str, str]) -> str:
    """Return the module of a group of calls."""
    tag = operations[0].told["tags"][0]
    about = next(t["description"] for t in described["tags"] if t["name"] == tag)
    schemas = described["components"]["schemas"]
    body = ""
    for prefix, base in (("", "Transport"), ("Async", "AsyncTransport")):
        methods = [m for o in operations for m in _methods(o, schemas, waits=not prefix)]
        doc = "\n".join(docstring(about, "    "))
        body += f"\n\nclass {prefix}{class_of(group)}({base}):\n{doc}\n\n" + "\n\n".join(methods) + "\n"
    # The rows of a long list are types of their own, so what is imported is what the methods name.
    code = re.sub(r'""".*?"""', "", body, flags=re.DOTALL)
    needed = sorted(n for n in homes if n in schemas and re.search(rf"\b{n}\b(?!\()", code))
    wire = [n for n in ("Date", "lines_of", "path_of") if f"{n}" in body]
    abstract = [n for n in ("AsyncIterator", "Iterable", "Iterator", "Sequence") if re.search(rf"\b{n}\[", body)]
    checked = [
        *([f"from collections.abc import {', '.join(abstract)}", ""] if abstract else []),
        *imports(needed, homes),
    ]
    if "Date" in wire:
        checked.append("from graphmodel_client.wire import Date")
    real = [n for n in wire if n != "Date"]
    lines = [
        f'"""The calls: {tag.lower()}."""',
        "",
        "from __future__ import annotations",
        "",
        "from typing import TYPE_CHECKING, cast",
        "",
    ]
    lines += ["from graphmodel_client.transport import AsyncTransport, Transport"]
    lines += [f"from graphmodel_client.wire import {', '.join(real)}"] if real else []
    lines += ["", "if TYPE_CHECKING:", *(f"    {line}".rstrip() for line in checked)]
    return "\n".join(lines) + "\n" + body


def _methods(operation: Operation, schemas: dict[str, Any], *, waits: bool) -> list[str]:
    made = [_streamed(operation, waits) if operation.streams else _single(operation, waits)]
    if any(p["name"] == "cursor" for p in operation.parameters):
        made.append(_iterated(operation, schemas, waits))
    return made


def _single(operation: Operation, waits: bool) -> str:
    name, kind, argument = _body(operation)
    signature = _signature(operation, [p["name"] for p in operation.parameters], [f"{name}: {kind}"] if name else [])
    sent = [f'"{operation.method}"', _path(operation), _given(operation)] + (
        [name, argument] if argument else [name] if name else []
    )
    call = f"{'' if waits else 'await '}self._call({', '.join(sent)})"
    define = "def" if waits else "async def"
    return (
        f"    {define} {operation.name}({signature}) -> {operation.answer}:\n{_docstring(operation)}\n"
        f'        return cast("{operation.answer}", {call})'
    )


def _streamed(operation: Operation, waits: bool) -> str:
    item = names_in(operation.bodies).pop()
    lines = f'self._lines("{operation.path}", lines_of(questions))'
    head = f"(self, questions: Iterable[{item}]) -> {'' if waits else 'Async'}Iterator[{operation.answer}]:"
    loop = "for" if waits else "async for"
    return (
        f"    {'def' if waits else 'async def'} {operation.name}{head}\n{_docstring(operation)}\n"
        f'        {loop} line in {lines}:\n            yield cast("{operation.answer}", line)'
    )


def _iterated(operation: Operation, schemas: dict[str, Any], waits: bool) -> str:
    fields = schemas[operation.answer]["properties"]
    rows = next(r for r in _ROWS if r in fields)
    row = type_of(fields[rows]["items"])
    names = [p["name"] for p in operation.parameters if p["name"] not in {"cursor", "page"}]
    positional = [_argument(p) for p in operation.parameters if p["in"] == "path"]
    passed = [
        *positional,
        *(f"{_NAMES.get(n, n)}={_NAMES.get(n, n)}" for n in names if _NAMES.get(n, n) not in positional),
    ]
    await_, many = ("", "") if waits else ("await ", "Async")
    each = (
        f'            yield from part["{rows}"]'
        if waits
        else f'            for row in part["{rows}"]:\n                yield row'
    )
    return (
        f"    {'def' if waits else 'async def'} iter_{operation.name}({_signature(operation, names, [])}) -> {many}Iterator[{row}]:\n"
        f'        """Yield every row of `{operation.name}`, asking for one part after the other; `limit` is how many rows a part has."""\n'
        f"        part = {await_}self.{operation.name}({', '.join(passed)})\n"
        f"        while True:\n{each}\n"
        f'            if part["next"] is None:\n                return\n'
        f'            part = cast("{operation.answer}", {await_}self._call("GET", part["next"], {{}}))'
    )


def _body(operation: Operation) -> tuple[str, str, str]:
    """Return the name of the argument for what is posted, its type, and its media type where that is no JSON."""
    if not operation.bodies:
        return "", "", ""
    if _JSON not in operation.bodies:
        return "content", "bytes | str", "kind"
    kind = type_of(operation.bodies[_JSON]["schema"]).replace("list[", "Sequence[")
    return ("question" if kind == "QuestionBody" else "records"), kind, ""


def _argument(parameter: dict[str, Any]) -> str:
    name: str = parameter["name"]
    return _NAMES.get(name, name)


def _signature(operation: Operation, names: list[str], first: list[str]) -> str:
    parameters = [p for p in operation.parameters if p["name"] in names]
    parts = ["self", *first, *(f"{_argument(p)}: str" for p in parameters if p["in"] == "path")]
    rest = [p for p in parameters if p["in"] != "path"]
    extra = ['kind: str = "text/plain"'] if "content: bytes | str" in first else []
    keywords = [f"{_argument(p)}: {_kind(p)}" for p in rest if p["required"]] + extra
    keywords += [
        f"{_argument(p)}: {_kind(p)}{' = ()' if _many(p) else ' | None = None'}" for p in rest if not p["required"]
    ]
    return ", ".join([*parts, *(["*", *keywords] if keywords else [])])


def _many(parameter: dict[str, Any]) -> bool:
    return bool(parameter["schema"].get("type") == "array")


def _kind(parameter: dict[str, Any]) -> str:
    schema = parameter["schema"]
    inner = schema.get("items") or next((s for s in schema.get("anyOf", ()) if s.get("type") != "null"), schema)
    kind = "Date" if inner.get("format") == "date" else type_of(inner)
    return f"Sequence[{kind}] | {kind}" if _many(parameter) else kind


def _path(operation: Operation) -> str:
    parts = [p["name"] for p in operation.parameters if p["in"] == "path"]
    filled = "".join(f", {n}={_NAMES.get(n, n)}" for n in parts)
    return f'path_of("{operation.path}"{filled})' if parts else f'"{operation.path}"'


def _given(operation: Operation) -> str:
    pairs = [f'"{p["name"]}": {_argument(p)}' for p in operation.parameters if p["in"] != "path"]
    return f"{{{', '.join(pairs)}}}"


def _docstring(operation: Operation) -> str:
    told = [f"{operation.told['summary']}.", ""]
    for part in operation.told.get("description", "").split("\n\n"):
        told += [*textwrap.wrap(part, _WIDE), ""]
    arguments = [(_argument(p), p.get("description", "")) for p in operation.parameters]
    if operation.bodies:
        first = "questions" if operation.streams else _body(operation)[0]
        arguments.insert(0, (first, "What is posted."))
        if first == "content":
            arguments.insert(
                1,
                ("kind", f"Its media type: {', '.join(k for k in operation.bodies if not k.startswith('multipart'))}."),
            )
    if arguments:
        told.append("Args:")
        for name, about in arguments:
            told += textwrap.wrap(f"{name}: {about}", _WIDE, initial_indent="    ", subsequent_indent="        ")
    text = "\n        ".join(told).rstrip()
    lines = [line.rstrip() for line in f'        """{text}\n        """'.split("\n")]
    return "\n".join(lines)
