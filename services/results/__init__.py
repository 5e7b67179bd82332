"""What a round came to: figures from the standings, for staff at once, for the public as editions."""
