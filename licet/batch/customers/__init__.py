"""Customer books: files of those a company deals with, read for the screening of names."""

from licet.batch.customers.columns import Columns
from licet.batch.customers.read import Customers, read_customers

__all__ = ["Columns", "Customers", "read_customers"]
