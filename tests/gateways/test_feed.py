"""What a gateway has seen goes on record once it can, and why it cannot is said once."""

import asyncio

from lawspeaker.gateways.feed import Feed
from lawspeaker.service.intake import Batch, Gap, Outcome
from service.town import T, joined, speaker


class Server:
    """A server that refuses so many times, and then takes what it is given."""

    def __init__(self, refusals):
        self.left, self.taken = refusals, []

    def give(self, what, told):
        if self.left:
            self.left -= 1
            told(Outcome(0, "nothing can be put on record: the disk is full"))
            return
        if isinstance(what, Batch):
            self.taken += [entry.n for entry in what.entries]
        if isinstance(what, Gap):
            self.taken.append((what.first, what.last))
        told(Outcome(3 if isinstance(what, Batch) else 4))


def test_what_is_refused_is_given_again_until_it_is_taken_and_that_is_said_once(logged):
    server, slept = Server(3), []

    async def sleep(seconds):
        slept.append(seconds)

    async def put():
        feed = Feed(server, speaker("files"), sleep)
        return await feed.put(1, [joined("1", "Ana", T), joined("2", "Bo", T), None])

    assert asyncio.run(put()) == 4
    assert (server.taken, len(slept)) == ([1, 2, (3, 3)], 3)
    assert ["disk is full" in one["because"] for one in logged] == [True]
