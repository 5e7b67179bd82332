"""Who may read a case: roster, choosing, keys, rekeying, rescue."""
