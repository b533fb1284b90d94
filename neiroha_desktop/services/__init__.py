"""Use cases: what a user can do, without a window."""
