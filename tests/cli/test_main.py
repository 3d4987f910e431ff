"""The command line as a whole: what it can do is told, and an interrupt is no fault."""

import inspect
from importlib import import_module

import pytest
from cyclopts import App

from lawspeaker import cli


def test_every_command_says_in_the_list_what_it_is_for(capsys: pytest.CaptureFixture[str]) -> None:
    cli.app(["--help"], result_action="return_value")
    listed = capsys.readouterr().out
    assert all(f"│ {name} " in listed and told[:24] in listed for name, _, told in cli.COMMANDS)


def test_a_command_is_for_the_same_in_the_list_and_in_its_own_help() -> None:
    for _, place, told in cli.COMMANDS:
        module, _, attribute = place.partition(":")
        command = getattr(import_module(module), attribute)
        said = command.help if isinstance(command, App) else inspect.getdoc(command)
        assert " ".join(said.partition("\n\n")[0].split()) == told


@pytest.mark.parametrize("name", [name for name, _, _ in cli.COMMANDS])
def test_every_option_of_every_command_says_what_it_does(name: str) -> None:
    app = cli.app[name]
    commands = [app[part] for part in app if not part.startswith("-")] if app.default_command is None else [app]
    for command in commands:
        told = command.assemble_argument_collection(parse_docstring=True)
        assert all(argument.parameter.help for argument in told if argument.show), command.name


def test_an_interrupt_ends_a_command_without_a_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "app", interrupted)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == cli.INTERRUPTED
