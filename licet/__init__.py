"""licet: may this trade go, under whose permission, until which day, and why?"""

__version__ = "0.1.0"
