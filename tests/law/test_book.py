"""A rulebook: a folder read into one tree, extending another, overriding, switching off, adding."""

from pathlib import Path

import pytest

from law.town import TOWN, fenced, read
from lawspeaker.law.book import BookReader, find_rulebook, load, shipped
from lawspeaker.law.errors import NoSuchRulebook, Refused
from lawspeaker.law.tree import Happened, LetRef, Rulebook, Window, Written

CITY = """
let window be 5 minutes
mode calm by command

table job
         may raid
  thief  yes
  guard  no

ladder fighting
  warn

define a player is awake
  when the player is online

article KOS-1
  forbid attack
  ladder fighting

article RED-1 despite KOS
  permit attack
  when victim hit attacker within the last window
   and victim is awake
   and staff find that "it was fair"

article ROB-1
  forbid raid
"""


def write(home: Path, name: str, law: str = "", **settings: object) -> Path:
    folder = home / name
    folder.mkdir()
    lines = [f"{k} = {v!r}".replace("'", '"') for k, v in {"name": name, **settings}.items()]
    (folder / "rulebook.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    if law:
        (folder / "law.md").write_text(fenced(law), encoding="utf-8")
    return folder


def extended(home: Path, law: str = "", **settings: object) -> Rulebook:
    write(home, "city", CITY)
    return load(str(write(home, "town", law, extends="city", **settings)), TOWN)


def test_a_rulebook_is_its_chapters_in_the_order_of_its_settings(tmp_path: Path) -> None:
    folder = write(tmp_path, "town", chapters=["b.md", "a.md"], title="The town")
    (folder / "a.md").write_text(fenced("article A-1\n  forbid attack"), encoding="utf-8")
    (folder / "b.md").write_text(fenced("article B-1\n  forbid attack"), encoding="utf-8")
    book = load(str(folder), TOWN)
    assert (book.name, book.title) == ("town", "The town")
    assert [a.id for a in book.articles] == ["B-1", "A-1"]


def test_without_settings_of_chapters_all_are_read_by_their_names(tmp_path: Path) -> None:
    folder = write(tmp_path, "town")
    for name in ("c", "a", "b"):
        (folder / f"{name}.md").write_text(fenced(f"article {name.upper()}-1\n  forbid attack"), encoding="utf-8")
    assert [a.id for a in load(str(folder), TOWN).articles] == ["A-1", "B-1", "C-1"]


def test_a_rulebook_is_found_by_its_folder_or_by_the_name_it_ships_under(tmp_path: Path) -> None:
    folder = write(tmp_path, "town")
    assert find_rulebook(str(folder)) == folder
    assert find_rulebook("darkrp") == shipped() / "darkrp"


@pytest.mark.parametrize("name", ["nowhere", "", "\0", "a/b/c", "a" * 5000])
def test_a_rulebook_that_is_nowhere_is_refused_with_those_that_ship(name: str) -> None:
    with pytest.raises(NoSuchRulebook, match="darkrp"):
        find_rulebook(name)


def test_extending_keeps_everything_of_the_base(tmp_path: Path) -> None:
    book = extended(tmp_path)
    assert [a.id for a in book.articles] == ["KOS-1", "RED-1", "ROB-1"]
    assert (set(book.lets), set(book.modes), set(book.tables)) == ({"window"}, {"calm"}, {"job"})
    assert (set(book.ladders), set(book.definitions)) == ({"fighting"}, {"a player is awake"})


def test_an_override_changes_one_number_for_every_article(tmp_path: Path) -> None:
    book = extended(tmp_path, "let window be 10 minutes")
    assert book.lets["window"].value == Written(600_000, "duration", "10 minutes", "minutes")
    red = book.articles[1]
    assert red.when is not None
    told = red.when.lines[0].condition
    assert isinstance(told, Happened)
    assert told.windows == (Window(oldest=LetRef("window", "duration")),)


def test_an_article_given_anew_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    book = extended(tmp_path, "article ROB-1\n  forbid raid\n  when raider is online")
    (rob,) = [a for a in book.articles if a.id == "ROB-1"]
    assert rob.when is not None


def test_articles_are_switched_off_and_added(tmp_path: Path) -> None:
    book = extended(tmp_path, "article OWN-1\n  forbid stay", off=["ROB-1"])
    assert [a.id for a in book.articles] == ["KOS-1", "RED-1", "OWN-1"]
    assert book.off == ("ROB-1",)


def test_what_is_switched_off_and_given_anew_stays_off(tmp_path: Path) -> None:
    book = extended(tmp_path, "article ROB-1\n  forbid raid", off=["ROB-1"])
    assert "ROB-1" not in [a.id for a in book.articles]


def test_a_definition_given_anew_changes_what_is_asked(tmp_path: Path) -> None:
    law = 'define a player is awake\n  when the player hit anyone\n   and staff find that "he was"'
    book = extended(tmp_path, law)
    assert book.articles[1].questions == ("he was", "it was fair")


def test_a_definition_given_anew_may_not_stand_on_itself_by_others(tmp_path: Path) -> None:
    write(
        tmp_path,
        "city",
        "define a player is a\n  when the player is online\n\ndefine a player is b\n  when the player is a",
    )
    town = write(tmp_path, "town", "define a player is a\n  when the player is b", extends="city")
    with pytest.raises(Refused) as caught:
        load(str(town), TOWN)
    assert [d.message for d in caught.value.diagnostics] == ["`a player is a` stands on itself"]


def test_a_definition_given_anew_may_stand_on_later_ones_of_the_base(tmp_path: Path) -> None:
    city = "\n\n".join(f"define a player is {w}\n  when the player is online" for w in ("a", "b", "c"))
    write(tmp_path, "city", city)
    law = "define a player is a\n  when the player is c\n   and the player is b\n   and the player is c"
    book = load(str(write(tmp_path, "town", law, extends="city")), TOWN)
    assert len(book.definitions["a player is a"].body.lines) == 3


def test_an_extension_does_not_change_the_rulebook_it_extends(tmp_path: Path) -> None:
    write(tmp_path, "city", CITY)
    base = load(str(tmp_path / "city"), TOWN)
    before = (dict(base.lets), dict(base.tables), dict(base.definitions), base.articles)
    reader = BookReader(TOWN, "town")
    reader.extend(base)
    reader.chapter("law.md", fenced("let window be 9 minutes\nlet other be 5\narticle OWN-1\n  forbid stay"))
    reader.finish()
    assert (dict(base.lets), dict(base.tables), dict(base.definitions), base.articles) == before


def test_what_is_wrong_in_the_base_names_its_folder(tmp_path: Path) -> None:
    write(tmp_path, "city", "article KOS-1\n  forbid atack")
    town = write(tmp_path, "town", extends="city")
    with pytest.raises(Refused) as caught:
        load(str(town), TOWN)
    assert [d.spot.file for d in caught.value.diagnostics] == ["city/law.md"]


def test_a_rulebook_may_extend_one_that_ships(tmp_path: Path) -> None:
    from lawspeaker.vocabulary import lexicon

    town = write(tmp_path, "town", extends="darkrp")
    assert {a.id for a in load("darkrp", lexicon()).articles} == {a.id for a in load(str(town), lexicon()).articles}


def test_the_hash_tells_texts_and_what_is_switched_off_apart(tmp_path: Path) -> None:
    one = read("article KOS-1\n  forbid attack").hash
    assert one == read("article KOS-1\n  forbid attack").hash
    assert one != read("article KOS-2\n  forbid attack").hash
    write(tmp_path, "city", CITY)
    hashes = {
        load(str(write(tmp_path, f"town{i}", extends="city", off=off)), TOWN).hash
        for i, off in enumerate(([], ["ROB-1"], ["RED-1"]))
    }
    assert len(hashes) == 3


def test_notices_and_clauses_are_kept_with_their_places(tmp_path: Path) -> None:
    folder = write(tmp_path, "town")
    (folder / "law.md").write_text("# A\n\n```notice cites A-1, A-2\nRead this.\n```\n", encoding="utf-8")
    (folder / "register.csv").write_text("id,kind,text\nA-1,fact,Be kind.\nA-2,fact,Pay.\n", encoding="utf-8")
    book = load(str(folder), TOWN)
    assert set(book.clauses) == {"A-1", "A-2"}
    assert {k: (s.line, s.column) for k, s in book.notices.items()} == {"A-1": (3, 17), "A-2": (3, 22)}


def test_parts_are_read_whatever_their_order() -> None:
    parts = CITY.strip().split("\n\n")
    forward, backward = read("\n\n".join(parts)), read("\n\n".join(reversed(parts)))
    assert {a.id: a for a in forward.articles}.keys() == {a.id: a for a in backward.articles}.keys()
    assert forward.lets["window"].value == backward.lets["window"].value
    assert [a.questions for a in forward.articles if a.id == "RED-1"] == [("it was fair",)]


ATTACK = "article A-1\n  forbid attack\n  when "
FIRST_CAUSES = [
    ("let window be 5 minuts", "victim hit attacker within the last window"),
    ("let window be 5 minuts", "victim hit attacker within the last window\n   and that hit was struck"),
    ("mode night is every dy", "during night"),
    ("table deed\n  words  bad\n  theft  robs", "weapon mentions theft"),
    ("define a player is awake", "victim is awake"),
]


@pytest.mark.parametrize(("broken", "line"), FIRST_CAUSES)
def test_what_only_suffers_from_something_unread_is_not_told_besides(broken: str, line: str) -> None:
    with pytest.raises(Refused) as refused:
        read(f"{broken}\n\n{ATTACK}{line}")
    (told,) = refused.value.diagnostics
    assert told.spot.source.strip() in broken


def test_a_table_whose_column_of_phrases_is_called_otherwise_is_named() -> None:
    with pytest.raises(Refused) as refused:
        read(f"table deed\n  columns words\n  theft  robs, steals\n\n{ATTACK}weapon mentions theft")
    (told,) = refused.value.diagnostics
    assert (
        told.help
        == "the table `deed` has that row, and the columns `columns words`: name the column of its phrases `words`"
    )


def test_what_is_wrong_elsewhere_is_told_as_well() -> None:
    with pytest.raises(Refused) as refused:
        read(f"let window be 5 minuts\n\n{ATTACK}victim is awaken\n   and that hit was struck")
    assert [d.spot.source.strip() for d in refused.value.diagnostics] == [
        "let window be 5 minuts",
        "when victim is awaken",
    ]


def test_a_rulebook_that_suffers_much_is_not_read_to_its_end() -> None:
    lines = "\n   and ".join(["victim hit attacker within the last window"] * 40)
    articles = "\n\n".join(f"article A-{n}\n  forbid attack\n  when {lines}" for n in range(1, 20))
    with pytest.raises(Refused) as refused:
        read(f"let window be 5 minuts\n\n{articles}")
    assert len(refused.value.diagnostics) == 1
