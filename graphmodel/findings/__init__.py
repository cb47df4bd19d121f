"""What a reader should know about the documents, computed from the graph and never written into an answer by hand."""
