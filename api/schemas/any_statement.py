"""A statement of any kind."""

from typing import Annotated

from pydantic import Field

from api.schemas.boards import Rule, Seat, SeatList
from api.schemas.documents import Reading
from api.schemas.statements import Delegation, Line, Plan, Reference, Relation, SameAs, Silence

#: A statement of any kind.
AnyStatement = Annotated[
    Line | Relation | Delegation | Silence | SameAs | Plan | Reference | Seat | SeatList | Rule | Reading,
    Field(discriminator="statement"),
]
