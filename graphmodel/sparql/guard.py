"""Reading a query before it is run: what form it has, which graphs it names, and whether it asks for what is never done here.

The engines fetch whatever address a query names, so nothing of that kind may reach them. What is refused is found in the tokens: a string, an
address, a name or a comment may hold any word. Where the grammar leaves open how a text falls into tokens, every way is looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from graphmodel.errors import Fault
from graphmodel.formats.turtle import PREFIXES
from graphmodel.load.names import nearest
from graphmodel.sparql.errors import MalformedError, RefusedError
from graphmodel.sparql.federation import calls, federated
from graphmodel.sparql.tokens import Token, decoded, place, tokens

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
_READS_ONLY = "This service only reads. To change the data, change its files: see the documentation."
_MOST_FAULTS = 20


@dataclass(frozen=True)
class Query:
    """A query that may be run.

    Attributes:
        text: as written.
        form: SELECT, ASK, CONSTRUCT or DESCRIBE.
        prefixes: prefix → address, as it declares them.
        names_graphs: whether it says itself, by FROM, over which graphs it is asked.
    """

    text: str
    form: str
    prefixes: Mapping[str, str]
    names_graphs: bool


def read(text: str, graphs: Collection[str]) -> Query:
    """Read a query.

    Args:
        text: the query.
        graphs: the addresses of the graphs of the dataset.

    Raises:
        RefusedError: it reaches for another address or would change the data; with every fault of it.
        MalformedError: it is empty, begins with none of the four forms, or uses a prefix that it does not declare.

    >>> read("ASK { ?norm a <https://w3id.org/graphmodel/ontology#Norm> }", ()).form
    'ASK'
    """
    if not text.strip():
        raise MalformedError.of("the query is empty; it begins with SELECT, ASK, CONSTRUCT or DESCRIBE")
    if bad := next((n for n, c in enumerate(text) if "\ud800" <= c <= "\udfff" or c == "\0"), None):
        raise MalformedError.of(f"the character at {place(text, bad)} has no place in a text; take it out")
    found = list(tokens(text))
    prologue = _Prologue(found)
    forbidden = [*federated(text, prologue.prefixes), *_updates(text, prologue)]
    sources = _sources(found, prologue)
    forbidden += [_unknown(text, at, address, graphs) for at, address in sources if address not in graphs]
    names: dict[str, Token] = {}
    for at in found:
        if at.kind == "name" and at.prefix not in prologue.prefixes:
            names.setdefault(at.prefix, at)
    # A SERVICE that runs into a colon looks like a prefix too.
    wrong = [_undeclared(text, at) for name, at in names.items() if not (forbidden and calls(name))]
    if forbidden:
        raise RefusedError([*forbidden, *wrong][:_MOST_FAULTS])
    form = next((f for f in FORMS if prologue.first and prologue.first.text.upper().startswith(f)), None)
    if form is None and not wrong:
        where = f" at {place(text, prologue.first.start)}" if prologue.first else ""
        wrong.append(Fault("query", f"a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE; this does not{where}"))
    if wrong or form is None:
        raise MalformedError(wrong[:_MOST_FAULTS])
    return Query(text, form, prologue.prefixes, bool(sources))


class _Prologue:
    """What stands before the form of a query: its base, its prefixes, and the first word after them."""

    def __init__(self, found: list[Token]) -> None:
        self.base = ""
        self.prefixes: dict[str, str] = {}
        self.first: Token | None = None
        at = 0
        while at < len(found):
            one, two, three = (*found[at : at + 3], None, None, None)[:3]
            if one and two and one.says("BASE") and two.kind == "iri":
                self.base = urljoin(self.base, address(two))
                at += 2
            elif one and two and three and one.says("PREFIX") and two.kind == "name" and three.kind == "iri":
                self.prefixes[two.prefix] = urljoin(self.base, address(three))
                at += 3
            else:
                self.first = one
                return

    def resolve(self, at: Token) -> str:
        """Return the address that a token stands for."""
        if at.kind == "iri":
            return urljoin(self.base, address(at))
        return self.prefixes.get(at.prefix, f"{at.prefix}:") + at.text.partition(":")[2].replace("\\", "")


def address(at: Token) -> str:
    """Return the address between the angle brackets."""
    return decoded(at.text[1:-1])[0]


def _updates(text: str, prologue: _Prologue) -> list[Fault]:
    first = prologue.first
    # An escape may stand for a letter of the word.
    plain, origin = decoded(text)
    if first is None or not first.says(*UPDATES):
        first = _Prologue(list(tokens(plain))).first
        if first is None or not first.says(*UPDATES):
            return []
        first = first._replace(start=origin(first.start))
    word = first.text.upper()
    what = "would fetch from another address and change the data" if word == "LOAD" else "would change the data"
    return [Fault("query", f"{word} at {place(text, first.start)} {what}. {_READS_ONLY}")]


def _sources(found: list[Token], prologue: _Prologue) -> list[tuple[Token, str]]:
    """Return each graph that FROM or FROM NAMED names, before the pattern begins."""
    sources = []
    for number, at in enumerate(found):
        if at.text == "{" and prologue.first and not prologue.first.says("CONSTRUCT"):
            break
        if at.says("FROM", "FROMNAMED"):
            rest = found[number + 1 : number + 3]
            rest = rest[1:] if rest and rest[0].says("NAMED") else rest
            if rest and rest[0].kind in {"iri", "name"}:
                sources.append((rest[0], prologue.resolve(rest[0])))
    return sources


def unknown_graph(address: str, graphs: Collection[str]) -> tuple[str, tuple[str, ...]]:
    """Return what to say of a graph that is not in the dataset, and the nearest that are."""
    near = nearest(address, graphs, limit=3, cutoff=80)
    told = (
        f"<{address}> is no graph of this dataset, and nothing is fetched from elsewhere. "
        "GET /sparql gives the names of its graphs; left out, all of them are asked together."
    )
    return told, near


def _unknown(text: str, at: Token, address: str, graphs: Collection[str]) -> Fault:
    told, near = unknown_graph(address, graphs)
    return Fault("query", f"FROM at {place(text, at.start)}: {told}", near)


def _undeclared(text: str, at: Token) -> Fault:
    known = PREFIXES.get(at.prefix)
    mend = f"PREFIX {at.prefix}: <{known}>" if known else f"PREFIX {at.prefix}: and its address in <>"
    return Fault(
        "query", f"the prefix {at.prefix}: at {place(text, at.start)} is not declared; begin the query with {mend}"
    )
