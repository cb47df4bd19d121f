"""What an answer says, word for word, in some worked cases that together reach nearly every line by which the engine writes or chooses words.

The sentences stand in `cases/words.yaml` and are read, not only kept: whoever changes one reads it there beside the law of the case it belongs to.
`python -m tests.test_words` prints how they would be now.
"""

from pathlib import Path

import pytest
import yaml

from graphmodel.calls.legal_basis import ask
from tests.case_tables import read
from tests.test_legal_cases import asked, rows

HERE = Path(__file__).parent / "cases" / "words.yaml"
LAYERS = ("bars", "data_protection", "confidentiality", "human_rights")
MISSES = 3


def spoken(answer):
    """Return the sentences of an answer that a reader meets: the top, the layers, what is asked, why the first norm matches, why others do not."""
    said = {"headline": answer["headline"], "short form": answer["short_form"], "sides": _sides(answer)}
    said |= {layer: _layer(answer[layer]) for layer in LAYERS}
    said["for the officer"] = answer["for_the_officer"]
    said["depends on"] = answer["headline_depends_on"]
    for basis in answer["bases"][:1]:
        said[basis["norm"]["id"]] = {t["test"]: f"{t['result']}: {t['why']}" for t in basis["tests"]}
        said["conditions"] = [f"{c['judged_by']}, {c['pinpoint']}: {c['text']}" for c in basis["conditions"]]
    for basis in answer["bases"][1:]:
        said[basis["norm"]["id"]] = [basis["role"], *basis["required_if"], *basis["permitted_if"]]
    said["near misses"] = [
        f"{m['norm']['id']}: {change}" for m in answer["near_misses"][:MISSES] for change in m["what_would_change_it"]
    ]
    said["near"] = [m["norm"]["id"] for m in answer["near_misses"]]
    said["best"] = [answer["best_express"], answer["best_implied"]]
    said["explained by"] = [e["norm"]["id"] for e in answer["explained_by"]]
    said["instead"] = [
        f"{s['body']['id']} {s['date']} {s['exists_on_the_day']} {s['in_part']} {s['proposed']}"
        for s in answer["successors"]
    ]
    said["choices"] = [c["id"] for c in answer["choices"]]
    return {key: value for key, value in said.items() if value}


def _sides(answer):
    return [answer["sides"][side]["told"] for side in ("discloser", "recipient")] if answer["sides"] else []


def _layer(layer):
    texts = [f"{layer['result']}: {layer.get('told', '')}"]
    texts += [f"{b['bar']['id']} {b['does']}: {b['why']}" for b in layer.get("bars", ())]
    texts += [
        f"{g['label']}: {g.get('why', '')}"
        for key in ("lawful_basis", "conditions", "first")
        for g in layer.get(key, ())
    ]
    texts += [f"{r['label']}: {r['open']} {r.get('why', '')}" for r in layer.get("routes", ())]
    return texts


def cases():
    return {param.id: param.values[0] for param in rows()}


def kept():
    return read(HERE) if HERE.exists() else {}


@pytest.fixture(scope="module")
def worked():
    return cases()


@pytest.mark.parametrize("case", list(kept()))
def test_the_answer_says_this_word_for_word(case, worked, model, engine):
    assert as_read(spoken(ask(model, engine, asked(worked[case])))) == kept()[case]


def as_read(value):
    """Return a value as the table gives it back: everything as text."""
    if isinstance(value, dict):
        return {str(k): as_read(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_read(v) for v in value]
    return "null" if value is None else str(value)


def now(names):
    """Return the table as it would be now, for some cases."""
    from graphmodel.legal_basis.engine import Engine
    from graphmodel.model.model import Model

    model = Model.load()
    engine, worked = Engine(model), cases()
    return {name: spoken(ask(model, engine, asked(worked[name]))) for name in names}


if __name__ == "__main__":
    print(yaml.safe_dump(now(list(kept())), sort_keys=False, allow_unicode=True, width=150))
