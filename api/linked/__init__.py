"""Linked data: addresses of things, their documents in every form, the context of JSON, the release and the vocabulary."""
