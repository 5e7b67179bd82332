"""Public pages of the disclosures: each a function of one edition and today's date."""
