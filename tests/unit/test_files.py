"""What is special about shelf and vault on files: permissions, crashes, a full disk, what a person may have typed."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from chalicelib.adapters.files.shelf import FileShelf
from chalicelib.adapters.files.vault import LOOK_EVERY, FileVault, generate
from chalicelib.adapters.system import FixedClock
from chalicelib.domain.errors import NotStored, SecretsUnreadable


class StillClock(FixedClock):
    def __init__(self) -> None:
        super().__init__(datetime(2026, 3, 11, 19, 5, tzinfo=UTC))


def secrets_file(folder: Path, content: str, *, mode: int = 0o600) -> Path:
    path = folder / "secrets.json"
    path.write_text(content, "utf-8")
    path.chmod(mode)
    return path


def vault_with(folder: Path, content: str, *, mode: int = 0o600, clock: FixedClock | None = None) -> FileVault:
    return FileVault(secrets_file(folder, content, mode=mode), clock=clock or StillClock())


def tokens() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"token {next(numbers)}"


# Shelf


def test_what_is_on_the_shelf_is_for_its_owner_alone_and_leaves_no_rest(tmp_path: Path) -> None:
    FileShelf(tmp_path / "shelf").put("raw/2026/abc.json", b"{}")
    found = {path.relative_to(tmp_path).as_posix(): path.stat().st_mode & 0o777 for path in tmp_path.rglob("*")}
    assert found == {"shelf": 0o700, "shelf/raw": 0o700, "shelf/raw/2026": 0o700, "shelf/raw/2026/abc.json": 0o600}


def test_what_cannot_be_kept_is_said_and_what_was_there_stays(tmp_path: Path) -> None:
    shelf = FileShelf(tmp_path)
    shelf.put("a", b"old")
    for name, advice in (
        ("a/b", "something else is where its file"),
        ("x" * 300, "name too long: check the disk"),
    ):
        with pytest.raises(NotStored, match=advice):
            shelf.put(name, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert shelf.get("a") == b"old"


def test_a_put_over_a_folder_leaves_no_rest(tmp_path: Path) -> None:
    shelf = FileShelf(tmp_path)
    shelf.put("a/b", b"old")
    with pytest.raises(NotStored):
        shelf.put("a", b"new")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a", "b"]


def test_what_cannot_be_read_is_not_taken_for_absent(tmp_path: Path) -> None:
    with pytest.raises(NotStored):
        FileShelf(tmp_path).get("x" * 300)


# Vault


@pytest.mark.parametrize("mode", [0o604, 0o640, 0o644, 0o602, 0o601])
def test_a_file_that_others_may_use_is_refused_with_the_way_to_fix_it(tmp_path: Path, mode: int) -> None:
    vault = vault_with(tmp_path, '{"a": "s3cret"}', mode=mode)
    with pytest.raises(SecretsUnreadable, match="chmod 600") as caught:
        vault.secrets("a")
    assert "s3cret" not in str(caught.value)


def test_a_file_that_is_opened_to_others_is_refused_within_a_second(tmp_path: Path) -> None:
    clock = StillClock()
    vault = vault_with(tmp_path, '{"a": "s"}', clock=clock)
    assert vault.secrets("a") == ("s",)
    (tmp_path / "secrets.json").chmod(0o644)
    clock.at += LOOK_EVERY
    with pytest.raises(SecretsUnreadable, match="chmod 600"):
        vault.secrets("a")


def test_a_missing_file_is_an_error_and_not_a_vault_without_secrets(tmp_path: Path) -> None:
    with pytest.raises(SecretsUnreadable, match="is missing"):
        FileVault(tmp_path / "secrets.json", clock=StillClock()).secrets("a")


def test_a_single_secret_needs_no_list(tmp_path: Path) -> None:
    vault = vault_with(tmp_path, '{"a": "s", "b": ["n", "o"], "c": []}')
    assert [vault.secrets(name) for name in "abc"] == [("s",), ("n", "o"), ()]


@pytest.mark.parametrize(
    ("content", "where"),
    [
        ("", r"\$"),
        ("[]", r"\$: must be an object"),
        ('{"a": "s3cret"', r"\$: not JSON"),
        ('{"a": "s3cret", "a": "s3cret"}', "twice"),
        ('{"a": ["s3cret", "s3cret", "s3cret"]}', r"\$\.a: has more than 2"),
        ('{"a": ["s3cret", 3]}', r"\$\.a\[1\]: must be a string"),
        ('{"a": {"s3cret": 1}}', r"\$\.a: must be a string"),
        ('{"a": null}', r"\$\.a"),
        ('{"a": ["s3cret", ""]}', r"\$\.a\[1\]: is empty"),
        ('{"a": ""}', r"\$\.a: is empty"),
    ],
)
def test_what_is_wrong_in_the_file_is_named_but_never_quoted(tmp_path: Path, content: str, where: str) -> None:
    vault = vault_with(tmp_path, content)
    with pytest.raises(SecretsUnreadable, match=f"secrets.json: .*{where}") as caught:
        vault.secrets("a")
    assert "s3cret" not in str(caught.value)


def test_a_changed_file_counts_within_a_second(tmp_path: Path) -> None:
    clock = StillClock()
    vault = vault_with(tmp_path, '{"a": "old"}', clock=clock)
    assert vault.secrets("a") == ("old",)
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    secrets_file(fresh, '{"a": "new"}').replace(tmp_path / "secrets.json")
    clock.at += LOOK_EVERY
    assert vault.secrets("a") == ("new",)


# Generating


def test_generating_makes_a_file_for_its_owner_with_a_secret_for_each_name(tmp_path: Path) -> None:
    path = tmp_path / "new" / "secrets.json"
    generate(path, ["a", "b"], tokens())
    vault = FileVault(path, clock=StillClock())
    assert (vault.secrets("a"), vault.secrets("b")) == (("token 1",), ("token 2",))
    assert path.stat().st_mode & 0o777 == 0o600


def test_generating_again_keeps_what_is_there(tmp_path: Path) -> None:
    path = secrets_file(tmp_path, '{"mine": ["n", "o"], "single": "s", "none": []}')
    generate(path, ["mine", "fresh", "none"], tokens())
    assert json.loads(path.read_text("utf-8")) == {
        "mine": ["n", "o"],
        "single": ["s"],
        "none": [],
        "fresh": ["token 1"],
    }


def test_generating_writes_nothing_where_nothing_is_missing(tmp_path: Path) -> None:
    path = secrets_file(tmp_path, '{ "a":"s" }')
    generate(path, ["a"], tokens())
    assert path.read_text("utf-8") == '{ "a":"s" }'


def test_generating_refuses_a_broken_file_and_leaves_it(tmp_path: Path) -> None:
    path = secrets_file(tmp_path, '{"a": "s"')
    with pytest.raises(SecretsUnreadable, match="not JSON"):
        generate(path, ["b"], tokens())
    assert path.read_text("utf-8") == '{"a": "s"'
