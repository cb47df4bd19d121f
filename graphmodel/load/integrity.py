"""What only shows when all files are seen together: dangling references, things told twice or without a name, loops."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from graphmodel.errors import Problem
from graphmodel.ids import kind_of, short
from graphmodel.load.names import did_you_mean, nearest
from graphmodel.resources import folder
from graphmodel.store.store import Solutions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphmodel.load.content import FileContent, Reference
    from graphmodel.load.schema import Schema
    from graphmodel.store.store import Store

_MAX_NEAR = 3


class _Place(NamedTuple):
    """Where a thing is described first."""

    content: FileContent
    cls: str
    line: int


class Integrity:
    """The contents of all files, looked at together."""

    def __init__(self, schema: Schema, contents: Sequence[FileContent]) -> None:
        self.schema = schema
        self.contents = contents
        self.first: dict[str, _Place] = {}
        self._again: list[tuple[FileContent, str]] = []
        self._ids: dict[str, list[str]] = defaultdict(list)
        self._words: dict[str, list[str]] = defaultdict(list)
        for content in contents:
            for ident, (name, line) in content.declared.items():
                if ident in self.first:
                    self._again.append((content, ident))
                    continue
                self.first[ident] = _Place(content, name, line)
                if name == "Code":
                    self._words[ident.split("/")[1]].append(ident.rpartition("/")[2])
                elif ident.count("/") == 1:
                    self._ids[kind_of(ident)].append(ident)

    def problems(self) -> list[Problem]:
        """Return the problems that no single file shows.

        Where a file could not be read, nobody knows what it would have described: nothing is missed then.
        """
        found = [p for content, ident in self._again for p in self._told_twice(content, ident)]
        if all(c.readable for c in self.contents):
            found += [p for c in self.contents for ref in c.references if (p := self._dangling(c, ref))]
            found += self._missing()
        return found

    def place(self, ident: str, key: str = "") -> tuple[str, int]:
        """Return the file and line of a key of a thing, or of the thing, or of what it is a part of."""
        for content in self.contents:
            if (ident, key) in content.lines:
                return content.path, content.lines[ident, key]
        at = ident
        while at not in self.first and "/" in at:
            at = at.rpartition("/")[0]
        place = self.first.get(at)
        return (place.content.path, place.line) if place else ("", 0)

    # ------------------------------------------------------------------ told twice
    def _told_twice(self, content: FileContent, ident: str) -> Iterator[Problem]:
        first, (name, line) = self.first[ident], content.declared[ident]
        cls = self.schema.classes[name]
        here, there = content.things[ident], first.content.things[ident]
        where = f"{first.content.path}, line {first.line}"
        mend = "Keep one of the two, or give this one an id of its own."
        if ident.count("/") > 1:
            if here != there:
                what = f"{ident} stands otherwise in {where}."
                yield Problem(content.path, line, ident, "told-differently", what, "Keep one of the two rows.")
        elif not cls.shared or first.cls != name:
            what = f"{ident} is described already in {where}."
            yield Problem(content.path, line, ident, "duplicate-id", what, mend)
        elif "label" in here and "label" in there:
            line = content.lines.get((ident, "label"), line)
            what = f"{ident} is described already in {where}."
            yield Problem(content.path, line, ident, "duplicate-id", what, mend)
        else:
            yield from self._differences(content, ident)

    def _differences(self, content: FileContent, ident: str) -> Iterator[Problem]:
        """Yield the keys of one value to which an earlier file gives another."""
        here = content.things[ident]
        for other in self.contents[: self.contents.index(content)]:
            for key, field in self.schema.classes[content.declared[ident][0]].fields.items():
                said = other.things.get(ident, {}).get(key)
                if field.most == 1 and field.kind != "node" and said and here.get(key) and said != here[key]:
                    path, line = other.path, other.lines.get((ident, key), 0)
                    what = f"`{key}` of {ident} is {_plain(here[key])} here and {_plain(said)} in {path}, line {line}."
                    at = content.lines.get((ident, key), 0)
                    mend = "Keep one of the two; a thing that stands elsewhere is given only with what is new."
                    yield Problem(content.path, at, ident, "told-differently", what, mend)

    # ------------------------------------------------------------------ missing
    def _dangling(self, content: FileContent, ref: Reference) -> Problem | None:
        found = self.first.get(ref.target)
        if ref.codelist:
            if found:
                return None
            word = ref.target.removeprefix(f"codelist/{ref.codelist}/")
            what = f"`{ref.key}`: {word!r} is no word of codelist/{ref.codelist}."
            mend = did_you_mean(word, self._words[ref.codelist])
            return Problem(content.path, ref.line, ref.owner, "unknown-code", what, mend)
        if found is None:
            near = nearest(ref.target, [i for k in ref.kinds for i in self._ids[k]], limit=_MAX_NEAR)
            find = f"`graphmodel search` finds the right id; or describe {ref.target} in a file."
            mend = f"Did you mean {' or '.join(near)}?" if near else find
            what = f"`{ref.key}` leads to {ref.target}, which is nowhere."
            return Problem(content.path, ref.line, ref.owner, "dangling-reference", what, mend)
        if ref.kinds and self.schema.classes[found.cls].id_kind not in ref.kinds:
            what = f"`{ref.key}` leads to {ref.target}, which is a {kind_of(ref.target)}."
            mend = f"It has to be a {' or '.join(ref.kinds)}."
            return Problem(content.path, ref.line, ref.owner, "wrong-kind", what, mend)
        return None

    def _missing(self) -> Iterator[Problem]:
        """Yield required keys that no file gives; a shared thing has them in any of its files."""
        given = {pair for c in self.contents for pair in c.lines}
        for ident, place in self.first.items():
            cls = self.schema.classes[place.cls]
            if cls.id_kind and not cls.id_from:
                for field in cls.fields.values():
                    if field.least and (ident, field.key) not in given:
                        what = f"`{field.key}` is missing."
                        yield Problem(place.content.path, place.line, ident, "missing-key", what, field.message)

    # ------------------------------------------------------------------ rules
    def broken_rules(self, store: Store) -> list[Problem]:
        """Run every SELECT of `ontology/rules/`: each row is a problem.

        `?id` is the thing it is about, `?key` the key (both need not be given); all variables fill the message.
        """
        found = []
        for name, header, query in _rule_files():
            broken = store.query(query)
            assert isinstance(broken, Solutions)  # noqa: S101  a rule is a SELECT
            for row in broken.rows:
                values = {n: short(str(getattr(row.get(n), "value", ""))) for n in broken.variables}
                ident = values.get("id", "")
                file, line = self.place(ident, values.get("key", ""))
                message, mend = (header[part].format(**values) for part in ("message", "mend"))
                found.append(Problem(file, line, ident, name, message, mend))
        return found


def _plain(value: object) -> str:
    """Return a value of a JSON-LD document as it was written."""
    one = value[0] if isinstance(value, list) else value
    return repr(one["@value"] if isinstance(one, dict) else one)


def rule_names() -> frozenset[str]:
    """Return the names of the rules across records."""
    return frozenset(name for name, _, _ in _rule_files())


@lru_cache(maxsize=1)
def _rule_files() -> tuple[tuple[str, dict[str, str], str], ...]:
    """Return the rules across records: name, header (message, mend), query."""
    rules = []
    for path in sorted((folder("ontology") / "rules").glob("*.rq")):
        text = path.read_text(encoding="utf-8")
        header = dict(line[2:].split(": ", 1) for line in text.splitlines() if line.startswith("# ") and ": " in line)
        rules.append((path.stem, header, text))
    return tuple(rules)
