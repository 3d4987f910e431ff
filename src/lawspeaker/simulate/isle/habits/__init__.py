"""The habits of the island, one module each: `WEIGHT`, how often, and `begin`, what somebody does, if he can now."""
