"""The US Consolidated Screening List: what Commerce, State and the Treasury list, in one file."""
