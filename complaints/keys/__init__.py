"""The key that signs acknowledgements, published with its history."""
