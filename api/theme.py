"""A council's own name, logo and colours, from one small file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from graphmodel.errors import BadQuestionError, Fault

if TYPE_CHECKING:
    from pathlib import Path

#: Word in the file → custom property of the design system's style sheet.
_COLOURS = {
    "brand": "--govuk-brand-colour",
    "link": "--govuk-link-colour",
    "link-visited": "--govuk-link-visited-colour",
    "link-hover": "--govuk-link-hover-colour",
    "button": "--govuk-success-colour",
}
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}")
_LOGOS = {".svg": "image/svg+xml", ".png": "image/png"}
_MOST_BYTES = 256 * 1024


@dataclass(frozen=True)
class Theme:
    """How the pages name and colour themselves.

    Attributes:
        name: what stands at the top of every page.
        logo: a picture beside the name, with its media type; None for none.
        colours: custom property → colour.
    """

    name: str = "graphmodel"
    logo: tuple[bytes, str] | None = None
    colours: dict[str, str] = field(default_factory=dict)

    @property
    def css(self) -> str:
        """The style sheet that sets the colours."""
        return ":root {" + "".join(f" {name}: {value};" for name, value in sorted(self.colours.items())) + " }\n"

    @classmethod
    def read(cls, path: Path) -> Theme:
        """Read a theme file: `name`, `logo` (a file beside it) and `colours`.

        Raises:
            BadQuestionError: the file cannot be read, or a value in it is not what it has to be; all faults at once.
        """
        try:
            given = yaml.safe_load(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            raise BadQuestionError((Fault("theme", f"{path} cannot be read: {error}"),)) from error
        if not isinstance(given, dict):
            raise BadQuestionError((Fault("theme", f"{path} has to be a mapping with name, logo and colours"),))
        faults = [
            Fault("theme", f"{path}: there is no `{key}`; choose from name, logo, colours", ("name", "logo", "colours"))
            for key in given.keys() - {"name", "logo", "colours"}
        ]
        name = given.get("name", "graphmodel")
        if not isinstance(name, str) or not name.strip():
            faults.append(Fault("theme", f"{path}: `name` has to be text"))
        colours = _colours(path, given.get("colours") or {}, faults)
        logo = _logo(path, given.get("logo"), faults)
        if faults:
            raise BadQuestionError(tuple(faults))
        return cls(name.strip(), logo, colours)


def _colours(path: Path, given: Any, faults: list[Fault]) -> dict[str, str]:
    if not isinstance(given, dict):
        faults.append(Fault("theme", f"{path}: `colours` has to be a mapping"))
        return {}
    found = {}
    for word, value in given.items():
        if word not in _COLOURS:
            words = tuple(_COLOURS)
            faults.append(Fault("theme", f"{path}: there is no colour `{word}`; choose from {', '.join(words)}", words))
        elif not isinstance(value, str) or not _COLOUR.fullmatch(value):
            faults.append(Fault("theme", f'{path}: the colour `{word}` has to be quoted and like "#1d70b8"'))
        else:
            found[_COLOURS[word]] = value
    return found


def _logo(path: Path, given: Any, faults: list[Fault]) -> tuple[bytes, str] | None:
    if given is None:
        return None
    file = path.parent / str(given)
    media = _LOGOS.get(file.suffix.lower())
    if media is None or not file.is_file() or file.stat().st_size > _MOST_BYTES:
        told = f"{path}: the logo {file} has to be an .svg or .png file of at most {_MOST_BYTES // 1024} kB"
        faults.append(Fault("theme", told))
        return None
    return file.read_bytes(), media
