"""Sentences about what staff do by commands outside our own."""

from collections.abc import Mapping

from lawspeaker.events import StaffAct
from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import act, happening
from lawspeaker.vocabulary.asking import Acts, Roles


@happening("{staff:player} [use|used as use of staff power] the staff command {name:text}", "staff_act")
def used_staff_command(event: StaffAct, now: Now) -> Roles:
    """Staff used a command of the game or of another plugin: kick, ban, teleport, god …"""
    if event.by is not None:
        yield event.by, event.name


@act("{sender:player} [use|used] power on {player:player}", "staff_act", extra="{power:text}")
def use_power(event: StaffAct, now: Now) -> Acts:
    """Somebody used a command that not everybody has, of the game or of another plugin; `power` is its name."""
    if event.by is not None:
        yield {"sender": event.by, "player": _whom(event.args), "power": event.name}


def _whom(args: object) -> str | None:
    """On whom a command was used, by the names that plugins give that argument."""
    if not isinstance(args, Mapping):
        return None
    return next((v for k in ("player", "target", "to", "steamid") if isinstance(v := args.get(k), str) and v), None)
