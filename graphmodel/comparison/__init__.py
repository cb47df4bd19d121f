"""What two days, areas, boards, lists or readings have in common, and what not: the items of each side, and their difference."""
