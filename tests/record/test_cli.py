"""`lawspeaker record`: what an owner types, and what he is told."""

import io

import msgspec
import pytest

from lawspeaker.cli.record import app
from lawspeaker.events.codec import encode_line
from lawspeaker.events.reader import Reader
from lawspeaker.record import open_record
from record.wire import ANA, BO, chat, day, hit, joined, positions


@pytest.fixture
def typed(capsysbinary):
    """What a command answers: its exit status, what it wrote, and what it complained of."""

    def run(*words):
        status = app([str(word) for word in words], result_action="return_value")
        out, err = capsysbinary.readouterr()
        return status, out.decode(), err.decode()

    return run


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "record"


def written(path, events):
    """A file of these events."""
    path.write_bytes(b"".join((event if isinstance(event, bytes) else encode_line(event)) + b"\n" for event in events))
    return path


@pytest.fixture
def kept(folder):
    with open_record(folder) as record:
        record.append(list(day()))
        record.seal(whole=True)
    return folder


def test_events_of_files_are_taken_and_counted(typed, folder, tmp_path):
    one, two = written(tmp_path / "one", [hit(5, n=1), hit(6, n=3)]), written(tmp_path / "two", [hit(7, n=4)])
    status, out, err = typed("append", folder, one, two)
    assert (status, err) == (0, "")
    assert out == "took 3 events, 1 to 3\nbefore event 2, number 2 of source `main` never came\n"
    status, out, err = typed("append", folder, one, two)
    assert (status, err) == (0, "")
    assert out == "took 0 events\n3 had been taken before: same server, source and `n`\n"


def test_events_of_standard_input_are_taken(typed, folder, monkeypatch):
    lines = b"\xef\xbb\xbf" + encode_line(hit(5)) + b"\n\n" + encode_line(hit(6))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines)))
    assert typed("append", folder)[:2] == (0, "took 2 events, 1 to 3\n")


def test_a_line_that_is_no_event_is_named_and_the_next_is_taken(typed, folder, tmp_path):
    file = written(tmp_path / "one", [hit(5), b"", b"{", hit(6)])
    status, out, err = typed("append", folder, file)
    assert (status, out) == (1, "took 2 events, 1 to 4\n1 line could not be taken\n")
    assert err == "lawspeaker: line 3: the line breaks off before its closing `}`\n"


def test_a_number_whose_line_was_no_event_is_not_said_to_have_never_come(typed, folder, tmp_path):
    file = written(tmp_path / "one", [hit(5, n=1), b'{"type":"hit","t":5,"n":2}', hit(6, n=4)])
    status, out, _ = typed("append", folder, file)
    assert status == 1
    assert out.splitlines()[2:] == [
        "before event 3, number 2 of source `main` came and could not be read",
        "before event 3, number 3 of source `main` never came",
    ]


def test_a_line_of_many_megabytes_is_a_fault_and_is_not_held(typed, folder, tmp_path, monkeypatch):
    monkeypatch.setattr("lawspeaker.cli.record.LONGEST", 1000)
    monkeypatch.setattr("lawspeaker.cli.record.AT_ONCE", 300)
    file = written(tmp_path / "one", [b'{"type":"' + b"x" * 5000 + b'","t":5}', hit(6)])
    status, out, err = typed("append", folder, file)
    assert (status, out) == (1, "took 1 event, 2 to 2\n1 line could not be taken\n")
    assert err.startswith("lawspeaker: line 1: the line is longer than ")


def test_much_that_was_noticed_is_told_briefly(typed, folder, tmp_path):
    file = written(tmp_path / "one", [hit(n, n=n) for n in range(2, 101, 2)])
    out = typed("append", folder, file)[1].splitlines()
    assert len(out) == 22
    assert out[-1] == "and 30 more things were noticed; they are on record"


def test_a_file_that_is_not_there_is_told_and_nothing_is_begun(typed, folder, tmp_path):
    status, _, err = typed("append", folder, tmp_path / "nowhere")
    assert status == 2
    assert "nowhere" in err
    assert not folder.exists()


def test_a_writer_is_told_who_writes_already(typed, kept, tmp_path):
    with open_record(kept):
        status, _, err = typed("append", kept, written(tmp_path / "one", [hit(5)]))
    assert status == 2
    assert "is being written by process" in err


def test_what_is_shown_can_be_judged(typed, kept):
    status, out, err = typed("show", kept, "--first", 3, "--last", 4)
    assert (status, err) == (0, "")
    shown = [msgspec.json.decode(line) for line in out.splitlines()]
    assert [(line["seq"], line["type"]) for line in shown] == [(3, "positions"), (4, "positions")]
    assert shown[0]["rows"] == [[ANA, 0.0, 10.1, -3.0], [BO, 100.0, 9.9, 2.2]]


def test_of_many_things_that_are_lacking_some_are_told_and_the_others_counted(typed, folder, tmp_path):
    typed("append", folder, written(tmp_path / "some", [hit(5 * n, n=2 * n) for n in range(1, 31)]))
    told = typed("show", folder)[2].splitlines()
    assert told[0].endswith("number 1 of source `main` never came")
    assert len(told) == 21
    assert told[-1].endswith("and 10 more things are lacking; `lawspeaker record stat` counts the holes")


def test_what_is_shown_is_judged_as_it_is_on_record_whoever_gave_his_events_no_number(typed, folder, tmp_path):
    with open_record(folder) as record:
        record.append([joined(5, ANA, "Ana", source="a", n=1), joined(6, BO, "Bo", source="b")])
        record.append([joined(7, ANA, "Ana", source="a", n=2), joined(8, BO, "Bo", source="b")])
        expected = [(event.seq, event.source, event.n or None) for event in record.read()]
    shown = io.BytesIO(typed("show", folder)[1].encode())
    assert [(event.seq, event.source, event.n) for _, event in Reader([shown])] == expected


@pytest.mark.parametrize("since", ["58000", "1970-01-01T00:00:58", "1970-01-01T01:00:58+01:00"])
def test_a_minute_can_be_shown(typed, kept, since):
    out = typed("show", kept, "--since", since, "--until", 60_000)[1]
    assert [msgspec.json.decode(line)["t"] for line in out.splitlines()] == [58_000, 59_000, 59_300]


def test_a_time_that_is_none_is_told(typed, kept):
    status, _, err = typed("show", kept, "--since", "yesterday")
    assert (status, "`yesterday` is no time" in err) == (2, True)


def test_what_is_lacking_is_told_beside_what_is_shown(typed, kept):
    typed("forget", kept, BO)
    _, out, err = typed("show", kept, "--first", 1, "--last", 1)
    assert len(out.splitlines()) == 1
    assert err == "lawspeaker: the account, names and words of person 2 were erased by order 2\n"


def test_texts_of_players_cannot_upset_the_terminal(typed, folder):
    with open_record(folder) as record:
        record.append([joined(5, ANA, "\x1b[31m\x9b2J\u202eana"), chat(6, ANA, "\u2028\x7f")])
    out = typed("show", folder)[1]
    assert out.count("\n") == 2
    assert not any(sign in out for sign in "\x1b\x9b\u202e\u2028\x7f")
    assert msgspec.json.decode(out.splitlines()[0])["name"] == "\x1b[31m\x9b2J\u202eana"


def test_where_no_record_is_the_owner_is_told_how_to_begin_one(typed, folder):
    for command in ("show", "verify", "stat"):
        status, _, err = typed(command, folder)
        assert status == 2
        assert "`lawspeaker record append` begins one" in err


def test_a_sound_record_is_called_sound(typed, kept):
    assert typed("verify", kept) == (
        0,
        f"sound: {len(list(day()))} events in 1 page, 0 events waiting, 0 orders to erase\n",
        "",
    )


def test_a_record_that_is_not_what_was_published_is_not_called_sound(typed, kept):
    status, out, _ = typed("verify", kept, "--published", "0" * 63 + "1")
    assert status == 1
    assert out.splitlines()[0] == "the published hash is that of no link: another record was published"
    assert out.splitlines()[1].startswith("NOT sound: ")


def test_the_published_hash_is_that_which_stat_gives(typed, kept):
    out = typed("stat", kept)[1]
    published = next(line for line in out.splitlines() if line.startswith("hash")).split()[4]
    typed("forget", kept, BO)
    assert typed("verify", kept, "--published", published)[0] == 0


def test_stat_weighs_positions_and_acts(typed, kept):
    lines = dict(line.split(maxsplit=1) for line in typed("stat", kept)[1].splitlines())
    assert lines["positions"].startswith("120, ")
    assert lines["positions"].endswith(" bytes each once sealed")
    assert lines["acts"].startswith("21, ")


def test_stat_of_a_record_that_is_only_begun(typed, folder):
    open_record(folder).close()
    out = typed("stat", folder)[1]
    assert "none yet" in out
    assert "positions          0\n" in out


def test_forgetting_says_what_else_is_to_be_done(typed, folder):
    with open_record(folder) as record:
        record.append([b'{"type":"linked","t":5,"player":"Ana","discord":"ana#1"}'])
    status, out, _ = typed("forget", folder, "Ana")
    assert status == 0
    assert "of person 1 were erased by order 2" in out
    assert "people.db" in out
    assert "still known: `ana#1`" in out


def test_forgetting_nobody_or_a_stranger_is_refused(typed, kept):
    assert typed("forget", kept)[0] == 2
    status, _, err = typed("forget", kept, "Zoe")
    assert status == 2
    assert "nobody on this record is called `Zoe`" in err


def test_what_is_old_enough_is_erased(typed, folder):
    with open_record(folder) as record:
        record.append([positions(5, (ANA, 1.0, 2.0, 3.0))])
        record.seal(whole=True)
        record.append([hit(3 * 86_400_000)])
    assert typed("retain", folder, "--positions", 1, "--words", 1)[:2] == (
        0,
        "the positions of page 1 were erased by order 2\nno words are older than that\n",
    )
    assert typed("verify", folder)[0] == 0


def test_who_would_erase_says_what_and_how_old(typed, kept):
    status, out, err = typed("retain", kept)
    assert (status, out) == (2, "")
    assert "such as `--positions 30`" in err


def test_a_pipe_that_breaks_is_nobodys_fault(kept, monkeypatch):
    class Broken:
        def write(self, data):
            raise BrokenPipeError

    monkeypatch.setattr("sys.stdout", type("Out", (), {"buffer": Broken()})())
    with pytest.raises(BrokenPipeError):
        app(["show", str(kept)], result_action="return_value")
