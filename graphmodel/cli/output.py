"""What the commands print: JSON as the service returns it, or text for people; and the exit status of an answer."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, NoReturn

from graphmodel.cli.text import Page
from graphmodel.errors import BadQuestionError, GraphmodelError, NotInGraphError, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from graphmodel.errors import Problem

ANSWERED, NONE, USAGE, NOT_IN_GRAPH = 0, 1, 2, 3
_BY_OUTCOME = {"not-in-model": NOT_IN_GRAPH, "barred": NONE, "no-power-found": NONE, "only-depersonalised": NONE}
_OPTIONS = {"discloser": "--from", "recipient": "--to", "subject": "--about"} | {
    name: f"--{name}" for name in ("purpose", "information", "fact", "within", "nation", "date", "between")
}
_BY_STATE = {"ambiguous": USAGE, "not-in-graph": NOT_IN_GRAPH, "not-applicable": NONE}


def status(answer: dict[str, Any]) -> int:
    """Return the exit status of an answer, as the contract has it."""
    several = answer.get("answers") or [s for s in answer.get("stretches", ()) if "outcome" in s]
    if several:
        return min(status(a) for a in several)
    if answer.get("outcome"):
        return _BY_OUTCOME.get(answer["outcome"], ANSWERED)
    return _BY_STATE.get(answer["state"], ANSWERED)


def answer(
    found: dict[str, Any], as_json: bool, render: Callable[[dict[str, Any], Page], None], code: int | None = None
) -> NoReturn:
    """Print an answer and leave with its exit status, or with another code."""
    if as_json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        page = Page()
        render(found, page)
        print(page.text())
    sys.exit(status(found) if code is None else code)


def error(problem: GraphmodelError, as_json: bool) -> NoReturn:
    """Tell an error on standard error and leave with 2 (a question that cannot be read) or 3 (not in the graph)."""
    code = NOT_IN_GRAPH if isinstance(problem, NotInGraphError) else USAGE
    if as_json:
        print(json.dumps(problem_details(problem), ensure_ascii=False, indent=2))
    else:
        faults = problem.faults if isinstance(problem, BadQuestionError | NotInGraphError) else ()
        lines = (
            [f"{_OPTIONS.get(f.field, f.field)}: {f.message}" for f in faults] if len(faults) > 1 else [str(problem)]
        )
        print("\n".join(f"graphmodel: {line}" for line in lines), file=sys.stderr)
    sys.exit(code)


def problem_details(problem: GraphmodelError) -> dict[str, Any]:
    """Return the fields of RFC 9457 for an error of a question."""
    faults = [
        {"field": f.field, "message": f.message, "did_you_mean": list(f.did_you_mean)}
        for f in (problem.faults if isinstance(problem, BadQuestionError | NotInGraphError) else ())
    ]
    near = list(dict.fromkeys(d for f in faults for d in f["did_you_mean"]))
    if isinstance(problem, NotInGraphError):
        return {
            "type": "/problems/not-in-graph",
            "title": "The id is nowhere in the graph",
            "status": 404,
            "state": "not-in-graph",
            "detail": str(problem),
            "errors": faults,
            "did_you_mean": near,
        }
    if isinstance(problem, StoreError):
        return {
            "type": "/problems/store-unavailable",
            "title": "The store cannot be read",
            "status": 503,
            "detail": str(problem),
            "errors": [],
            "did_you_mean": [],
        }
    return {
        "type": "/problems/bad-question",
        "title": "The question is malformed",
        "status": 422,
        "detail": str(problem),
        "errors": faults,
        "did_you_mean": near,
    }


def problems(found: Iterable[Problem], as_json: bool, *, err: bool = False) -> NoReturn:
    """Print problems of data files, one a line, and leave with 1 if there are any."""
    rows = list(found)
    if as_json:
        print(json.dumps({"problems": [p.as_json() for p in rows]}, ensure_ascii=False, indent=2))
    else:
        for problem in rows:
            print(problem, file=sys.stderr if err else sys.stdout)
        print(
            f"{len(rows)} problem{'' if len(rows) == 1 else 's'} found" if rows else "no problem found",
            file=sys.stderr if err else sys.stdout,
        )
    sys.exit(NONE if rows else ANSWERED)


# ---------------------------------------------------------------------- text for people
def told(found: dict[str, Any], page: Page) -> None:
    """Print the sentence of an answer that has nothing else."""
    page.line(found.get("told") or found["state"])


def paths(found: dict[str, Any], page: Page) -> None:
    """Print paths of accountability."""
    if found["told"]:
        page.line(found["told"])
    for one in found["paths"]:
        page.heading(
            f"{one['steps'][0]['from']['label']}: ends {one['ends']}"
            + ("" if one["certainty"] == "stated" else f" ({one['certainty']})")
        )
        for step in one["steps"]:
            to = (step["to"] or {}).get("label") or step["to_role"] or "nobody named"
            via = f" through {', '.join(v['label'] for v in step['via'])}" if step["via"] else ""
            what = f" for {step['for']}" if step["for"] else ""
            by = f", as one of {step['inherited_from']['label']}" if step["inherited_from"] else ""
            joined = f" [{step['alternative']['joined_by']}]" if step["alternative"] else ""
            page.item(f"{step['strength']} to {to}{via}{what}{by}{joined} ({page.places(step['citations'])})")
    for line in found["denied"]:
        to = (line["to"] or {}).get("label") or line["to_role"] or line["for"]
        page.item(f"denied: {line['from']['label']} to {to} ({page.places(line['citations'])})")
    for gap in found["gaps"]:
        above = f"; probably the same as {gap['above']['label']}" if gap["above"] else ""
        page.item(f"the documents stop at {gap['below']['label']}{above} (looked in {', '.join(gap['looked_in'])})")
    findings(found, page)


def entity(found: dict[str, Any], page: Page) -> None:
    """Print a thing."""
    page.line(f"{found['label']}  [{found['question']['id']['id']}]")
    if found["on_the_day"].get("told"):
        page.line(found["on_the_day"]["told"])
    codes = found["entity"].get("codes", [])
    page.mapping({k: v for k, v in found["entity"].items() if k != "codes"})
    for code in codes:
        page.item(f"{code['name']}: {code['label']}" + (f". {code['definition']}" if code.get("definition") else ""))
    for period in found["periods"]:
        page.item(f"{period['what']}: {period['in_words']} (on {found['date']}: {period['on_the_day']})")
    for one in found["successors"]:
        marks = (" (in part)" if one["in_part"] else "") + (" (only planned or proposed)" if one["proposed"] else "")
        page.item(f"came after it: {one['label']} from {one['date'] or 'a day not known'}{marks}")
    for one in found["statements"]:
        page.item(page.statement(one))
    findings(found, page)


def results(found: dict[str, Any], page: Page) -> None:
    """Print what a search found."""
    for row in found["results"]:
        page.item(f"{row['id']}  {row['label']}  ({row['matched']}, {row['score']:g})")
    page.line(f"{len(found['results'])} of {found['total']}")


def seats(found: dict[str, Any], page: Page) -> None:
    """Print the seats of a board."""
    page.line(f"{found['question']['board']['label']}: {found['state']} on {found['date']}")
    if found["told"]:
        page.line(found["told"])
    for one in found["lists"]:
        places = f"rows {one['rows']}, places {one['counted']} to {one['counted_most'] or 'any'}"
        page.heading(
            f"{one['label']} ({page.places(one['citations'])}): total as printed {one['declared_total'] or 'none'}, {places}"
        )
        for seat in (s for s in found["seats"] if s["list"] == one["id"]):
            page.item(page.statement(seat))
    for silence in found["silences"]:
        page.item(page.statement(silence))


def rules(found: dict[str, Any], page: Page) -> None:
    """Print the rules of a body."""
    page.line(f"{found['question']['body']['label']}: {found['state']} on {found['date']}")
    if found["told"]:
        page.line(found["told"])
    for row in (*found["rules"], *found["silences"]):
        page.item(page.statement(row))


def quorum(found: dict[str, Any], page: Page) -> None:
    """Print whether a number is quorate."""
    words = {True: "quorate", False: "not quorate", None: "cannot be computed"}[found["quorate"]]
    page.line(f"{found['question']['present']} present: {words}. {found['why']}")
    for rule in found["rules"]:
        page.item(page.statement(rule))


def duties(found: dict[str, Any], page: Page) -> None:
    """Print who bears what."""
    for row in found["duties"]:
        through = " > ".join(t["label"] for t in row["through"])
        norm = f"{row['norm']['label']}, {row['basis']} {row['modality']}, {row['result']}, {row['in_force']}"
        page.item(
            f"{row['bearer']['label']} ({row['side']}): {norm}; through {through} ({row['citations'][0]['pinpoint']})"
        )
    page.line(f"{len(found['duties'])} on {found['date']}; only the norms and bodies in the graph are counted.")


def readings(found: dict[str, Any], page: Page) -> None:
    """Print what a document says the law is."""
    for row in found["readings"]:
        told = f"{row['provision'] or ''} {row['instrument'] or ''}, told as a {row['modality']}"
        page.heading(
            f"{page.places(row['citations'])}: {told}; agrees with the law of {found['date']}: {row['agrees']}"
        )
        page.line(row["text"])
        page.items("differences", row["differences"])
    page.line(f"{len(found['readings'])} readings")


def compliance(found: dict[str, Any], page: Page) -> None:
    """Print how each limb of a norm is held on a board."""
    page.line(
        f"{found['question']['board']['label']} against {found['question']['norm']['label']}: {found['state']} on {found['date']}"
    )
    page.line(found["told"])
    for limb in found["limbs"]:
        places = (
            page.places(c for c in limb["citations"] if "document" in c)
            if limb["seat"]
            else limb["citations"][0]["url"]
        )
        page.item(f"{limb['pinpoint']} {limb['class']['label']}: {limb['held']}. {limb['why']} ({places})")
    page.items(
        "conditions of the provision", [f"{c['pinpoint'] or ''} {c['text']}".strip() for c in found["conditions"]]
    )


_HEADINGS = {"body": "Bodies and posts", "line": "Lines", "seat": "Seats", "rule": "Rules", "duty": "Duties"}


def comparison(found: dict[str, Any], page: Page) -> None:
    """Print what differs, as a board secretary would lay it out."""
    for told in found["told"]:
        page.line(told)
    across = found["question"]["left"] != found["question"]["right"]
    names = ("Only left", "Only right") if across else ("Gone, or no longer told of", "New, or not told of before")
    groups = (
        ("changed", "Told or arranged differently" if across else "Changed"),
        ("only_left", names[0]),
        ("only_right", names[1]),
        ("uncertain", "Not certain"),
        ("both", "On both sides"),
    )
    for key, title in groups:
        rows = found[key]
        page.heading(f"{title} ({len(rows)})")
        for what in dict.fromkeys(r["what"] for r in rows):
            page.line(f"{_HEADINGS.get(what, what)}:")
            for row in (r for r in rows if r["what"] == what):
                cites = [c for side in (row["left"], row["right"]) if side for c in side["citations"]]
                place = f" ({page.places(cites)})" if cites else ""
                page.item(
                    f"{row['label']}. {row['reason'][0].upper()}{row['reason'][1:]}{place}"
                    if key != "both"
                    else f"{row['label']}{place}"
                )


def findings(found: dict[str, Any], page: Page) -> None:
    """Print findings."""
    if not found["findings"] and "about" in found["question"]:
        page.line(found["told"])
    for one in found["findings"]:
        page.item(
            f"finding ({one['severity']}): {one['text']} {one['why_it_matters']} ({page.places(one['citations'])})"
        )


def coverage(found: dict[str, Any], page: Page) -> None:
    """Print what of the law is in the graph, how it was read, and what is known to be missing."""
    page.line(f"Law from {found['law_from']}, seen up to {found['law_checked_to']}. {found['told']}")
    page.items("known to be missing", [f"{g['text']} ({g['kind']})" for g in found["gaps"]])
    for row in found["instruments"]:
        provisions = ", ".join(
            p["provision"] + ("" if p["commencement"] == "in-force" else f" [{p['commencement']}]")
            for p in row["provisions"]
        )
        page.item(
            f"{row['instrument']['label']}: {provisions} (read: {', '.join(f'{n} {k}' for k, n in row['read'].items())}; checked to {row['checked_to']})"
        )
        page.items("  known to be missing or not read", [g["text"] for g in row["known_gaps"]])
