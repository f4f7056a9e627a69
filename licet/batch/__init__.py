"""Order books: files of trades in, verdicts out. `licet.batch.reading.door` is where they enter."""

from licet.batch.book import Book, ReadError, RowError

__all__ = ["Book", "ReadError", "RowError"]
