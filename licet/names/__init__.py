"""Names: who on the lists bears a name like this one, how much alike, and why.

`readings` folds a name to words, `Search` finds listed names, `explain` says why two are alike,
`NameIndex` makes matches of it by the thresholds of a `Policy`.
"""

from licet.names.hits import Found, Hits
from licet.names.policy import DEFAULT, BadPolicy, Policy
from licet.names.recognise import NameIndex, bare

__all__ = ["DEFAULT", "BadPolicy", "Found", "Hits", "NameIndex", "Policy", "bare"]
