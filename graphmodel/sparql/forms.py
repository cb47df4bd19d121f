"""The forms in which a result can be had, and their media types."""

from __future__ import annotations

from dataclasses import dataclass

_W3C = "http://www.w3.org/ns/formats/"


@dataclass(frozen=True)
class ResultForm:
    """One form of a result.

    Attributes:
        word: what names it in `format=` and between the processes.
        name: what it is called.
        media: its media type.
        also: other media types by which it is asked for.
        ending: how the name of its file ends.
        iri: the address by which a service description names it.
    """

    word: str
    name: str
    media: str
    also: tuple[str, ...]
    ending: str
    iri: str

    @property
    def medias(self) -> tuple[str, ...]:
        """Every media type by which it can be asked for, its own first."""
        return (self.media, *self.also)


JSON = ResultForm(
    "json", "JSON", "application/sparql-results+json", ("application/json",), "srj", f"{_W3C}SPARQL_Results_JSON"
)
XML = ResultForm(
    "xml",
    "XML",
    "application/sparql-results+xml",
    ("application/xml", "text/xml"),
    "srx",
    f"{_W3C}SPARQL_Results_XML",
)
CSV = ResultForm("csv", "CSV", "text/csv", (), "csv", f"{_W3C}SPARQL_Results_CSV")
TSV = ResultForm("tsv", "TSV", "text/tab-separated-values", (), "tsv", f"{_W3C}SPARQL_Results_TSV")
TURTLE = ResultForm("ttl", "Turtle", "text/turtle", ("application/x-turtle",), "ttl", f"{_W3C}Turtle")
N_TRIPLES = ResultForm("nt", "N-Triples", "application/n-triples", ("text/plain",), "nt", f"{_W3C}N-Triples")
RDF_XML = ResultForm("rdf", "RDF/XML", "application/rdf+xml", ("application/xml", "text/xml"), "rdf", f"{_W3C}RDF_XML")
JSON_LD = ResultForm("jsonld", "JSON-LD", "application/ld+json", ("application/json",), "jsonld", f"{_W3C}JSON-LD")

#: What SELECT and ASK give, the first unless another is asked for.
BINDINGS = (JSON, XML, CSV, TSV)
#: What CONSTRUCT and DESCRIBE give.
TRIPLES = (TURTLE, N_TRIPLES, RDF_XML, JSON_LD)
#: Other words for `format=`.
OTHER_WORDS = {
    "turtle": "ttl",
    "json-ld": "jsonld",
    "ntriples": "nt",
    "n-triples": "nt",
    "rdfxml": "rdf",
    "srj": "json",
    "srx": "xml",
}


def forms_of(form: str) -> tuple[ResultForm, ...]:
    """Return the forms for a form of query.

    >>> [f.word for f in forms_of("DESCRIBE")]
    ['ttl', 'nt', 'rdf', 'jsonld']
    """
    return BINDINGS if form in {"SELECT", "ASK"} else TRIPLES


def named(word: str, forms: tuple[ResultForm, ...]) -> ResultForm | None:
    """Return which of some forms a word or media type of `format=` names, or None.

    >>> named("text/csv", BINDINGS).word
    'csv'
    """
    asked = word.strip().lower()
    asked = OTHER_WORDS.get(asked, asked)
    return next((f for f in forms if asked == f.word or asked in f.medias), None)
