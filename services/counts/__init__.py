"""How many came: the grid that a clerk fills in once a month, and the counts as editions."""
