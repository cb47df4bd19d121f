"""An example of every page, and of every state that a page can be in: one entry a route of the pages, named as the service names it."""

from __future__ import annotations

DAY = "date=2008-12-01"
BOARD = "body/medway-childrens-trust-board"
PARTIES = "discloser=type/academy-proprietor&recipient=type/police-force"
ABOUT = f"{PARTIES}&purpose=purpose/missing-children&subject=subject/missing-child"
SO_FAR = f"{ABOUT}&information=information/contact-and-identity&date=2026-01-26"
YOUTH = "discloser=body/medway-pct&recipient=body/kent-police-force&purpose=purpose/youth-justice&subject=subject/child"
BOTH = "discloser=body/medway-council&recipient=body/medway-council&purpose=purpose/safeguarding-children&subject=subject/child"
HOUSING = (
    "discloser=type/police-force&recipient=type/local-housing-authority&purpose=purpose/domestic-abuse"
    "&subject=subject/adult&information=information/victim-or-witness"
)

#: Route → name of a state → page. `hostile` and `long` are things of the files hostile.yaml and hostile-law.yaml.
EXAMPLES: dict[str, dict[str, str]] = {
    "/": {"start": "/"},
    "/privacy": {"privacy": "/privacy"},
    "/accessibility": {"accessibility": "/accessibility"},
    "/docs": {"description of the API": "/docs"},
    "/problems/{name}": {"a type of problem": "/problems/bad-question"},
    "/coverage": {"coverage": "/coverage"},
    "/ask": {
        "one form": "/ask",
        "one form, error": "/ask?discloser=NHS+Medway&recipient=Kent+Polise&purpose=youth-justice&information=health&date=2009-02-31&fact=consent=perhaps",
        "one form, unknown name": "/ask?discloser=NHS+Medway&recipient=Kent+Polise&purpose=youth-justice&subject=child&information=health&date=2009-03-01",
        "answer": f"/ask?{SO_FAR}",
        "answer, express": f"/ask?{YOUTH}&information=health&date=2009-03-01",
        "answer, in danger": f"/ask?{SO_FAR}&fact=emergency=true",
        "answer, barred": "/ask?discloser=dwp&recipient=voluntary-organisation&purpose=early-help&subject=child&information=benefits-and-tax&date=2026-01-01",
        "answer, to be narrowed": f"/ask?{SO_FAR.replace('academy', 'school')}",
        "answer, not there any more": f"/ask?{YOUTH}&information=personal&date=2020-03-01",
        "answers": f"/ask?{SO_FAR}&discloser=type/maintained-school-governing-body",
    },
    "/ask/between": {
        "answers over time": f"/ask/between?{YOUTH}&information=personal&between=2012-06-01&between=2014-06-01"
    },
    "/check": {"start of the journey": "/check"},
    "/check/answers": {"answers to check": f"/check/answers?{SO_FAR}&fact=emergency=unknown"},
    "/check/{page:path}": {
        "words": "/check/discloser",
        "words, answered": "/check/recipient?discloser=type/police-force&recipient=body/medway-council&step=change",
        "kinds of body": "/check/discloser?step=help",
        "candidates": "/check/discloser?discloser=school",
        "purposes": f"/check/purpose?{PARTIES}&step=help",
        "narrower purposes": f"/check/purpose?{PARTIES}&purpose=purpose/child-well-being&step=narrow",
        "ages": f"/check/subject?{PARTIES}&purpose=purpose/early-help&subject=a+15-year-old+we+work+with",
        "kinds of information": f"/check/information?{ABOUT}",
        "day": f"/check/date?{SO_FAR}",
        "area": f"/check/within?{HOUSING}&date=2026-01-26",
        "fact": f"/check/fact/request-made?{SO_FAR}&fact=emergency=false",
        "roles": f"/check/capacity_from?{BOTH}&information=information/personal&date=2026-01-26",
        "error: nothing written": "/check/discloser?step=next",
        "error: nothing chosen": "/check/discloser?discloser=school&step=pick",
        "error: no kind": f"/check/information?{ABOUT}&step=next",
        "error: no day": f"/check/date?{SO_FAR.replace('date=2026-01-26', 'date=31&date=2&date=2026')}&step=next",
        "error: no fact": f"/check/fact/emergency?{SO_FAR}&step=next",
        "error: no such question": "/check/nonsense",
    },
    "/record": {"record": f"/record?{SO_FAR}"},
    "/replay": {"records to ask again": "/replay"},
    "/audit": {"audit": "/audit"},
    "/timeline/{id:path}": {
        "timeline": "/timeline/body/medway-pct",
        "timeline, long names": "/timeline/norm/long-norm",
    },
    "/matrix/{area:path}": {
        "matrix, to be asked": f"/matrix/medway?{DAY}",
        "matrix": f"/matrix/medway?purpose=youth-justice&board=medway-trust-board&{DAY}",
    },
    "/norms": {"list": "/norms", "list, nothing found": "/norms?q=zzzzqqq"},
    "/instruments": {"list": "/instruments"},
    "/bars": {"list": "/bars"},
    "/regimes": {"list": "/regimes"},
    "/purposes": {"list": "/purposes"},
    "/information": {"list": "/information"},
    "/subjects": {"list": "/subjects"},
    "/types": {"list, second page": "/types?page=2"},
    "/bodies": {"list, some": "/bodies?q=medway"},
    "/boards": {"list": "/boards"},
    "/posts": {"list": "/posts"},
    "/areas": {"list": "/areas"},
    "/documents": {"list": "/documents"},
    "/plans": {"list": "/plans"},
    "/path/{id:path}": {"path": f"/path/body/medway-yot-board?{DAY}"},
    "/boards/{id:path}/seats": {"seats": f"/boards/{BOARD}/seats?{DAY}"},
    "/bodies/{id:path}/rules": {"rules": f"/bodies/{BOARD}/rules?topic=quorum&{DAY}"},
    "/boards/{id:path}/quorum": {"quorum": f"/boards/{BOARD}/quorum?present=3&{DAY}"},
    "/bodies/{id:path}/duties": {
        "duties": "/bodies/medway-pct/duties?date=2009-03-01",
        "duties, long names": f"/bodies/body/long-body/duties?{DAY}",
    },
    "/norms/{id:path}/holders": {"holders, long names": f"/norms/norm/long-norm/holders?{DAY}"},
    "/documents/{id:path}/readings": {"readings": "/documents/kent-2007/readings"},
    "/boards/{id:path}/compliance": {"compliance": f"/boards/{BOARD}/compliance?norm=ca2004-s10-1&{DAY}"},
    "/compare": {"comparison": "/compare?left=area/medway&from=2008-12-01&until=2013-10-01"},
    "/entities/{id:path}": {
        "norm": "/entities/norm/cda1998-s115?date=2009-03-01",
        "norm, hostile": f"/entities/norm/hostile-norm?{DAY}",
        "norm, long names": f"/entities/norm/long-norm?{DAY}",
        "type, long names": "/entities/type/long-kind",
        "instrument, hostile": f"/entities/instrument/hostile-act?{DAY}",
        "purpose": "/entities/purpose/youth-justice",
        "information": "/entities/information/health",
        "subject": "/entities/subject/child",
        "bar": "/entities/bar/aca2002-ss56-65",
        "regime": "/entities/regime/uk-gdpr",
        "route": "/entities/route/dpa1998-common-law-chief-officer-of-police-offence-sch-3-para-10-with-s-i-2000-417-para-10",
        "board": f"/entities/body/medway-yot-board?{DAY}",
        "body, long names": f"/entities/body/long-body?{DAY}",
        "post": "/entities/post/director-of-childrens-services",
        "document": "/entities/document/kent-2007",
        "area": f"/entities/area/medway?{DAY}",
        "list": "/entities/list/medway-trust-board-membership",
        "plan": "/entities/plan/haringey-2008-building-brighter-futures",
        "finding": f"/entities/finding/line-stops-medway-lsp?{DAY}",
        "codelist": "/entities/codelist/state",
        "fact": "/entities/fact/consent",
        "error: no such thing": "/entities/body/nowhere",
    },
    "/search": {
        "search": "/search",
        "search, found": "/search?q=section+115",
        "search, nothing found": "/search?q=zzzzqqq",
        "search, nothing written": "/search?q=",
    },
    "/areas/{id:path}": {
        "explorer": f"/areas/medway?{DAY}",
        "explorer, with everything": f"/areas/medway?{DAY}&focus={BOARD}&kinds=accountable&kinds=seat&chosen={BOARD}&find=youth&from=medway-pg-lac&to={BOARD}",
        "explorer, two days": f"/areas/medway?{DAY}&compare=2013-10-01&chosen={BOARD}",
        "explorer, one kind": f"/areas/medway?{DAY}&body_kinds=committee",
        "explorer, error": f"/areas/medway?{DAY}&kinds=nothing",
        "explorer, nothing told": "/areas/medway?date=1999-01-01",
        "explorer, 150 bodies": f"/areas/invented-150?{DAY}&steps=all",
    },
    "/areas/{id:path}/structure": {"explorer of a body": f"/areas/{BOARD}/structure?{DAY}"},
    "/findings": {
        "findings": "/findings?date=2013-10-01&area=medway&kind=line-stops",
        "findings, error": "/findings?date=2009-02-31",
    },
    "/understood": {
        "own words, to be written": "/understood",
        "own words, something asked": "/understood?q=Can+Kent+Police+tell+Medway%27s+youth+offending+team+about+a+15-year-old%27s+arrest%3F",
        "own words, understood": "/understood?q=Can+Kent+Police+tell+Medway+Council+about+a+child%27s+arrest+for+youth+justice%3F",
        "own words, nothing understood": "/understood?q=zzzz+qqqq",
    },
    "/sparql": {
        "query": "/sparql",
        "query, rows": "/sparql?query=SELECT+*+%7B+%3Fs+%3Fp+%3Fo+%7D+ORDER+BY+%3Fs+LIMIT+20",
        "query, no rows": "/sparql?query=SELECT+*+%7B+%3Chttp://example.org/%3E+%3Fp+%3Fo+%7D",
        "query, triples": "/sparql?query=DESCRIBE+%3Chttps://w3id.org/graphmodel/norm/cda1998-s115%3E",
        "query, refused": "/sparql?query=SELECT+*+%7B+SERVICE+%3Chttp://example.org/%3E+%7B%7D+%7D",
    },
    "/ontology": {"vocabulary": "/ontology"},
    "/data/": {"release": "/data/"},
}
#: Addresses that browsers fetch and nobody reads, and those that lead elsewhere.
FILES = {
    "/theme/colours.css",
    "/theme/logo",
    "/id/{id:path}",
    "/data/{name}",
    "/ontology.{ending}",
    "/ontology/{name}.ttl",
    "/ns/",
    "/ns/context.jsonld",
    "/ns/files.jsonld",
}
#: What no route answers.
ELSEWHERE = {"error: nowhere": "/nowhere"}


def states() -> dict[str, str]:
    """Return every state by a name of its own, with its page."""
    named = {f"{route} - {name}": path for route, all_ in EXAMPLES.items() for name, path in all_.items()}
    return named | ELSEWHERE
