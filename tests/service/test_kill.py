"""Kill −9 at any moment: nothing acknowledged is lost, nothing is found twice, and live equals judged."""

from random import Random

from service.kills import outlive, same_as_judged, season
from service.town import judged, open_hall, send

KILLS = 20


def test_the_findings_of_a_life_with_kills_are_those_of_judge_on_its_record(tmp_path):
    events = season(6)
    killed = outlive(tmp_path, events, Random(11), KILLS)
    assert killed >= KILLS // 3
    with open_hall(tmp_path) as hall:
        go_on = hall.servers["main"].expected("plugin")
        if go_on <= len(events):
            assert not send(hall, events[go_on - 1 :], go_on).refused
        judged(hall)
    assert same_as_judged(tmp_path) > 100
