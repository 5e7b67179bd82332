"""Who a visitor is for one day, without knowing anybody: keys and keyed hashes."""
