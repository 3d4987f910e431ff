"""What is different about a word when it is told: the event that it sends, fields that make it what it is, and where
its roles go when their names do not say so. Words that are not here are told by their roles alone.
"""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Tell:
    """The type of the event (else the first that yields the word), its fixed fields, and `roles` by the field, or by
    the argument of the order, that each goes into."""

    type: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)


def order(name: str, roles: dict[str, str] | None = None, **args: Any) -> Tell:
    """A command of this name with these arguments."""
    return Tell("command", {"name": name, "args": args}, roles or {})


TELLS: dict[str, Tell] = {
    # fighting
    "attack": Tell("hit"),
    "attacked": Tell("hit"),
    "hurt": Tell("hit"),
    "hurt_with": Tell("hit"),
    "ran_over": Tell("hit", {"means": "vehicle"}),
    "shot_at": Tell("shot"),
    "tried_to_arrest": Tell("arrest", {"state": "tried"}),
    "arrested": Tell("arrest", {"state": "done"}),
    "arrest": Tell("arrest", {"state": "done"}),
    "released": Tell("arrest", {"state": "released"}),
    "put_away": Tell("drawn", {"on": False}),
    "accused": Tell("anticheat", {"source": "watcher"}),
    "cheat": Tell("anticheat", {"source": "watcher"}),
    # locks, doors, houses
    "broke_into": Tell("lock", {"action": "picked", "ok": True}),
    "forced": Tell("lock", {"action": "picked", "ok": True}),
    "lock": Tell("lock", {"action": "code_changed", "ok": True}),
    "changed_code": Tell("lock", {"action": "code_changed", "ok": True}),
    "replaced_entry_lock": Tell("lock", {"action": "code_changed", "ok": True, "part": "entry_door"}),
    "set_lock": Tell("lock", {"action": "placed", "ok": True}),
    "took_lock": Tell("lock", {"action": "removed", "ok": True}),
    "tried_code": Tell("lock", {"action": "code_tried", "ok": False}),
    "shut_door": Tell("door", {"open": False}),
    "raided": Tell("structure_hit"),
    "raid": Tell("structure_hit"),
    "gave_access": Tell("authorised", roles={"host": "by", "guest": "player"}),
    "lost_access": Tell("authorised", {"on": False}),
    "replaced": Tell("placed", roles={"thing": "replaces"}),
    # loot
    "looted_body": Tell("looted", {"kind": "corpse"}),
    "loot": Tell("looted", {"kind": "corpse"}),
    "looted_locked": Tell("looted", {"locked": True}),
    # vehicles
    "owned_vehicle": Tell("vehicle", {"action": "owned"}),
    "mounted": Tell("vehicle", {"action": "mounted"}),
    "drive": Tell("vehicle", {"action": "mounted"}),
    "dismounted": Tell("vehicle", {"action": "dismounted"}),
    "locked_vehicle": Tell("vehicle", {"action": "locked"}),
    "parked": Tell("vehicle", {"action": "parked"}),
    "decayed": Tell("vehicle", {"action": "decayed"}),
    "rammed": Tell("vehicle", {"action": "rammed", "target_kind": "building"}),
    "ram": Tell("vehicle", {"action": "rammed", "target_kind": "building"}),
    # airdrops, helicopters, crates, timed events
    "called": Tell("airdrop", {"state": "called"}),
    "call": Tell("airdrop", {"state": "called"}),
    "tagged": Tell("heli", {"state": "tagged"}),
    "targeted": Tell("heli", {"state": "moved"}, {"player": "target"}),
    "shot_down": Tell("heli", {"state": "downed"}),
    "unlocked": Tell("crate", {"state": "unlocking"}),
    "looted_event": Tell("crate", {"state": "looted"}),
    "started": Tell("event", {"state": "started"}),
    "boarded": Tell("event", {"state": "boarded"}),
    "fought": Tell("event", {"state": "fought"}),
    # speech
    "say": Tell("chat", {"channel": "local"}),
    "messaged": Tell("chat", {"channel": "direct"}),
    "wrote_in_room": Tell("chat", {"channel": "discord"}),
    "wrote_about": Tell("chat", {"channel": "forum"}, {"base": "about"}),
    "posted_picture": Tell("chat", {"channel": "discord", "images": 1}, {"base": "about"}),
    "gestured_at": Tell("emote"),
    "made_gesture": Tell("emote", roles={"gesture": "name"}),
    # people and groups
    "lost_licence": Tell("licence", {"on": False}),
    "tax": Tell("tax", roles={"player": "owner"}),
    "group_ended": Tell("group_ended", roles={"group": "id"}),
    # orders
    "demanded": order("demand", {"victim": "player"}),
    "told_to_leave": order("warn", {"guest": "player"}, text="leave"),
    "warned": order("warn", {"other": "player"}),
    "invited": order("consent", {"guest": "player"}, what="enter"),
    "agreed": order("consent", {"other": "player"}),
    "agreed_to_fight": order("consent", {"other": "player"}, what="fight"),
    "declared_hostility": order("hostile", {"other": "player"}),
    "reported_player": order("report", {"player": "player"}, kind="act"),
    "asked_staff": order("ask", text="may I?"),
    "ask to respawn": order("ask", text="type kill"),
    "advertised": order("advert", text="fresh bread"),
    "went_home": order("home"),
    "announced_raid": order("raid.announce"),
    "ended_raid": order("raid.end"),
    "filed_eviction": order("evict", reason="it stands on our land"),
    "began_hunt": order("hunt.start", {"wanted": "player"}),
    "posted_bounty": order("bounty.post", {"wanted": "player"}, amount=500),
    "claimed": order("claim"),
    "declared_war": order("war.declare", {"defender": "faction"}, text="they burnt our bakery"),
    "banished": order("banish", {"player": "player"}, reason="he stole"),
    "banished_group": order("banish", {"other": "group"}, reason="they stole"),
    "pardoned": order("unbanish", {"player": "player"}),
}
"""By the name of the word."""

DEFAULTS: dict[str, Any] = {
    "weapon": "rifle",
    "damage": 10,
    "grade": "stone",
    "health": 0.9,
    "items": {"wood": 100},
    "seconds": 600,
    "ms": 1000,
    "cause": "fall",
    "channel": "global",
    "text": "hello",
    "open": True,
    "on": True,
    "tool": "remove",
    "reason": "no reason given",
    "job": "worker",
    "item": "wood",
    "count": 100,
    "rooms": 4,
    "empty": 2,
    "rate": 0.3,
    "discord": "9000",
    "powered": True,
    "loaded": True,
    "broadcasting": True,
}
"""What fills a field that a line says nothing of; the law never hangs on them."""

BY_TYPE: dict[tuple[str, str], Any] = {
    ("emote", "name"): "wave",
    ("named", "name"): "Max",
    ("joined", "name"): "Max",
    ("staff_act", "name"): "kick",
    ("structure_hit", "kind"): "wall",
    ("structure_destroyed", "kind"): "wall",
    ("placed", "kind"): "wall",
    ("removed", "kind"): "wall",
    ("looted", "kind"): "box",
    ("explosive", "kind"): "c4",
    ("vehicle", "kind"): "car",
    ("vehicle", "health"): None,  # as it was last told
    ("event", "kind"): "cargo",
    ("licence", "kind"): "raid",
    ("turret", "kind"): "turret",
    ("lock", "entity"): "door",
    ("door", "entity"): "door",
    ("keypad", "entity"): "keypad",
}
"""The same for one type of event."""

OPTIONAL = ("ms", "grade", "health", "sleeping")
"""Fields that a witness who misses nothing would tell, though the wire does not require them."""
