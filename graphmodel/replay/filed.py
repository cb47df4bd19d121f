"""A filed record as it is read back: looked over before anything is done with it, because it has been out of the program's hands."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from graphmodel.calls.record import FORMAT
from graphmodel.dates import PartialDate, day
from graphmodel.errors import BadQuestionError, Fault
from graphmodel.ids import ID
from graphmodel.replay.essence import LISTS
from graphmodel.replay.revived import is_law
from graphmodel.replay.shape import ById, Maybe, depth, wrong

if TYPE_CHECKING:
    from pathlib import Path

#: The largest record, in bytes; the largest that this program writes is a tenth of it.
MOST_BYTES = 4 * 1024 * 1024
#: How many records may be replayed in one call.
MOST_RECORDS = 200
_MOST_DEPTH = 40
_MOST_FAULTS = 5
_MOST_WORDS = 200
_OPTIONAL = ("within", "capacity_from", "capacity_to")

_REF = {"id": str, "label": str, "kind": str}
_TESTS = [{"test": str, "result": str, "why": str}]
_RECORD = {
    "dataset": {"version": str, "digest": str, "law_checked_to": str},
    "norms": ById(dict),
    "layers": ById(dict),
    "answer": {
        "question": {
            "discloser": _REF,
            "recipient": _REF,
            "purpose": _REF,
            "subject": _REF,
            "information": [_REF],
            "date": str,
            "within": Maybe(_REF),
            "capacity_from": Maybe(_REF),
            "capacity_to": Maybe(_REF),
            "nation": str,
            "facts": ById(bool),
        },
        "state": str,
        "outcome": Maybe(str),
        "ready": bool,
        "headline": str,
        "bases": [{"norm": _REF, "role": str, "required_if": [str], "permitted_if": [str], "tests": _TESTS}],
        "near_misses": [{"norm": _REF, "failures": [str], "tests": _TESTS}],
        **{name: [str] for name in LISTS},
        "successors": [{"body": _REF, "exists_on_the_day": bool}],
        "choices": [_REF],
    },
}


@dataclass(frozen=True)
class Filed:
    """A record as it was filed.

    Attributes:
        name: the file, or which of several records it is; for messages.
        answer: the answer, with the question as it was understood.
        dataset: the version and digest of the data it was answered from.
        records: the norms and the records of the layers that the answer names, whole, by id.
    """

    name: str
    answer: dict[str, Any]
    dataset: dict[str, Any]
    records: dict[str, dict[str, Any]]

    @property
    def question(self) -> dict[str, Any]:
        """The question as it was understood."""
        question: dict[str, Any] = self.answer["question"]
        return question


def read(path: Path) -> Filed:
    """Read a record from a file.

    Raises:
        BadQuestionError: it cannot be read, or is no record; the fault's field is the file.
    """
    name = str(path).encode("utf-8", "replace").decode()
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as error:
        _refuse(name, f"this cannot be read: {error.strerror or error}")
    except ValueError:
        _refuse(name, "this is no name of a file")
    if len(raw) > MOST_BYTES:
        _refuse(name, f"this is larger than {MOST_BYTES // 2**20} MB; no record is so large")
    return filed(parse(raw, name), name)


def parse(raw: bytes, name: str) -> Any:
    """Return the value that bytes hold as JSON.

    Raises:
        BadQuestionError: they hold none, or one that no program could write out again.
    """
    try:
        value = json.loads(raw.decode("utf-8-sig"))
        if depth(value) > _MOST_DEPTH:
            _refuse(name, f"lists and objects stand in each other more than {_MOST_DEPTH} deep; no record does so")
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    except UnicodeDecodeError as error:
        _refuse(name, f"this is not UTF-8 text: look at byte {error.start}")
    except json.JSONDecodeError as error:
        _refuse(
            name, f"this is no JSON: {error.msg[0].lower()}{error.msg[1:]} at line {error.lineno}, column {error.colno}"
        )
    except RecursionError:
        _refuse(name, f"lists and objects stand in each other more than {_MOST_DEPTH} deep; no record does so")
    except ValueError:  # a half of a character, NaN, Infinity, or a number of thousands of digits
        _refuse(name, "this holds a number or a character that JSON cannot carry")
    return value


def filed(value: Any, name: str) -> Filed:
    """Return a value as a record; a record as JSON-LD holds the same under `record`.

    Raises:
        BadQuestionError: it is none; the first few things that are wrong with it are told, all under the same field.
    """
    if isinstance(value, dict) and "@context" in value:
        value = value.get("record")
    if not isinstance(value, dict) or value.get("kind") != "record":
        hint = (
            " This is an answer: `graphmodel record` makes a record of the same question." if _is_answer(value) else ""
        )
        _refuse(name, f"this is no record of graphmodel.{hint}")
    if value.get("format") != FORMAT or isinstance(value["format"], bool):
        told = json.dumps(value.get("format"))[:40]
        _refuse(name, f"this record has the format {told}, and this program reads format {FORMAT} only")
    found = list(wrong(value, _RECORD, ""))
    if not found:
        found = list(_ids_and_days(value))
    if found:
        more = f"; and {len(found) - _MOST_FAULTS} more" if len(found) > _MOST_FAULTS else ""
        told = "; ".join(f[:_MOST_WORDS] for f in found[:_MOST_FAULTS])
        _refuse(name, f"this is no whole record: {told}{more}")
    return Filed(name, value["answer"], value["dataset"], {**value["norms"], **value["layers"]})


def _is_answer(value: Any) -> bool:
    return isinstance(value, dict) and "outcome" in value and "headline" in value


def _ids_and_days(value: dict[str, Any]) -> list[str]:
    """Return what is written where an id or a day has to stand, and is none."""
    question = value["answer"]["question"]
    refs = [question[k] for k in ("discloser", "recipient", "purpose", "subject", *_OPTIONAL) if question[k]]
    rows = [row["norm"] for k in ("bases", "near_misses") for row in value["answer"][k]]
    named = [r["id"] for r in (*refs, *question["information"], *rows)]
    found = [f"{i!r} is no id" for i in named if not ID.fullmatch(i)]
    found += [
        f"{i!r} is no record of the law"
        for i in (*value["norms"], *value["layers"])
        if not ID.fullmatch(i) or not is_law(i)
    ]
    for read_as, text in ((day, question["date"]), (PartialDate.parse, value["dataset"]["law_checked_to"])):
        try:
            read_as(text)
        except ValueError as error:
            found.append(str(error))
    return found


def _refuse(name: str, told: str) -> NoReturn:
    raise BadQuestionError((Fault(name, told),))
