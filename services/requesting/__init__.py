"""Asking for a service online: a plain form that the general channel takes, seals and gives a receipt for."""
