"""Sentences about speech: who spoke to whom, who could hear it, what was written in which channel."""

from collections.abc import Callable, Iterator
from itertools import permutations

from msgspec import UNSET, UnsetType

from lawspeaker.events import Chat, Command, Emote, Event, React, Voice
from lawspeaker.institutions.notices import ROOM
from lawspeaker.institutions.now import BEST, Now
from lawspeaker.institutions.numbers import room
from lawspeaker.law.lexicon import act, happening, measure
from lawspeaker.vocabulary.asking import Acts, Roles, Truth, saw
from lawspeaker.vocabulary.ground import inside_any, near
from lawspeaker.vocabulary.measured import Measured
from lawspeaker.vocabulary.people import named_in
from lawspeaker.vocabulary.texts import alike, capitals, rows_in
from lawspeaker.vocabulary.yards import interior
from lawspeaker.world.happenings import Happening

OUTSIDE = ("discord", "forum")
"""Channels that have rooms and hold pictures; what is said in the game is in no room."""
HEARD = ("local", "global")
"""Channels in which a line reaches whoever stands near."""
NAMED = 20
"""Of how many lines a ruling on a flood of them names the events: the latest."""


def hearers(event: Chat | Voice, now: Now) -> list[str]:
    """Who stands within hearing range of the speaker, for certain."""
    reach = now.world.profile.hearing
    return [p for p, far, margin in now.world.places.around(event.player, reach) if near(Measured(far, margin), reach)]


def addressed(event: Event, now: Now) -> list[str]:
    """To whom this was said: the one named, and whoever heard it; a line to everybody is to nobody."""
    if isinstance(event, React):
        return [event.to]
    if isinstance(event, Emote):
        return [event.to] if isinstance(event.to, str) else []
    if isinstance(event, Voice):
        return hearers(event, now)
    if isinstance(event, Chat):
        named = [event.to] if isinstance(event.to, str) else []
        return sorted({*named, *hearers(event, now)}) if event.channel == "local" else named
    return []


# Aloud, and to somebody ---------------------------------------------------------------------------------------------


@happening("{speaker:player} [speak to|spoke to as speech] {listener:player}", "chat", "voice", "react", "emote")
def spoke_to(event: Event, now: Now) -> Roles:
    """He spoke to the listener, or within his hearing."""
    for listener in addressed(event, now):
        yield getattr(event, "player", UNSET), listener


@happening(
    "{speaker:player} [speak|spoke as speaking within reach] within {reach:reach} of {listener:player}", "chat", "voice"
)
def spoke_near(event: Chat | Voice, now: Now) -> Roles:
    """He spoke aloud, or wrote in local chat, no farther from the listener than that; a voice carries only so far."""
    if isinstance(event, Chat) and event.channel != "local":
        return
    yield from around(event, now)


def around(event: Chat | Voice, now: Now) -> Roles:
    """The speaker, how far somebody stands from him, and who: whoever is about, and whoever may be anywhere."""
    places, online = now.world.places, now.world.people.present()
    if places.unplaced(event.player):
        yield event.player, UNSET, UNSET
        return
    for listener, far, margin in places.around(event.player, now.world.profile.hearing):
        if now.world.people.online(listener) is not False:
            yield event.player, Measured(far, margin), listener
    for listener in places.unplaced_of(online):
        if listener != event.player:
            yield event.player, UNSET, listener


@happening(
    "{speaker:player} [say|said as saying within reach] words of {row:text} within {reach:reach} of {listener:player}",
    "chat",
)
def said_words_near(event: Chat, now: Now) -> Roles:
    """He wrote such a line to the listener, or in local or global chat no farther from him than that."""
    named = {event.to: Measured(0.0, 0.0)} if isinstance(event.to, str) else {}
    far = {listener: how_far for _, how_far, listener in around(event, now)} if event.channel in HEARD else {}
    for row in rows_of(event, now):
        for listener, how_far in {**far, **named}.items():
            yield event.player, row, how_far, listener


@happening("{speaker:player} [speak|spoke as speaking] aloud", "voice", extra="{length:duration}")
def spoke(event: Voice, now: Now) -> Roles:
    """He spoke aloud, for so many milliseconds."""
    yield event.player, event.ms


@happening("{speaker:player} [speak|spoke as word] at all", "voice", "chat")
def spoke_at_all(event: Voice | Chat, now: Now) -> Roles:
    """He spoke aloud or wrote a line, in whatever channel."""
    yield (event.player,)


@measure("the speaking share of {player:player} over the last {window:duration}", gives="share")
def speaking_share(now: Now, player: str, window: int) -> float | UnsetType:
    """How much of that time he spoke aloud, between 0 and 1."""
    return share_of(now, player, window, lambda told: True)


@measure("the speaking share of {player:player} inside {base:base} over the last {window:duration}", gives="share")
def speaking_share_inside(now: Now, player: str, base: str, window: int) -> float | UnsetType:
    """How much of that time he spoke aloud while he stood in that house, between 0 and 1."""
    walls = interior(now, base)
    if not walls and (not saw(now, "zone") or now.world.buildings.get(base) is not None):
        return UNSET
    return share_of(now, player, window, lambda told: inside_any(walls, told.at))


def share_of(now: Now, player: str, window: int, counts: Callable[[Happening], Truth]) -> float | UnsetType:
    """How much of the last `window` (ms) he spoke, of what counts; unknown where speech may have gone unrecorded."""
    begin, spoken = now.t - window, 0
    for told in now.happenings.latest("spoke", [(0, player)]):
        if told.t <= begin:
            break
        held = counts(told)
        if held is None or (held and not isinstance(told.roles[1], int)):
            return UNSET
        if held:
            spoken += told.t - max(begin, told.t - told.roles[1])
            now.note(told.seq, told.tier)
    return spoken / window if now.world.witness.saw(frozenset(("voice",)), begin) else UNSET


# Written lines, reactions, gestures ---------------------------------------------------------------------------------


@happening("{speaker:player} [say|said as line] {text:text}", "chat", extra="{channel:text}")
def said(event: Chat, now: Now) -> Roles:
    """He wrote this line, letter by letter the same, in any channel."""
    yield event.player, event.text, event.channel


def rows_of(event: Chat, now: Now) -> list[str]:
    """The rows of the rulebook's tables of words whose phrases stand in a line, by name."""
    return rows_in(event.text, now.institutions.book.tables)


@happening("{speaker:player} [say|said as saying] words of {row:text}", "chat")
def said_words(event: Chat, now: Now) -> Roles:
    """He wrote a line with a phrase of this row of a table with a column `words`, in any channel."""
    for row in rows_of(event, now):
        yield event.player, row


@happening("{speaker:player} [say|said as saying to somebody] words of {row:text} to {listener:player}", "chat")
def said_words_to(event: Chat, now: Now) -> Roles:
    """He wrote such a line to the listener, or within his hearing."""
    for row in rows_of(event, now):
        for listener in addressed(event, now):
            yield event.player, row, listener


@happening(
    "{speaker:player} [say|said as saying of both] words of {row:text} with words of {other_row:text}",
    "chat",
)
def said_both(event: Chat, now: Now) -> Roles:
    """He wrote a line with a phrase of either of these two rows, in any channel."""
    for row, other in permutations(rows_of(event, now), 2):
        yield event.player, row, other


# To somebody by name ------------------------------------------------------------------------------------------------


TURNING = ("staff.order", "warn", "demand")
"""Orders that say something to somebody."""


def turned(event: Event, now: Now) -> Iterator[tuple[str, str]]:
    """To whom this is said for certain, and what: the one it is sent to, and whoever is called by his name in it."""
    if isinstance(event, Chat):
        named = [event.to] if isinstance(event.to, str) else []
        for listener in sorted({*named, *named_in(event.text, now, but=event.player)}):
            yield listener, event.text
    elif isinstance(event, Command) and event.name in TURNING:
        told, text = event.args.get("player"), event.args.get("text")
        if isinstance(told, str):
            yield told, text if isinstance(text, str) else ""


@happening("{speaker:player} [turn to|turned to as turning] {listener:player}", "chat", "command")
def turned_to(event: Event, now: Now) -> Roles:
    """He wrote to him, called him by his name in a line, warned him, or gave him an order as one of the staff."""
    for listener, _ in turned(event, now):
        yield getattr(event, "player", UNSET), listener


@happening(
    "{speaker:player} [turn to|turned to as turning with words] {listener:player} with words of {row:text}",
    "chat",
    "command",
)
def turned_with(event: Event, now: Now) -> Roles:
    """He turned to him so with a phrase of this row of a table with a column `words`."""
    for listener, text in turned(event, now):
        for row in rows_in(text, now.institutions.book.tables):
            yield getattr(event, "player", UNSET), listener, row


# How much is written ------------------------------------------------------------------------------------------------


@measure(
    "the number of lines of more than {length:number} letters and {part:share} capitals among the last {many:number}"
    " that {player:player} wrote over the last {window:duration}",
    gives="number",
)
def shouted(now: Now, length: float, part: float, many: float, player: str, window: int) -> int | UnsetType:
    """How many of his last lines in that time, so many at most, are long enough and in capitals for the most part."""
    count = 0
    for nth, told in enumerate(now.happenings.latest("said", [(0, player)])):
        if told.t <= now.t - window or nth >= many:
            break
        large, cased = capitals(told.roles[1])
        if cased > length and large / cased > part:
            now.note(told.seq, told.tier)
            count += 1
    return count if now.world.witness.saw(frozenset(("chat",)), now.t - window) else UNSET


@happening("{speaker:player} [write|wrote as written line] a line", "chat")
def wrote_line(event: Chat, now: Now) -> Roles:
    """He wrote a line, whatever it said, in any channel."""
    yield (event.player,)


@measure(
    "the number of lines at least {likeness:share} like {text:text} by {player:player} over the last {window:duration}",
    gives="number",
)
def lines_like(now: Now, likeness: float, text: str, player: str, window: int) -> int | UnsetType:
    """How many lines of his in that time are so much like a text, by the pairs of letters that both have."""
    count = 0
    for told in now.happenings.latest("said", [(0, player)]):
        if told.t <= now.t - window:
            break
        if alike(told.roles[1], text) >= likeness:
            if count < NAMED or told.tier < BEST:
                now.note(told.seq, told.tier)
            count += 1
    return count if now.world.witness.saw(frozenset(("chat",)), now.t - window) else UNSET


def bare_room(room: str | UnsetType) -> str | UnsetType:
    """A room of the Discord server by its name, without the sign that stands before it."""
    return room if isinstance(room, UnsetType) else room.lstrip("#")


@happening("{speaker:player} [write|wrote as line in a channel] anything in the channel {channel:text}", "chat")
def wrote_in(event: Chat, now: Now) -> Roles:
    """He wrote a line in this channel: global, team, clan, local, direct, staff, discord, forum."""
    yield event.player, event.channel


@happening("{speaker:player} [write|wrote as line in a room] anything in the room {room:text}", "chat")
def wrote_in_room(event: Chat, now: Now) -> Roles:
    """He wrote a line in this room of the Discord server."""
    if event.room is not None and event.channel in OUTSIDE:
        yield event.player, bare_room(event.room)


@happening("{speaker:player} [message|messaged as message] {listener:player}", "chat")
def messaged(event: Chat, now: Now) -> Roles:
    """He wrote him a direct message."""
    if event.channel == "direct" and event.to is not None:
        yield event.player, event.to


@happening("{speaker:player} [write|wrote as note] about {base:base}", "chat")
def wrote_about(event: Chat, now: Now) -> Roles:
    """He wrote a line about this house, in any channel."""
    if event.about is not None:
        yield event.player, str(event.about) if event.about is not UNSET else UNSET


@happening("{speaker:player} [post|posted as posting] a picture of {base:base} in the room {room:text}", "chat")
def posted_picture(event: Chat, now: Now) -> Roles:
    """He wrote a line with a picture about this house in a room of the Discord server."""
    outside = event.channel in OUTSIDE
    if outside and event.images not in (0, None) and event.room is not None and event.about is not None:
        told = event.images is not UNSET and event.about is not UNSET
        yield event.player, str(event.about) if told else UNSET, bare_room(event.room)


@happening(
    "{speaker:player} [post|posted as posting of a thing] a picture of {thing:thing} in the room {room:text}",
    "chat",
    "command",
)
def pictured(event: Chat | Command, now: Now) -> Roles:
    """He wrote a line with a picture about this thing, such as a boat, in a room, or filed its eviction with links."""
    if isinstance(event, Chat):
        yield from posted_picture(event, now)
    elif event.name == "evict" and event.args.get("proof") and isinstance(event.entity, str):
        called = room(now.institutions.book, ROOM)
        yield event.player, event.entity, UNSET if called is None else called


@happening("{speaker:player} [react to|reacted to as reaction] {listener:player}", "react")
def reacted_to(event: React, now: Now) -> Roles:
    """He reacted to a message of his."""
    yield event.player, event.to


@happening("{speaker:player} [gesture at|gestured at as gesture] {listener:player}", "emote", extra="{gesture:text}")
def gestured_at(event: Emote, now: Now) -> Roles:
    """He made a gesture to him."""
    if event.to is not None:
        yield event.player, event.to, event.name


@happening("{speaker:player} [make|made as gesture of a kind] the gesture {gesture:text}", "emote")
def made_gesture(event: Emote, now: Now) -> Roles:
    """He made this gesture, to whomever."""
    yield event.player, event.name


@measure("the room", gives="text")
def the_room(now: Now) -> str | UnsetType | None:
    """Of a line or reaction, the room of the Discord server that it stands in, without its sign."""
    if not isinstance(now.event, Chat | React) or now.event.room is None:
        return None
    return bare_room(now.event.room)


@measure("the number of pictures", gives="number")
def pictures(now: Now) -> int | UnsetType | None:
    """Of a line, how many pictures it has."""
    return now.event.images if isinstance(now.event, Chat) else None


@measure("the speaking time", gives="duration")
def speaking_time(now: Now) -> int | UnsetType | None:
    """Of an act of speaking aloud, how long it lasted, in ms."""
    return now.event.ms if isinstance(now.event, Voice) else None


# Acts ---------------------------------------------------------------------------------------------------------------


@act("{speaker:player} [speak to|spoke to] {listener:player}", "voice", extra="{text:text}")
def speak(event: Voice, now: Now) -> Acts:
    """He spoke aloud, once for each who heard it, or once to nobody; what he said is never recorded."""
    heard: list[str | None] = [*hearers(event, now)] or [None]
    for listener in heard:
        yield {"speaker": event.player, "listener": listener, "text": None}


@act(
    "{speaker:player} [say something to|said something to] {listener:player}",
    "chat",
    extra="{text:text} {channel:text}",
)
def say(event: Chat, now: Now) -> Acts:
    """A line of text, once for each it was said to, or once to nobody."""
    heard: list[str | None] = [*addressed(event, now)] or [None]
    for listener in heard:
        yield {"speaker": event.player, "listener": listener, "text": event.text, "channel": event.channel}


@act("{speaker:player} [react to|reacted to] {listener:player}", "react", "emote", extra="{text:text}")
def react(event: React | Emote, now: Now) -> Acts:
    """A reaction, or a gesture: that one's name is its text; a gesture to nobody has no listener."""
    for listener in addressed(event, now) or (None,):
        text = event.name if isinstance(event, Emote) else None
        yield {"speaker": event.player, "listener": listener, "text": text}
