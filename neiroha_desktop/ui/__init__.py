"""Widgets and their view models."""
