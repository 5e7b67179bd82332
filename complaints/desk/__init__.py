"""The officers' daily work: export, pictures, setting up, notices, mail, a demonstration."""
