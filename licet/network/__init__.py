"""Network: who owns whom, and by which test that counts."""

from licet.network.ownership import Claim, Holding, listed_owners

__all__ = ["Claim", "Holding", "listed_owners"]
