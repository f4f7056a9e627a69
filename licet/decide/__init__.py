"""Decide: law, facts and a day in; a verdict out. For one trade, and for a table."""
