"""Mutation: the law, and the code that reads it, are changed on purpose, one thing at a time; some test has to notice."""
