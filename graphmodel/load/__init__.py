"""From files to a checked RDF dataset: strict YAML, the keys of the context, the shapes, and the rules across records."""
