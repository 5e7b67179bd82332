"""Files: uploads that arrive sealed, and the store of sealed bytes."""
