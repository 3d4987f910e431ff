"""Pictures of houses that nobody evicts yet: they count for whoever files soon after."""

from collections.abc import Callable
from typing import NamedTuple

MANY = 50
"""How many posts are kept of one house."""


class Post(NamedTuple):
    """When (ms) and by whom so many pictures were posted."""

    t: int
    player: str
    images: int


class Pictures:
    """The posts about each house, by its id."""

    def __init__(self) -> None:
        self._posts: dict[str, list[Post]] = {}

    def add(self, base: str, post: Post, since: int) -> None:
        """One more post about a house; those of `since` (ms) and before are over."""
        lately = [each for each in self._posts.get(base, ()) if each.t > since]
        self._posts[base] = [*lately, post][-MANY:]

    def take(self, base: str, since: int, counts: Callable[[str], bool]) -> int:
        """How many pictures of a house were posted after `since` (ms) by those who count; from now on by nobody."""
        return sum(post.images for post in self._posts.pop(base, ()) if post.t > since and counts(post.player))

    def clear(self) -> None:
        """No house stands any more."""
        self._posts.clear()

    def dump(self) -> dict[str, list[list[object]]]:
        """Every post as plain data."""
        return {base: [list(post) for post in posts] for base, posts in sorted(self._posts.items())}

    def load(self, data: dict[str, list[tuple[int, str, int]]]) -> None:
        """Takes up where `dump` left off."""
        self._posts = {base: [Post(*post) for post in posts] for base, posts in data.items()}
