"""One file per text-to-speech protocol."""
