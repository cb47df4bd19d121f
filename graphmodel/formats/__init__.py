"""Answers in other forms than JSON: their main list as a table (CSV), and what the data state of the things in them (Turtle, N-Triples, JSON-LD)."""

from graphmodel.formats.csv_text import csv_text
from graphmodel.formats.json_ld import json_ld
from graphmodel.formats.tables import CALLS
from graphmodel.formats.turtle import n_triples, turtle

__all__ = ["CALLS", "csv_text", "json_ld", "n_triples", "turtle"]
