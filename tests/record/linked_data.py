"""What the JSON-LD of a record must say."""

from __future__ import annotations

import json

import rdflib
from rdflib.namespace import DCTERMS, PROV, RDF

ODRL = rdflib.Namespace("http://www.w3.org/ns/odrl/2/")
DPV = rdflib.Namespace("https://w3id.org/dpv#")


def check_json_ld(found, file):
    graph = rdflib.Graph().parse(data=file.decode(), format="json-ld")
    made_from = list(graph.objects(None, PROV.wasDerivedFrom))
    name = graph.value(None, PROV.wasDerivedFrom, made_from[0])
    assert (name, RDF.type, PROV.Entity) in graph
    assert str(graph.value(made_from[0], DCTERMS.identifier)) == found["dataset"]["digest"]
    activity = graph.value(name, PROV.wasGeneratedBy)
    assert (activity, PROV.used, made_from[0]) in graph
    assert (activity, RDF.type, PROV.Activity) in graph
    assert json.loads(str(graph.value(name, PROV.value))) == found
    permissions, prohibitions = (list(graph.objects(None, ODRL[p])) for p in ("permission", "prohibition"))
    moves = found["outcome"] in {
        "required",
        "permitted-express",
        "permitted-common-law",
        "permitted-implied",
        "no-power-needed",
    }
    assert len(permissions) == moves
    assert len(prohibitions) == (found["outcome"] == "barred")
    for policy in {s for p in ("permission", "prohibition") for s in graph.subjects(ODRL[p], None)}:
        assert list(graph.objects(policy, RDF.type)) == [ODRL.Set], "only a Set grants nothing"
    for rule in permissions + prohibitions:
        for part in ("assigner", "assignee", "action", "target"):
            assert graph.value(rule, ODRL[part]) is not None, part
        operands = {graph.value(c, ODRL.leftOperand) for c in graph.objects(rule, ODRL.constraint)}
        assert operands == {ODRL.purpose, ODRL.dateTime}
        assert graph.value(graph.value(rule, ODRL.target), DPV.hasData) is not None
    for permission in permissions:
        duties = {str(graph.value(d, DCTERMS.description)) for d in graph.objects(permission, ODRL.duty)}
        assert duties >= {
            *found["answer"]["for_the_officer"],
            *(found["labels"]["flag"][f] for f in found["not_ready"]),
        }
        decides = {str(n).rpartition("/")[2] for n in graph.objects(permission, DCTERMS.references)}
        assert decides == {
            b["norm"]["id"].removeprefix("norm/") for b in found["answer"]["bases"] if b["role"] == "headline"
        }
    return graph
