"""A question in everyday words: which bodies, purpose, people, information and day it names, and what it leaves open."""
