"""The structure explorer: which part of an area's structure is looked at, a path in it, two days side by side, and the days on which it changes."""
