"""The table of facts in `tests/cases/norm_facts/`: what each norm has to say, keyed a second time, from the fact files and not from the data.

`python -m tests.mutation facts FOLDER` makes it anew from a folder of fact files. What stands under `otherwise` in the table was written by hand and is kept.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from graphmodel.dates import Start

if TYPE_CHECKING:
    from graphmodel.dates import PartialDate, Period
    from graphmodel.model.law import Norm

HERE = Path(__file__).parents[1] / "cases" / "norm_facts"
FILES = ("seed-provisions", "current-gateways", "constraints")
SIDES = {
    "gives": "discloser",
    "receives": "recipient",
    "for": "for_whom",
    "bears": "bearer",
    "counterpart": "counterpart",
}
_WORDS = {"purposes": "purposes", "about": "data_subjects", "carries": "information"}
_PLAIN = ("provision", "url", "modality", "basis", "action", "lifts_confidence", "commencement", "confidence")
_EMPTY: tuple[Any, ...] = ("", "null", None, [], {})


def table() -> dict[str, dict[str, Any]]:
    """Return the table: slug of the norm → what it has to say."""
    return {
        norm: row
        for file in sorted(HERE.glob("*.yaml"))
        for norm, row in yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader).items()
    }


def told(norm: Norm) -> dict[str, Any]:
    """Return what a norm of the model says, in the words of the table."""
    gateway = norm.gateway
    row: dict[str, Any] = {key: getattr(norm, key) for key in _PLAIN}
    row |= {key: sorted(_bare(w) for w in getattr(norm, field)) for key, field in _WORDS.items()}
    row |= {key: _rows(getattr(norm, field)) for key, field in SIDES.items()}
    row["extent"] = sorted(norm.extent)
    row["gateway"] = {
        "kind": gateway.kind,
        "trigger": gateway.trigger,
        "area_link": gateway.area_link,
        "outcome": gateway.outcome,
    }
    row["gateway"] |= {
        "purpose_flags": sorted(gateway.purpose_flags),
        "needs_fact": gateway.needs_fact and _bare(gateway.needs_fact),
    }
    row["gateway"] = _full(row["gateway"])
    row["excludes"] = [
        _full(
            {"kinds": sorted(map(_bare, x.information)), "givers": sorted(map(_bare, x.disclosers)), "at": x.pinpoint}
        )
        for x in norm.excludes
    ]
    row["conditions"] = [
        _full({"at": c.pinpoint, "by": c.judged_by, "fact": c.fact and _bare(c.fact)}) for c in norm.conditions
    ]
    row["limits"] = [_full({"at": x.pinpoint}) for x in norm.limits]
    row["in_force"] = _span(norm.in_force.period) | _full(
        {k: _text(getattr(norm.in_force, k)) for k in ("enacted", "announced")}
    )
    row["changes"] = [_text(c.date) or "no day" for c in norm.changes]
    row["replaced_by"], row["see"] = sorted(map(_bare, norm.replaced_by)), sorted(map(_bare, norm.see))
    row |= {"unverified": norm.unverified and "something", "note_on_source": norm.note_on_source and "something"}
    row |= {"sources": str(len(set(norm.sources))), "seed_refs": str(len(norm.seed_refs)) if norm.seed_refs else None}
    return _full(row)


def stated(fact: dict[str, Any]) -> dict[str, Any]:
    """Return what an entry of a fact file says, in the words of the table; sentences are left out."""
    gateway = fact["gateway"]
    row: dict[str, Any] = {key: fact[key] for key in _PLAIN}
    row |= {key: sorted(fact[field]) for key, field in _WORDS.items()}
    row |= {key: [_fact_row(r) for r in fact[field] or ()] for key, field in SIDES.items()}
    row["extent"] = sorted(e.lower().replace(" ", "-") for e in fact["extent"])
    row["gateway"] = {
        k: gateway.get(k) for k in ("kind", "trigger", "area_link", "outcome", "purpose_flags", "needs_fact")
    }
    row["gateway"]["purpose_flags"] = sorted(gateway.get("purpose_flags") or ())
    row["gateway"] = _full(row["gateway"])
    row["excludes"] = [_exclusion(x) for x in fact["excludes"] or ()]
    row["conditions"] = [
        _full({"at": c["pinpoint"], "by": c["judged_by"], "fact": c.get("fact")}) for c in fact["conditions"] or ()
    ]
    row["limits"] = [_full({"at": x["pinpoint"]}) for x in fact["limits"] or ()]
    row["in_force"] = _fact_span(fact["in_force"]) | _full(
        {k: fact["in_force"].get(k) for k in ("enacted", "announced")}
    )
    row["changes"] = [c["date"] if c["date"] not in _EMPTY else "no day" for c in fact["changes"] or ()]
    row["replaced_by"], row["see"] = (sorted(_listed(fact.get(k))) for k in ("replaced_by", "see"))
    row |= {key: "something" if fact.get(key) not in _EMPTY else None for key in ("unverified", "note_on_source")}
    row |= {
        "sources": str(len(set(fact["sources"]))),
        "seed_refs": str(len(fact["seed_refs"])) if fact["seed_refs"] not in _EMPTY else None,
    }
    return _full(row)


def differences(norm: Norm, row: dict[str, Any]) -> list[str]:
    """Return what a norm says otherwise than its row of the table; a deviation that the row gives a reason for counts as its word."""
    wanted = {k: v for k, v in row.items() if k != "otherwise"} | {
        k: v["is"] for k, v in row.get("otherwise", {}).items()
    }
    wanted = {k: v for k, v in wanted.items() if v not in _EMPTY}
    said = told(norm)
    return [
        f"{key}: {said.get(key)} instead of {wanted.get(key)}"
        for key in sorted({*said, *wanted})
        if not _same(said.get(key), wanted.get(key))
    ]


def _same(said: Any, wanted: Any) -> bool:
    """Tell whether two values are the same, the order of rows aside; a pinpoint that the facts do not give is not compared."""
    if not isinstance(said, list) or not isinstance(wanted, list) or len(said) != len(wanted):
        return bool(said == wanted)
    if not wanted or not isinstance(wanted[0], dict):
        return sorted(said) == sorted(wanted)
    left = list(said)
    for row in sorted(wanted, key=lambda r: "at" not in r):
        found = [r for r in left if r == row or ("who" in row and "at" not in row and _without_place(r) == row)]
        if not found:
            return False
        left.remove(found[0])
    return True


def _without_place(row: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in row.items() if k != "at"}


def make(facts: Path) -> None:
    """Write the table from a folder of fact files."""
    HERE.mkdir(exist_ok=True)
    kept = {norm: row["otherwise"] for norm, row in table().items() if "otherwise" in row}
    for name in FILES:
        entries = yaml.load((facts / f"{name}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)["norms"]
        rows = {e["id"]: stated(e) | ({"otherwise": kept[e["id"]]} if e["id"] in kept else {}) for e in entries}
        lines = [
            f"# Made from the facts of November 2026 ({name}); see ../README.md. Only `otherwise` is written by hand.\n"
        ]
        lines += [
            yaml.safe_dump({norm: row}, sort_keys=False, default_flow_style=None, width=150, allow_unicode=True)
            for norm, row in rows.items()
        ]
        (HERE / f"{name}.yaml").write_text("\n".join(lines), encoding="utf-8")


# ------------------------------------------------------------------ small parts
def _bare(ident: str) -> str:
    return ident.partition("/")[2]


def _full(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if value not in _EMPTY}


def _text(date: PartialDate | None) -> str | None:
    return str(date) if date else None


def _listed(given: Any) -> list[str]:
    return [] if given in _EMPTY else given if isinstance(given, list) else [given]


def _span(period: Period) -> dict[str, str]:
    start = None if period.start is Start.KNOWN else period.start.value
    return _full({"from": _text(period.from_), "to": _text(period.until), "start": start})


def _fact_span(row: dict[str, Any]) -> dict[str, str]:
    start = row.get("start") if row.get("from") in _EMPTY else None
    return _full({"from": row.get("from"), "to": row.get("to"), "start": start})


def _rows(rows: Any) -> list[dict[str, str]]:
    return [
        {"who": _bare(r.class_)}
        | _span(r.period)
        | _full({"at": r.pinpoint, "if": r.applies_if and "asked", "place": _place(r.area_link)})
        for r in rows
    ]


def _fact_row(row: dict[str, Any]) -> dict[str, str]:
    condition = "asked" if row.get("applies_if") not in _EMPTY else None
    return (
        {"who": row["class"]}
        | _fact_span(row)
        | _full({"at": row.get("pinpoint"), "if": condition, "place": _place(row.get("area_link"))})
    )


def _place(link: str | None) -> str | None:
    return None if link in {*_EMPTY[:3], "none"} else link


def _exclusion(row: dict[str, Any]) -> dict[str, Any]:
    givers = [] if row.get("discloser") in {"any", *_EMPTY[:3]} else _listed(row["discloser"])
    return _full({"kinds": sorted(_listed(row["information"])), "givers": sorted(givers), "at": row["pinpoint"]})
