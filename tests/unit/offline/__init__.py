"""Tests of the offline voices."""
