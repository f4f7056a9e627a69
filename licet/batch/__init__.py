"""Order books: files of trades in, tables of facts out. `licet.batch.read.read` is the door."""

from licet.batch.book import Book, ReadError, RowError

__all__ = ["Book", "ReadError", "RowError"]
