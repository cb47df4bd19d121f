"""Who judges changed code: each change in a child process of its own, which has everything loaded already and stops at the first test that notices."""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import random
import resource
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graphmodel.errors import GraphmodelError
from graphmodel.graph import Graph
from graphmodel.legal_basis.engine import Engine
from graphmodel.legal_basis.matching import Matcher
from graphmodel.model.model import Model
from tests import test_legal_cases as legal
from tests import test_oracle, test_words
from tests import test_structure_cases as structure
from tests.mutation.changed_code import ROOT, ChangedCode, apply, forget
from tests.mutation.second_statement import SecondStatement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: Questions whose answers by SPARQL are worked out once, before anything is changed.
_ASKED = 200
#: Legal cases that are tried of those which reach the line that is changed; whoever survives them meets all others too, if wanted.
_CASES = 500
#: Three times what the code as it is takes with all judges: whoever needs more runs on for ever.
_CPU_SECONDS = 75
#: What the oracle restates.
_MATCHING = {"matching", "sides", "standing", "party", "places", "concepts", "slices", "dates"}
#: Modules that write sentences or take questions in: the decision order says nothing of them, so the reference is not asked.
_SAYS = {
    *(
        "reasons",
        "headline",
        "both_sides",
        "coverage",
        "posted",
        "question",
        "narrower",
        "deciding_facts",
        "deciding_parts",
    ),
    *("explanations", "layer_facts", "grounds"),
}
_WHO = (
    "nobody",
    "fails to run",
    "reference",
    "words",
    "oracle",
    "legal case",
    "structure case",
    "property or other test",
    "out of time",
)
#: Answers told again sentence by sentence and list by list.
_RULES = (
    "rules/test_sentences.py",
    "rules/test_flags_and_lists.py",
    "rules/test_layers_again.py",
    "rules/test_seldom_asked.py",
    "rules/test_conditions.py",
    "rules/test_norms_that_wait.py",
)
#: Tests of their own, as files or folders below tests/, by the changed module and by its folder.
_OTHERS = {
    "dates": (
        "test_dates.py",
        "rules/test_words_and_faults.py",
        "timeline/test_stretches.py",
        "timeline/test_bodies.py",
    ),
    "layers/flags": ("test_matrix.py",),
    "quick": ("test_matrix.py",),
    "partnerships": ("test_matrix.py",),
    "reached": ("test_deciding.py", "test_matrix.py"),
    "deciding_facts": ("test_deciding.py",),
    "deciding_parts": ("test_deciding.py", "rules/test_what_is_asked_again.py"),
    "narrower": ("test_deciding.py",),
    **dict.fromkeys(("paths", "lines"), ("test_paths.py",)),
}
_OF_FOLDER = {
    "legal_basis": ("test_engine_rules.py", "rules/test_choices.py", "rules/test_words_and_faults.py", *_RULES),
    "layers": ("test_engine_rules.py", *_RULES),
    "structure": (
        "test_engine_rules.py",
        "rules/test_documents_and_paths.py",
        "rules/test_seldom_asked.py",
        "test_findings.py",
    ),
}


class JudgesOfCode:
    """Tells who notices a change of the code."""

    def __init__(self, model: Model, remembered: Path, *, thorough: bool = False) -> None:
        self.model = model
        self.thorough = thorough
        self.cases = [param.values[0] for param in legal.rows()]
        self.words, self.named = test_words.kept(), test_words.cases()
        self.structure = [param.values[0] for param in structure.rows()]
        self.reference = SecondStatement(model)
        names = [param.id for param in legal.rows()]
        kept = pickle.loads(remembered.read_bytes()) if remembered.exists() else ((),)
        if kept[0] != names:  # it tells the cases by their number
            kept = names, self._reached(), self._answered_by_sparql()
            remembered.write_bytes(pickle.dumps(kept))
        _, self.reached, self.by_sparql = kept
        # Only in this process and its children: a test that asks for the shipped data gets what is loaded.
        load = Model.load.__func__  # type: ignore[attr-defined]
        Model.load = classmethod(lambda cls, *more, **how: load(cls, *more, **how) if more or how else model)  # type: ignore[method-assign, assignment]

    def notice(self, change: ChangedCode) -> str:
        """Return who notices a change; `nobody` where no test does."""
        gc.freeze()
        child = os.fork()
        if not child:
            with contextlib.suppress(BaseException):
                seconds = _CPU_SECONDS * (4 if self.thorough else 1)
                resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
                os._exit(_WHO.index(self._in_child(change)))
            os._exit(1)
        status = os.waitpid(child, 0)[1]
        return _WHO[os.waitstatus_to_exitcode(status)] if os.WIFEXITED(status) else "out of time"

    def _in_child(self, change: ChangedCode) -> str:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        apply(change)
        forget()
        for who, judge in self._judges(change):
            try:
                judge()
            except BaseException:  # noqa: BLE001  whatever a changed function raises is noticed
                return who
        return "nobody"

    def _judges(self, change: ChangedCode) -> Iterator[tuple[str, Callable[[], None]]]:
        file = change.file
        stem, folder = Path(file).stem, Path(file).parent.name
        if folder != "structure":
            # What notices error goes before what notices only change.
            if stem not in _SAYS:
                yield "reference", self.reference.judge
            yield "legal case", lambda: self._legal_cases(change)
            yield "words", self._words
            if stem in _MATCHING or self.thorough:
                yield "oracle", self._as_by_sparql
        if folder == "structure" or stem == "dates":
            yield "structure case", self._structure_cases
        names = (*_OF_FOLDER.get(folder, ()), *_OTHERS.get(f"{folder}/{stem}", _OTHERS.get(stem, ())))
        yield "property or other test", lambda: self._pytest(*dict.fromkeys(names))

    # ------------------------------------------------------------------ the judges
    def _as_by_sparql(self) -> None:
        matcher = Matcher(self.model)
        for question, found in self.by_sparql if self.thorough else self.by_sparql[::3]:
            assert set(matcher.match(question)) == found

    def _legal_cases(self, change: ChangedCode) -> None:
        engine = Engine(self.model)
        reaching = self.reached.get((change.file, change.line)) or range(0, len(self.cases), 4)
        most = len(self.cases) if self.thorough else _CASES
        for number in random.Random(change.node).sample(list(reaching), min(most, len(reaching))):
            legal.test_case(self.cases[number], self.model, engine)

    def _words(self) -> None:
        engine = Engine(self.model)
        for name, said in self.words.items():
            assert (
                test_words.as_read(test_words.spoken(legal.ask(self.model, engine, legal.asked(self.named[name]))))
                == said
            )

    def _structure_cases(self) -> None:
        graph = Graph(self.model)
        for row in self.structure:
            structure.test_case(row, graph)

    def _pytest(self, *names: str) -> None:
        given = [
            "-x",
            "-q",
            "-p",
            "no:cacheprovider",
            "-p",
            "no:xdist",
            "--rootdir",
            str(ROOT),
            *(str(ROOT / "tests" / name) for name in names),
        ]
        with tempfile.TemporaryDirectory() as folder:
            assert pytest.main([*given, "--basetemp", f"{folder}/t"]) == 0

    # ------------------------------------------------------------------ worked out once
    def _answered_by_sparql(self) -> list[tuple[Any, set[str]]]:
        drawn = test_oracle.oracle.Draw(self.model, seed=8).questions(_ASKED)
        return [(q, set(test_oracle.oracle.on_oxigraph(self.model.dataset.store, q))) for q in drawn]

    def _reached(self) -> dict[tuple[str, int], list[int]]:
        """Return which cases reach which line of the engine."""
        found: dict[tuple[str, int], set[int]] = defaultdict(set)
        engine = Engine(self.model)
        at = 0

        def line(frame: Any, event: str, _: Any) -> Any:  # noqa: ARG001  what a trace is given
            found[frame.f_code.co_filename, frame.f_lineno].add(at)
            return line

        def call(frame: Any, event: str, _: Any) -> Any:
            file = frame.f_code.co_filename
            ours = "/legal_basis/" in file or "/layers/" in file or file.endswith("graphmodel/dates.py")
            return line(frame, event, _) if ours else None

        sys.settrace(call)
        try:
            for at, row in enumerate(self.cases):  # noqa: B007  the trace reads it
                with contextlib.suppress(GraphmodelError):
                    legal.ask(self.model, engine, legal.asked(row))
        finally:
            sys.settrace(None)
        return {(Path(f).relative_to(ROOT).as_posix(), n): sorted(cases) for (f, n), cases in found.items()}
