"""Modes: stretches of time with a name."""

import pytest

from law.town import article, read


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("calm is the first 24 hours of the era", ("era", 86_400_000)),
        ("raid hours is every day from 18:00 to 23:00", ("daily", 1080, 1380)),
        ("night is every day from 22:30 to 6:05", ("daily", 1350, 365)),
        ("evening is every day from 18:00 to 24:00", ("daily", 1080, 1440)),
        ("market day is every Saturday", ("weekly", (5,), 0, 1440)),
        ("weekend is every Sunday and Saturday", ("weekly", (5, 6), 0, 1440)),
        ("raid night is every Friday from 18:00 to 23:00", ("weekly", (4,), 1080, 1380)),
        ("long night is every Friday, Saturday and Sunday from 22:00 to 2:00", ("weekly", (4, 5, 6), 1320, 120)),
        ("eve is the 24 hours before the purge", ("before", 86_400_000, "purge")),
        ("eve is the 30 minutes before a raid", ("before", 1_800_000, "raid")),
        ("purge is by command", ("told",)),
        ("purge by command", ("told",)),
    ],
)
def test_a_mode_says_when_it_holds(said: str, rule: tuple[object, ...]) -> None:
    (mode,) = read(f"mode {said}").modes.values()
    assert mode.rule == rule


def test_modes_bind_an_article() -> None:
    found = article(
        "mode purge by command\nmode calm by command\nmode night by command\n"
        "article KOS-1\n  forbid attack\n  during calm\n  during night\n  except during purge"
    )
    assert (found.during, found.except_during) == (("calm", "night"), ("purge",))
