"""Running the service for many: ids of requests, measurements, logs, limits, calls from other sites' pages."""
