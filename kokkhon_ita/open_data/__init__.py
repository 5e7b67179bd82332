"""The tables that the office has published, for programs: a page, a catalogue, descriptions of columns and of addresses."""
