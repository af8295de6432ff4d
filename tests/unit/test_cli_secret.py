"""``delight secret``: read where nobody sees it, rotated, and never shown; here into the file of one machine."""

from __future__ import annotations

import json
import os
import pty
import signal
import stat
import subprocess
import sys
from io import StringIO
from pathlib import Path
from threading import Thread

import pytest

from chalicelib.adapters.files.vault import FileVault, generate
from chalicelib.adapters.system import SystemClock
from chalicelib.bootstrap import environment, machine
from chalicelib.bootstrap.secret_names import secret_names, usable_names
from chalicelib.cli import main
from chalicelib.platforms import platforms
from chalicelib.ports import World
from tests.worlds import ROOT

Said = pytest.CaptureFixture[str]
NAME = "x/mortons/access_token"
SECRET = "v3ry-s3cret"


@pytest.fixture
def engine(tmp_path: Path) -> World:
    return machine.one_machine(environment.Options(data=tmp_path))


def put(monkeypatch: pytest.MonkeyPatch, folder: Path, text: str, *more: str, name: str = NAME) -> int:
    monkeypatch.setattr("sys.stdin", StringIO(text))
    return main(["secret", "--language", "en", "--data", str(folder), name, *more])


def there(folder: Path, name: str = NAME) -> tuple[str, ...]:
    return FileVault(folder / "secrets.json", clock=SystemClock()).secrets(name)


@pytest.mark.usefixtures("engine")
def test_a_secret_is_put_rotated_and_never_shown(tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    before = json.loads((tmp_path / "secrets.json").read_text("utf-8"))
    assert put(monkeypatch, tmp_path, "old\r\n") == 0
    assert capsys.readouterr().out == f"{NAME}: one is valid now. A running engine hears of it within seconds.\n"
    assert put(monkeypatch, tmp_path, f"{SECRET}\n", "--keep-old") == 0
    said = capsys.readouterr()
    assert said.out.startswith(f"{NAME}: two are valid now, the new one and the one before.")
    assert SECRET not in said.out + said.err
    assert there(tmp_path) == (SECRET, "old")
    assert put(monkeypatch, tmp_path, f"{SECRET}\n", "--keep-old") == 0  # once more takes the old one not away
    assert there(tmp_path) == (SECRET, "old")
    assert put(monkeypatch, tmp_path, "", "--remove-old") == 0
    assert there(tmp_path) == (SECRET,)
    after = json.loads((tmp_path / "secrets.json").read_text("utf-8"))
    assert before.items() <= after.items()
    assert stat.S_IMODE((tmp_path / "secrets.json").stat().st_mode) == 0o600


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Nothing was given"),
        ("\n", "Nothing was given"),
        ("two\nlines\n", "holds something that can't be seen"),
        (" padded", "begins or ends with a space"),
        ("tab\there", "holds something that can't be seen"),
        ("half \udcff", "holds something that can't be seen"),
    ],
)
def test_what_was_not_meant_changes_nothing(
    tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch, text: str, told: str
) -> None:
    assert put(monkeypatch, tmp_path, text) == 1
    assert told in capsys.readouterr().err
    assert there(tmp_path) == ()


@pytest.mark.usefixtures("engine")
def test_a_secret_on_the_command_line_is_not_taken_and_not_repeated(tmp_path: Path, capsys: Said) -> None:
    assert main(["secret", "--language", "en", "--data", str(tmp_path), NAME, SECRET]) == 2
    said = capsys.readouterr()
    assert "is seen by others" in said.err
    assert SECRET not in said.out + said.err
    assert there(tmp_path) == ()


@pytest.mark.usefixtures("engine")
def test_names_are_checked(tmp_path: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    assert put(monkeypatch, tmp_path, "s", name="/x//mortons") == 2
    assert "/x//mortons is no name of a secret" in capsys.readouterr().err
    assert put(monkeypatch, tmp_path, "s", name="x/morton/acces_token") == 0
    told = "Note: with what is in force, nothing asks for x/morton/acces_token. Is it x/mortons/access_token?\n"
    assert capsys.readouterr().err == told
    assert put(monkeypatch, tmp_path, "", "--remove-old", name="hooks/nobody") == 1
    assert capsys.readouterr().err == "There is no secret hooks/nobody.\n"
    assert put(monkeypatch, tmp_path / "nowhere", "s") == 2
    assert not (tmp_path / "nowhere").exists()


def test_whatever_the_documents_name_is_known(engine: World) -> None:
    playbooks = [engine.playbooks.current(brand) for brand in engine.playbooks.brands()]
    known = set(usable_names(playbooks))
    assert set(secret_names(playbooks)) <= known
    assert {
        "x/mortons/access_token",
        "facebook/mortons-fb/access_token",
        "facebook/mortons-fb/app_secret_sha1",
        "engine/smtp/password",
        "engine/smtp/sender",
        "notices/mortons/hackensack-manager/mail",
        "notices/mortons/guest-relations/slack",
    } <= known
    assert {one.partition("/")[0] for one in known} <= {
        "engine",
        "notices",
        "hooks",
        *(one.name for one in platforms()),
    }


def test_of_two_who_write_at_once_none_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "secrets.json"

    def write(number: int) -> None:
        for count in range(20):
            FileVault(path, clock=SystemClock()).put(f"x/{number}/{count}", ("s",))

    threads = [Thread(target=write, args=(number,)) for number in range(4)]
    for one in threads:
        one.start()
    generate(path, ["made"], lambda: "token")
    for one in threads:
        one.join()
    assert len(json.loads(path.read_text("utf-8"))) == 81


class Terminal:
    """The command, asking on a terminal of its own."""

    def __init__(self, folder: Path) -> None:
        self.ours, theirs = pty.openpty()
        code = "from chalicelib.cli import main; raise SystemExit(main())"
        command = [sys.executable, "-c", code, "secret", "--language", "en", "--data", str(folder), NAME]
        self.started = subprocess.Popen(
            command, cwd=ROOT, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
        )
        os.close(theirs)
        self.shown = b""
        while b"(nothing is shown): " not in self.shown:
            self.shown += os.read(self.ours, 1000)

    def wait(self) -> int:
        while True:
            try:
                self.shown += os.read(self.ours, 1000)
            except OSError:  # the terminal is closed
                break
        os.close(self.ours)
        return self.started.wait(20)


@pytest.mark.usefixtures("engine")
def test_on_a_terminal_it_is_asked_for_without_an_echo(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    os.write(terminal.ours, f"{SECRET}\n".encode())
    assert terminal.wait() == 0, terminal.shown
    assert SECRET.encode() not in terminal.shown
    assert there(tmp_path) == (SECRET,)


@pytest.mark.usefixtures("engine")
def test_whoever_thinks_better_of_it_sees_no_traceback(tmp_path: Path) -> None:
    before = there(tmp_path)
    terminal = Terminal(tmp_path)
    terminal.started.send_signal(signal.SIGINT)
    assert terminal.wait() == 130
    assert b"Traceback" not in terminal.shown
    assert there(tmp_path) == before
