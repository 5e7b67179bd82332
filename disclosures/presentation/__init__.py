"""How editions of the disclosures read on a given day: computed from the edition, never typed."""
