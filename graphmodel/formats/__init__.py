"""Answers in other forms than JSON: their main list as a table (CSV), and what the data state of the things in them (Turtle)."""

from graphmodel.formats.csv_text import csv_text
from graphmodel.formats.tables import CALLS
from graphmodel.formats.turtle import turtle

__all__ = ["CALLS", "csv_text", "turtle"]
