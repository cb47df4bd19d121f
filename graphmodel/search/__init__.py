"""Finding things by the words that people use: names and other names, citations of law however they are written, slips forgiven."""
