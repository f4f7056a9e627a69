"""Network: who owns whom, and by which test that counts."""

from licet.network.ownership import Holding, listed_owners

__all__ = ["Holding", "listed_owners"]
