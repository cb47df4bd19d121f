"""A council's own name, logo and colours, from one small file (see docs/theme.md)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import resvg_py
import yaml

from graphmodel.errors import BadQuestionError, Fault

if TYPE_CHECKING:
    from pathlib import Path

_WORDS = ("name", "logo", "colours", "report")
#: Word in the file → custom property of the design system's style sheet.
_COLOURS = {
    "brand": "--govuk-brand-colour",
    "link": "--govuk-link-colour",
    "link-visited": "--govuk-link-visited-colour",
    "link-hover": "--govuk-link-hover-colour",
    "button": "--govuk-success-colour",
}
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}")
#: The least contrast with white that the Web Content Accessibility Guidelines 2.2 ask of text (1.4.3). Each of the colours stands beside white.
_CONTRAST = 4.5
_MEDIA = {".svg": "image/svg+xml", ".png": "image/png"}
_PNG = b"\x89PNG\r\n\x1a\n"
_MOST_BYTES = 256 * 1024
_MOST_LETTERS = 80
_MOST_TOLD = 300
#: What the points of a logo fit into: four times as high as it is shown, for whoever makes the page larger.
_HIGH, _WIDE = 160, 1280
#: The design system writes the colour of its buttons out, so a theme has to say it again.
_PLAIN_BUTTON = ".govuk-button:not(.govuk-button--secondary, .govuk-button--warning, .govuk-button--inverse)"


@dataclass(frozen=True)
class Theme:
    """How the pages name and colour themselves.

    Attributes:
        name: what stands at the top of every page.
        logo: a picture beside the name, with its media type; None for none.
        colours: custom property → colour.
        report: whom to tell of a mistake in the data, as the end of a sentence; empty for the maintainers of the data.
    """

    name: str = "graphmodel"
    logo: tuple[bytes, str] | None = None
    colours: dict[str, str] = field(default_factory=dict)
    report: str = ""

    @cached_property
    def css(self) -> str:
        """The style sheet that sets the colours."""
        told = ":root {" + "".join(f" {name}: {value};" for name, value in sorted(self.colours.items())) + " }\n"
        button = self.colours.get(_COLOURS["button"])
        if button:
            told += _buttons(button, _darker(button))
        return told

    def points(self) -> bytes:
        """Return the logo as a PNG, so that it may lie on any web server: a drawing may hold a script, points cannot.

        Raises:
            ValueError: there is no logo.
        """
        if self.logo is None:
            raise ValueError("this theme has no logo")
        data, media = self.logo
        return data if media == _MEDIA[".png"] else _drawn(data)

    @classmethod
    def read(cls, path: Path) -> Theme:
        """Read a theme file: `name`, `logo` (a file beside it), `colours`, and `report` (whom to tell of a mistake).

        Raises:
            BadQuestionError: the file cannot be read, or a value in it is not what it has to be; all faults at once.
        """
        try:
            given = yaml.safe_load(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            raise BadQuestionError((Fault("theme", f"{path} cannot be read: {error}"),)) from error
        faults: list[Fault] = []
        reader = _Reader(path, faults)
        if not isinstance(given, dict):
            reader.fault("it has to be a mapping with name, logo, colours and report", _WORDS)
            given = {}
        for key in given:
            if key not in _WORDS:
                reader.fault(f"there is no `{key}`; choose from {', '.join(_WORDS)}", _WORDS)
        made = cls(
            reader.name(given.get("name", cls.name)),
            reader.logo(given.get("logo")),
            reader.colours(given.get("colours")),
            reader.report(given.get("report")),
        )
        if faults:
            raise BadQuestionError(tuple(faults))
        return made


class _Reader:
    """Reads the values of a theme file and notes what is wrong with them."""

    def __init__(self, path: Path, faults: list[Fault]) -> None:
        self.path = path
        self.faults = faults

    def fault(self, told: str, near: tuple[str, ...] = ()) -> None:
        self.faults.append(Fault("theme", f"{self.path}: {told}", near))

    def name(self, given: Any) -> str:
        if isinstance(given, str) and given.strip() and len(given) <= _MOST_LETTERS and given.strip().isprintable():
            return given.strip()
        self.fault(f"`name` has to be text in one line of at most {_MOST_LETTERS} letters")
        return ""

    def report(self, given: Any) -> str:
        if given is None:
            return ""
        if isinstance(given, str) and given.strip() and len(given) <= _MOST_TOLD and given.strip().isprintable():
            return given.strip()
        self.fault(f"`report` has to say whom to tell, in one line of at most {_MOST_TOLD} letters")
        return ""

    def colours(self, given: Any) -> dict[str, str]:
        if given is None:
            return {}
        if not isinstance(given, dict):
            self.fault("`colours` has to be a mapping")
            return {}
        found = {}
        for word, value in given.items():
            if word not in _COLOURS:
                words = tuple(_COLOURS)
                self.fault(f"there is no colour `{word}`; choose from {', '.join(words)}", words)
            elif not isinstance(value, str) or not _COLOUR.fullmatch(value):
                self.fault(f'the colour `{word}` has to be quoted and like "#1d70b8"')
            elif (contrast := _beside_white(value)) < _CONTRAST:
                self.fault(
                    f"the colour `{word}` is too light to be read beside white: its contrast is {contrast:.1f} to 1, "
                    f"and accessible text needs {_CONTRAST} to 1; choose a darker one"
                )
            else:
                found[_COLOURS[word]] = value
        return found

    def logo(self, given: Any) -> tuple[bytes, str] | None:
        if given is None:
            return None
        file = self.path.parent / str(given)
        media = _MEDIA.get(file.suffix.lower())
        try:
            data = file.read_bytes() if media and file.stat().st_size <= _MOST_BYTES else b""
        except OSError:
            data = b""
        if not media or not data:
            most = _MOST_BYTES // 1024
            self.fault(f"the logo {file} has to be an .svg or .png file with something in it, of at most {most} kB")
        elif media == _MEDIA[".png"] and not data.startswith(_PNG):
            self.fault(f"the logo {file} is no PNG, whatever its name says")
        elif media == _MEDIA[".svg"] and not _can_be_drawn(data):
            self.fault(f"the logo {file} is no SVG that can be drawn")
        else:
            return data, media
        return None


def _buttons(colour: str, dark: str) -> str:
    return (
        f"{_PLAIN_BUTTON} {{ background-color: {colour}; box-shadow: 0 2px 0 {dark}; }}\n"
        f"{_PLAIN_BUTTON}:hover {{ background-color: {dark}; }}\n"
        f"{_PLAIN_BUTTON}:focus:not(:active, :hover) {{ background-color: var(--govuk-focus-colour, #fd0); }}\n"
    )


def _channels(colour: str) -> list[int]:
    digits = colour.removeprefix("#")
    wide = digits if len(digits) == 6 else "".join(d * 2 for d in digits)  # noqa: PLR2004  two digits for each of three
    return [int(wide[at : at + 2], 16) for at in (0, 2, 4)]


def _darker(colour: str) -> str:
    return "#" + "".join(f"{channel * 3 // 4:02x}" for channel in _channels(colour))


def _beside_white(colour: str) -> float:
    """Return the contrast with white, from 1 to 21, by the formula of the guidelines."""
    red, green, blue = (
        c / 12.92 if (c := channel / 255) <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  of the formula
        for channel in _channels(colour)
    )
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _drawn(svg: bytes) -> bytes:
    return bytes(resvg_py.svg_to_bytes(svg_string=svg.decode(), height=_HIGH, width=_WIDE))


def _can_be_drawn(svg: bytes) -> bool:
    try:
        return bool(_drawn(svg))
    except (ValueError, UnicodeDecodeError):
        return False
