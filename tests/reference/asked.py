"""What the tests ask of engine and reference: the same questions for whoever holds the two against each other, and the law that was made up."""

from .draw import ALIKE, Drawing

#: Seeds of questions about the shipped law, and how many of each.
SEEDS, QUESTIONS = range(2026, 2030), 700
#: Seeds of law that was made up, and how many questions about each.
INVENTED, ABOUT_INVENTED = range(1, 6), 400
#: Of how many pairs of parties one is compared by whole answers too.
WHOLE = 3


def asked(model, seed, count):
    """Return questions, each with whether whole answers are compared too."""
    return [(q, number // ALIKE % WHOLE == 0) for number, q in enumerate(Drawing(model, seed).questions(count))]
