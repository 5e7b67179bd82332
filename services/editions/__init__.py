"""What editions of the services say: types without a model, from which models take their Thai titles."""
