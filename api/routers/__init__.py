"""One module a group of calls: how a request becomes an answer. The pages show the same answers."""
