"""Staff at work: what somebody was told of, what he is under, whose a punishment or a case is."""

import pytest

from vocabulary.asked import BLIND, RECENT, Asked, Line, false, order, tell, true, unknown


def punish(step: str = "warn", player: str = "ann", **more: object) -> Line:
    """Sam punishes somebody, under no ladder."""
    return order("sam", "punish", player=player, step=step, clause="T-9", **more)


BACK = tell("joined", "ann", name="Ann")
MUTED = punish("mute", minutes=10)
SOON = punish("ban", pending=True)
TOLD = f"any player told attacker of a coming punishment {RECENT}"
BAN = f'any player told attacker of a coming "ban" {RECENT}'
ORDERED = f"any player ordered attacker {RECENT}"

ASKED = [
    true("attacker awaits punishment", SOON),
    false("attacker awaits punishment", punish()),
    false("attacker awaits punishment", punish("ban", "bo", pending=True)),
    true('attacker is back on the server under a "mute"', MUTED, BACK),
    false('attacker is back on the server under a "mute"', BACK, MUTED),
    false('attacker is back on the server under a "gag"', MUTED, BACK),
    true('attacker is back on the server under a "mute"', punish("gag", minutes=10), BACK),
    false('attacker is back on the server under a "mute"', MUTED, {**BACK, "after": 600}),
    true('attacker is back on the server under a "mute"', MUTED, {**BACK, "after": 598.9}),
    true("the time since the last punishment of attacker is 1 second", punish()),
    true("the time since the last punishment of attacker is less than 1 hour", punish("ban"), punish("kick", "bo")),
    false("the time since the last punishment of attacker is less than 1 hour", punish("kick", "bo")),
    false("the time since the last punishment of attacker is less than 1 hour", SOON),
    true(TOLD, SOON),
    false(TOLD, punish("ban")),
    unknown(TOLD, start=BLIND),
    true(BAN, SOON),
    false(BAN, punish("kick", pending=True)),
    unknown(BAN, start=BLIND),
    true(ORDERED, order("sam", "staff.order", player="ann", text="stand still")),
    false(ORDERED, order("sam", "staff.order", player="bo", text="stand still")),
    unknown(ORDERED, start=BLIND),
]


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_what_is_said_of_staff_at_work_is_true_false_or_unknown(asked: Asked) -> None:
    assert asked.comes_out()
