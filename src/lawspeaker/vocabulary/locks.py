"""Sentences about locks, keypads and doors: who touched, picked, changed and opened them."""

from msgspec import UNSET

from lawspeaker.events import Door, Keypad, Lock
from lawspeaker.institutions.now import Now
from lawspeaker.law.lexicon import act, happening, state
from lawspeaker.vocabulary.asking import Acts, Roles
from lawspeaker.world.happenings import Happening

DOOR = 2
"""Which role of an opening or a shutting is the door."""


@happening("{player:player} [touch|touched] a keypad of {base:base}", "keypad", "lock")
def touched_keypad(event: Keypad | Lock, now: Now) -> Roles:
    """A keypad or button was pressed, or a code was tried."""
    if event.building is not None and (isinstance(event, Keypad) or event.action == "code_tried"):
        yield event.player, event.building


@happening("{player:player} [try|tried as code tried] a code at {entity:thing}", "lock")
def tried_code(event: Lock, now: Now) -> Roles:
    """He tried a code at a lock, right or wrong."""
    if event.action == "code_tried":
        yield event.player, event.entity


@happening("{player:player} [enter|entered as code entry] a right code at {base:base}", "lock")
def entered_code(event: Lock, now: Now) -> Roles:
    """He tried a code at a lock of the house, and it was the right one."""
    if event.action == "code_tried" and event.ok is not False and event.building is not None:
        yield event.player, event.building if event.ok is True else UNSET


@happening("{player:player} [break into|broke into as break-in] {base:base}", "lock")
def broke_into(event: Lock, now: Now) -> Roles:
    """A lock was picked or a keypad cracked, or that was tried."""
    if event.action in ("picked", "cracked") and event.building is not None:
        yield event.player, event.building


@happening("{player:player} [force|forced as forcing] {entity:thing}", "lock")
def forced(event: Lock, now: Now) -> Roles:
    """A lock was picked or cracked, and it gave way."""
    if event.action in ("picked", "cracked") and event.ok is not False:
        yield event.player, event.entity


@happening("{player:player} [set|set as lock] a lock on {entity:thing}", "lock", extra="{base:base}")
def set_lock(event: Lock, now: Now) -> Roles:
    """He put a lock on something."""
    if event.action == "placed":
        yield event.player, event.entity, event.building


@happening("{player:player} [take|took as lock taken] a lock off {entity:thing}", "lock", extra="{base:base}")
def took_lock(event: Lock, now: Now) -> Roles:
    """He took a lock away."""
    if event.action == "removed":
        yield event.player, event.entity, event.building


@happening("{player:player} [change|changed as new code] the code of {entity:thing}", "lock", extra="{base:base}")
def changed_code(event: Lock, now: Now) -> Roles:
    """He gave a lock another code."""
    if event.action == "code_changed":
        yield event.player, event.entity, event.building


@happening("{player:player} [replace|replaced as replaced lock] an entry lock of {base:base}", "lock")
def replaced_entry_lock(event: Lock, now: Now) -> Roles:
    """He put a new lock or a new code on an outer door of the house."""
    if (
        event.action in ("placed", "code_changed")
        and event.part in ("entry_door", UNSET)
        and event.building is not None
    ):
        yield event.player, event.building if event.part == "entry_door" else UNSET


@happening("{player:player} [open|opened as opening] a door of {base:base}", "door", extra="{entity:thing}")
def opened_door(event: Door, now: Now) -> Roles:
    """A door was opened."""
    if event.open and event.building is not None:
        yield event.player, event.building, event.entity


@happening("{player:player} [shut|shut as shutting] a door of {base:base}", "door", extra="{entity:thing}")
def shut_door(event: Door, now: Now) -> Roles:
    """A door was shut."""
    if not event.open and event.building is not None:
        yield event.player, event.building, event.entity


@state("{shutting:happening} [be|is|was] at the same door as {opening:happening}")
def same_door(now: Now, shutting: Happening, opening: Happening) -> bool:
    """Of a door that was opened and one that was shut: it is one door."""
    return bool(shutting.roles[DOOR] == opening.roles[DOOR])


@act("{player:player} [lock|locked] {entity:thing}", "lock", "keypad", extra="{base:base}")
def lock(event: Lock | Keypad, now: Now) -> Acts:
    """Anything done at a lock or keypad."""
    yield {"player": event.player, "entity": event.entity, "base": event.building}


@act("{player:player} [open|opened] {entity:thing}", "door", extra="{base:base}")
def open_(event: Door, now: Now) -> Acts:
    """A door opened."""
    if event.open:
        yield {"player": event.player, "entity": event.entity, "base": event.building}
