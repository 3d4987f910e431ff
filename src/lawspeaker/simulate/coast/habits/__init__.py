"""The habits of the coast, one module each: `WEIGHT`, how often, and `begin`, what somebody does, if he can now."""
