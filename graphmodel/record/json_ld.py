"""A record as JSON-LD: where it came from (PROV), and what was found as a candidate permission (ODRL, with terms of DPV).

The context stands in the file, so that nothing has to be fetched to read it. The whole record is in it as plain data too.

A policy is a `Set`, which in ODRL grants nothing to anybody: it is a candidate that the officer decides on. What lets nothing
move has no permission, and only what a bar forbids has a prohibition.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from graphmodel.ids import NAMESPACE, iri
from graphmodel.layers.routes import GATEWAY
from graphmodel.legal_basis.words import BARRED
from graphmodel.record.blocks import Link, link
from graphmodel.record.document import LANGUAGE, NOT_READY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_ID = {"@type": "@id"}
CONTEXT: dict[str, Any] = {
    "@version": 1.1,
    "gm": NAMESPACE + "ontology#",
    "prov": "http://www.w3.org/ns/prov#",
    "odrl": "http://www.w3.org/ns/odrl/2/",
    "dpv": "https://w3id.org/dpv#",
    "dcterms": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "type": "@type",
    "title": {"@id": "dcterms:title", "@language": LANGUAGE},
    "description": {"@id": "dcterms:description", "@language": LANGUAGE},
    "label": {"@id": "rdfs:label", "@language": LANGUAGE},
    "language": "dcterms:language",
    "identifier": "dcterms:identifier",
    "version": "dcterms:hasVersion",
    "law_checked_to": {"@id": "gm:lawCheckedTo", "@type": "xsd:date"},
    "date": {"@id": "dcterms:date", "@type": "xsd:date"},
    "source": {"@id": "dcterms:source", **_ID},
    "about": {"@id": "dcterms:subject", **_ID},
    "references": {"@id": "dcterms:references", **_ID},
    "hasPart": {"@id": "dcterms:hasPart", **_ID},
    "term": {"@id": "skos:closeMatch", **_ID},
    "record": {"@id": "prov:value", "@type": "@json"},
    **{name: {"@id": f"prov:{name}", **_ID} for name in ("wasDerivedFrom", "wasGeneratedBy", "used", "wasAssociatedWith")},
    **{name: {"@id": f"gm:{name}", **_ID} for name in ("discloser", "recipient", "outcome")},
    **{
        name: {"@id": f"dpv:{name}", **_ID}
        for name in ("hasPurpose", "hasData", "hasDataSubject", "hasRecipient", "hasProcessing", "hasLegalBasis")
    },
    **{
        name: {"@id": f"odrl:{name}", **_ID}
        for name in (
            "permission", "prohibition", "duty", "constraint", "assigner", "assignee", "target", "action", "includedIn",
            "leftOperand", "operator", "rightOperand",
        )
    },
}  # fmt: skip
_ACTION = {"id": "dpv:DiscloseByTransmission", "type": "odrl:Action", "includedIn": "odrl:use"}
_CANDIDATE = "A candidate for the officer to decide on. It grants nothing."


def json_ld(record: Mapping[str, Any]) -> str:
    """Return a record as a JSON-LD text; the record itself stands in it under `record`."""
    return json.dumps(linked(record), ensure_ascii=False, indent=2) + "\n"


def linked(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record as JSON-LD."""
    dataset = record["dataset"]
    name = iri("record/" + hashlib.sha256(f"{record['permalink']} {dataset['digest']}".encode()).hexdigest()[:16])
    release = {
        "id": iri(f"dataset/graphmodel/{dataset['digest']}"),
        "type": "prov:Entity",
        "version": dataset["version"],
        "identifier": dataset["digest"],
        "law_checked_to": dataset["law_checked_to"],
    }
    asked = _asked(name, record)
    found = {
        "@context": CONTEXT,
        "id": name,
        "type": "prov:Entity",
        "title": record["title"],
        "description": _status(record),
        "language": LANGUAGE,
        "identifier": record["permalink"],
        "date": record["date"],
        "wasDerivedFrom": release,
        "wasGeneratedBy": _made(name, release),
        "about": asked,
        "references": [_norm(b) for b in record["answer"]["bases"]],
        "hasPart": _policy(name, record, asked),
        "record": record,
    }
    if record["outcome"]:
        found["outcome"] = _named(
            {"id": f"outcome/{record['outcome']}", "label": record["labels"]["outcome"][record["outcome"]]}
        )
    return {key: value for key, value in found.items() if value not in (None, [])}


def _status(record: Mapping[str, Any]) -> str:
    return record["answer"]["headline"] if record["ready"] else f"{NOT_READY}. {record['answer']['headline']}"


def _made(name: str, release: Mapping[str, Any]) -> dict[str, Any]:
    program = {"id": NAMESPACE + "graphmodel", "type": "prov:SoftwareAgent", "label": "graphmodel"}
    return {"id": f"{name}#made", "type": "prov:Activity", "used": release["id"], "wasAssociatedWith": program}


def _asked(name: str, record: Mapping[str, Any]) -> dict[str, Any]:
    """The disclosure that was asked about; that it is told says nothing of whether it happens."""
    question, terms = record["question"], record["dpv"]
    recipient = _named(question["recipient"])
    return {
        "id": f"{name}#asked",
        "type": "dpv:Process",
        "discloser": _named(question["discloser"]),
        "recipient": recipient,
        "hasRecipient": recipient["id"],
        "hasPurpose": _named(question["purpose"], terms),
        "hasData": [_named(kind, terms) for kind in question["information"]],
        "hasDataSubject": _named(question["subject"], terms),
        "hasProcessing": _ACTION["id"],
        "date": question["date"],
    }


def _named(thing: Mapping[str, Any], terms: Mapping[str, str] | None = None) -> dict[str, Any]:
    found = {"id": iri(thing["id"]), "label": thing["label"]}
    return found | {"term": terms[thing["id"]]} if terms and thing["id"] in terms else found


def _norm(basis: Mapping[str, Any]) -> dict[str, Any]:
    return _named(basis["norm"]) | _source(basis["citation"]["url"])


def _source(url: str) -> dict[str, str]:
    """Return where a thing is read; nothing where that is no address of the web."""
    return {"source": url} if isinstance(link("", url), Link) else {}


def _policy(name: str, record: Mapping[str, Any], asked: Mapping[str, Any]) -> dict[str, Any] | None:
    outcome, answer = record["outcome"], record["answer"]
    rule = {
        "assigner": asked["discloser"]["id"],
        "assignee": asked["recipient"]["id"],
        "action": _ACTION,
        "target": {"id": f"{name}#information", "type": "odrl:Asset", "hasData": [d["id"] for d in asked["hasData"]]},
        "constraint": list(_constraints(asked)),
    }
    policy = {"id": f"{name}#policy", "type": "odrl:Set", "description": _CANDIDATE}
    if outcome == BARRED:
        bars = [b for b in answer["bars"]["bars"] if b["does"] == "bars"]
        told = [_named(b["bar"]) | _source(b["url"]) for b in bars]
        return policy | {
            "prohibition": {"id": f"{name}#prohibition", "type": "odrl:Prohibition", **rule, "references": told}
        }
    if outcome not in GATEWAY:
        return None
    decides = [iri(b["norm"]["id"]) for b in answer["bases"] if b["role"] == "headline"]
    grounds = list(_grounds(answer["data_protection"]))
    duties = [_duty(f"{name}#duty-{n}", text, asked) for n, text in enumerate(_to_do(record), 1)]
    permission = {
        "id": f"{name}#permission",
        "type": "odrl:Permission",
        **rule,
        "duty": duties,
        "description": _CANDIDATE,
    }
    return policy | {"permission": permission | {"references": decides, "hasLegalBasis": grounds}}


def _constraints(asked: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    yield {
        "type": "odrl:Constraint",
        "leftOperand": "odrl:purpose",
        "operator": "odrl:isA",
        "rightOperand": asked["hasPurpose"]["id"],
    }
    yield {
        "type": "odrl:Constraint",
        "leftOperand": "odrl:dateTime",
        "operator": "odrl:eq",
        "rightOperand": {"@value": asked["date"], "@type": "xsd:date"},
    }


def _grounds(layer: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The candidates of data protection law; a norm that gives a power is none of these."""
    uses = [u for part in ("first", "lawful_basis", "conditions") for g in layer.get(part, ()) for u in g["uses"]]
    for ident, used in {u["id"]: u for u in uses}.items():
        yield {"id": iri(ident), "label": used["label"], **_source(used["url"])}


def _to_do(record: Mapping[str, Any]) -> Iterable[str]:
    """What has to be settled first: what stops the answer, then what the officer judges."""
    stops = [record["labels"]["flag"][f] for f in record["not_ready"]]
    return dict.fromkeys([*stops, *record["answer"]["for_the_officer"]])


def _duty(ident: str, text: str, asked: Mapping[str, Any]) -> dict[str, Any]:
    """A duty of the discloser: a person looks at it before anything moves."""
    who = asked["discloser"]["id"]
    return {"id": ident, "type": "odrl:Duty", "action": "odrl:reviewPolicy", "assignee": who, "description": text}
