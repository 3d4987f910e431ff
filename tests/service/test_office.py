"""The office: what it gives out and takes back, and that all of it stands on record."""

import pytest

from lawspeaker.record import read_record
from lawspeaker.service.errors import OfficeError
from lawspeaker.service.keys import parts_of
from lawspeaker.service.office import Office
from service.town import T, Wall


@pytest.fixture
def wall():
    return Wall(T)


@pytest.fixture
def office(tmp_path, wall):
    return Office(tmp_path, wall, by="ana")


def opens(office, shown, now=T):
    id_, secret = parts_of(shown)
    return office.key(id_).opens(secret, now)


def test_a_key_opens_with_what_was_shown_and_with_nothing_else(office):
    shown = office.add_key("bridge", ["order", "observe"])
    assert opens(office, shown)
    assert not opens(office, shown + "x")
    assert office.key("bridge").may == ["observe", "order"]


def test_the_secret_of_a_key_is_nowhere_on_disk(office, tmp_path):
    _, secret = parts_of(office.add_key("bridge", ["observe"]))
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    assert not any(secret.encode() in path.read_bytes() for path in files)


def test_after_a_rotation_the_old_secret_is_good_for_its_grace(office, wall):
    old = office.add_key("bridge", ["observe"])
    new = office.rotate_key("bridge", grace=1000)
    assert opens(office, new)
    assert opens(office, old, T + 999)
    assert not opens(office, old, T + 1000)
    assert opens(office, new, T + 1000)


def test_a_revoked_key_opens_no_more_and_is_not_rotated(office):
    shown = office.add_key("bridge", ["observe"])
    office.revoke_key("bridge")
    assert not opens(office, shown)
    with pytest.raises(OfficeError, match="was revoked"):
        office.rotate_key("bridge")


@pytest.mark.parametrize("limits", [{"servers": []}, {"source": ""}])
def test_a_key_for_no_server_or_a_source_without_a_name_is_none(office, limits):
    with pytest.raises(OfficeError, match="one source that is named"):
        office.add_key("bridge", ["observe"], **limits)


def test_each_change_is_an_event_that_says_who_made_it(office, tmp_path):
    office.add_key("bridge", ["observe"])
    office.rotate_key("bridge")
    office.set_role("cy", "senior")
    office.link("cy", "steam", "76561198000000103")
    office.revoke_key("bridge")
    with read_record(tmp_path / "office") as record:
        events = [fields for _, fields in record.fields()]
    assert [event["type"] for event in events] == ["key_added", "key_rotated", "role", "link", "key_revoked"]
    assert {(event["by"], event["t"], event["server"]) for event in events} == {("ana", T, "office")}


def test_another_office_over_the_same_record_holds_the_same(office, tmp_path, wall):
    other = Office(tmp_path, wall)
    office.add_key("bridge", ["observe"])
    office.set_role("cy", "senior")
    assert other.look()
    assert not other.look()
    for one in (other, Office(tmp_path, wall)):
        assert (one.all_keys(), one.people()) == (office.all_keys(), office.people())
    assert [key.id for key in other.all_keys()] == ["bridge"]
    assert [(person.id, person.role) for person in other.people()] == [("cy", "senior")]


def test_two_offices_take_turns(office, tmp_path, wall):
    other = Office(tmp_path, wall)
    office.add_key("one", ["observe"])
    other.add_key("two", ["observe"])
    with pytest.raises(OfficeError, match="there is a key `two` already"):
        office.add_key("two", ["observe"])
    assert [key.id for key in office.all_keys()] == ["one", "two"]


def test_people_have_roles_and_accounts_and_an_account_is_one_persons(office):
    office.link("cy", "steam", "76561198000000103")
    office.link("cy", "discord", "2000")
    office.set_role("cy", "helper")
    with pytest.raises(OfficeError, match="linked with `cy`"):
        office.link("dee", "steam", "76561198000000103")
    office.link("cy", "steam", None)
    office.link("dee", "steam", "76561198000000103")
    people = {person.id: (person.role, person.accounts) for person in office.people()}
    assert people == {
        "cy": ("helper", {"discord": "2000"}),
        "dee": ("player", {"steam": "76561198000000103"}),
    }


@pytest.mark.parametrize(
    ("ask", "says"),
    [
        (lambda office: office.add_key("", ["observe"]), "cannot be the name of a key"),
        (lambda office: office.add_key("../etc", ["observe"]), "cannot be the name of a key"),
        (lambda office: office.add_key("bridge", ["fly"]), "there is no right `fly`; there are `observe`"),
        (lambda office: office.add_key("bridge", []), "has to allow something"),
        (lambda office: office.revoke_key("bridge"), "there is no key `bridge`; there are: none yet"),
        (lambda office: office.set_role("cy", "king"), "there is no role `king`"),
    ],
)
def test_what_the_office_does_not_do_is_said_with_what_it_does(office, ask, says):
    with pytest.raises(OfficeError) as error:
        ask(office)
    assert says in str(error.value)


@pytest.mark.parametrize("shown", ["", ".", "ls..", "ls.a.b.c", "xx.a.b", "ls.a." + "b" * 500])
def test_what_does_not_look_like_a_key_has_no_parts_or_none_that_open(office, shown):
    parts = parts_of(shown)
    assert parts is None or office.key(parts[0]) is None
