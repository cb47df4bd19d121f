"""The calls: legal basis."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from graphmodel_client.transport import AsyncTransport, Transport
from graphmodel_client.wire import lines_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Iterator, Sequence

    from graphmodel_client.answers.batch import BatchLine
    from graphmodel_client.answers.legal_basis import LegalBasisAnswer, QuestionBody
    from graphmodel_client.answers.understood import UnderstoodAnswer
    from graphmodel_client.wire import Date


class LegalBasis(Transport):
    """May this body share this information with that one, for this purpose, on this date: by which law, as a duty or a power, on what conditions.

    One question, many at once, in parameters or in everyday words, for every pair of a partnership.
    """

    def legal_basis(
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
    ) -> LegalBasisAnswer:
        """Ask for the legal basis.

        Say by which law, as a duty or a power and on what conditions; and what stays for the officer to judge.

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
            "LegalBasisAnswer",
            self._call(
                "GET",
                "/api/v1/legal-basis",
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

    def post_legal_basis(self, question: QuestionBody) -> LegalBasisAnswer:
        """Ask for the legal basis, the question in the body.

        Answer the same question given as JSON, with the same bytes.

        Args:
            question: What is posted.
        """
        return cast("LegalBasisAnswer", self._call("POST", "/api/v1/legal-basis", {}, question))

    def legal_basis_batch(self, questions: Iterable[QuestionBody]) -> Iterator[BatchLine]:
        """Ask many questions at once.

        Answer up to 1000 questions, in their order, a line of JSON for each as soon as it is there: the answer
        of the single call, or the problem with this question. One that cannot be answered does not spoil the
        others.

        The body is a JSON array of questions, or NDJSON with a question a line; it holds 2 MB at most, and its
        questions come to 2000 pairs of parties at most.

        Args:
            questions: What is posted.
        """
        for line in self._lines("/api/v1/legal-basis/batch", lines_of(questions)):
            yield cast("BatchLine", line)

    def understood(
        self,
        *,
        q: str,
        discloser: Sequence[str] | str = (),
        recipient: Sequence[str] | str = (),
        purpose: str | None = None,
        subject: str | None = None,
        information: Sequence[str] | str = (),
        date: Date | None = None,
        fact: Sequence[str] | str = (),
        within: str | None = None,
        capacity_from: str | None = None,
        capacity_to: str | None = None,
    ) -> UnderstoodAnswer:
        """Ask in everyday words.

        Show how each part of a question was understood and ask what is not certain; with nothing to ask, answer
        it.

        No model guesses: words are looked up among the names in the graph, and what is ambiguous is asked.
        England only.

        Args:
            q: The question in everyday words.
            discloser: Who holds the information. It counts, whatever the words say. May be repeated.
            recipient: Who would receive it. It counts, whatever the words say. May be repeated.
            purpose: What for. It counts, whatever the words say.
            subject: Whom it is about. It counts, whatever the words say.
            information: Which kind of information. It counts, whatever the words say. May be repeated.
            date: The day asked about; today in London if left out.
            fact: A fact of the case, `name=true`, `name=false` or `name=unknown`. It counts, whatever the words
                say. May be repeated.
            within: The area that a kind of body is asked about. It counts, whatever the words say.
            capacity_from: The capacity in which the discloser acts. It counts, whatever the words say.
            capacity_to: The capacity in which the recipient acts. It counts, whatever the words say.
        """
        return cast(
            "UnderstoodAnswer",
            self._call(
                "GET",
                "/api/v1/understood",
                {
                    "q": q,
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
                },
            ),
        )


class AsyncLegalBasis(AsyncTransport):
    """May this body share this information with that one, for this purpose, on this date: by which law, as a duty or a power, on what conditions.

    One question, many at once, in parameters or in everyday words, for every pair of a partnership.
    """

    async def legal_basis(
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
    ) -> LegalBasisAnswer:
        """Ask for the legal basis.

        Say by which law, as a duty or a power and on what conditions; and what stays for the officer to judge.

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
            "LegalBasisAnswer",
            await self._call(
                "GET",
                "/api/v1/legal-basis",
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

    async def post_legal_basis(self, question: QuestionBody) -> LegalBasisAnswer:
        """Ask for the legal basis, the question in the body.

        Answer the same question given as JSON, with the same bytes.

        Args:
            question: What is posted.
        """
        return cast("LegalBasisAnswer", await self._call("POST", "/api/v1/legal-basis", {}, question))

    async def legal_basis_batch(self, questions: Iterable[QuestionBody]) -> AsyncIterator[BatchLine]:
        """Ask many questions at once.

        Answer up to 1000 questions, in their order, a line of JSON for each as soon as it is there: the answer
        of the single call, or the problem with this question. One that cannot be answered does not spoil the
        others.

        The body is a JSON array of questions, or NDJSON with a question a line; it holds 2 MB at most, and its
        questions come to 2000 pairs of parties at most.

        Args:
            questions: What is posted.
        """
        async for line in self._lines("/api/v1/legal-basis/batch", lines_of(questions)):
            yield cast("BatchLine", line)

    async def understood(
        self,
        *,
        q: str,
        discloser: Sequence[str] | str = (),
        recipient: Sequence[str] | str = (),
        purpose: str | None = None,
        subject: str | None = None,
        information: Sequence[str] | str = (),
        date: Date | None = None,
        fact: Sequence[str] | str = (),
        within: str | None = None,
        capacity_from: str | None = None,
        capacity_to: str | None = None,
    ) -> UnderstoodAnswer:
        """Ask in everyday words.

        Show how each part of a question was understood and ask what is not certain; with nothing to ask, answer
        it.

        No model guesses: words are looked up among the names in the graph, and what is ambiguous is asked.
        England only.

        Args:
            q: The question in everyday words.
            discloser: Who holds the information. It counts, whatever the words say. May be repeated.
            recipient: Who would receive it. It counts, whatever the words say. May be repeated.
            purpose: What for. It counts, whatever the words say.
            subject: Whom it is about. It counts, whatever the words say.
            information: Which kind of information. It counts, whatever the words say. May be repeated.
            date: The day asked about; today in London if left out.
            fact: A fact of the case, `name=true`, `name=false` or `name=unknown`. It counts, whatever the words
                say. May be repeated.
            within: The area that a kind of body is asked about. It counts, whatever the words say.
            capacity_from: The capacity in which the discloser acts. It counts, whatever the words say.
            capacity_to: The capacity in which the recipient acts. It counts, whatever the words say.
        """
        return cast(
            "UnderstoodAnswer",
            await self._call(
                "GET",
                "/api/v1/understood",
                {
                    "q": q,
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
                },
            ),
        )
