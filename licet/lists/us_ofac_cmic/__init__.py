"""OFAC's list of Chinese military-industrial complex companies, as a table taken from its PDF."""
