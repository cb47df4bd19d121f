"""What makes files of the tree from others."""
