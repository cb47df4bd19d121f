"""The matrix: every member of a partnership to every other, the strongest outcome in each cell. It asks the engine; it holds no law."""
