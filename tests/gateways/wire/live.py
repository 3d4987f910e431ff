"""The service on a port of this machine, and a sender who speaks to it over a real socket."""

import asyncio
import threading
import urllib.error
import urllib.request
from contextlib import contextmanager

import msgspec
import uvicorn
from websockets.sync.client import connect

from lawspeaker.gateways.wire.app import make_app
from lawspeaker.gateways.wire.crowd import Crowd, web
from lawspeaker.gateways.wire.door import Door
from service.town import open_hall

PATIENCE = 90


class Live:
    """A hall that can be reached at `port`; `waits` are the seconds that those with wrong keys were made to wait."""

    def __init__(self, hall):
        self.hall, self.port, self.waits = hall, 0, []
        self.key = hall.office.add_key("bridge", ["observe", "order", "decide"])

    async def wait(self, seconds):
        self.waits.append(seconds)

    def knock(self):
        return connect(f"ws://127.0.0.1:{self.port}/wire", max_size=None)

    def get(self, path):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=PATIENCE) as reply:
                return reply.status, reply.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read()

    def post(self, frames, packed=False):
        return self.send(msgspec.msgpack.encode(frames) if packed else msgspec.json.encode(frames), packed)

    def send(self, body, packed=False):
        kind = "application/msgpack" if packed else "application/json"
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/wire", body, {"content-type": kind})
        decode = msgspec.msgpack.decode if packed else msgspec.json.decode
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as reply:
                return reply.status, decode(reply.read())
        except urllib.error.HTTPError as error:
            with error:
                return error.code, decode(error.read())


class Sender:
    """Somebody at the other end of a socket."""

    def __init__(self, live, socket, packed=False):
        self.live, self.socket, self.packed = live, socket, packed

    def say(self, **frame):
        data = msgspec.msgpack.encode(frame) if self.packed else msgspec.json.encode(frame).decode()
        self.socket.send(data)

    def hear(self, kind=None):
        """The next frame, or the next of this type; what else comes is passed over."""
        while True:
            data = self.socket.recv(timeout=PATIENCE)
            frame = msgspec.msgpack.decode(data) if isinstance(data, bytes) else msgspec.json.decode(data)
            if kind in (None, frame["type"]):
                return frame

    def hello(self, **more):
        self.say(
            **({"type": "hello", "protocol": 1, "key": self.live.key, "source": "plugin", "sender": "test"} | more)
        )
        return self.hear()

    def batch(self, events, first=1):
        self.say(type="batch", first=first, events=events)


class Server(uvicorn.Server):
    """A web server that says when it is up."""

    def __init__(self, config):
        super().__init__(config)
        self.up = threading.Event()

    async def startup(self, sockets=None):
        await super().startup(sockets)
        self.up.set()


@contextmanager
def living(folder, largest=1 << 20, crowd=None, **how):
    """A service in this folder, to be reached while the block lasts."""
    with open_hall(folder, **how) as hall:
        live = Live(hall)
        app = make_app(hall, Door(hall, live.wait), largest)
        live.crowd = Crowd() if crowd is None else crowd
        server = Server(web(app, largest, live.crowd, port=0))
        live.stop = lambda: setattr(server, "should_exit", True)
        thread = threading.Thread(target=lambda: asyncio.run(server.serve()))
        thread.start()
        try:
            assert server.up.wait(PATIENCE)
            live.port = server.servers[0].sockets[0].getsockname()[1]
            yield live
        finally:
            server.should_exit = server.force_exit = True
            thread.join(PATIENCE)


@contextmanager
def sending(live, packed=False, **hello):
    """A sender who has said who he is and was welcomed."""
    with live.knock() as socket:
        sender = Sender(live, socket, packed)
        sender.welcome = sender.hello(**hello)
        yield sender
