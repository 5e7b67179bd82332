"""An open case: its texts and files, entries, states, limits, lists, retention."""
