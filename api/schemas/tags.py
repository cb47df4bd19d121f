"""The groups of calls, for the documentation."""

#: Name of a group → what its calls are for.
TAGS = {
    "Legal basis": (
        "May this body share this information with that one, for this purpose, on this date: by which law, as a duty or a power, on what "
        "conditions. One question, many at once, in parameters or in everyday words, for every pair of a partnership."
    ),
    "Records": "The answer to a question as the record of a decision, and filed records asked again.",
    "Matrix": "The same question for every pair of bodies on a board or in an area.",
    "Over time": "The same question over a stretch of time, and what happened to a norm, a body or a kind of body, and when.",
    "Audit": "Which law a text cites, whether that is still law, and whether the text tells it as the graph holds it.",
    "Accountability": "Who answers to whom: every path upwards, how each ends, and where the documents say no more.",
    "Boards": "The seats of a board as printed, its rules of procedure, and whether a number present is quorate.",
    "Comparison": "Whether a board has the seats that a provision wants, and what differs between two days or two things.",
    "Duties": "The norms that a body bears or is owed, and the bodies that bear a norm.",
    "Documents": "What a local document says the law is, compared with the law of its day.",
    "Findings": "What a reader should know of the documents: contradictions, lines that stop, loops, dangling references.",
    "Structure": "The bodies and lines of an area on a day, with positions for a chart.",
    "Things": "Things of any kind by id, by words, and as lists.",
    "Coverage": "What of the law is in the graph, how it was read, and up to when. What is not in the graph is not thereby unlawful.",
    "Service": "Whether the service is up and ready.",
}
