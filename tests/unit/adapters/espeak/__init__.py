"""The offline voices."""
