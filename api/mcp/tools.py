"""The tools: each one call of the graph, its arguments limited to the words of the data, its result to what the call answered."""

import json
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Annotated, Any, ParamSpec, TypeVar

from mcp.types import CallToolResult, TextContent
from pydantic import Field, create_model

from api.mcp.results import Accountability, Answer, Bodies, Coverage, Explained, LegalBasis, Pair
from api.mcp.words import narrowed, one_of, one_of_scheme
from graphmodel.errors import BadQuestionError, NotInGraphError
from graphmodel.graph import Graph
from graphmodel.ids import slug_of
from graphmodel.legal_basis.question import Asked

#: Said with every answer: what the software is must not get lost on the way through an assistant.
STANDING = (
    "graphmodel decides nothing and is not legal advice: it shows what the law and the documents in its graph say. The officer decides.",
    "What is not in the graph is not thereby unlawful.",
)
_MOST_FOUND = 20
_KINDS = ("body", "post", "type")

_A = TypeVar("_A", bound=Answer)
_P = ParamSpec("_P")

Day = Annotated[
    str | None,
    Field(description="The day asked about, YYYY-MM-DD; today in London if left out.", examples=["2009-03-01"]),
]
Area = Annotated[str | None, Field(description="The id of an area.", examples=["area/medway"])]
Party = Annotated[
    str, Field(description="The id of a body or kind of body, from find_body.", examples=["body/kent-police-force"])
]


def tools(graph: Graph) -> tuple[Callable[..., Any], ...]:
    """Return the tools as functions whose types are made from the data, so that no purpose, kind or outcome that the data lack can be asked or told.

    Args:
        graph: what answers.
    """
    return (find_body(graph), legal_basis(graph), accountability_path(graph), explain_norm(graph), coverage(graph))


def find_body(graph: Graph) -> Callable[..., Any]:
    """Return the tool that finds who is meant."""

    @_told
    def find_body(
        words: Annotated[
            str, Field(description="Words of a name, or an identifier.", max_length=200, examples=["Kent Police"])
        ],
        area: Area = None,
        date: Day = None,
    ) -> Bodies:
        """Find the ids of bodies, posts and kinds of body by words of their names. Nothing found means that it is not in the graph."""
        answers = [graph.search(words, kind=k, area=area, limit=_MOST_FOUND, date=date) for k in _KINDS]
        results = sorted((r for a in answers for r in a["results"]), key=lambda r: (-r["score"], r["id"]))
        more = {
            "state": "answered" if results else "not-in-graph",
            "results": results[:_MOST_FOUND],
            "total": sum(a["total"] for a in answers),
        }
        everything = graph.search(words, area=area, limit=1, date=date)  # its link is the one that shows all kinds
        return _read(Bodies, everything | more)

    return find_body


def legal_basis(graph: Graph) -> Callable[..., Any]:
    """Return the tool that tells the legal basis."""
    model = graph.model
    outcome = one_of(slug_of(o) for o in model.outcomes) | None
    meanings = "; ".join(f"{slug_of(o.id)}: {o.label}" for o in model.outcomes.values())
    pair = create_model("PairAnswer", __base__=Pair, outcome=(outcome, None))
    told = "One for each pair, where a party is answered for its members; `outcome` is null then."
    result = create_model(
        "LegalBasisAnswer",
        __base__=LegalBasis,
        outcome=(outcome, Field(None, description=meanings)),
        answers=(list[pair], Field([], description=told)),  # type: ignore[valid-type]  # made from the data
    )

    @_told
    def legal_basis(
        discloser: Party,
        recipient: Party,
        purpose: str,
        subject: str,
        information: list[str],
        date: Day = None,
        facts: dict[str, bool] | None = None,
        within: Area = None,
        capacity_from: Annotated[str | None, Field(description="The capacity in which the discloser acts.")] = None,
        capacity_to: Annotated[str | None, Field(description="The capacity in which the recipient acts.")] = None,
        nation: str | None = None,
    ) -> LegalBasis:
        """May this body share this information with that one, for this purpose, on this day: by which law, on what conditions.

        Pass on the headline, the conditions, what is not ready and the caveats; never only the outcome.
        """
        given = {k: str(v).lower() for k, v in (facts or {}).items()}
        asked = Asked(
            [discloser], [recipient], purpose, subject, information, date or "",
            given, within, capacity_from, capacity_to, nation,
        )  # fmt: skip
        answer = graph.ask(asked)
        flags = [model.flags[f"flag/{f}"].label for f in answer.get("flags") or ()]
        return _read(result, answer, [*flags, answer.get("coverage") or ""])

    fact = one_of(slug_of(f) for f in sorted(model.facts))
    known = "What somebody told for certain; all else is unknown, and unknown is never taken as true. "
    known += "; ".join(f"{slug_of(f.id)}: {f.label}" for f in model.facts.values())
    kind = one_of_scheme(model.information, "A kind of information, the narrowest that is known.")
    return narrowed(
        legal_basis,
        purpose=one_of_scheme(model.purposes, "What for."),
        subject=one_of_scheme(model.subjects, "Whom the information is about, the narrowest that is known."),
        information=Annotated[list[kind], Field(min_length=1, max_length=len(model.information))],  # type: ignore[valid-type]  # made from the data
        facts=Annotated[dict[fact, bool] | None, Field(description=known)],  # type: ignore[valid-type]  # likewise
        nation=one_of((c.name for c in model.codelists["codelist/nation"].codes), "England if left out.") | None,
        result=result,
    )


def accountability_path(graph: Graph) -> Callable[..., Any]:
    """Return the tool that tells who answers to whom."""

    @_told
    def accountability_path(
        body: Annotated[
            str, Field(description="The id of the body or post to begin at.", examples=["body/medway-yot-board"])
        ],
        to: Annotated[str | None, Field(description="The id of the body to reach.")] = None,
        date: Day = None,
        depth: Annotated[int, Field(description="The largest number of steps.", ge=1, le=30)] = 8,
    ) -> Accountability:
        """Tell who a body answers to: every path, how each ends, and where the documents say no more."""
        return _read(Accountability, graph.path(body, to=to, depth=depth, date=date))

    return accountability_path


def explain_norm(graph: Graph) -> Callable[..., Any]:
    """Return the tool that explains a provision."""

    @_told
    def explain_norm(
        norm: Annotated[str, Field(description="The id of a norm, from legal_basis.", examples=["norm/cda1998-s115"])],
        date: Day = None,
    ) -> Explained:
        """Explain a provision in own words, with how it stands on the day, how well it was read and what is not confirmed."""
        ident = graph.model.resolve(norm, "norm", field="norm")
        return _read(Explained, graph.show(ident, date=date))

    return explain_norm


def coverage(graph: Graph) -> Callable[..., Any]:
    """Return the tool that tells what is in the graph and what is not."""

    @_told
    def coverage(
        instrument: Annotated[
            str | None, Field(description="The id of one Act, to be told what of it is not confirmed too.")
        ] = None,
    ) -> Coverage:
        """Tell what the graph holds of the law, how it was read, up to when, and what it is known not to hold."""
        answer = graph.coverage()
        wanted = graph.model.resolve(instrument, "instrument", field="instrument") if instrument else None
        rows = [r for r in answer["instruments"] if wanted in {None, r["instrument"]["id"]}]
        if wanted is None:  # the doubts are many: each Act's are told when it is asked about
            rows = [r | {"not_confirmed": []} for r in rows]
        return _read(Coverage, answer | {"instruments": rows}, [answer["told"]])

    return coverage


def _told(tool: Callable[_P, _A]) -> Callable[_P, _A | CallToolResult]:
    """Tell what is wrong with a question as the tool's error: every fault with its field and the nearest right names."""

    @wraps(tool)
    def answered(*args: _P.args, **kwargs: _P.kwargs) -> _A | CallToolResult:
        try:
            return tool(*args, **kwargs)
        except (BadQuestionError, NotInGraphError) as error:
            state = "not-in-graph" if isinstance(error, NotInGraphError) else "bad-question"
            faults = [{"field": f.field, "message": f.message, "did_you_mean": f.did_you_mean} for f in error.faults]
            problem = {"state": state, "detail": str(error), "errors": faults, "caveats": STANDING}
            return CallToolResult(content=[TextContent(text=json.dumps(problem, ensure_ascii=False))], is_error=True)

    return answered


def _read(kind: type[_A], answer: dict[str, Any], caveats: Iterable[str] = ()) -> _A:
    """Return of an answer what the kind of result has; a null stands for the default."""
    given = {name: value for name, value in answer.items() if value is not None}
    return kind.model_validate(given | {"caveats": [*STANDING, *(c for c in caveats if c)]})
