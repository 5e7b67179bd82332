"""Counting requests: what counts, the batch, the store, and what happens in trouble."""
