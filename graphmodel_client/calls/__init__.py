"""The calls: a module for each group."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.
