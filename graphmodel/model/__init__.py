"""The immutable model: records read from the RDF dataset, indexed, for any date."""
