"""The server's log: every form of line, old and new, and no name that makes a killer."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gateways.files import build
from gateways.files.build import ANA, BO, CLEO, DAN, back, gone, killed, new, said
from gateways.files.reading import deaths, killer, needs, only, read, reasons, victim
from lawspeaker.gateways.files import lines
from lawspeaker.gateways.files.lines import readings
from lawspeaker.gateways.files.names import Names
from lawspeaker.gateways.files.readings import AmbiguousError, Reading, decide

ADDRESS = "203.0.113.25"


def told(tmp_path, *log, **wishes):
    build.log(tmp_path, list(log))
    return read(tmp_path, **wishes)


def died(tmp_path, line):
    (event,) = deaths(told(tmp_path, line)[0])
    return event


# Deaths


@pytest.mark.parametrize(
    "line",
    [
        f"Ana[{ANA}] was killed by Bo[{BO}] at (-864.67, 23.15, -497.24)",
        f"Ana[{ANA}] was killed by Bo[{BO}] at (-864.7, 23.1, -497.2)",
        f"Ana[{ANA}] was killed by Bo[{BO}] at (-864,67, 23,15, -497,24)",
        f"Ana[{ANA}] was killed by Bo[{BO}]",
        f"Ana[3831334/{ANA}] was killed by Bo[4267870/{BO}]",
        f"[TAG] A n a[{ANA}] was killed by B[o[{BO}]",
        f"[{ANA}] was killed by [{BO}]",
    ],
)
def test_a_line_of_every_era_names_killer_and_victim(tmp_path, line):
    event = died(tmp_path, line)
    assert (victim(event), killer(event)) == (ANA, BO)


@pytest.mark.parametrize("written", ["(-864.67, 23.15, -497.24)", "(-864,67, 23,15, -497,24)"])
def test_the_place_is_the_victims_and_has_a_margin(tmp_path, written):
    event = died(tmp_path, killed((ANA, "Ana"), (BO, "Bo"), written))
    place = event["victim_at"] if event["type"] == "kill" else event["at"]
    assert place == [-864.67, 23.15, -497.24]
    assert event["margin"] == 1.0


def test_a_killer_goes_out_as_a_kill_once_the_wire_asks_for_no_weapon(tmp_path):
    event = died(tmp_path, killed((ANA, "Ana"), (BO, "Bo")))
    assert event["type"] == ("life_ended" if needs("kill", "weapon") else "kill")


@pytest.mark.parametrize(
    ("end", "cause", "by"),
    [
        ("was killed by wolf (Wolf)", "animal", "wolf"),
        ("was killed by boar (Boar)", "animal", "boar"),
        ("was killed by carshredder.entity (entity)", "carshredder.entity", "carshredder.entity"),
        ("was killed by sentry.scientist.static (entity)", "npc", "sentry.scientist.static"),
        ("was killed by autoturret_deployed (entity)", "autoturret_deployed", "autoturret_deployed"),
        (
            "was killed by assets/rust.ai/agents/wolf/wolf.prefab (Wolf)",
            "animal",
            "assets/rust.ai/agents/wolf/wolf.prefab",
        ),
        ("was killed by 434922[434922]", "npc", None),
        ("was killed by [4267870/8141844]", "npc", None),
        ("was killed by Drowned", "drowned", None),
        ("was killed by Suicide", "suicide", None),
        ("was killed by fall!", "fall", None),
        ("was killed by fall", "fall", None),
        ("was suicide by Stab", "stab", None),
        (f"was killed by Ana[{ANA}]", "suicide", None),
    ],
)
@pytest.mark.parametrize("placed", [True, False])
def test_where_no_player_killed_the_cause_is_told(tmp_path, end, cause, by, placed):
    event = died(tmp_path, f"Ana[{ANA}] {end}" + (" at (1.0, 2.0, 3.0)" if placed else ""))
    assert event["type"] == ("died" if placed else "life_ended")
    assert (event["player"], event["cause"], event.get("by")) == (ANA, cause, by)
    assert event.get("at") == ([1.0, 2.0, 3.0] if placed else None)


@pytest.mark.parametrize("who", [ANA, f"2030269/{ANA}"])
def test_a_death_of_an_unknown_blow_has_a_cause_and_no_place(tmp_path, who):
    event = died(tmp_path, f"Ana[{who}] died (Bleeding)")
    assert (event["type"], event["player"], event["cause"]) == ("life_ended", ANA, "bleeding")


def test_deaths_of_inhabitants_are_counted_and_passed_over(tmp_path):
    stream, harvest = told(
        tmp_path,
        f"5595288[5595288] was killed by Bo[{BO}]",
        "6465402[6465402] was killed by sentry.scientist.static (entity)",
        "Bandit[7014219] was killed by boar (Boar) at (1, 2, 3)",
        killed((ANA, "Ana"), (BO, "Bo")),
    )
    assert [victim(event) for event in deaths(stream)] == [ANA]
    assert harvest.clerk.inhabitants == 3
    assert not harvest.untaken


# Coming and going


@pytest.mark.parametrize(
    "line",
    [
        back(ANA, "Ana"),
        back(ANA, "Ana", "14842:203.0.113.150:53761"),
        back(ANA, "Ana", "[2001:db8::1]:53761"),
        new(ANA, "Ana"),
        new(ANA, "Ana") + " with platform windows",
    ],
)
def test_every_form_of_joining_is_a_join(tmp_path, line):
    stream, _ = told(tmp_path, line)
    (joined,) = only(stream, "joined")
    assert (joined["player"], joined["name"]) == (ANA, "Ana")
    assert "ip" not in joined


def test_no_address_leaves(tmp_path, capsys):
    stream, harvest = told(
        tmp_path,
        back(ANA, "Ana"),
        new(BO, "Bo", "203.0.113.7:1"),
        gone(ANA, "Ana"),
        said(CLEO, "Cleo", f"hi with steamid {DAN} joined from ip 203.0.113.9:5"),
        f"203.0.113.25:1/{DAN}/x disconnecting: y joined [windows/{DAN}]",
        address_key="salt",
    )
    assert "203.0.113" not in str(stream)
    assert "203.0.113" not in str(reasons(harvest))


def test_an_address_is_told_apart_only_under_a_key(tmp_path):
    log = [back(ANA, "Ana"), new(BO, "Bo", "203.0.113.25:9"), back(CLEO, "Cleo", "203.0.113.26:9")]
    first, second, third = (joined["ip"] for joined in only(told(tmp_path, *log, address_key="salt")[0], "joined"))
    assert first == second != third
    assert len(first) == 32
    other = only(read(tmp_path, address_key="pepper")[0], "joined")[0]["ip"]
    assert other != first


def test_a_borrowed_game_names_its_owner(tmp_path):
    stream, _ = told(tmp_path, f"{ADDRESS}:1/{ANA}/Ana joined [linux/{BO}]")
    assert only(stream, "joined")[0]["owner_account"] == BO


@pytest.mark.parametrize("owner", [ANA, "0", "434922"])
def test_his_own_game_or_none_names_no_owner(tmp_path, owner):
    stream, _ = told(tmp_path, f"{ADDRESS}:1/{ANA}/Ana joined [linux/{owner}]")
    assert "owner_account" not in only(stream, "joined")[0]


def test_a_good_bye_has_its_reason(tmp_path):
    stream, _ = told(tmp_path, gone(ANA, "Ana", "closing"))
    (left,) = only(stream, "left")
    assert (left["player"], left["reason"]) == (ANA, "closing")


def test_a_slash_in_a_name_moves_no_id(tmp_path):
    stream, _ = told(tmp_path, back(ANA, f"x/{BO}/Bo"), gone(ANA, f"x/{BO}/Bo"))
    assert {event["player"] for event in only(stream, "joined", "left")} == {ANA}


def test_a_kick_by_the_anti_cheat_is_told(tmp_path):
    stream, _ = told(tmp_path, f"[EAC] Kicking {ANA} / Ana (the cheat) (Violation)")
    (kick,) = only(stream, "anticheat")
    assert (kick["player"], kick["reason"], kick["system"]) == (ANA, "Violation", "EAC")


# What the game does


def test_the_tank_and_the_games_events_are_told(tmp_path):
    stream, _ = told(
        tmp_path,
        "BradleyAPC Spawned at :(88.7, 33.1, 605.0)",
        "[event] assets/prefabs/npc/cargo plane/cargo_plane.prefab",
        "[event] assets/prefabs/npc/m2bradley/something_new.prefab",
    )
    bradley, plane, strange = only(stream, "event")
    assert (bradley["kind"], bradley["state"], bradley["at"]) == ("bradley", "started", [88.7, 33.1, 605.0])
    assert (plane["kind"], strange["kind"]) == ("airdrop", "something_new")
    assert len({bradley["id"], plane["id"], strange["id"]}) == 3
    assert "at" not in plane


# Words


def test_words_go_out_as_they_were_said(tmp_path):
    stream, _ = told(tmp_path, said(ANA, "Ana", "hands up ] : now!"), f"[CHAT] Ana[468295/{ANA}] : ssss")
    assert [(chat["player"], chat["channel"], chat["text"]) for chat in only(stream, "chat")] == [
        (ANA, "global", "hands up ] : now!"),
        (ANA, "global", "ssss"),
    ]


def test_private_words_stay_where_they_are(tmp_path):
    log = [said(ANA, "Ana", "psst", mark) for mark in ("TEAM CHAT", "CLAN CHAT", "CARDS CHAT")]
    stream, harvest = told(tmp_path, *log, said(ANA, "Ana", "hi"))
    assert "psst" not in str(stream)
    assert harvest.clerk.private == 3
    assert not harvest.untaken


def test_private_words_are_taken_once_players_have_been_told(tmp_path):
    log = [said(ANA, "Ana", "psst", mark) for mark in ("TEAM CHAT", "CLAN CHAT", "CARDS CHAT")]
    stream, _ = told(tmp_path, *log, private_chat=True)
    assert [(one["type"], one["channel"]) for one in only(stream, "chat", "chat_line")] == [
        ("chat", "team"),
        ("chat", "clan"),
        ("chat_line", "cards"),
    ]


def test_where_local_chat_is_on_the_channel_is_not_known(tmp_path):
    stream, _ = told(tmp_path, said(ANA, "Ana", "hi"), local_chat=True)
    assert only(stream, "chat") == []
    (line,) = only(stream, "chat_line")
    assert (line["player"], line["text"]) == (ANA, "hi")
    assert "channel" not in line


def test_the_servers_own_words_are_none_of_ours(tmp_path):
    stream, harvest = told(tmp_path, "[CHAT] SERVER : wipe at six", back(ANA, "Ana"))
    assert [event["type"] for event in stream] == ["server_started", "joined"]
    assert not harvest.untaken


# Hostile names


def test_a_line_readable_in_two_ways_is_not_taken(tmp_path):
    stream, harvest = told(tmp_path, back(DAN, "Dan"), killed((BO, f"Ana[{ANA}] was killed by Bo"), (CLEO, "Cleo")))
    assert deaths(stream) == []
    ((file, line, reason),) = reasons(harvest)
    assert (file, line) == ("output_log.txt", 2)
    assert "more than one way" in reason


def test_names_known_at_that_point_of_the_log_decide(tmp_path):
    hostile = f"Ana[{ANA}] was killed by Bo"
    stream, harvest = told(
        tmp_path, back(ANA, "Ana"), back(CLEO, "Cleo"), back(BO, hostile), killed((BO, hostile), (CLEO, "Cleo"))
    )
    assert [(victim(event), killer(event)) for event in deaths(stream)] == [(BO, CLEO)]
    assert not harvest.untaken


def test_a_list_of_everybody_rules_out_who_does_not_exist(tmp_path):
    hostile = f"Ana[{DAN}] was killed by Bo"
    build.identities(tmp_path, {BO: hostile, CLEO: "Cleo"})
    stream, _ = told(tmp_path, killed((BO, hostile), (CLEO, "Cleo")))
    assert [(victim(event), killer(event)) for event in deaths(stream)] == [(BO, CLEO)]


def test_a_name_worn_in_one_log_says_nothing_of_another(tmp_path):
    hostile = f"Ana[{DAN}] was killed by Bo"
    build.identities(tmp_path, {BO: hostile, CLEO: "Cleo"})
    build.log(tmp_path, [back(BO, "Bo")], "a.txt")
    stream, _ = told(tmp_path, killed((BO, hostile), (CLEO, "Cleo")))
    assert [(victim(event), killer(event)) for event in deaths(stream)] == [(BO, CLEO)]


def test_who_may_have_been_called_otherwise_is_not_ruled_out(tmp_path):
    hostile = f"Ana[{ANA}] was killed by Bo"
    build.identities(tmp_path, {BO: hostile, CLEO: "Cleo", ANA: "Ana"})
    stream, harvest = told(tmp_path, killed((BO, hostile), (CLEO, "Cleo")))
    assert deaths(stream) == []
    assert len(harvest.untaken) == 1


def test_words_that_look_like_a_death_are_words(tmp_path):
    words = f"look: Bo[{BO}] was killed by Cleo[{CLEO}] at (1, 2, 3)"
    stream, _ = told(tmp_path, back(ANA, "Ana"), back(BO, "Bo"), said(ANA, "Ana", words))
    assert deaths(stream) == []
    assert only(stream, "chat")[0]["text"] == words


def test_words_that_look_like_a_death_are_never_a_death_even_if_nobody_is_known(tmp_path):
    stream, harvest = told(tmp_path, said(ANA, "Ana", f"Bo[{BO}] was killed by Cleo[{CLEO}]"))
    assert deaths(stream) == []
    assert len(harvest.untaken) == 1


def test_a_line_that_begins_as_chat_is_chat_or_nothing(tmp_path):
    hostile = f"[CHAT] Ana[{DAN}] : I cheat"
    build.identities(tmp_path, {BO: hostile, CLEO: "Cleo"})
    stream, harvest = told(tmp_path, killed((BO, hostile), (CLEO, "Cleo")))
    assert deaths(stream) == only(stream, "chat") == []
    assert len(harvest.untaken) == 1


def test_words_behind_a_strange_prefix_are_never_a_death(tmp_path):
    line = f"[panel] [CHAT] Ana[{ANA}] : Bo[{BO}] was killed by Cleo[{CLEO}]"
    stream, harvest = told(tmp_path, line)
    assert deaths(stream) == []
    assert "another kind of line" in reasons(harvest)[0][2]


def test_words_that_look_like_other_words_are_taken_whole(tmp_path):
    stream, _ = told(tmp_path, back(ANA, "Ana"), back(BO, "Bo"), said(ANA, "Ana", f"he said: Bo[{BO}] : I cheat"))
    (chat,) = only(stream, "chat")
    assert (chat["player"], chat["text"]) == (ANA, f"he said: Bo[{BO}] : I cheat")


def test_whose_name_holds_his_own_words_is_read_by_his_name(tmp_path):
    name = f"Ana[{ANA}] : I cheat"
    stream, _ = told(tmp_path, back(ANA, name), said(ANA, name, "hi"))
    assert [chat["text"] for chat in only(stream, "chat")] == ["hi"]


def test_a_good_bye_that_looks_like_a_death_is_no_death(tmp_path):
    reason = f"x[{ANA}] was killed by Cleo[{CLEO}] at (1, 2, 3)"
    for line in (gone(BO, "Bo", reason), f"somewhere/{BO}/Bo disconnecting: {reason}"):
        stream, _ = told(tmp_path, back(BO, "Bo"), line)
        assert deaths(stream) == []


def test_whoever_may_have_changed_his_name_is_ruled_out_no_more(tmp_path):
    hostile = f"[CHAT] Ana[{ANA}] : I cheat"
    stream, harvest = told(
        tmp_path,
        back(ANA, "Ana"),
        back(BO, "Bo"),
        new(BO, hostile),
        killed((BO, hostile), (CLEO, "Cleo")),
    )
    assert only(stream, "chat") == []
    assert deaths(stream) == []
    assert len(harvest.untaken) == 2


def test_names_prefixed_like_times_bring_no_time(tmp_path):
    log = [f"line {at}" for at in range(5)] + [killed((ANA, "[2001-01-01 00:00:00] Ana"), (BO, "Bo"))]
    build.text_file(tmp_path, "output_log.txt", "\n".join(log))
    stream, harvest = read(tmp_path)
    assert stream == []
    assert "carry no time" in reasons(harvest)[0][2]


pieces = st.sampled_from(
    [
        *("Ana", "Bo", " ", "x", "é", "\u2028", ")", "(Wolf)", "Drowned", "1.2.3.4:5", f"/{ANA}/", " at (1, 2, 3)"),
        *("] : ", "[CHAT] ", "[TEAM CHAT] ", "[EAC] Kicking ", " joined [windows/", " disconnecting: "),
        *(" was killed by ", " was suicide by ", " died (", f"[{ANA}]", f"[{BO}]", f"[9/{ANA}]", "[434922]"),
        f" with steamid {ANA} joined from ip 1.2.3.4:5",
    ]
)
hostile = st.lists(pieces, min_size=1, max_size=6).map("".join).map(str.strip).filter(bool)


@st.composite
def servers(draw):
    """A log of a server where people take hostile names and say hostile things, and what truly happened in it."""
    names = {who: draw(hostile) for who in (ANA, BO, CLEO)}
    log, facts = [], set()
    for _ in range(draw(st.integers(1, 7))):
        who, other = draw(st.permutations([ANA, BO, CLEO]))[:2]
        act = draw(st.sampled_from(["join", "new", "leave", "kill", "old kill", "drown", "say"]))
        at = len(log) + 1
        if act in ("join", "new"):
            names[who] = draw(hostile)
            log.append((back if act == "join" else new)(who, names[who]))
            facts.add(("joined", at, who))
        elif act == "leave":
            log.append(gone(who, names[who], draw(hostile)))
            facts.add(("left", at, who))
        elif act == "say":
            log.append(said(who, names[who], draw(hostile)))
            facts.add(("chat", at, who))
        elif act == "drown":
            log.append(f"{names[who]}[{who}] was killed by Drowned at (1.0, 2.0, 3.0)")
            facts.add(("death", at, who, None))
        else:
            log.append(
                killed((who, names[who]), (other, names[other]), None if act == "old kill" else "(1.0, 2.0, 3.0)")
            )
            facts.add(("death", at, who, other))
    return log, facts, draw(st.booleans()), names


def fact(event):
    line = int(event["origin"][0].rsplit(":", 1)[1])
    if event["type"] in ("kill", "died", "life_ended"):
        return ("death", line, victim(event), killer(event))
    return (event["type"], line, event["player"])


@settings(deadline=None)
@given(servers())
def test_no_name_and_no_word_forges_what_did_not_happen(tmp_path_factory, server):
    log, facts, listed, names = server
    folder = tmp_path_factory.mktemp("server")
    build.log(folder, log)
    if listed:
        build.identities(folder, names)
    stream, harvest = read(folder)
    told = [fact(event) for event in stream if "origin" in event and event["type"] not in ("named", "chat_line")]
    assert set(told) <= facts
    missed = {one[1] for one in facts} - {one[1] for one in told}
    assert missed <= {one.spot.line for one in harvest.untaken} | private_lines(log)


def private_lines(log):
    return {at for at, line in enumerate(log, start=1) if line.startswith("[TEAM CHAT]")}


plain = st.text(
    st.characters(codec="utf-8", exclude_characters="[]\n\r", exclude_categories=("Cc", "Cs")), min_size=1, max_size=32
)


@settings(deadline=None)
@given(plain, plain, st.sampled_from([None, "(1.0, -2.5, 3.0)"]))
def test_every_name_without_brackets_is_read_as_it_is(name, other, place):
    (reading,) = readings(killed((ANA, name), (BO, other), place))
    assert reading.people == ((ANA, name), (BO, other))
    assert reading.facts["killer"] == BO


@settings(deadline=None)
@given(hostile)
def test_every_line_of_the_game_has_its_true_reading_among_its_readings(name):
    made = [killed((BO, name), (CLEO, "Cleo")), back(BO, name), new(BO, name), gone(BO, name), said(BO, name, "hi")]
    for line in made:
        assert any((BO, name) in reading.people for reading in readings(line)), line


def test_of_what_is_no_player_nothing_is_denied():
    names = Names()
    names.whole = True
    assert not names.denies("434922", "Bandit")
    assert names.denies(ANA, "Ana")
    assert (names.knows("434922", "434922"), names.knows("434922", "Bandit")) == (True, False)


def test_nothing_decides_between_two_ways_that_are_both_confirmed():
    names = Names()
    names.learn(ANA, "Ana")
    names.learn(BO, "Bo")
    ways = [Reading("death", ((ANA, "Ana"),)), Reading("death", ((BO, "Bo"),))]
    with pytest.raises(AmbiguousError):
        decide(ways, names)


def test_a_net_id_is_learned_only_from_a_line_that_begins_with_a_tab():
    assert lines.network(f"\tNetworkId {ANA} is 7654321 (Ana) (x)") == ("7654321", ANA)
    assert lines.network(f"NetworkId {ANA} is 7654321 (Ana)") is None
