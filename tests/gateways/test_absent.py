"""Why nobody answers is said without the numbers of the system."""

import errno
import os

import pytest
from websockets.exceptions import InvalidMessage

from lawspeaker.gateways.absent import why_absent


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (ConnectionRefusedError(errno.ECONNREFUSED, os.strerror(errno.ECONNREFUSED)), "connection refused"),
        (TimeoutError("timed out"), "it does not answer in time"),
        (OSError("Multiple exceptions: [Errno 111] Connect call failed"), "nothing listens there"),
        (InvalidMessage("no HTTP"), "what answers there is something else (no HTTP)"),
    ],
)
def test_the_owner_reads_words(error, says):
    assert why_absent(error) == says
