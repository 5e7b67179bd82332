"""The project: the only place that knows every app."""

# The number under which CHANGELOG.md tells what came with it; CONTRIBUTING.md says how to make the next one.
__version__ = "1.0.0"
