"""Changes of the data, and a record asked again of them."""

from __future__ import annotations

import shutil
from pathlib import Path

import yaml
from msgspec.structs import replace

from graphmodel.calls.replay import replay
from graphmodel.dates import PartialDate
from graphmodel.legal_basis.engine import Engine
from graphmodel.model.model import Model
from graphmodel.replay.filed import filed

ROOT = Path(__file__).resolve().parents[2]


def again(made, model, *records):
    """Replay records against a model that came of other files."""
    model.digest = "of other files"
    found = replay(model, Engine(model), [filed(made, "r.json"), *records])
    return found["replayed"][0]


def until(record_, day):
    """Return a norm or another dated record that ends on a day."""
    ended = replace(getattr(record_, "in_force", record_).period, until=PartialDate.parse(day))
    if hasattr(record_, "in_force"):
        return replace(record_, in_force=replace(record_.in_force, period=ended))
    return replace(record_, period=ended)


def ids(rows):
    return [(r.get("record") or r.get("norm") or r)["id"] for r in rows]


def changed_copy(folder, file, section, named, change):
    """Copy the shipped data and change one thing, or some, in one file of it."""
    shutil.copytree(ROOT / "data", folder)
    path = folder / file
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    for row in document[section]:
        if row["id"] in named:
            change(row)
    path.write_text(yaml.safe_dump(document, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return folder


def without(model, ident):
    """Return a model in which one norm is gone."""
    by_class = dict(model._by_class)  # noqa: SLF001  nothing takes a record out of a model but a test
    by_class["Norm"] = {i: n for i, n in by_class["Norm"].items() if i != ident}
    return Model(model.dataset, by_class)
