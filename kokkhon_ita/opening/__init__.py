"""Another office's site: its name, divisions, template and first administrator. Nothing of it is public by itself."""
