"""The calls: audit."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from graphmodel_client.transport import AsyncTransport, Transport

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphmodel_client.answers.audit import AuditAnswer
    from graphmodel_client.wire import Date


class Audit(Transport):
    """Which law a text cites, whether that is still law, and whether the text tells it as the graph holds it."""

    def audit(
        self,
        content: bytes | str,
        *,
        kind: str = "text/plain",
        name: str | None = None,
        part: str | None = None,
        written: Date | None = None,
        date: Date | None = None,
        discloser: Sequence[str] | str = (),
        recipient: Sequence[str] | str = (),
        purpose: str | None = None,
        subject: str | None = None,
        information: Sequence[str] | str = (),
        fact: Sequence[str] | str = (),
        within: str | None = None,
        capacity_from: str | None = None,
        capacity_to: str | None = None,
        nation: str | None = None,
    ) -> AuditAnswer:
        """Audit a text.

        Say of each place in a law that a text cites whether it is law on the day, what it does, and whether the
        text tells it so.

        Send a form with the file, or the file itself as the body and the question in the query. With a
        discloser, a recipient and a purpose it also says whether what is cited fits these, and what else does.
        The text is read in memory and kept nowhere.

        Args:
            content: What is posted.
            kind: Its media type: text/plain, text/markdown, text/html, application/pdf,
                application/vnd.openxmlformats-officedocument.wordprocessingml.document.
            name: What the file is called; its ending tells Markdown from text.
            part: Only the part with this heading.
            written: When the text was written.
            date: The day asked about; today in London if left out.
            discloser: Who would give: to ask whether it fits them. May be repeated.
            recipient: Who would receive. May be repeated.
            purpose: What for.
            subject: Whom the information is about; anyone if left out.
            information: Which kind; personal if left out. May be repeated.
            fact: A fact of the case, `name=true` or `name=false`. May be repeated.
            within: The area that a kind of body is asked about.
            capacity_from: The capacity in which the discloser acts.
            capacity_to: The capacity in which the recipient acts.
            nation: The nation; England if left out.
        """
        return cast(
            "AuditAnswer",
            self._call(
                "POST",
                "/api/v1/audit",
                {
                    "name": name,
                    "part": part,
                    "written": written,
                    "date": date,
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
                content,
                kind,
            ),
        )


class AsyncAudit(AsyncTransport):
    """Which law a text cites, whether that is still law, and whether the text tells it as the graph holds it."""

    async def audit(
        self,
        content: bytes | str,
        *,
        kind: str = "text/plain",
        name: str | None = None,
        part: str | None = None,
        written: Date | None = None,
        date: Date | None = None,
        discloser: Sequence[str] | str = (),
        recipient: Sequence[str] | str = (),
        purpose: str | None = None,
        subject: str | None = None,
        information: Sequence[str] | str = (),
        fact: Sequence[str] | str = (),
        within: str | None = None,
        capacity_from: str | None = None,
        capacity_to: str | None = None,
        nation: str | None = None,
    ) -> AuditAnswer:
        """Audit a text.

        Say of each place in a law that a text cites whether it is law on the day, what it does, and whether the
        text tells it so.

        Send a form with the file, or the file itself as the body and the question in the query. With a
        discloser, a recipient and a purpose it also says whether what is cited fits these, and what else does.
        The text is read in memory and kept nowhere.

        Args:
            content: What is posted.
            kind: Its media type: text/plain, text/markdown, text/html, application/pdf,
                application/vnd.openxmlformats-officedocument.wordprocessingml.document.
            name: What the file is called; its ending tells Markdown from text.
            part: Only the part with this heading.
            written: When the text was written.
            date: The day asked about; today in London if left out.
            discloser: Who would give: to ask whether it fits them. May be repeated.
            recipient: Who would receive. May be repeated.
            purpose: What for.
            subject: Whom the information is about; anyone if left out.
            information: Which kind; personal if left out. May be repeated.
            fact: A fact of the case, `name=true` or `name=false`. May be repeated.
            within: The area that a kind of body is asked about.
            capacity_from: The capacity in which the discloser acts.
            capacity_to: The capacity in which the recipient acts.
            nation: The nation; England if left out.
        """
        return cast(
            "AuditAnswer",
            await self._call(
                "POST",
                "/api/v1/audit",
                {
                    "name": name,
                    "part": part,
                    "written": written,
                    "date": date,
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
                content,
                kind,
            ),
        )
