"""The voice picker: search, filters, favourites, and a sample of every voice."""
