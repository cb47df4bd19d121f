"""What writes, phase by phase: how a place looks before, what is done to it, and how it may look afterwards.

Everything is of a small release: the codelists, and another of fewer files that stands there before.
"""

from __future__ import annotations

import os
import random
import sys
from functools import cached_property
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from graphmodel import beside, whole_file
from graphmodel.cache.entry import Entry
from graphmodel.imports import folder as imports
from graphmodel.imports.yaml_file import DataFile
from graphmodel.load.dataset import load
from graphmodel.model.model import Model
from graphmodel.release import release, write
from graphmodel.resources import folder
from graphmodel.store.database import build, open_database
from graphmodel.store.push import push

DATA = folder("data")
SMALLER = [DATA / n for n in ("dataset.yaml", "schemes/codelists.yaml", "schemes/facts.yaml")]
SMALL = [DATA / "schemes", DATA / "dataset.yaml"]
ABSENT, OLD, NEW = "absent", "old", "new"


def files_of(place):
    """Return the files of a folder with their bytes; None where there is none."""
    if not place.exists():
        return None
    return {p.relative_to(place).as_posix(): p.read_bytes() for p in sorted(place.rglob("*")) if p.is_file()}


class Phase:
    """A phase. `name` is what is written, inside a folder that a test has made for it."""

    name = "made"

    def prepare(self, place):
        """Load what is needed, before the process may be killed."""

    def before(self, place):
        """Put there what is to be replaced."""
        raise NotImplementedError

    def do(self, place):
        """Write."""
        raise NotImplementedError

    def state(self, place):
        """Return which of the three is there; raise where it is none of them."""
        raise NotImplementedError


class Written(Phase):
    """A folder or file whose bytes are known."""

    def before(self, place):
        self.put(Path(place) / self.name, self.old)

    def prepare(self, place):  # noqa: ARG002  as the others have it
        _ = self.new

    def do(self, place):
        self.put(Path(place) / self.name, self.new)

    def state(self, place):
        path = Path(place) / self.name
        found = path.read_bytes() if path.is_file() else files_of(path)
        if found is None:
            return ABSENT
        known = {OLD: self.bytes(self.old), NEW: self.bytes(self.new)}
        return next((s for s, b in known.items() if b == found), f"neither: {found!r:.300}")

    def put(self, path, what):
        raise NotImplementedError

    def bytes(self, what):
        """Return what is on the disk when it is written whole."""
        return what


class Export(Written):
    """A release as a folder."""

    name = "release"

    @cached_property
    def old(self):
        return release(Model.load(*SMALLER, shipped=False), ["nq"])

    @cached_property
    def new(self):
        return release(Model.load(*SMALL, shipped=False), [])

    def put(self, path, what):
        write(what, path)

    def bytes(self, what):
        return dict(sorted((f.name, d) for f, d in what.files.items()))


class Publication(Written):
    """A publication: many files in folders of folders, and its list of them."""

    name = "site"
    old = {f"areas/{n}.html": b"old" * 9 for n in range(3)}  # noqa: RUF012  it is only read
    new = {f"{kind}/{n}/page.html": f"new {n}".encode() * 900 for kind in ("areas", "bodies") for n in range(12)}  # noqa: RUF012  the same

    def put(self, path, what):
        from api.publish.folder import whole

        with whole(path) as made:
            for name, data in what.items():
                made.write(name, data)
            made.finish({"area": "area/small"})

    def bytes(self, what):
        with TemporaryDirectory() as there:
            self.put(Path(there) / "site", what)
            return files_of(Path(there) / "site")


class Import(Written):
    """A folder of data files."""

    name = "data"
    old = [DataFile("a.yaml", "old: 1\n")]  # noqa: RUF012  it is only read
    new = [DataFile(f"{n}.yaml", f"new: {n}\n" * 500) for n in range(4)]  # noqa: RUF012  the same

    def put(self, path, what):
        imports.write(what, path, {"from": "boards.xlsx"})

    def bytes(self, what):
        with TemporaryDirectory() as there:
            self.put(Path(there) / "data", what)
            return files_of(Path(there) / "data")


class OldWay:
    """The same where the system cannot let two folders change places in one step."""

    def put(self, path, what):
        exchange, beside.exchange = beside.exchange, lambda *_: False
        try:
            super().put(path, what)
        finally:
            beside.exchange = exchange


class ExportOldWay(OldWay, Export):
    pass


class ImportOldWay(OldWay, Import):
    pass


class File(Written):
    """A record, a chart or a matrix: one file."""

    name = "record.json"
    old, new = b"old" * 100, b"new" * 20_000

    def put(self, path, what):
        whole_file.put(path, what)


class StoreBuild(Phase):
    """A database on disk."""

    name = "store"

    def before(self, place):
        build(Model.load(*SMALLER, shipped=False), Path(place) / self.name)

    def prepare(self, place):  # noqa: ARG002  as the others have it
        _ = self.small

    @cached_property
    def small(self):
        return Model.load(*SMALL, shipped=False)

    @cached_property
    def digests(self):
        return {Model.load(*SMALLER, shipped=False).digest: OLD, self.small.digest: NEW}

    def do(self, place):
        build(self.small, Path(place) / self.name)

    def state(self, place):
        from graphmodel.errors import StoreError

        path = Path(place) / self.name
        try:
            opened = open_database(path)
        except StoreError as error:
            return ABSENT if error.mend and not (path / "manifest.json").exists() else f"a manifest, and {error}"
        opened.manifest.whole(opened.quads(), str(path))
        return self.digests[opened.digest]


class Push(Phase):
    """A release that is loaded into a store, in place of another: one graph goes, one stays, one changes, and two come. The place is an address."""

    @cached_property
    def old(self):
        with TemporaryDirectory() as there:
            files = [Path(there) / name for name in ("dataset.yaml", "facts.yaml", "outcomes.yaml")]
            for path, found in zip(
                files, (DATA / "dataset.yaml", *map(self._scheme, ("facts", "outcomes"))), strict=True
            ):
                path.write_text(found.read_text().replace("court", "tribunal"))
            return Model.load(*files, shipped=False)

    @cached_property
    def new(self):
        schemes = map(self._scheme, ("facts", "subject-kinds", "information-kinds"))
        return Model.load(DATA / "dataset.yaml", *schemes, shipped=False)

    def _scheme(self, name):
        return DATA / "schemes" / f"{name}.yaml"

    def prepare(self, place):  # noqa: ARG002  as the others have it
        _ = self.new

    def do(self, place):
        push(self.new, place)


class Cache(Phase):
    """A model that is kept ready-made. The entry may be of other data; what is loaded is always right."""

    name = "kept"

    def _load(self, place, data):
        before = os.environ.get("GRAPHMODEL_CACHE")
        os.environ["GRAPHMODEL_CACHE"] = str(Path(place) / self.name)
        try:
            return Model.load(*data, shipped=False)
        finally:
            os.environ["GRAPHMODEL_CACHE"] = before or "off"

    def before(self, place):
        self._load(place, SMALLER)

    def do(self, place):
        self._load(place, SMALL)

    def state(self, place):
        whole = set()
        for path in (Path(place) / self.name).glob("*.graph"):
            entry = Entry.open(path)
            for part in ("records", "places", "quads"):
                assert entry.part(part)
            whole.add(path.name.partition("-")[0])
        with TemporaryDirectory() as copied:  # what is loaded is looked at in a copy: a look may keep what was not kept
            if (Path(place) / self.name).exists():
                copytree(Path(place) / self.name, Path(copied) / self.name)
            for data, wanted in zip((SMALL, SMALLER), self.wanted, strict=True):
                made = self._load(copied, data)
                assert made.digest == wanted.digest
                assert set(made.dataset.quads()) == set(wanted.dataset.quads())
        new, old = (w.digest for w in self.wanted)
        return NEW if new in whole else OLD if old in whole else ABSENT

    @cached_property
    def wanted(self):
        return [Model(load(*data, shipped=False)) for data in (SMALL, SMALLER)]


def push_to(address):
    """Load a release into a store."""
    loaded.do(address)


def load_often(kept, seed, often):
    """Load both releases in turns from one cache, look at each, and take an entry away at times."""
    os.environ["GRAPHMODEL_CACHE"] = kept
    chance = random.Random(seed)
    for _ in range(often):
        which = chance.randrange(2)
        made, wanted = Model.load(*(SMALL, SMALLER)[which], shipped=False), cache.wanted[which]
        if made.digest != wanted.digest or set(made.dataset.quads()) != set(wanted.dataset.quads()):
            sys.exit("another model")
        if not chance.randrange(4):
            for entry in Path(kept).glob("*.graph"):
                entry.unlink(missing_ok=True)


export, export_old_way = Export(), ExportOldWay()
publication, imported, imported_old_way = Publication(), Import(), ImportOldWay()
file, store_build, loaded, cache = File(), StoreBuild(), Push(), Cache()
for _phase in (export, export_old_way, store_build, loaded):  # once, before any process is copied
    _phase.prepare("")
