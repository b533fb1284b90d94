"""The inspector: what was sent for a take or in a request that failed, and how other programs send it."""
