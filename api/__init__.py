"""The faces on the web: an API and pages. They render what `graphmodel` answers and never reason."""
