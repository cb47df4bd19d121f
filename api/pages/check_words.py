"""What each question of the journey says: its title, hint, and why it is asked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """The words of one question.

    Attributes:
        title: the question.
        hint: what to write.
        why: why it is asked.
        name: the question in short, for the list of answers.
        missing: what is said where nothing was answered.
        not_sure: the words of the link for those who are not sure; empty where there is none.
    """

    title: str
    hint: str
    why: str
    name: str
    missing: str
    not_sure: str = ""


WORDS = {
    "discloser": Words(
        "Who holds the information?",
        "A body by its name, or a kind of body in your own words: police, school, social services, health visitor, GP, charity.",
        "The law gives its duties and powers to particular bodies. What one body has a power to disclose, another may not have. "
        "People at work stand for the body that they work for.",
        "Who holds it",
        "Enter who holds the information",
        "I'm not sure what to write: show me kinds of body",
    ),
    "recipient": Words(
        "Who wants the information?",
        "A body by its name, or a kind of body in your own words: police, school, social services, health visitor, GP, charity.",
        "Many duties and powers are only to disclose to particular bodies. Ask for each body on its own: an answer for one says nothing of another.",
        "Who wants it",
        "Enter who wants the information",
        "I'm not sure what to write: show me kinds of body",
    ),
    "purpose": Words(
        "What is the information for?",
        "In your own words, such as: missing from home, worried about a child, school attendance, help for a family.",
        "Most duties and powers are for named purposes only. The purpose also decides which grounds of data protection law fit.",
        "What for",
        "Enter what the information is for",
        "I'm not sure: show me purposes with examples",
    ),
    "subject": Words(
        "Who is the information about?",
        "A kind of person only, such as: a 15-year-old we work with, a baby, a parent, a care leaver. "
        "Never write a name, or anything that tells who it is.",
        "Some duties and powers are only about children, or about adults at risk, or about people who may do harm.",
        "About whom",
        "Enter a kind of person",
        "I'm not sure: show me kinds of people with examples",
    ),
    "information": Words(
        "What kind of information is it?",
        "Choose all that are meant.",
        "Some kinds are shut in by law of their own, and health, offences and other sensitive kinds need more in data protection law.",
        "What kind",
        "Choose at least one kind of information, or write it in your own words",
    ),
    "date": Words(
        "When was it shared, or when will it be?",
        "For example, 27 3 2015. Today is filled in.",
        "The law changes. The answer is from the law of the day that you enter, as far as it is in the graph.",
        "When",
        "Enter a day",
    ),
    "capacity_from": Words(
        "In which of its roles does {party} hold it?",
        "Choose as a whole if you are not sure.",
        "The law gives this body several roles, and the answer is not the same for each.",
        "Role of the one who holds it",
        "Choose a role",
    ),
    "capacity_to": Words(
        "In which of its roles does {party} want it?",
        "Choose as a whole if you are not sure.",
        "The law gives this body several roles, and the answer is not the same for each.",
        "Role of the one who wants it",
        "Choose a role",
    ),
    "within": Words(
        "In which area is this?",
        "A council area by its name. Leave it empty if you are not sure, or if it is not found.",
        "You named a kind of body and no body. Some provisions need both sides to serve the same place.",
        "Area",
        "",
    ),
}
