"""Voices without a network: the eSpeak NG helper process and the practice service."""
