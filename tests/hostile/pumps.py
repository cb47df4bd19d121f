"""Texts that make a pattern try everything: what a repeated part of it takes, over and over, and then what it does not take."""

from __future__ import annotations

import importlib
import pkgutil
import re
from re import _constants as c
from re import _parser

_PLAIN = "a0 .,-()\n"


def patterns(*packages):
    """Return every compiled pattern that stands anywhere in the modules of packages, by where it stands."""
    found, names = {}, {p.__name__ for p in packages}
    for package in packages:
        for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            if not module.name.endswith("__main__"):
                for where, pattern in within(vars(importlib.import_module(module.name)), module.name, names, set()):
                    found.setdefault((pattern.pattern, pattern.flags), (where, pattern))
    return dict(found.values())


def within(value, where, names, seen):
    """Yield the patterns in a value of ours and in its parts, with where they stand."""
    if isinstance(value, re.Pattern):
        yield where, value
        return
    kind = value if isinstance(value, type) else type(value)
    parts = value
    if kind.__module__.partition(".")[0] in names:
        parts = dict(getattr(value, "__dict__", {}))
    if id(value) in seen or not isinstance(parts, (dict, list, tuple, set, frozenset)):
        return
    seen.add(id(value))
    for name, part in list(parts.items() if isinstance(parts, dict) else enumerate(parts)):
        if not (isinstance(name, str) and name.startswith("__")):
            yield from within(part, f"{where}.{name}", names, seen)


def pumps(pattern, most=40):
    """Return (begin, over and over, end) for each repeated part of a pattern, and some for any."""
    text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    tree = _parser.parse(text, pattern.flags & ~re.LOCALE if isinstance(pattern.pattern, str) else 0)
    found = []

    def walk(nodes, before):
        for at, (op, args) in enumerate(nodes):
            begin = before + _sample(nodes[:at])
            if op in {c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT}:
                _, most_times, inner = args
                if most_times > 8:
                    found.append((begin, _sample(inner) or "a"))
                    found.extend((begin, one) for one in _choices(inner))
                    # What follows the part, taken for the part: `a*a*`.
                    found.append((begin, (_sample(inner) or "a") + _sample(nodes[at + 1 : at + 2])))
                walk(list(inner), begin)
            elif op is c.SUBPATTERN:
                walk(list(args[-1]), begin)
            elif op is c.BRANCH:
                for one in args[1]:
                    walk(list(one), begin)
            elif op in {c.ASSERT, c.ASSERT_NOT}:
                walk(list(args[1]), begin)
            elif op is c.ATOMIC_GROUP:
                walk(list(args), begin)

    walk(list(tree), "")
    found.append(("", _sample(tree) or "a"))
    found += [("", sign) for sign in _PLAIN]
    return list(dict.fromkeys(found))[:most]


def _choices(nodes):
    for op, args in nodes:
        if op is c.BRANCH:
            yield from (_sample(one) for one in args[1] if _sample(one))
        elif op is c.SUBPATTERN:
            yield from _choices(args[-1])


def _sample(nodes):
    return "".join(_one(op, args) for op, args in nodes)


def _one(op, args):
    if op is c.LITERAL:
        return chr(args)
    if op is c.NOT_LITERAL:
        return "a" if chr(args) != "a" else "b"
    if op is c.ANY:
        return "a"
    if op is c.IN:
        return _member(args)
    if op in {c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT}:
        return _sample(args[2]) * max(1, min(args[0], 5))
    if op is c.SUBPATTERN:
        return _sample(args[-1])
    if op is c.BRANCH:
        return _sample(args[1][0])
    if op is c.ATOMIC_GROUP:
        return _sample(args)
    return ""


def _member(args):
    turned = bool(args) and args[0][0] is c.NEGATE
    wanted = [a for a in args if a[0] is not c.NEGATE]
    fits = re.compile("a")
    for sign in "a0A -.\n(\x01\u00e9":
        inside = any(_in(sign, a) for a in wanted)
        if inside is not turned:
            return sign
    for op, what in wanted:
        if op is c.LITERAL and not turned:
            return chr(what)
        if op is c.RANGE and not turned:
            return chr(what[0])
    return fits.pattern


def _in(sign, member):
    op, what = member
    if op is c.LITERAL:
        return ord(sign) == what
    if op is c.RANGE:
        return what[0] <= ord(sign) <= what[1]
    if op is c.CATEGORY:
        known = {
            c.CATEGORY_DIGIT: str.isdigit,
            c.CATEGORY_SPACE: str.isspace,
            c.CATEGORY_WORD: lambda s: s.isalnum() or s == "_",
        }
        if what in known:
            return known[what](sign)
        turned = {
            c.CATEGORY_NOT_DIGIT: c.CATEGORY_DIGIT,
            c.CATEGORY_NOT_SPACE: c.CATEGORY_SPACE,
            c.CATEGORY_NOT_WORD: c.CATEGORY_WORD,
        }
        return what in turned and not known[turned[what]](sign)
    return False
