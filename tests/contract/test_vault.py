"""What every adapter of `ports.Vault` promises."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from chalicelib.ports import Vault

NAME = "x/mortons/consumer_secret"
KeepSecrets = Callable[[dict[str, list[str]]], None]
PassTime = Callable[[timedelta], None]


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
