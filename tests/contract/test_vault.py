"""What every adapter of `ports.Vault` promises, and of `ports.OwnersVault`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from chalicelib.ports import Clock, OwnersVault, Vault
from tests.contract.conftest import FileSecrets
from tests.contract.on_aws import KeptSecrets

NAME = "x/mortons/consumer_secret"
KeepSecrets = Callable[[dict[str, list[str]]], None]
PassTime = Callable[[timedelta], None]
PutSecrets = Callable[..., None]


def test_there_is_no_secret_for_an_unknown_name(vault: Vault, keep_secrets: KeepSecrets) -> None:
    keep_secrets({NAME: ["s"]})
    assert vault.secrets("x/mortons") == ()
    assert vault.secrets("") == ()


def test_secrets_come_newest_first(vault: Vault, keep_secrets: KeepSecrets) -> None:
    keep_secrets({NAME: ["new", "old"], "other": ["z"]})
    assert vault.secrets(NAME) == ("new", "old")


def test_a_secret_is_kept_to_the_letter(vault: Vault, keep_secrets: KeepSecrets) -> None:
    keep_secrets({NAME: ["  e\u0301 \u212b \n\"'\\ "]})
    assert vault.secrets(NAME) == ("  e\u0301 \u212b \n\"'\\ ",)


def test_a_secret_that_looks_like_json_is_one_all_the_same(vault: Vault, keep_secrets: KeepSecrets) -> None:
    looks = ["[", '["a", "b"]', '{"a": 1}', '"quoted"', "null"]
    keep_secrets({f"x/{number}/s": [secret] for number, secret in enumerate(looks)})
    assert [vault.secrets(f"x/{number}/s") for number in range(len(looks))] == [(secret,) for secret in looks]


@pytest.mark.parametrize(
    "name",
    [
        "/",
        "x//y",
        "/x",
        "x/",
        "..",
        "x/../y",
        "ü",
        "a b",
        "x:1",
        "x" * 5000,
        "/".join("abcdefghijklmnopqrst"),
        "x\n",
        "*",
    ],
)
def test_whatever_a_stranger_calls_it_there_is_no_secret(vault: Vault, keep_secrets: KeepSecrets, name: str) -> None:
    keep_secrets({NAME: ["s"]})
    assert vault.secrets(name) == ()


def test_a_rotated_secret_counts_after_five_minutes_at_the_latest(
    vault: Vault, keep_secrets: KeepSecrets, pass_time: PassTime
) -> None:
    keep_secrets({NAME: ["old"]})
    assert vault.secrets(NAME) == ("old",)
    keep_secrets({NAME: ["new"]})
    pass_time(timedelta(minutes=5))
    assert vault.secrets(NAME) == ("new",)
    keep_secrets({})
    pass_time(timedelta(minutes=5))
    assert vault.secrets(NAME) == ()


def test_what_is_put_is_there_at_once_whether_there_was_one_or_not(
    vault: Vault, keep_secrets: KeepSecrets, put_secrets: PutSecrets
) -> None:
    keep_secrets({"other": ["z"]})
    assert vault.secrets(NAME) == ()
    put_secrets(NAME, "old")
    assert vault.secrets(NAME) == ("old",)
    put_secrets(NAME, "new", "old")
    assert vault.secrets(NAME) == ("new", "old")
    put_secrets(NAME, "new")
    assert vault.secrets(NAME) == ("new",)
    assert vault.secrets("other") == ("z",)


def test_others_hear_of_what_is_put(
    kept_secrets: FileSecrets | KeptSecrets, clock: Clock, put_secrets: PutSecrets
) -> None:
    put_secrets(NAME, "n\u00e9w", '["odd"]')
    assert kept_secrets.vault(clock).secrets(NAME) == ("n\u00e9w", '["odd"]')
    put_secrets(NAME, '["odd"]')
    assert kept_secrets.vault(clock).secrets(NAME) == ('["odd"]',)


@pytest.mark.parametrize("secrets", [(), ("a", "b", "c"), ("",), ("a", "")])
def test_what_can_be_no_secret_is_not_put(
    vault: OwnersVault, keep_secrets: KeepSecrets, secrets: tuple[str, ...]
) -> None:
    keep_secrets({NAME: ["s"]})
    with pytest.raises(ValueError, match="one or two secrets"):
        vault.put(NAME, secrets)
    assert vault.secrets(NAME) == ("s",)
