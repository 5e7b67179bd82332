"""The catalogue of services: its content, its pages, its files, and how a table of services comes in."""
