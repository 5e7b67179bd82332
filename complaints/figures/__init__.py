"""The published statistics and their disclosure control: all of this app that others may import."""
