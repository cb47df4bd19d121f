"""What the answers hold: a module for each group of calls, as the service has them."""
# Made by tools/make_client.py from the description of the service. Change the service, and run that again.
