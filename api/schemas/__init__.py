"""What the answers hold, for the documentation of the API: every field with an example. An answer may hold more beside these."""
