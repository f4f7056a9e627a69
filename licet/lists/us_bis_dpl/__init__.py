"""The Denied Persons List: orders that deny export privileges."""
