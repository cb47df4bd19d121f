"""The model of data that were loaded before, kept ready-made: a start does not read, check and join all files again."""
