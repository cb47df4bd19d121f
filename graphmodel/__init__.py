"""graphmodel: who answers to whom, and which law lets which body share what with whom, from one cited and dated graph."""

#: Read by the build too.
__version__ = "1.0.0"
