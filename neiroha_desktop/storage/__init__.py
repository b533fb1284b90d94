"""What lies on disk: database, audio files, preferences and keys."""
