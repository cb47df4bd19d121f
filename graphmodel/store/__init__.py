"""Where the dataset is kept: in this process, in a database on disk that processes share, or at a SPARQL endpoint."""
