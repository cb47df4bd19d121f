"""The documentation names what is there: every command, every section and key of a data file, every call."""

import re
from pathlib import Path

import pytest

from graphmodel.load.schema import schema

DOCS = Path(__file__).resolve().parent.parent / "docs"
AREA = (DOCS / "adding-an-area.md").read_text(encoding="utf-8")
STATEMENTS = sorted(
    {name for name, cls in schema().sections.items() if schema().classes[cls].statement}
    | {"document", "bodies", "posts"}
)


@pytest.mark.parametrize("section", STATEMENTS)
def test_every_section_of_a_document_file_is_told(section):
    assert re.search(rf"^{section}:", AREA, re.MULTILINE), f"docs/adding-an-area.md does not show `{section}:`"


@pytest.mark.parametrize("section", STATEMENTS)
def test_every_key_of_a_section_is_told(section):
    keys = {
        k
        for k in schema().classes[schema().sections[section]].fields
        if k not in {"identifiers", "predecessor", "successor"}
    }
    told = {k for k in keys if re.search(rf"\b{k}\b", AREA)}
    left_out = (
        keys
        - told
        - {
            "named_in",
            "source_opened",
            "sources",
            "confidence",
            "redirects",
            "held_in",
            "held_in_words",
            "accountable_to",
            "statutory_source",
        }
    )
    assert not left_out, f"docs/adding-an-area.md does not tell of {sorted(left_out)} under `{section}`"


@pytest.mark.parametrize(
    "codelist",
    ["relation-verb", "line-kind", "strength", "to-role", "seat-role", "rule-topic", "silence-how", "body-kind"],
)
def test_every_word_of_a_codelist_is_told(codelist, model):
    missing = [c.name for c in model.codelists[f"codelist/{codelist}"].codes if not re.search(rf"\b{c.name}\b", AREA)]
    assert not missing, f"docs/adding-an-area.md leaves out {missing} of codelist/{codelist}"


def test_every_command_is_in_the_changelog_or_the_readme():
    from graphmodel.cli.app import app

    text = (DOCS.parent / "README.md").read_text(encoding="utf-8") + (DOCS.parent / "CHANGELOG.md").read_text(
        encoding="utf-8"
    )
    names = [c.name or c.callback.__name__ for c in app.registered_commands]
    assert len(names) >= 16
    assert not [n for n in names if not re.search(rf"`(graphmodel )?{n}`", text)]
