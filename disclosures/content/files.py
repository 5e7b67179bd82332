"""What an edition says of a stored file."""


def file_facts(file):
    """Return the file's facts as JSON-ready data; `pages` and `has_text_layer` are None for what has no pages."""
    names = ("sha256", "name", "content_type", "size", "pages", "has_text_layer")
    return {name: getattr(file, name) for name in names}
