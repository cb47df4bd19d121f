"""The calls: records."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from graphmodel_client.transport import AsyncTransport, Transport

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphmodel_client.answers.record import RecordAnswer
    from graphmodel_client.answers.replay import RecordBody, ReplayAnswer
    from graphmodel_client.wire import Date


class Records(Transport):
    """The answer to a question as the record of a decision, and filed records asked again."""

    def record(
        self,
        *,
        discloser: Sequence[str] | str,
        recipient: Sequence[str] | str,
        purpose: str,
        subject: str,
        information: Sequence[str] | str,
        date: Date | None = None,
        fact: Sequence[str] | str = (),
        within: str | None = None,
        capacity_from: str | None = None,
        capacity_to: str | None = None,
        nation: str | None = None,
    ) -> RecordAnswer:
        """Make the record of a decision.

        Give the answer for one pair of parties under the headings of a decision record, with blanks for what
        only the officer can write.

        It holds no personal data. A saved file of it can be asked again later. As `html`, `pdf`, `docx`, `md`
        or `jsonld` it is a file.

        Args:
            discloser: Who holds the information: a body or a kind of body. May be repeated.
            recipient: Who would receive it. May be repeated.
            purpose: What for.
            subject: Whom the information is about.
            information: Which kind of information. May be repeated.
            date: The day asked about; today in London if left out.
            fact: A fact of the case, `name=true` or `name=false`. May be repeated.
            within: The area that a kind of body is asked about.
            capacity_from: The capacity in which the discloser acts.
            capacity_to: The capacity in which the recipient acts.
            nation: The nation; England if left out.
        """
        return cast(
            "RecordAnswer",
            self._call(
                "GET",
                "/api/v1/record",
                {
                    "discloser": discloser,
                    "recipient": recipient,
                    "purpose": purpose,
                    "subject": subject,
                    "information": information,
                    "date": date,
                    "fact": fact,
                    "within": within,
                    "capacity_from": capacity_from,
                    "capacity_to": capacity_to,
                    "nation": nation,
                },
            ),
        )

    def replay(self, records: RecordBody | Sequence[RecordBody]) -> ReplayAnswer:
        """Ask filed questions again.

        Say of each record whether its answer differs today, and which norm made the difference; in the order of
        the records.

        A record that cannot be read, or whose question cannot be asked any more, is told as such among the
        others. Where none can be read, that is a problem.

        Args:
            records: What is posted.
        """
        return cast("ReplayAnswer", self._call("POST", "/api/v1/replay", {}, records))


class AsyncRecords(AsyncTransport):
    """The answer to a question as the record of a decision, and filed records asked again."""

    async def record(
        self,
        *,
        discloser: Sequence[str] | str,
        recipient: Sequence[str] | str,
        purpose: str,
        subject: str,
        information: Sequence[str] | str,
        date: Date | None = None,
        fact: Sequence[str] | str = (),
        within: str | None = None,
        capacity_from: str | None = None,
        capacity_to: str | None = None,
        nation: str | None = None,
    ) -> RecordAnswer:
        """Make the record of a decision.

        Give the answer for one pair of parties under the headings of a decision record, with blanks for what
        only the officer can write.

        It holds no personal data. A saved file of it can be asked again later. As `html`, `pdf`, `docx`, `md`
        or `jsonld` it is a file.

        Args:
            discloser: Who holds the information: a body or a kind of body. May be repeated.
            recipient: Who would receive it. May be repeated.
            purpose: What for.
            subject: Whom the information is about.
            information: Which kind of information. May be repeated.
            date: The day asked about; today in London if left out.
            fact: A fact of the case, `name=true` or `name=false`. May be repeated.
            within: The area that a kind of body is asked about.
            capacity_from: The capacity in which the discloser acts.
            capacity_to: The capacity in which the recipient acts.
            nation: The nation; England if left out.
        """
        return cast(
            "RecordAnswer",
            await self._call(
                "GET",
                "/api/v1/record",
                {
                    "discloser": discloser,
                    "recipient": recipient,
                    "purpose": purpose,
                    "subject": subject,
                    "information": information,
                    "date": date,
                    "fact": fact,
                    "within": within,
                    "capacity_from": capacity_from,
                    "capacity_to": capacity_to,
                    "nation": nation,
                },
            ),
        )

    async def replay(self, records: RecordBody | Sequence[RecordBody]) -> ReplayAnswer:
        """Ask filed questions again.

        Say of each record whether its answer differs today, and which norm made the difference; in the order of
        the records.

        A record that cannot be read, or whose question cannot be asked any more, is told as such among the
        others. Where none can be read, that is a problem.

        Args:
            records: What is posted.
        """
        return cast("ReplayAnswer", await self._call("POST", "/api/v1/replay", {}, records))
