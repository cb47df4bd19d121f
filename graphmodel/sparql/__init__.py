"""SPARQL 1.1 queries over the dataset that the answers are computed from: read, guarded, and run in processes that can be killed."""
