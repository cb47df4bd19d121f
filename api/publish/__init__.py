"""An area's pages as files: rendered by the service itself, asked inside this process, with every link leading to a file beside it."""
