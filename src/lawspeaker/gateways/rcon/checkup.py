"""A check-up of a WebRCON that is to watch a game: whether it is there, and answers to the password."""

from collections.abc import Iterator

from websockets.exceptions import InvalidHandshake, WebSocketException
from websockets.sync.client import connect

from lawspeaker.gateways.absent import why_absent
from lawspeaker.gateways.rcon import frames
from lawspeaker.gateways.rcon.client import FIRST, LARGEST, PROOF, Place
from lawspeaker.service.checkup import Remark

__all__ = ["look_over"]

SOON = 3.0
"""Seconds to wait for it."""
MOST_FRAMES = 50
"""That may come before the answer."""


def look_over(server: str, place: Place) -> Iterator[Remark]:
    """Everything there is to say about the WebRCON of this server. It shows the password once."""
    where = f"server `{server}`: WebRCON at {place.host}:{place.port}"
    try:
        with connect(place.uri, open_timeout=SOON, close_timeout=SOON, max_size=LARGEST, proxy=None) as socket:
            socket.send(frames.write(FIRST, PROOF))
            answered = any(_answers(socket.recv(SOON)) for _ in range(MOST_FRAMES))
    except InvalidHandshake:
        yield Remark("wrong", f"{where} does not let us in: is the password that of `rcon.password`?")
    except (OSError, TimeoutError, WebSocketException) as error:
        yield Remark(
            "wrong", f"{where} cannot be reached: {why_absent(error)}; the game needs `rcon.web 1`, and may be starting"
        )
    else:
        yield Remark("well", f"{where} answers") if answered else Remark("wrong", f"{where} gives no answer of its own")


def _answers(data: str | bytes) -> bool:
    frame = frames.read(data)
    return frame is not None and frame.identifier == FIRST
