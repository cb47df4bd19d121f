"""What lies over every gateway: bars, data protection, confidentiality, human rights. Pure functions: question in, layer out."""
