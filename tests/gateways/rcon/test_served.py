"""`lawspeaker serve` watches the game that its settings name."""

import asyncio
import os
import signal
import sys

from gateways.rcon.game import PASSWORD, playing

SETTINGS = """
[service]
listen = "127.0.0.1:0"
[servers.main]
rulebook = "darkrp"
[rcon.main]
address = "127.0.0.1:{port}"
password = "env:GAME_PASSWORD"
"""


def test_serve_watches_the_game_in_its_settings_and_stops_cleanly(tmp_path):
    async def test():
        async with playing() as game:
            (tmp_path / "lawspeaker.toml").write_text(SETTINGS.format(port=game.place.port))
            command = [sys.executable, "-m", "lawspeaker", "serve"]
            environment = os.environ | {"GAME_PASSWORD": PASSWORD, "PYTHONWARNINGS": "error"}
            pipe = asyncio.subprocess.PIPE
            process = await asyncio.create_subprocess_exec(*command, stderr=pipe, cwd=tmp_path, env=environment)
            try:
                await game.ordered("playerlist")
                process.send_signal(signal.SIGTERM)
                _, said = await process.communicate()
            finally:
                if process.returncode is None:
                    process.kill()
                    await process.communicate()
            return process.returncode, said.decode()

    status, said = asyncio.run(asyncio.wait_for(test(), 60))
    assert (status, "Traceback" in said, PASSWORD in said) == (0, False, False)
