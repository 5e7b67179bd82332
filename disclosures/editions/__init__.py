"""What editions of the disclosures say, one module a kind."""
