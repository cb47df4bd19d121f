"""A release of the dataset as files: the whole of it in standard formats, what it is, and by which sums it is known again."""

from graphmodel.release.files import DUMPS, SUMS, File
from graphmodel.release.made import Release, release
from graphmodel.release.write import write

__all__ = ["DUMPS", "SUMS", "File", "Release", "release", "write"]
