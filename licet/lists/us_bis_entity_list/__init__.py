"""The Entity List (15 CFR part 744, supplement 4)."""
