"""Chinese military companies under section 1260H of the NDAA for 2021."""
