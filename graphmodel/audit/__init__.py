"""Audit of a text: which law it cites, and what the graph knows of that law on a day. It reads the text alone, never what the graph has read of it before."""
