"""A folder watched by the service: its lines go on record under the source `files`, across restarts and losses."""

import asyncio
import shutil
import signal
import subprocess
import sys
from contextlib import asynccontextmanager

import msgspec

from gateways.files import build
from gateways.files.build import ANA, BO, killed, said
from gateways.rcon.game import Clock, running
from lawspeaker.gateways.files.checkup import look_over
from lawspeaker.gateways.files.gateway import Gateway, Terms
from lawspeaker.gateways.wire.health import health
from lawspeaker.record import read_record
from service.town import judged, open_hall

EVERY = 20.0
"""Seconds; so long that a slow machine does not rest longer after a look that took long."""


class Place:
    """A service whose one server is watched by its folder."""

    def __init__(self, tmp_path, clock):
        self.data, self.folder, self.clock = tmp_path / "data", tmp_path / "game", clock
        self.folder.mkdir(exist_ok=True)
        self.hall = None

    @asynccontextmanager
    async def watched(self):
        with open_hall(self.data, wall=self.clock.wall) as hall:
            self.hall = hall
            gateway = Gateway(hall, "main", self.folder, Terms(every=EVERY), self.clock.sleep)
            async with running(gateway.run()):
                await self.clock.asleep(EVERY)
                yield

    async def look(self, times=1):
        for _ in range(times):
            self.clock.pass_(EVERY)
            await asyncio.sleep(0)
            await self.clock.asleep(EVERY)

    def write(self, *lines):
        with (self.folder / "log.txt").open("a") as out:
            out.writelines(line + "\n" for line in lines)

    def on_record(self, *kinds):
        with read_record(self.data / "servers" / "main") as record:
            return [fields for _, fields in record.fields() if fields["type"] in kinds]


def watch(tmp_path, test):
    async def whole():
        async with asyncio.timeout(90):
            await test(Place(tmp_path, Clock()))

    asyncio.run(whole())


def test_lines_go_on_record_as_evidence_of_tier_0_and_the_season_is_known_to_have_been_running(tmp_path):
    async def test(place):
        async with place.watched():
            place.write(said(ANA, "Ana", "hello"))
            await place.look(2)
            assert place.hall.servers["main"].expected("files") == 4
        (chat,) = place.on_record("chat")
        (started,) = place.on_record("server_started")
        assert (chat["source"], chat["tier"], chat["text"]) == ("files", 0, "hello")
        assert (started["resumed"], started["records"]) == (True, [])

    watch(tmp_path, test)


def test_a_restart_goes_on_where_it_was(tmp_path):
    async def test(place):
        async with place.watched():
            place.write(said(ANA, "Ana", "one"))
            await place.look()
        place.write(said(ANA, "Ana", "two"))
        async with place.watched():
            await place.look(2)
            place.write(said(ANA, "Ana", "three"))
            await place.look(2)
        assert [chat["text"] for chat in place.on_record("chat")] == ["one", "two", "three"]

    watch(tmp_path, test)


def test_a_death_in_the_files_is_ruled_on(tmp_path):
    async def test(place):
        async with place.watched():
            build.deaths(place.folder, [])
            await place.look()
            place.write(killed((ANA, "Ana"), (BO, "Bo"), "(1.0, 2.0, 3.0)"))
            await place.look(2)
            found = await asyncio.to_thread(judged, place.hall)
        rulings = [msgspec.json.decode(one.body) for one in found if one.kind == "ruling"]
        assert [(one["act"], one["actor"], one["target"], one["tier"]) for one in rulings] == [("kill", BO, ANA, 0)]

    watch(tmp_path, test)


def test_a_folder_that_is_gone_is_told_of_and_comes_back(tmp_path):
    async def test(place):
        async with place.watched():
            assert health(place.hall)[1]["servers"]["main"]["watched"] == {"files": "well"}
            shutil.rmtree(place.folder)
            await place.look()
            assert "No such file" in health(place.hall)[1]["servers"]["main"]["watched"]["files"]
            place.folder.mkdir()
            await place.look()
            assert health(place.hall)[1]["servers"]["main"]["watched"] == {"files": "well"}

    watch(tmp_path, test)


def test_a_check_up_says_what_can_be_read_of_a_folder(tmp_path):
    def remarks(place):
        return [(one.level, one.say) for one in look_over("main", place, 0)]

    (absent,) = remarks(tmp_path / "nowhere")
    assert absent[0] == "wrong"
    assert "cannot be watched" in absent[1]
    (empty,) = remarks(tmp_path)
    assert (empty[0], "player.deaths.N.db" in empty[1]) == ("wrong", True)
    build.deaths(tmp_path, [])
    build.text_file(tmp_path, "log.txt", "boot\n")
    assert [level for level, _ in remarks(tmp_path)] == ["well", "well"]
    (tmp_path / "player.deaths.5.db").write_bytes(b"not a database at all")
    assert remarks(tmp_path)[0][0] == "wrong"


SETTINGS = """
[service]
listen = "127.0.0.1:0"
[servers.main]
rulebook = "darkrp"
[files.main]
folder = "game"
every = 0.5
"""


def test_serve_watches_the_folder_in_its_settings_and_stops_cleanly(tmp_path):
    (tmp_path / "lawspeaker.toml").write_text(SETTINGS)
    log = tmp_path / "game" / "log.txt"
    log.parent.mkdir()
    log.write_text("boot\n")
    command = [sys.executable, "-m", "lawspeaker", "serve"]
    said_ = []
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as process:
        for line in process.stderr:
            said_.append(line)
            if "a folder is watched" in line:
                process.send_signal(signal.SIGTERM)
    assert (process.returncode, "Traceback" in "".join(said_)) == (0, False)
    assert (tmp_path / "data" / "servers" / "main" / "files.json").is_file()
