"""The Military End-User List (15 CFR part 744, supplement 7)."""
