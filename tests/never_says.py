"""What a sentence of the program must never say, one rule a row: the patterns of the twelve rules, and what clears a sentence of each.

A rule is about what is claimed. A question, a condition ("where", "only if", "whether") and a denial claim nothing, and are let through.
"""

import re
from dataclasses import dataclass

_SHARE = (
    r"(?:shar(?:e|ed|ing)|disclos(?:e|ed|ing|ure)|give it|pass (?:it|this|them) on|hand (?:it|them|this) over|release)"
)
_DENIES = r"\b(?:not|no|never|neither|nor|nothing|nobody|none|cannot|without)\b"
_QUESTION = r"\?\W*$"
_ASKS = rf"{_QUESTION}|\b(?:whether|why|if|unless|only|so far as|as far as)\b"


@dataclass(frozen=True)
class Rule:
    """One rule: what is never said, by number; `unless` clears a sentence that says something else with the same words."""

    number: int
    never: str
    pattern: str
    unless: str = r"(?!)"

    def broken_by(self, sentence):
        return re.search(self.pattern, sentence, re.IGNORECASE) and not re.search(self.unless, sentence, re.IGNORECASE)


RULES = (
    Rule(
        1,
        "that the reader may or must share",
        r"\byou (?:may|must|can|could|should|cannot|ought to|have to|need to|are (?:\w+ ){0,2}(?:allowed|required|entitled|free"
        rf"|permitted|obliged|bound|able|forbidden) to)\s+(?:\w+ly |always |never |not |now )?{_SHARE}\b",
        rf"{_QUESTION}|\bnever says?\b|\bdoes not say\b|\bwhether you\b",
    ),
    Rule(
        1,
        "that sharing is lawful or unlawful, allowed or forbidden",
        r"\b(?:(?:un)?lawful|(?:il)?legal|safe|free|fine|acceptable|permissible|allowed|permitted|forbidden|obliged) to "
        rf"{_SHARE}\b|\b(?:this|the|such|your) (?:sharing|disclosure|answer) (?:\w+ )?(?:is|would be|was) (?:\w+ly )?"
        r"(?:allowed|permitted|lawful|unlawful|legal|illegal|compulsory)\b",
        rf"{_QUESTION}|\bnever says?\b|\bwhether\b",
    ),
    Rule(
        1,
        "that it may or must be shared",
        r"\b(?:it|this|these|the information|the record|such information|what you hold)\s+(?:may|must|can|should|cannot) "
        r"(?:\w+ly |always |never |now )?be (?:shared|disclosed|given|passed on|released|handed over|withheld)\b",
        rf"{_QUESTION}|\bnever (?:says?|that)\b|\bwhether\b|\bunless\b|\bonly\b",
    ),
    Rule(
        1,
        "a bare order to share or not to share",
        r"^(?:please |so |therefore |then )?(?:do not |don't |never |go ahead and )?(?:share|disclose|withhold|refuse)\b"
        r"(?! (?:of|or|and)\b)(?=.* (?:it|this|them|information|data|nothing)\b)",
        _QUESTION,
    ),
    Rule(
        2,
        "that sharing is proportionate, necessary, fair, or in somebody's interest",
        r"\b(?:(?:sharing|disclosures?|disclosing|giving it|passing it on)\b[^?:;]{0,60}?|(?:it|this)\s+(?:\w+\s+){0,2}?)"
        r"\b(?:is|are|was|would be|will be|seems|appears|remains)\s+(?:\w+ly\s+)?(?:not\s+)?(?:(?:dis)?proportionate|necessary"
        r"|(?:un)?fair|justified|reasonable|in the public interest|in (?:the|a|this|that) (?:child|person|patient|individual)'s "
        r"(?:best )?interests?|in (?:his|her|their) (?:best )?interests?)\b",
        rf"{_ASKS}|\b(?:where|thinks?|considers?|satisfied|likely|never says?|must be|has to be|have to be|claims?)\b"
        # the words of the statute for what is to be judged
        r"|\bnecessary or expedient\b",
    ),
    Rule(
        3,
        "that a power or a gateway lifts confidence",
        r"\b(?:lifts?|lifted|overrides?|overridden|sets? aside|removes?|removed|trumps?|defeats?|breaks?)\b[^.?;]{0,50}\bconfiden"
        r"|\bconfiden\w*[^.?;]{0,40}\b(?:is|are|was) (?:lifted|overridden|set aside|removed|no bar|no obstacle)\b",
        # the last is the name of a field, whose value says whether
        rf"{_DENIES}|{_ASKS}|\bwords\b|\bknown\b|\bsaid to\b|^lifts [\w ]+$",
    ),
    Rule(
        3,
        "that data protection law allows it because there is a gateway",
        r"\b(?:data protection(?: law| act)?|gdpr)\b[^.?;]{0,40}\b(?:allows?|permits?|lets|authorises?|is satisfied|is met"
        r"|is no (?:bar|barrier|obstacle|problem)|does not (?:stop|prevent|matter))\b",
        rf"{_QUESTION}|\bnever says?\b|\bdoes not (?:say|mean)\b|\bwhether\b|\bonly\b",
    ),
    Rule(
        4,
        "that there is no power, as a fact of law",
        r"\bthere (?:is|was|are) (?:simply |clearly )?no (?:\w+ ){0,2}powers?\b|\bno power exists\b|\bhas no legal basis\b|\bultra vires\b"
        r"|\b(?:you|it|they|council|authority|police|trust|school|discloser|body|charity) (?:(?:has|have|had) no|lacks? (?:any|a|the)) "
        r"(?:legal |statutory )?power (?:to|for) (?:share|disclose|give|do)",
        rf"{_QUESTION}|\bwhether\b|\bin the (?:graph|model)\b|\bnot a finding\b|\bneeds? no\b",
    ),
    Rule(
        5,
        "that consent is needed, that asking is enough, or that a child cannot refuse",
        r"\bconsent (?:is|was|will be|would be) (?:\w+ )?(?:needed|required|necessary|essential|mandatory|compulsory)\b"
        r"|\byou (?:must|have to|need to|should|need) (?:\w+ )?(?:get|obtain|seek|have|ask for)? ?"
        r"(?:the |their |his |her |explicit |prior |parental )?consent\b"
        r"|\b(?:cannot|may not|must not) be (?:shared|disclosed|given|passed on) without (?:\w+ )?consent\b"
        r"|\basking (?:\w+ ){0,3}is enough\b"
        r"|\b(?:child|children|anyone|person|people|pupil)s?\b[^.?]{0,30}\b(?:under|below|younger than) (?:16|sixteen)\b[^.?]{0,40}"
        r"\bcannot (?:refuse|object|withhold|consent)\b",
        rf"{_QUESTION}|\bconsent (?:is|was) (?:not|no longer|never)\b|\bwhether\b|\bnever\b",
    ),
    Rule(
        6,
        "that a duty to co-operate obliges disclosure",
        r"\bdut(?:y|ies) (?:to|of) (?:co-?operat\w+|have regard|safeguard\w*|promote)\b[^.?;]{0,60}"
        r"\b(?:obliges?|requires?|compels?|forces?|makes?|means that)\b[^.?;]{0,40}\b(?:disclos\w*|shar\w*|giv\w*|hand\w*)",
        rf"{_DENIES}|{_QUESTION}|\bwhether\b",
    ),
    Rule(
        7,
        "that an exemption is a power or a duty",
        r"(?:\b(?:s\.|section) ?29\(?\d?\)?|\bSch(?:\.|edule) ?2,? para(?:graph)?s? ?2\b|\bexemption\b)[^.?;]{0,80}"
        r"\b(?:is|gives?|confers?|imposes?|creates?|obliges?|requires?|compels?|lets|allows|empowers?)\b[^.?;]{0,40}"
        r"\b(?:power|duty|to disclose|disclosure|to share|you)\b",
        rf"{_DENIES}|{_QUESTION}|\bfamil(?:y|ies)\b",
    ),
    Rule(
        7,
        "that the form of a request compels an answer",
        r"\b(?:form|letter|request form|police request)\b[^.?;]{0,40}"
        r"\b(?:compels?|forces?|obliges?|requires you|has to be answered|must be answered)\b",
        rf"{_DENIES}|{_QUESTION}|\bwhether\b",
    ),
    Rule(
        8,
        "that information is anonymous",
        r"\b(?:is|are|was|now|been|being|counts as)\s+(?:\w+ly )?(?:anonymous|anonymised|anonymized|de-?identified)\b"
        r"|\b(?:nobody (?:living )?|no one |no person )can be identified\b",
        rf"{_QUESTION}|\bconfirm\w*\b|\byou say\b|\bwhether\b|\bif\b|\bfrom which\b|\bunless\b|\bonce\b|\bhas an officer\b",
    ),
    Rule(
        9,
        "that not sharing is the safe course",
        r"\b(?:safe|safer|safest|prudent|cautious|best) (?:course|option|choice|thing|way)\b"
        r"|\b(?:if|when) in doubt,? (?:do not|don't|refuse|withhold|say no|keep)\b"
        r"|\b(?:better|safer|wiser) not to (?:share|disclose|give)\b|\bno harm in (?:refusing|not)\b"
        r"|\b(?:not sharing|refusing|withholding|saying no) is (?:always )?(?:the )?(?:safe|safer|right|no risk|best)\w*\b",
        rf"{_QUESTION}|\bnot the\b|\bnever\b|\bno\b(?! harm)",
    ),
    Rule(
        12,
        "that this is legal advice",
        r"\b(?:this|here) is (?:our |formal )?(?:legal )?advice\b|\b(?:gives?|constitutes?|amounts? to) legal advice\b"
        r"|\b(?:takes? the place of|replaces?) (?:your )?(?:legal )?(?:advice|adviser|lawyer)\b"
        r"|\bwe (?:advise|recommend)\b|\bour (?:legal )?advice\b",
        _DENIES,
    ),
)

#: A sentence that each rule catches; by rule.
CAUGHT = {
    1: (
        "You may share this with the police.",
        "You must now disclose it.",
        "You are therefore free to share what you hold.",
        "It is lawful to share the record.",
        "It would be unlawful to disclose this.",
        "The disclosure is clearly lawful.",
        "This may be shared.",
        "The information must be disclosed.",
        "Share it with the school.",
        "Do not share this information.",
    ),
    2: (
        "Sharing is proportionate.",
        "The disclosure would be necessary.",
        "It is in the child's best interests.",
        "This is fair.",
        "Disclosing the record to the school is clearly justified.",
        "The sharing of it with the police is in the public interest.",
    ),
    3: (
        "Section 115 lifts the duty of confidence.",
        "The power overrides confidentiality.",
        "Confidence is set aside by the gateway.",
        "Data protection law allows it, since there is a gateway.",
        "The GDPR does not stop this.",
    ),
    4: (
        "There is no power to do this.",
        "The council has no power to share it.",
        "No power was found.",
        "The disclosure is ultra vires.",
        "There is simply no legal power here.",
    ),
    5: (
        "Consent is needed first.",
        "You must get consent.",
        "You need parental consent.",
        "The record cannot be shared without consent.",
        "Asking the parents is enough.",
        "A child under 16 cannot refuse.",
    ),
    6: (
        "The duty to co-operate obliges the trust to disclose it.",
        "A duty to safeguard requires that it is shared.",
    ),
    7: (
        "Section 29 gives the police a power.",
        "Sch.2 para 2 requires you to answer.",
        "The exemption imposes a duty to disclose.",
        "A police form compels an answer.",
        "The letter obliges the school.",
    ),
    8: ("The list is anonymous.", "The data are fully anonymised.", "Nobody can be identified from it."),
    9: (
        "Not sharing is the safe course.",
        "The prudent option is to wait.",
        "If in doubt, do not act.",
        "It is better not to share.",
        "There is no harm in refusing.",
    ),
    12: ("This is legal advice.", "It replaces your lawyer.", "We recommend that the trust answers."),
}
#: Sentences that speak of the same things and claim nothing.
LET_THROUGH = (
    "The graph finds a duty to disclose: Children Act 1989 s.47(9). You decide whether its conditions are met.",
    "The graph finds an express power to disclose, not a duty: section 115.",
    "What is not in the graph is not thereby unlawful.",
    "Whether the disclosure is needed for its aim, and goes no further, is yours to judge: write down why.",
    "Check whether you may share",
    "Has the officer written down why the disclosure is necessary and proportionate?",
    "the disclosure is necessary or expedient for the purposes of some provision of the Act",
    "It never says that sharing is fair, necessary or proportionate.",
    "A power does not lift it.",
    "By itself it does not lift confidentiality, does not switch off data protection, does not make disclosure compulsory.",
    "No power was found in the graph. That is not a finding that none exists: ask your legal adviser.",
    "Medway Community Healthcare is of a kind that needs no power in law to disclose.",
    "Consent is not needed if a child is at risk or may be.",
    "A duty to co-operate, to have regard or to safeguard is not a duty to disclose.",
    "It removes obstacles: it confers no power and imposes no duty.",
    "Has an officer confirmed that nobody can be identified from it?",
    "You have confirmed that nobody can be identified from it, so nobody's confidence is at stake.",
    "Not acting is also a decision, for which reasons are owed.",
    "What is the risk of giving it, and what is the risk of not giving it?",
    "If in doubt, let the person make representations first.",
    "It is not legal advice and takes no decision.",
)


_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z'\"(])|\n+")
_NO_POWER = re.compile(r"\b(?:no power was found|found no power)\b", re.IGNORECASE)


def breaches(text, *, of_a_row_that_lifts=False):
    """Return the rules that a text breaks, each with the sentence.

    Args:
        text: what is printed.
        of_a_row_that_lifts: whether it belongs to a provision whose own row says that its words lift confidence.
    """
    found = [
        (rule.number, rule.never, sentence)
        for sentence in _END.split(text)
        for rule in RULES
        if rule.broken_by(sentence) and not (of_a_row_that_lifts and rule.number == 3)
    ]
    if _NO_POWER.search(text) and "not a finding that none exists" not in text:
        found.append((4, "that no power was found, without saying that this is no finding", text))
    return found
