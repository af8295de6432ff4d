"""Bootstrap: what the environment says, which files are a brand, and worlds from which nothing leaves."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from chalicelib.adapters.files import brands
from chalicelib.adapters.files.folder import occupy
from chalicelib.books import customers, decisions
from chalicelib.bootstrap import commands, environment, machine
from chalicelib.cli import serve
from chalicelib.domain.errors import DelightError, GaveUp, PlaybookBroken
from chalicelib.domain.post import Author
from chalicelib.domain.settings import Settings
from chalicelib.engine import pipeline
from chalicelib.entry import pages
from chalicelib.entry.web import Request
from chalicelib.ports import HttpRequest, Notice
from tests.listener import listener
from tests.worlds import ROOT, STEAK_AT, STEAK_KEY, demo_files, item, post


@contextmanager
def said_by(**said: str) -> Iterator[None]:
    """The process's environment with these `DELIGHT_` names and no others."""
    before = {name: value for name, value in os.environ.items() if name.startswith(environment.PREFIX)}
    for name in before:
        del os.environ[name]
    os.environ.update({environment.PREFIX + name: value for name, value in said.items()})
    try:
        yield
    finally:
        for name in said:
            del os.environ[environment.PREFIX + name]
        os.environ.update(before)


def write(folder: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


def options(tmp_path: Path, **chosen: object) -> environment.Options:
    return environment.Options(**{"data": tmp_path / "data", **chosen})  # type: ignore[arg-type]  # names and types are the Options'


def test_nothing_said_is_the_default() -> None:
    with said_by():
        assert environment.from_environment() == environment.Options()


def test_the_environment_says_and_the_command_line_says_it_louder(tmp_path: Path) -> None:
    with said_by(SECRETS="/s.json", PLAYBOOKS="/p", CUSTOMERS="", PUBLIC_URL="https://d.test/stage/"):
        found = environment.from_environment(data=tmp_path, playbooks=Path("/other"), clock=None)
    assert (found.secrets, found.playbooks, found.customers) == (Path("/s.json"), Path("/other"), None)
    assert (found.data, found.clock) == (tmp_path, None)
    assert found.settings.url_for("/t/1") == "https://d.test/stage/t/1"
    assert found.settings.base_path == "/stage"


def test_apis_are_named_by_platform() -> None:
    with said_by(API_X="http://127.0.0.1:9/", API_FACEBOOK=""):
        assert environment.from_environment().settings.api_bases == {"x": "http://127.0.0.1:9"}


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ({}, "en"),
        ({"LANG": "de_AT.UTF-8"}, "de"),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "de"}, "de"),
        ({"LANG": "de_DE", "LC_ALL": ""}, "de"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "del"}, "en"),
    ],
)
def test_the_terminals_language_is_ours_or_english(
    said: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    assert environment.language() == language


def test_a_folder_is_its_json_and_texts_and_nothing_that_lies_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "secret.json").write_text("{}")
    folder = write(tmp_path / "b", {"brand.json": "{}", "texts/a.en.jinja": "é", "notes.md": "x", ".env": "x"})
    (folder / "rules").mkdir()
    (folder / "rules" / "link.json").symlink_to(tmp_path / "secret.json")
    assert brands.bundle(folder) == {"brand.json": "{}", "texts/a.en.jinja": "é"}


def test_all_brands_problems_are_told_with_their_folder(tmp_path: Path) -> None:
    write(tmp_path / "a", {"brand.json": "{}"})
    write(tmp_path / "b", {"brand.json": "["})
    write(tmp_path / "no-brand", {"other.json": "{}"})
    with pytest.raises(PlaybookBroken) as refused:
        commands.dry_run(options(tmp_path, playbooks=tmp_path), at=STEAK_AT)
    assert {problem.file.split("/")[0] for problem in refused.value.problems} == {"a", "b"}


@pytest.mark.parametrize("name", ["empty", "missing"])
def test_a_folder_without_a_brand_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(PlaybookBroken, match=r"no folder with a brand\.json in it"):
        commands.dry_run(options(tmp_path, playbooks=tmp_path / name), at=STEAK_AT)


def test_a_dry_run_stands_still_and_lets_nothing_out(tmp_path: Path) -> None:
    world = commands.dry_run(options(tmp_path), at=STEAK_AT)
    assert world.clock.now() == world.clock.now() == STEAK_AT
    with pytest.raises(GaveUp):
        world.http.send(HttpRequest("GET", "http://127.0.0.1:9", {}))
    with pytest.raises(GaveUp):
        world.notices.send(Notice(key="k", brand="b", to="t", subject="s", text="t"))
    assert world.vault.secrets("engine/links/secret") == ()
    assert customers.find(world.records, "mortons", "x", Author(id="15948437")) is not None
    assert not (tmp_path / "data").exists()


def test_one_machine_makes_its_folder_and_goes_on_where_it_was(tmp_path: Path) -> None:
    chosen = options(tmp_path, clock=STEAK_AT)
    world = machine.one_machine(chosen)
    assert pipeline.consider(item(post()), world) == "decided"
    again = machine.one_machine(chosen)
    assert pipeline.consider(item(post()), again) == "duplicate"
    assert stat.S_IMODE((tmp_path / "data" / "secrets.json").stat().st_mode) == 0o600
    assert world.vault.secrets("engine/links/secret") == again.vault.secrets("engine/links/secret") != ()
    assert again.vault.secrets("x/mortons/consumer_secret") != ()


def test_a_look_into_an_engines_folder_reads_what_it_decided(tmp_path: Path) -> None:
    world = machine.one_machine(options(tmp_path, clock=STEAK_AT))
    pipeline.consider(item(post()), world)
    found = decisions.get(commands.look_into(tmp_path / "data").records, STEAK_KEY)
    assert found is not None
    seen = commands.look_into(tmp_path / "data").playbooks.version("mortons", found[0].version)
    assert seen.brand.id == "mortons"


def test_a_folder_without_an_engine_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DelightError, match="--data"):
        commands.look_into(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_dry_run_over_an_engines_folder_writes_nothing_to_its_shelf(tmp_path: Path) -> None:
    machine.one_machine(options(tmp_path, clock=STEAK_AT))
    before = sorted(str(path) for path in (tmp_path / "data" / "shelf").rglob("*"))
    changed = {**demo_files(), "texts/thank-you.en.jinja": "Thanks!"}
    write(tmp_path / "playbooks" / "mortons", changed)
    commands.dry_run(options(tmp_path, playbooks=tmp_path / "playbooks"), at=STEAK_AT, data=tmp_path / "data")
    assert sorted(str(path) for path in (tmp_path / "data" / "shelf").rglob("*")) == before


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "can't read the customers' file"),
        (b"{", "customers.json"),
        (b'{"b": [{}]}', "id"),
        (b'{"b\xff": []}', "customers.json.*UTF-8"),
        (b'{"b": [], "b": []}', "twice"),
        (b'{"b": [{"id": "\\ud83d"}]}', r"\$\.b\[0\]\.id"),
    ],
)
def test_a_customers_file_that_cant_be_read_is_told(tmp_path: Path, content: bytes | None, told: str) -> None:
    path = tmp_path / "customers.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DelightError, match=told):
        commands.dry_run(options(tmp_path, customers=path), at=STEAK_AT)


def test_a_data_folder_that_cant_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    with pytest.raises(DelightError, match=r"can't use the data folder .* something else is where"):
        machine.one_machine(options(tmp_path))


def test_a_clock_starts_where_it_is_told_and_ticks(tmp_path: Path) -> None:
    world = machine.one_machine(options(tmp_path, clock=datetime.fromisoformat("2026-03-11T15:05:00-04:00")))
    first, second = world.clock.now(), world.clock.now()
    assert STEAK_AT <= first <= second < STEAK_AT + timedelta(minutes=1)
    assert first.tzinfo is UTC


def test_every_secret_that_is_needed_has_a_name(tmp_path: Path) -> None:
    machine.one_machine(options(tmp_path, clock=STEAK_AT))
    assert set(json.loads((tmp_path / "data" / "secrets.json").read_text())) == {
        "engine/links/secret",
        "engine/notices/webhook_secret",
        "x/mortons/consumer_secret",
        "facebook/mortons-fb/app_secret",
        "facebook/mortons-fb/verify_token",
        "x/studio-aktiv/consumer_secret",
        "facebook/studio-aktiv-fb/app_secret",
        "facebook/studio-aktiv-fb/verify_token",
    }


def test_the_demo_is_where_the_defaults_say() -> None:
    assert environment.Options().playbooks == ROOT / "playbooks"
    assert environment.Options().customers == ROOT / "seeds" / "customers.json"


def test_a_folder_is_held_by_one_engine_at_a_time(tmp_path: Path) -> None:
    held = occupy(tmp_path)
    with pytest.raises(DelightError, match="another engine runs on"):
        occupy(tmp_path)
    held.close()
    occupy(tmp_path).close()


def test_it_is_said_that_replies_really_leave_and_what_they_wait_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DELIGHT_API_X", "https://x.example")
    chosen = environment.from_environment(data=tmp_path / "data")
    leaves, *waits = serve.what_leaves(machine.one_machine(chosen))
    assert "https://x.example" in leaves
    assert [endpoint for endpoint in ("mortons", "studio-aktiv") if f"x/{endpoint}/access_token" in "".join(waits)] == [
        "mortons",
        "studio-aktiv",
    ]


DUTY = "notices/mortons/hackensack-manager"


def leaving(tmp_path: Path, secrets: dict[str, str], **said: str) -> list[str]:
    """What an engine with these secrets says at its start."""
    how = options(tmp_path, clock=STEAK_AT, settings=Settings(**said))  # type: ignore[arg-type]  # names and types are the Settings'
    how.data.mkdir()
    how.vault_path.touch(mode=0o600)
    how.vault_path.write_text(json.dumps(secrets))
    return serve.what_leaves(machine.one_machine(how))


def test_nothing_leaves_unless_somebody_said_so(tmp_path: Path) -> None:
    assert leaving(tmp_path, {}) == []


def test_it_is_said_whom_messages_reach_and_how_without_any_address(tmp_path: Path) -> None:
    secrets = {
        f"{DUTY}/slack": "https://hooks.example/services/hush",
        f"{DUTY}/mail": "hush@stores.example",
        "notices/mortons/guest-relations/webhook": "https://care.example/hush",
        "notices/nobody/care/webhook": "https://nobody.example",
    }
    told = leaving(tmp_path, secrets, smtp="smtps://engine@mail.example", notices_webhook="https://all.example/hush")
    assert told == [
        "Messages to our own people really leave, all of them, to https://all.example.",
        "Messages of mortons really leave by mail, for hackensack-manager.",
        "Messages of mortons really leave by slack, for hackensack-manager.",
        "Messages of mortons really leave by webhook, for guest-relations.",
        "Mail leaves through mail.example:465.",
        "It waits for the password: put engine/smtp/password into the secrets file.",
        "It waits for an address to come from: set DELIGHT_MAIL_FROM.",
    ]


def test_mail_without_a_server_does_not_leave_and_that_is_said(tmp_path: Path) -> None:
    (told,) = leaving(tmp_path, {f"{DUTY}/mail": "a@b.example"})
    assert "no mail leaves" in told


def test_mail_that_others_can_read_is_said_to_be(tmp_path: Path) -> None:
    told = leaving(tmp_path, {f"{DUTY}/mail": "a@b.example"}, smtp="smtp://mail.example", mail_from="e@b.example")
    assert [line for line in told if "can read it" in line]
    assert not [line for line in told if "waits" in line]


def test_what_is_no_mail_server_is_told_at_the_start(tmp_path: Path) -> None:
    with pytest.raises(DelightError, match="DELIGHT_SMTP must be"):
        machine.one_machine(options(tmp_path, settings=Settings(smtp="mail.example")))


def test_mail_and_messages_are_set_by_the_environment() -> None:
    with said_by(SMTP="smtps://mail.example", MAIL_FROM="e@b.example", NOTICES_WEBHOOK="https://a.example"):
        found = environment.from_environment().settings
    assert (found.smtp, found.mail_from, found.notices_webhook) == (
        "smtps://mail.example",
        "e@b.example",
        "https://a.example",
    )


def test_messages_go_where_the_vault_says_and_unsent_replies_never_do(tmp_path: Path) -> None:
    with listener() as there:
        how = options(tmp_path, clock=STEAK_AT)
        how.data.mkdir()
        how.vault_path.touch(mode=0o600)
        how.vault_path.write_text(json.dumps({f"{DUTY}/slack": there.url}))
        world = machine.one_machine(how)
        notice = Notice(key="k", brand="mortons", to="hackensack-manager", subject="s", text="t", link="/t/1")
        world.unsent.send(notice)
        assert there.got == []
        world.notices.send(replace(notice, key="k2"))
    assert [request.body for request in there.got] == [{"text": "s\nt\nhttp://127.0.0.1:8000/t/1"}]
    assert [(one["key"], one["channels"]) for one in world.unsent.seen()] == [("k2", ["slack"]), ("k", [])]


@pytest.mark.parametrize("on_aws", [False, True])
def test_the_closed_console_names_commands_that_help_where_it_runs(tmp_path: Path, *, on_aws: bool) -> None:
    with said_by(STAGE="dev", VAULT="ssm:/delight/dev"):
        settings = environment.on_aws().settings if on_aws else environment.from_environment().settings
    world = replace(machine.one_machine(options(tmp_path)), settings=settings)
    answer = pages.home(Request("GET", {}, {}), world)
    assert answer.status == 401
    assert ("delight serve" in str(answer.body), "delight cases" in str(answer.body)) == (not on_aws, on_aws)
