"""What only shows when all files are seen together: dangling references, ids given twice, things without a name or a source, loops."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graphmodel.errors import Problem
from graphmodel.ids import kind_of, short
from graphmodel.load.names import did_you_mean, nearest
from graphmodel.resources import folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphmodel.load.file_reader import FileContent, Reference
    from graphmodel.load.schema import Schema

#: Classes that several files may describe together; every other thing stands in one file.
_SHARED = {"Body", "Document", "Post", "Plan"}
_MAX_NEAR = 3


def across_files(schema: Schema, contents: list[FileContent], store: ox.Store) -> list[Problem]:
    """Return the problems that no single file shows."""
    declared: dict[str, tuple[FileContent, str, int]] = {}
    problems: list[Problem] = []
    for content in contents:
        for ident, (name, line) in content.declared.items():
            first = declared.get(ident)
            if first is None:
                declared[ident] = (content, name, line)
            elif (name if first[1] == name else "") not in _SHARED and ident.count("/") == 1:
                problems.append(_twice(content, line, ident, first))
            elif ident in content.labelled and ident in first[0].labelled:
                problems.append(_twice(content, content.lines.get((ident, "label"), line), ident, first))
    problems += _dangling(schema, contents, declared)
    problems += _unnamed(schema, contents, declared)
    broken = {p.file for p in problems} | {p.file for c in contents for p in c.problems}
    if not broken:
        problems += _rules(contents, store)
    return problems


def _twice(content: FileContent, line: int, ident: str, first: tuple[FileContent, str, int]) -> Problem:
    return Problem(content.path, line, ident, "duplicate-id", f"{ident} is described already in {first[0].path}, line {first[2]}.", "Keep one of the two, or give this one an id of its own.")


def _dangling(schema: Schema, contents: list[FileContent], declared: dict[str, tuple[FileContent, str, int]]) -> Iterator[Problem]:
    by_kind: dict[str, list[str]] = defaultdict(list)
    codes: dict[str, list[str]] = defaultdict(list)
    for ident, (_, name, _) in declared.items():
        if name == "Code":
            codes[ident.split("/")[1]].append(ident.rpartition("/")[2])
        elif ident.count("/") == 1:
            by_kind[kind_of(ident)].append(ident)
    for content in contents:
        for ref in content.references:
            problem = _reference_problem(schema, content, ref, declared, by_kind, codes)
            if problem:
                yield problem


def _reference_problem(
    schema: Schema,
    content: FileContent,
    ref: Reference,
    declared: dict[str, tuple[FileContent, str, int]],
    by_kind: dict[str, list[str]],
    codes: dict[str, list[str]],
) -> Problem | None:
    if ref.codelist:
        if ref.target in declared:
            return None
        word = ref.target.rpartition("/")[2]
        return Problem(content.path, ref.line, ref.owner, "unknown-code", f"`{ref.key}`: {word!r} is no word of codelist/{ref.codelist}.", did_you_mean(word, codes[ref.codelist]))
    found = declared.get(ref.target)
    if found is None:
        near = nearest(ref.target, [i for k in ref.kinds for i in by_kind[k]], limit=_MAX_NEAR)
        mend = f"Did you mean {' or '.join(near)}?" if near else f"`graphmodel search` finds the right id; or describe {ref.target} in a file."
        return Problem(content.path, ref.line, ref.owner, "dangling-reference", f"`{ref.key}` leads to {ref.target}, which is nowhere.", mend)
    if ref.kinds and schema.classes[found[1]].id_kind not in ref.kinds:
        return Problem(content.path, ref.line, ref.owner, "wrong-kind", f"`{ref.key}` leads to {ref.target}, which is a {found[1].lower()}.", f"It has to be a {' or '.join(ref.kinds)}.")
    return None


def _unnamed(schema: Schema, contents: list[FileContent], declared: dict[str, tuple[FileContent, str, int]]) -> Iterator[Problem]:
    """Yield required keys that no file gives; a shared thing has them in any of its files."""
    given: set[tuple[str, str]] = {pair for c in contents for pair in c.lines}
    for ident, (content, name, line) in declared.items():
        cls = schema.classes[name]
        if not cls.id_kind or cls.id_from or not content.document:
            continue
        for field in cls.fields.values():
            if field.least and (ident, field.key) not in given:
                yield Problem(content.path, line, ident, "missing-key", f"`{field.key}` is missing.", field.message)


@lru_cache(maxsize=1)
def _rule_files() -> tuple[tuple[str, dict[str, str], str], ...]:
    """Return the rules across records: name, header (message, mend), query."""
    rules = []
    for path in sorted((folder("ontology") / "rules").glob("*.rq")):
        text = path.read_text(encoding="utf-8")
        header = dict(line[2:].split(": ", 1) for line in text.splitlines() if line.startswith("# ") and ": " in line)
        rules.append((path.stem, header, text))
    return tuple(rules)


def _rules(contents: list[FileContent], store: ox.Store) -> Iterator[Problem]:
    """Run every SELECT of `ontology/rules/`; each row is a problem about `?id`, its other variables fill the message."""
    places = {ident: (c.path, line) for c in contents for ident, (_, line) in c.declared.items()}
    for name, header, query in _rule_files():
        rows = store.query(query, use_default_graph_as_union=True)
        names = [v.value for v in rows.variables]  # type: ignore[union-attr]  a SELECT gives solutions
        for row in rows:  # type: ignore[union-attr]
            values = {n: short(row[n].value) if row[n] is not None else "" for n in names}  # type: ignore[index, union-attr, call-overload]
            file, line = places.get(values["id"], places.get(values["id"].split("/holds")[0], ("", 0)))
            yield Problem(file, line, values["id"], name, header["message"].format(**values), header["mend"].format(**values))


