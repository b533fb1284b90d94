"""Decoding, measuring, resampling and playing sound."""
