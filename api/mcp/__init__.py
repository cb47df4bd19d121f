"""The face for assistants: read-only tools of the Model Context Protocol over the same calls. It renders, it never reasons."""
