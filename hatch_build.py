"""Part of the build: fetches the design system's files, so that an installation and a wheel have them."""

import importlib.util
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class VendorHook(BuildHookInterface):
    """Fetches what `api/vendor.json` locks before a wheel or an editable installation is made."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fetch; an editable installation goes on without (its pages are plain, and say the same), a wheel does not."""
        spec = importlib.util.spec_from_file_location("vendor", Path(self.root) / "api" / "vendor.py")
        assert spec is not None  # noqa: S101  the file is part of the project
        assert spec.loader is not None  # noqa: S101  the same
        vendor = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(vendor)
        try:
            vendor.fetch()
        except vendor.VendorError as error:
            if version != "editable":
                raise
            print(f"graphmodel: {error}", file=sys.stderr)  # noqa: T201  told to whoever builds
        build_data["artifacts"].append("/api/static/vendor/*")
