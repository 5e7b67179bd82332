"""Asking: the form that people fill in, who may send it, and how an answer is written down and counted."""
