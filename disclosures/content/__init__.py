"""Working records → the JSON of editions, one module a kind."""
