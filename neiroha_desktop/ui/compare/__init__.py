"""Takes against each other: two of them, or a grid of many."""
