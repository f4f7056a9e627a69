"""The desk: the one place where the rooms meet."""

from licet.desk.desk import OUTSIDERS, Desk, desk, names_in
from licet.desk.imported import Imported
from licet.desk.involve import listed_days, match_dict, owner_names, stated_lists
from licet.desk.limits import Limits, in_force, ruleless

__all__ = [
    "OUTSIDERS",
    "Desk",
    "Imported",
    "Limits",
    "desk",
    "in_force",
    "listed_days",
    "match_dict",
    "names_in",
    "owner_names",
    "ruleless",
    "stated_lists",
]
