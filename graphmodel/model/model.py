"""The model: every record of the dataset, found by id, by name and by what it is about."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from graphmodel.cache.models import kept
from graphmodel.errors import DataError, NotInGraphError, Problem
from graphmodel.ids import ID, heard, kind_of, natural, slug_of
from graphmodel.load.files import find_files
from graphmodel.load.names import nearest
from graphmodel.load.pause import no_collection
from graphmodel.model.documents import Statement
from graphmodel.model.steps import classes_of, steps_from
from graphmodel.model.subjects import subjects_of
from graphmodel.resources import folder
from graphmodel.store.opened import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from graphmodel.load.files import Source
    from graphmodel.model.bodies import Area, Body, Post, Type
    from graphmodel.model.documents import (
        Delegation,
        Document,
        Line,
        Plan,
        Reading,
        Reference,
        Relation,
        Rule,
        SameAs,
        Seat,
        SeatList,
        Silence,
        Untaken,
    )
    from graphmodel.model.law import Instrument, Norm
    from graphmodel.model.layers import (
        Bar,
        ConfidenceEffect,
        ConfidenceRoute,
        DataProtectionStatus,
        Gap,
        LawfulBasis,
        NeverOffered,
        ProcessingCondition,
        Prompt,
        RecordField,
        Regime,
        Route,
    )
    from graphmodel.model.schemes import (
        Codelist,
        Fact,
        Flag,
        InformationKind,
        Outcome,
        Purpose,
        Release,
        SubjectKind,
        Wording,
    )
    from graphmodel.model.steps import Step
    from graphmodel.store.in_process import InProcess
    from graphmodel.store.store import Store


class Ref(Struct, frozen=True, order=True):
    """A thing named in an answer: its id, its label and its kind."""

    id: str
    label: str
    kind: str


class Model:
    """All records of a dataset, immutable once made.

    >>> model = Model.load()
    >>> model.label("body/medway-council")
    'Medway Council'
    """

    def __init__(self, dataset: Store, found: dict[str, dict[str, Any]] | None = None) -> None:
        self.dataset = dataset
        if found is None:
            from graphmodel.model.hydrate import Hydrator  # noqa: PLC0415  what is ready-made is not hydrated

            with no_collection():
                found = Hydrator(dataset).records()
        self._by_class = found
        self.records: dict[str, Any] = {i: r for by_id in found.values() for i, r in by_id.items()}
        self.bodies: dict[str, Body] = found["Body"]
        self.posts: dict[str, Post] = found["Post"]
        self.types: dict[str, Type] = found["Type"]
        self.areas: dict[str, Area] = found["Area"]
        self.instruments: dict[str, Instrument] = found["Instrument"]
        self.norms: dict[str, Norm] = found["Norm"]
        self.regimes: dict[str, Regime] = found["Regime"]
        self.bars: dict[str, Bar] = found["Bar"]
        self.lawful_bases: dict[str, LawfulBasis] = found["LawfulBasis"]
        self.processing_conditions: dict[str, ProcessingCondition] = found["ProcessingCondition"]
        self.routes: dict[str, Route] = found["Route"]
        self.never_offered: dict[str, NeverOffered] = found["NeverOffered"]
        self.confidence_effects: dict[str, ConfidenceEffect] = found["ConfidenceEffect"]
        self.confidence_routes: dict[str, ConfidenceRoute] = found["ConfidenceRoute"]
        self.data_protection_status: dict[str, DataProtectionStatus] = found["DataProtectionStatus"]
        self.prompts: dict[str, Prompt] = found["Prompt"]
        self.record_fields: dict[str, RecordField] = found["RecordField"]
        self.gaps: dict[str, Gap] = found["Gap"]
        self.purposes: dict[str, Purpose] = found["Purpose"]
        self.information: dict[str, InformationKind] = found["InformationKind"]
        self.subjects: dict[str, SubjectKind] = found["SubjectKind"]
        self.facts: dict[str, Fact] = found["Fact"]
        self.outcomes: dict[str, Outcome] = found["Outcome"]
        self.flags: dict[str, Flag] = found["Flag"]
        self.codelists: dict[str, Codelist] = found["Codelist"]
        self.wordings: dict[str, Wording] = found["Wording"]
        self.documents: dict[str, Document] = found["Document"]
        self.lines: dict[str, Line] = found["Line"]
        self.relations: dict[str, Relation] = found["Relation"]
        self.delegations: dict[str, Delegation] = found["Delegation"]
        self.lists: dict[str, SeatList] = found["SeatList"]
        self.seats: dict[str, Seat] = found["Seat"]
        self.rules: dict[str, Rule] = found["Rule"]
        self.plans: dict[str, Plan] = found["Plan"]
        self.silences: dict[str, Silence] = found["Silence"]
        self.readings: dict[str, Reading] = found["Reading"]
        self.same_as: dict[str, SameAs] = found["SameAs"]
        self.references: dict[str, Reference] = found["Reference"]
        self.untaken: dict[str, Untaken] = found["Untaken"]
        self.release: Release = self._only_release(found["Dataset"])
        self.digest = dataset.digest

    @classmethod
    def load(cls, *more: Path | Source, shipped: bool = True) -> Model:
        """Load the shipped data and, beside it, further folders or files; with `shipped` false, those alone.

        Raises:
            DataError: anything is wrong in any file.
        """
        sources = find_files(*([folder("data")] if shipped else []), *more)

        def load() -> InProcess:
            from graphmodel.load.dataset import load_files  # noqa: PLC0415  what is ready-made is not read from files

            return load_files(sources)

        def hydrate(dataset: Store) -> dict[str, dict[str, Any]]:
            from graphmodel.model.hydrate import Hydrator  # noqa: PLC0415  nor is it hydrated

            return Hydrator(dataset).records()

        return cls(*kept(sources, load, hydrate))

    @classmethod
    def open(cls, where: str) -> Model:
        """Read the data from where they are kept: the folder of `graphmodel store build`, or the address of a SPARQL endpoint.

        Raises:
            StoreError: it cannot be reached, or holds no whole release that this version can read.
        """
        return cls(open_store(where))

    def with_records(self, *records: Any) -> Model:
        """Return a model in which some records stand otherwise, or are there beside the others; this one stays as it is.

        Its digest is still that of the files.
        """
        from graphmodel.model.hydrate import RECORDS  # noqa: PLC0415  only here

        found = dict(self._by_class)
        given: dict[str, dict[str, Any]] = {}
        for record in records:
            name = next(n for n, made in RECORDS.items() if type(record) is made and n in found)
            given.setdefault(name, {})[record.id] = record
        for name, by_id in given.items():  # sorted once for each class: there may be thousands of records of it
            both = {**found[name], **by_id}
            found[name] = {i: both[i] for i in sorted(both, key=natural)}
        return Model(self.dataset, found)

    @staticmethod
    def _only_release(found: dict[str, Release]) -> Release:
        """Return the release of the data; data without one cannot say up to when its law was seen."""
        if not found:
            mend = "Load it together with the shipped data, or give it a `dataset` of its own."
            raise DataError([Problem("", 0, "", "no-release", "nothing says which release of the data this is.", mend)])
        return next(iter(found.values()))

    def label(self, ident: str) -> str:
        """Return the label of an id; the id itself where it has none."""
        record = self.records.get(ident)
        return str(getattr(record, "label", None) or ident)

    def ref(self, ident: str) -> Ref:
        """Return id, label and kind."""
        return Ref(ident, self.label(ident), kind_of(ident))

    def code_label(self, codelist: str, word: str) -> str:
        """Return the label of a word of a codelist."""
        return next((c.label for c in self.codelists[f"codelist/{codelist}"].codes if c.name == word), word)

    def resolve(self, given: str, *kinds: str, field: str = "id") -> str:
        """Return the id that is meant: an id, a bare slug, a redirect, or exactly one thing's name.

        Args:
            given: what was typed.
            kinds: the kinds that are wanted, in the order in which a bare slug is tried; none for any.
            field: the parameter it was given in, for the message.

        Raises:
            NotInGraphError: there is no such thing, or the name fits several; the nearest ids are named.
        """
        text = given.strip()
        wanted = kinds or tuple(self._names)
        if text in self.records and kind_of(text) in wanted:
            return text
        if text in self._redirects and kind_of(text) in wanted:
            return self._redirects[text]
        bare = slug_of(text) if ID.fullmatch(text) and kind_of(text) in wanted else heard(text)
        order = (kind_of(text),) if ID.fullmatch(text) and kind_of(text) in wanted else wanted
        for kind in order:
            for candidate in (f"{kind}/{bare}", f"{kind}/{text}"):
                if candidate in self.records:
                    return candidate
                if candidate in self._redirects:
                    return self._redirects[candidate]
        named = {i for kind in order for i in self._names.get(kind, {}).get(bare, ())}
        if len(named) == 1:
            return named.pop()
        raise NotInGraphError(given, tuple(sorted(named)) or self._near(bare, order), field)

    def redirected(self, ident: str) -> str | None:
        """Return the id that took the place of a former one; None where the id is no former one."""
        return self._redirects.get(ident)

    def _near(self, bare: str, kinds: tuple[str, ...]) -> tuple[str, ...]:
        slugs = self._slugs.get(kinds)
        if slugs is None:
            slugs = {s: ids for kind in kinds for s, ids in self._names.get(kind, {}).items()}
            slugs |= {slug_of(i): {i} for i in self.records if kind_of(i) in kinds}
            self._slugs[kinds] = slugs
        found = [i for s in nearest(bare, slugs, limit=5) for i in sorted(slugs[s])]
        return tuple(dict.fromkeys(found))[:5]

    @cached_property
    def _slugs(self) -> dict[tuple[str, ...], dict[str, set[str]]]:
        """Kinds → what things of these kinds are known by → ids; made for kinds that were asked for."""
        return {}

    @cached_property
    def _redirects(self) -> dict[str, str]:
        return {old: b.id for b in self.bodies.values() for old in b.redirects}

    @cached_property
    def _names(self) -> dict[str, dict[str, set[str]]]:
        """Kind → what a label or other name is known by → ids."""
        found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for ident, record in self.records.items():
            if not isinstance(record, Statement) or kind_of(ident) in {"plan", "list"}:
                names = (getattr(record, "label", ""), *getattr(record, "aliases", ()))
                for name in filter(None, names):
                    found[kind_of(ident)][heard(name)].add(ident)
        return found

    @cached_property
    def statements_about(self) -> dict[str, tuple[Statement, ...]]:
        """Everything stated of a thing, by the id of the thing, sorted by id."""
        found: dict[str, dict[str, Statement]] = defaultdict(dict)
        for ident, record in self.records.items():
            if isinstance(record, Statement):
                for about in subjects_of(record, self.lists):
                    found[about][ident] = record
        return {about: tuple(rows[i] for i in sorted(rows)) for about, rows in found.items()}

    @cached_property
    def steps_from(self) -> dict[str, tuple[Step, ...]]:
        """The statements that may be a step of a path from a thing, by its id: see `graphmodel.model.steps.steps_from`."""
        return steps_from(self)

    @cached_property
    def classes_of(self) -> dict[str, tuple[str, ...]]:
        """The classes of bodies that a body or post is a member of."""
        return classes_of(self)
