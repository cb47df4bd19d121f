"""The oracle's query in steps, for engines that cannot take it whole: the same SPARQL 1.1, one nested SELECT at a time.

SPARQL works a nested SELECT out by itself, before what stands around it. So its rows may be put in its place as VALUES,
and the sections of tests/oracle/matching.rq may each be asked of the rows that the section before has left. That, and
three ways of writing the same, is all that Virtuoso 7.2.5 needs:

- a property path after a UNION, over a variable of both, stops its compiler; so the UNION stands in a SELECT of its own;
- IF over EXISTS in a FILTER stops it too; so it is written with && and ||;
- VALUES with a single row are taken for constants, and then what a NOT EXISTS says of them is lost, silently, or the
  compiler stops; so a single row is given twice, which changes nothing where rows are told apart by DISTINCT.
"""

import re

from graphmodel.ids import short

_SECTION = re.compile(r"^ *# -{10,} .*$", re.MULTILINE)
_COMMENT = re.compile(r"^\s*#.*$", re.MULTILINE)
#: A nested SELECT with no other inside, marked as a short list by the limit that the query gives all of those.
_NESTED = re.compile(r"\{\s*(SELECT (?:(?!SELECT|LIMIT).)*?LIMIT 100000)\s*\}", re.DOTALL)
_STEP = re.compile(r"(WHERE \{\s*)(\{\s*SELECT DISTINCT \?side \?as \?type([0-3])\b)")
_STEP_END = re.compile(r"FILTER\(\?open = 0 \|\| \?acting\d = 0\)")
_FLAGGED = "EXISTS { ?gateway gm:purposeFlags ?any }"
_OTHERWISE = re.compile(r",\s*(EXISTS \{ \S+ skos:broader\* \?purpose \. \?norm gm:purposes \?purpose \})\)")


def norms(ask, text):
    """Return the ids of the norms that match in full, sorted; `ask` gives the Solutions of a SELECT."""
    text = _rewritten(text)
    begin = text.index("SELECT DISTINCT ?norm")
    prologue = text[:begin]
    _, *sections = (_COMMENT.sub("", part) for part in _SECTION.split(text[begin:]))
    sections[-1] = sections[-1].rstrip().removesuffix("}")
    assert len(sections) == 7
    found = None
    for section in sections:
        asked = section
        while nested := _NESTED.search(asked):
            rows = _values(ask(prologue + nested[1]))
            asked = f"{asked[: nested.start()]}{{ {rows} }}{asked[nested.end() :]}"
        given = "" if found is None else _values(found)
        found = ask(f"{prologue}SELECT DISTINCT * WHERE {{ {given} {asked} }}")
        if not found.rows:
            return []
    return sorted({short(row["norm"].value) for row in found.rows})


def _rewritten(text):
    def open_select(step):
        level = int(step[3])
        kept = f"?side ?as ?linked{level} ?acting{level} ?here ?entry{level + 1}"
        return f"{step[1]}{{ SELECT DISTINCT {kept} WHERE {{ {step[2]}"

    text, opened = _STEP.subn(open_select, text)
    text, closed = _STEP_END.subn(lambda end: end[0] + " } LIMIT 100000 }", text)
    assert opened == closed == 4
    begin = text.index("IF(" + _FLAGGED)
    otherwise = _OTHERWISE.search(text, begin)
    then = text[begin + len(f"IF({_FLAGGED},") : otherwise.start()]
    said = f"({_FLAGGED} && ({then})) || (NOT {_FLAGGED} && {otherwise[1]})"
    return text[:begin] + said + text[otherwise.end() :]


def _values(found):
    """Return rows as VALUES; no row as a pattern that nothing matches."""
    if not found.rows:
        return f"VALUES ?{found.variables[0]} {{ <urn:none> }} FILTER(?{found.variables[0]} != <urn:none>)"
    rows = [f"({' '.join(str(row[n]) for n in found.variables)})" for row in found.rows]
    return (
        f"VALUES ({' '.join('?' + n for n in found.variables)}) {{ {' '.join(rows if len(rows) > 1 else rows * 2)} }}"
    )
