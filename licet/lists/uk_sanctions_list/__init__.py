"""The UK Sanctions List of the Foreign, Commonwealth & Development Office."""
