"""The habits of the town, one module each: `WEIGHT`, how often, and `begin`, what somebody does, if he can now."""
