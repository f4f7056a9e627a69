"""Benchmarks: how fast licet is, measured where it runs. `python -m benchmarks`."""
