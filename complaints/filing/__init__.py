"""A report on its way in: form tokens, checks of addresses, limits, intake."""
