"""Sentences about what staff do by commands outside our own."""

from lawspeaker.events import StaffAct
from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import happening
from lawspeaker.vocabulary.asking import Roles


@happening("{staff:player} [use|used as use of staff power] the staff command {name:text}", "staff_act")
def used_staff_command(event: StaffAct, now: Now) -> Roles:
    """Staff used a command of the game or of another plugin: kick, ban, teleport, god …"""
    if event.by is not None:
        yield event.by, event.name
