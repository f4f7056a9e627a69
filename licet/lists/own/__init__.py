"""A user's own list, as a table or as FollowTheMoney entities."""
