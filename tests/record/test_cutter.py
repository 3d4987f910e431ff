"""Pages are drafted in a process apart, for as long as somebody asks."""

import json
import subprocess
import sys


def test_when_whoever_asked_has_gone_it_ends_without_a_word(tmp_path):
    command = [sys.executable, "-m", "lawspeaker.record.cutter"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as cutter:
        cutter.stdout.close()
        cutter.stdin.write(json.dumps(str(tmp_path)).encode() + b"\n")
        cutter.stdin.close()
        assert (cutter.stderr.read(), cutter.wait(90)) == (b"", 0)
