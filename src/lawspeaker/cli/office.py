"""`lawspeaker office`: who the organisation's people are: their accounts, roles and licences. Each change is on record.

Exit status: 0 done; 2 nothing could be done.
"""

from cyclopts import App

from lawspeaker.cli.complaints import complaining
from lawspeaker.cli.setup import Given, office_of
from lawspeaker.service.office import Person

app = App(name="office", help="The organisation's people: list, role, link, unlink, licence.")


@app.command
@complaining
def people(*, settings: Given = None) -> int:
    """List everybody the office knows: role, accounts and licences."""
    known = office_of(settings).people()
    for person in known:
        print(_row(person))
    if not known:
        print("nobody is known yet: `lawspeaker office role NAME owner` begins with you")
    return 0


@app.command
@complaining
def role(name: str, role: str, /, *, settings: Given = None) -> int:
    """Give somebody a role.

    Parameters
    ----------
    name
        what the office calls him: letters, digits, `-` and `_`.
    role
        `owner`, `senior`, `staff`, `helper` or `player`.
    """
    office_of(settings).set_role(name, role)
    print(f"{name} is {role} from now on")
    return 0


@app.command
@complaining
def link(name: str, where: str, account: str, /, *, settings: Given = None) -> int:
    """Say that an account is somebody's.

    Parameters
    ----------
    name
        what the office calls him.
    where
        `steam`, `discord` or another place.
    account
        the number of the account there.
    """
    office_of(settings).link(name, where, account)
    print(f"the {where} account {account} is {name}'s")
    return 0


@app.command
@complaining
def unlink(name: str, where: str, /, *, settings: Given = None) -> int:
    """Say that somebody has no account there any more.

    Parameters
    ----------
    name
        what the office calls him.
    where
        `steam`, `discord` or another place.
    """
    office_of(settings).link(name, where, None)
    print(f"{name} has no {where} account any more")
    return 0


@app.command
@complaining
def licence(name: str, kind: str, /, *, off: bool = False, settings: Given = None) -> int:
    """Give somebody a licence, or take it back.

    Parameters
    ----------
    name
        what the office calls him.
    kind
        which licence: `raid`, `bounty_hunter` or another.
    off
        take it back.
    """
    office_of(settings).license(name, kind, not off)
    print(f"{name} has {'no' if off else 'the'} licence `{kind}`{' any more' if off else ''}")
    return 0


def _row(person: Person) -> str:
    accounts = ", ".join(f"{where} {account}" for where, account in sorted(person.accounts.items())) or "no account"
    licences = f", licences: {', '.join(person.licences)}" if person.licences else ""
    return f"{person.id:20} {person.role:8} {accounts}{licences}"
