"""The language of rulebooks: from Markdown chapters to a tree, checked, and printed again. It knows no game."""
