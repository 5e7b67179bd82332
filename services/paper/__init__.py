"""Paper forms: typed twice, compared, settled where they differ, and counted once."""
