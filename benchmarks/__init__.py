"""Ours beside what people would use instead, and beside the limit of the machine: `make bench`."""
