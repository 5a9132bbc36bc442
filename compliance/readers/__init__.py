"""Bytes to `Article`, one module a format."""
