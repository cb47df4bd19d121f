"""The calls: over time."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from graphmodel_client.transport import AsyncTransport, Transport
from graphmodel_client.wire import path_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphmodel_client.answers.between import BetweenAnswer
    from graphmodel_client.answers.timeline import TimelineAnswer
    from graphmodel_client.wire import Date


class OverTime(Transport):
    """The same question over a stretch of time, and what happened to a norm, a body or a kind of body, and when."""

    def legal_basis_between(
        self,
        *,
        between: Sequence[Date] | Date,
        discloser: Sequence[str] | str,
        recipient: Sequence[str] | str,
        purpose: str,
        subject: str,
        information: Sequence[str] | str,
        fact: Sequence[str] | str = (),
        within: str | None = None,
        capacity_from: str | None = None,
        capacity_to: str | None = None,
        nation: str | None = None,
    ) -> BetweenAnswer:
        """Ask when the answer on the legal basis changes, and what changes it.

        Give the stretches of time in which the answer stays the same, and what changed at each border between
        them.

        Args:
            between: The first day and the last, both included: given twice, the earlier first.
            discloser: Who holds the information: a body or a kind of body. May be repeated.
            recipient: Who would receive it. May be repeated.
            purpose: What for.
            subject: Whom the information is about.
            information: Which kind of information. May be repeated.
            fact: A fact of the case, `name=true` or `name=false`. May be repeated.
            within: The area that a kind of body is asked about.
            capacity_from: The capacity in which the discloser acts.
            capacity_to: The capacity in which the recipient acts.
            nation: The nation; England if left out.
        """
        return cast(
            "BetweenAnswer",
            self._call(
                "GET",
                "/api/v1/legal-basis/between",
                {
                    "between": between,
                    "discloser": discloser,
                    "recipient": recipient,
                    "purpose": purpose,
                    "subject": subject,
                    "information": information,
                    "fact": fact,
                    "within": within,
                    "capacity_from": capacity_from,
                    "capacity_to": capacity_to,
                    "nation": nation,
                },
            ),
        )

    def timeline(self, ident: str, *, date: Date | None = None) -> TimelineAnswer:
        """What happened to a norm, body or kind of body, and when.

        Give its events by date, apart from them those without a date, and the stretches of time in which it
        stays the same.

        Args:
            ident: A norm, body or kind of body, as an id, bare slug or name.
            date: The day asked about; today in London if left out.
        """
        return cast("TimelineAnswer", self._call("GET", path_of("/api/v1/timeline/{id}", id=ident), {"date": date}))


class AsyncOverTime(AsyncTransport):
    """The same question over a stretch of time, and what happened to a norm, a body or a kind of body, and when."""

    async def legal_basis_between(
        self,
        *,
        between: Sequence[Date] | Date,
        discloser: Sequence[str] | str,
        recipient: Sequence[str] | str,
        purpose: str,
        subject: str,
        information: Sequence[str] | str,
        fact: Sequence[str] | str = (),
        within: str | None = None,
        capacity_from: str | None = None,
        capacity_to: str | None = None,
        nation: str | None = None,
    ) -> BetweenAnswer:
        """Ask when the answer on the legal basis changes, and what changes it.

        Give the stretches of time in which the answer stays the same, and what changed at each border between
        them.

        Args:
            between: The first day and the last, both included: given twice, the earlier first.
            discloser: Who holds the information: a body or a kind of body. May be repeated.
            recipient: Who would receive it. May be repeated.
            purpose: What for.
            subject: Whom the information is about.
            information: Which kind of information. May be repeated.
            fact: A fact of the case, `name=true` or `name=false`. May be repeated.
            within: The area that a kind of body is asked about.
            capacity_from: The capacity in which the discloser acts.
            capacity_to: The capacity in which the recipient acts.
            nation: The nation; England if left out.
        """
        return cast(
            "BetweenAnswer",
            await self._call(
                "GET",
                "/api/v1/legal-basis/between",
                {
                    "between": between,
                    "discloser": discloser,
                    "recipient": recipient,
                    "purpose": purpose,
                    "subject": subject,
                    "information": information,
                    "fact": fact,
                    "within": within,
                    "capacity_from": capacity_from,
                    "capacity_to": capacity_to,
                    "nation": nation,
                },
            ),
        )

    async def timeline(self, ident: str, *, date: Date | None = None) -> TimelineAnswer:
        """What happened to a norm, body or kind of body, and when.

        Give its events by date, apart from them those without a date, and the stretches of time in which it
        stays the same.

        Args:
            ident: A norm, body or kind of body, as an id, bare slug or name.
            date: The day asked about; today in London if left out.
        """
        return cast(
            "TimelineAnswer", await self._call("GET", path_of("/api/v1/timeline/{id}", id=ident), {"date": date})
        )
