"""The law over time: what happened to one thing and when, and from when to when the answer to one question stays the same."""
