"""Replay: a filed question asked again, what differs in the answer, and which record of the law made the difference."""
