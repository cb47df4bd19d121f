"""May this body share this information with that one, for this purpose, on this date: by which law, on what conditions."""
