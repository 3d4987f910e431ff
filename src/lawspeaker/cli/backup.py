"""`lawspeaker backup`, `restore` and `upgrade`: copies of all that a service keeps.

Exit status: 0 done; 2 nothing was done.
"""

from pathlib import Path

from lawspeaker.cli.clock import wall
from lawspeaker.cli.complaints import complaining
from lawspeaker.cli.setup import Given, data_of
from lawspeaker.service import keeping


@complaining
def backup(to: Path, /, *, settings: Given = None) -> int:
    """Copy everything a service keeps into a new folder; the service may go on running.

    Parameters
    ----------
    to
        a folder that is not there yet; in one that is, a new one is made by the time of day, and beside one that is a
        backup itself.
    """
    now = wall()
    where = keeping.place_for(to, now)
    made = keeping.back_up(data_of(settings), where, now)
    for name, record in made.records.items():
        print(f"{name}: {record.seq:,} events, sound")
    print(f"backed up to {where}")
    print("it holds the table of who is who: keep it as safe as the service, and destroy it when it is old")
    return 0


@complaining
def restore(source: Path, /, *, settings: Given = None) -> int:
    """Put a backup into the data folder, in which nothing is kept yet.

    Parameters
    ----------
    source
        the folder of the backup.
    """
    made = keeping.restore(source, data_of(settings))
    for name, record in made.records.items():
        print(f"{name}: {record.seq:,} events, sound")
    print("restored: `lawspeaker serve` goes on from there")
    return 0


@complaining
def upgrade(*, settings: Given = None) -> int:
    """Bring the data folder to what this version writes; refused without a backup of just what is there."""
    done = keeping.upgrade(data_of(settings))
    for step in done:
        print(step)
    print("everything is as this version writes it" if not done else "upgraded")
    return 0
