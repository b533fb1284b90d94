"""Neiroha Desktop: set up a text-to-speech provider and decide on a voice."""

__version__ = "0.1.0"
