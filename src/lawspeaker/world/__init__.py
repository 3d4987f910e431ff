"""The world as events tell it: what bodies and things do, one noun a module. It knows no rule."""
