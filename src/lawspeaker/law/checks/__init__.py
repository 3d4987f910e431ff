"""What a rulebook that can be read may still have wrong: one family of findings a module, found by scanning."""
