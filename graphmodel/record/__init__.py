"""The decision record: an answer as a document that can be kept on file."""
