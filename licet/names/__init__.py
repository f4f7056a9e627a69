"""Names: is this party that listed one? For now by exact name after plain normalisation."""

from licet.names.exact import NameIndex, core, normalise

__all__ = ["NameIndex", "core", "normalise"]
