"""Values and rules of speech synthesis: no I/O, no Qt, no HTTP, no async."""
