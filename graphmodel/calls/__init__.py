"""One module a call of the contract: from parameters as typed to the answer as other programs read it. Faces print what these return."""
