"""What the lists of the Bureau of Industry and Security have in common: cells, tables, entries."""
