"""The command line: it reads parameters, calls the graph and prints; it never reasons."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    from graphmodel.cli.app import run  # noqa: PLC0415  `import graphmodel.cli` costs nothing by this

    run()
