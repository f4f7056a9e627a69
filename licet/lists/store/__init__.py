"""Editions, kept: the archive, the catalogue, and what they say of any party on any day."""
