"""The settings: what holds without a line, and what is said about a line that cannot be."""

import tomllib
from pathlib import Path

import pytest
from msgspec import convert
from msgspec.structs import fields

from lawspeaker.service.errors import SettingsError
from lawspeaker.service.keys import coin
from lawspeaker.service.settings import read_settings, template
from lawspeaker.service.tables import FilesTable, KeyTable, RconTable, ServerTable, ServiceTable

SERVER = '[servers.main]\nrulebook = "darkrp"\n'


def read(folder, text, environment=None):
    file = folder / "lawspeaker.toml"
    file.write_text(text, encoding="utf-8")
    return read_settings(file, environment or {})


def commented_in(text):
    """The template with every line that shows what holds without it, and without the examples of keys."""
    lines = text.partition("# Keys are best")[0].splitlines()
    return "\n".join(line.removeprefix("# ") if " = " in line else line for line in lines)


def test_without_a_file_the_one_to_begin_with_holds(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    given = read_settings(None, {})
    assert (given.data, given.host, given.port) == (tmp_path / "data", "127.0.0.1", 8450)
    house = given.houses["main"]
    assert (house.rulebook, house.terms.mode, house.terms.silence) == ("darkrp", "observe", 10_000)


def test_every_line_that_is_commented_out_says_what_holds_without_it(tmp_path):
    assert read(tmp_path, commented_in(template())) == read(tmp_path, template())


def test_every_setting_stands_in_the_file_to_begin_with():
    for table in (ServiceTable, ServerTable, KeyTable, RconTable, FilesTable):
        for one in fields(table):
            assert f"{one.name} = " in template(), one.name


@pytest.mark.parametrize(("name", "kind"), [("rcon", RconTable), ("files", FilesTable)])
def test_what_a_game_is_watched_by_is_shown_with_what_holds_without_it(name, kind):
    section = template().partition(f"# [{name}.main]")[2].partition("\n\n")[0]
    shown = tomllib.loads("\n".join(line.removeprefix("# ") for line in section.splitlines()))
    needed = {one.name: shown[one.name] for one in fields(kind) if one.required}
    assert convert(shown, kind) == kind(**needed)
    assert len(shown) > len(needed)


def test_folders_are_taken_from_where_the_file_lies(tmp_path):
    own = tmp_path / "town"
    own.mkdir()
    (own / "rulebook.toml").write_text('name = "town"\n')
    given = read(tmp_path, '[service]\ndata = "kept"\n[servers.main]\nrulebook = "town"\n')
    assert given.data == tmp_path / "kept"
    assert Path(given.houses["main"].rulebook) == own


def test_a_webrcon_is_named_for_a_server_and_its_password_stands_in_the_environment(tmp_path):
    text = SERVER + '[rcon.main]\naddress = "127.0.0.1:28016"\npassword = "env:SECRET"\ncombat_logs = true\n'
    one = read(tmp_path, text, {"SECRET": "hush"}).rcon["main"]
    assert (one.host, one.port, one.password, one.every, one.combat_logs) == ("127.0.0.1", 28016, "hush", 10, True)
    assert "hush" not in repr(one)
    assert read(tmp_path, text + 'without = ["zone"]\n', {"SECRET": "hush"}).rcon["main"].without == ("zone",)


WRONG = [
    (
        SERVER + '[rcon.main]\naddress = "x"\npassword = "env:A"\n',
        "`address` in `[rcon.main]` is an address and a port",
    ),
    (SERVER + '[rcon.main]\naddress = "x:1"\npassword = "hush"\n', "must not stand in the file"),
    (SERVER + '[rcon.main]\naddress = "x:1"\npassword = "env:A"\n', "which is not set"),
    (SERVER + '[rcon.other]\naddress = "x:1"\npassword = "env:A"\n', "`other`, which is not named here"),
    (SERVER + '[rcon.main]\npassword = "env:A"\n', "`[rcon.NAME]` lacks `address`"),
    (
        SERVER + '[rcon.main]\naddress = "x:1"\npassword = "env:P"\nwithout = ["zones"]\n',
        "`zones` in `without` of `[rcon.main]` is no type of event; did you mean `zone`?",
    ),
    ("[servers.main\n", "is not TOML"),
    ("", "no server is named; begin one with `[servers.main]`"),
    (SERVER + "colour = 1\n", "there is no setting `colour` in `[servers.NAME]`; there are `rulebook`, `mode`"),
    (SERVER + 'mood = "observe"\n', "did you mean `mode`?"),
    ('[service]\nlissten = "x"\n' + SERVER, "there is no setting `lissten` in `[service]`; did you mean `listen`?"),
    ("[sevice]\n" + SERVER, "there is no setting `sevice` in the file; did you mean `service`?"),
    ("[servers.main]\n", "`[servers.NAME]` lacks `rulebook`"),
    (SERVER + 'mode = "strict"\n', '`mode` in `[servers.NAME]` can be "observe" or "enforce", not `strict`'),
    (SERVER + 'uphold = "yes"\n', "`uphold` in `[servers.NAME]` must be true or false, got a text in quotes"),
    (SERVER + "silence = -1\n", "`silence` in `[servers.NAME]` must be a number >= 0"),
    (SERVER + "clock_ahead = inf\n", "`clock_ahead` in `[servers.NAME]` must be a number <= 1000000000"),
    ("servers = 7\n", "`servers` in the file must be a section, got a whole number"),
    ('[service]\nlisten = "8450"\n' + SERVER, "`listen` in `[service]` is an address and a port"),
    ('[service]\nlisten = "here:99999"\n' + SERVER, "`listen` in `[service]` is an address and a port"),
    ('[servers."../x"]\nrulebook = "darkrp"\n', "`../x` cannot name a server"),
    ('[service]\ndata = "a\\u0000b"\n' + SERVER, "`data` in `[service]` holds a control character, U+0000"),
    ('[service]\nlisten = "a\\u0000b:80"\n' + SERVER, "`listen` in `[service]` holds a control character, U+0000"),
    (SERVER + '[keys.k]\nmay = []\nsecret = ""\nservers = ["\\u009b"]\n', "`servers` in `[keys.k]` holds a control"),
]


@pytest.mark.parametrize(("text", "says"), WRONG, ids=[says for _, says in WRONG])
def test_what_is_wrong_is_said_with_what_could_stand_there(tmp_path, text, says):
    with pytest.raises(SettingsError) as error:
        read(tmp_path, text)
    assert says in str(error.value)


def test_a_file_that_is_not_there_is_said_to_be_so(tmp_path):
    with pytest.raises(SettingsError, match="cannot be read"):
        read_settings(tmp_path / "none.toml", {})


KEY = SERVER + '[keys.bridge]\nmay = ["order", "observe"]\nsecret = "env:BRIDGE_KEY"\n'


def test_a_key_from_the_environment_opens(tmp_path):
    shown, _ = coin("bridge")
    key = read(tmp_path, KEY, {"BRIDGE_KEY": shown}).keys["bridge"]
    assert key.opens(shown.split(".")[2], 0)
    assert (key.may, key.servers) == (["observe", "order"], ["*"])


@pytest.mark.parametrize(
    ("text", "environment", "says"),
    [
        (KEY, {}, "the variable `BRIDGE_KEY` of the environment, which is not set"),
        (KEY, {"BRIDGE_KEY": "hunter2"}, "must hold `ls.bridge.`"),
        (KEY, {"BRIDGE_KEY": "ls.bridge.short"}, "24 or more random letters"),
        (KEY.replace("env:BRIDGE_KEY", "hunter2"), {}, "must not stand in the file"),
        (KEY.replace('"order"', '"fly"'), {}, 'can be "observe" or "order" or "decide", not `fly`'),
        (KEY + 'servers = ["second"]\n', {"BRIDGE_KEY": coin("bridge")[0]}, "for the server `second`"),
    ],
)
def test_a_key_that_cannot_be_is_told_without_telling_its_secret(tmp_path, text, environment, says):
    with pytest.raises(SettingsError) as error:
        read(tmp_path, text, environment)
    assert says in str(error.value)
    assert "hunter2" not in str(error.value)


FOLDER = SERVER + '[files.main]\nfolder = "game"\n'


def test_a_folder_is_taken_from_where_the_settings_lie(tmp_path):
    given = read(tmp_path, FOLDER + "utc_offset = -1.5\n")
    assert (given.files["main"].folder, given.files["main"].offset) == (tmp_path / "game", -5_400_000)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (FOLDER.replace("files.main", "files.second"), "for the server `second`, which is not named here"),
        (FOLDER + "ever = 3\n", "did you mean `every`?"),
        (FOLDER + '[rcon.main]\naddress = "127.0.0.1:28016"\npassword = "env:P"\n', "each death would be told twice"),
    ],
)
def test_a_folder_that_cannot_be_watched_so_is_told(tmp_path, text, says):
    with pytest.raises(SettingsError) as error:
        read(tmp_path, text, {"P": "a password"})
    assert says in str(error.value)
