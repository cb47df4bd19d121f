"""graphmodel: who answers to whom, and which law lets which body share what with whom, from one cited and dated graph."""

from importlib.metadata import version

__version__ = version("graphmodel")
