"""Secrets in SSM's parameters or in Secrets Manager, one by one, by the name that the engine calls them.

A value that begins with ``[`` is a JSON list of one or two secrets, the newest first: two while one is being replaced.
Every other value is the secret itself, to the letter. So a secret that begins with ``[`` is written as a list of one.
"""

from __future__ import annotations

import json
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from chalicelib.adapters.aws import faults, signed
from chalicelib.adapters.aws.clients import client
from chalicelib.adapters.aws.strangers import LIST, Allowance, is_on, listed
from chalicelib.domain import advice
from chalicelib.domain.errors import DelightError, SecretsUnreadable
from chalicelib.ports import Alarms, Clock

MAX_AGE = timedelta(minutes=5)
LAST_RESORT = timedelta(hours=1)
"""So old a secret may be when nobody can say whether there is a newer one. It risks that one that leaked is good for an
hour more; without it, nothing comes in as soon as the vault fails for five minutes."""
ASK_AGAIN = timedelta(seconds=5)
"""After a failure; in between nobody waits for another one."""
MOST_UNKNOWN = 10_000
"""Names without a secret that are remembered; strangers can make them up."""
MOST_AT_ONCE = 2
_NAME = re.compile(r"[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+){0,9}")
_LONGEST_NAME = 400


class _Kept(NamedTuple):
    secrets: tuple[str, ...]
    read_at: datetime


class CloudVault(ABC):
    """`ports.Vault`, whatever is asked. What there is and what there isn't is remembered for five minutes.

    Attributes:
        prefix: Begins each name, without a slash at its end.
        longest: Value that it takes, in bytes.
    """

    service: str
    longest: int

    def __init__(self, prefix: str, *, clock: Clock, alarms: Alarms, allowance: Allowance | None = None) -> None:
        """Open it.

        Args:
            alarms: Hear that it can't be reached, while what was read before still serves.
            allowance: Of names that nobody knows yet, where strangers make them up; behind it only endpoints that are
                listed are asked for. None: whoever asks here knows what there is.
        """
        self.prefix = prefix.rstrip("/")
        self._clock = clock
        self._alarms = alarms
        self._known: dict[str, _Kept] = {}
        self._unknown: dict[str, datetime] = {}
        self._failed: tuple[datetime, SecretsUnreadable] | None = None
        self._allowance = allowance
        self._list: tuple[str | None, datetime] | None = None

    def secrets(self, name: str) -> tuple[str, ...]:
        """See `ports.Vault.secrets`. A name that none can have there is not asked for.

        Raises:
            SecretsUnreadable: It can't be reached and wasn't within the last hour; or the value is none.
        """
        if not can_be(name):
            return ()
        now = self._clock.now()
        kept = self._known.get(name)
        if kept is not None and abs(now - kept.read_at) < MAX_AGE:
            return kept.secrets
        missed = self._unknown.get(name)
        if missed is not None and abs(now - missed) < MAX_AGE:
            return ()
        if kept is None and not self._may_be_there(name, now):
            return ()
        try:
            value = self._asked(name, now)
        except SecretsUnreadable as error:
            if kept is None or abs(now - kept.read_at) >= LAST_RESORT:
                raise
            self._alarms.raised(error)
            return kept.secrets
        return self._remember(name, None if value is None else self._read(name, value), now)

    def generate(self, names: Iterable[str], token: Callable[[], str]) -> list[str]:
        """Give every name that has no secret yet a fresh one; existing ones stay. Returns which got one.

        All are listed from then on, those included that somebody else made.

        Raises:
            SecretsUnreadable: It can't be written, or a name can't be one there. Some names may have got theirs.
        """
        made, wanted = [], list(dict.fromkeys(names))
        for name in wanted:
            if not can_be(name):
                raise SecretsUnreadable(f"{name!r} can't be a name in {self.service}")
            try:
                if self._make(f"{self.prefix}/{name}", _written(token())):
                    made.append(name)
            except faults.library_errors() as error:
                raise SecretsUnreadable(f"{self.service}: {name}: {faults.advice_about(error)}") from error
        self._add_to_list(wanted)
        return made

    def put(self, name: str, secrets: tuple[str, ...]) -> None:
        """See `ports.OwnersVault.put`."""
        if not 1 <= len(secrets) <= MOST_AT_ONCE or not all(secrets):
            raise ValueError("one or two secrets, none of them empty")
        if not can_be(name) or name == LIST:
            raise SecretsUnreadable(f"{name!r} can't be a name in {self.service}")
        value = _written(secrets[0]) if len(secrets) == 1 else json.dumps(secrets, ensure_ascii=False)
        if len(value.encode("utf-8", "replace")) > self.longest:
            raise SecretsUnreadable(f"{self.service}: {name}: it takes at most {self.longest} bytes")
        try:
            self._write(f"{self.prefix}/{name}", value, secret=True)
        except faults.library_errors() as error:
            raise SecretsUnreadable(f"{self.service}: {name}: {faults.advice_about(error)}") from error
        self._remember(name, secrets, self._clock.now())

    def _add_to_list(self, names: Iterable[str]) -> None:
        before = self._asked(LIST, self._clock.now())
        after = listed(before, names)
        if after == (before or ""):
            return
        try:
            self._write(f"{self.prefix}/{LIST}", after, secret=False)
        except faults.library_errors() as error:
            raise SecretsUnreadable(f"{self.service}: {LIST}: {faults.advice_about(error)}") from error

    def _may_be_there(self, name: str, now: datetime) -> bool:
        if self._allowance is None or self._allowance.takes(now):
            return True
        if self._list is None or abs(now - self._list[1]) >= MAX_AGE:
            self._list = self._asked(LIST, now), now
        return is_on(self._list[0], name)

    @abstractmethod
    def _ask(self, full_name: str) -> str | None:
        """The value. None: there is none. CallFailed: it can't be told."""

    @abstractmethod
    def _make(self, full_name: str, value: str) -> bool:
        """Keep it if there is none; False: there is one. Raises what boto3 raises."""

    @abstractmethod
    def _write(self, full_name: str, value: str, *, secret: bool) -> None:
        """Keep it, whatever was there. Raises what boto3 raises."""

    def _asked(self, name: str, now: datetime) -> str | None:
        if self._failed is not None and abs(now - self._failed[0]) < ASK_AGAIN:
            raise self._failed[1]
        try:
            value = self._ask(f"{self.prefix}/{name}")
        except signed.CallFailed as error:
            fix = faults.advice_on(error.code, error.status) if error.code else advice.AWS_SILENT
            failure = SecretsUnreadable(f"{self.service}: {fix}")
            self._failed = (now, failure)
            raise failure from error
        if self._failed is not None:
            self._failed = None
            self._alarms.over(SecretsUnreadable.about)
        return value

    def _remember(self, name: str, found: tuple[str, ...] | None, now: datetime) -> tuple[str, ...]:
        self._unknown.pop(name, None)
        if found is not None:
            self._known[name] = _Kept(found, now)
            return found
        self._known.pop(name, None)
        while len(self._unknown) >= MOST_UNKNOWN:
            del self._unknown[next(iter(self._unknown))]
        self._unknown[name] = now
        return ()

    def _read(self, name: str, value: str) -> tuple[str, ...]:
        if not value.startswith("["):
            found: object = [value]
        else:
            try:
                found = json.loads(value)
            except ValueError:
                found = None
        if (
            not isinstance(found, list)
            or not 1 <= len(found) <= MOST_AT_ONCE
            or not all(isinstance(one, str) and one for one in found)
        ):
            raise SecretsUnreadable(
                f"{self.service}: {self.prefix}/{name}: what begins with [ must be a JSON list of one or two strings, "
                "none of them empty, the newest first"
            )
        return tuple(found)


class SsmVault(CloudVault):
    """Secure strings in SSM's Parameter Store, e.g. ``/delight/prod/x/mortons/consumer_secret``."""

    service = "ssm"
    longest = 4096  # of a standard parameter: docs.aws.amazon.com/general/latest/gr/ssm.html

    def _ask(self, full_name: str) -> str | None:
        asked = {"Name": full_name, "WithDecryption": True}
        try:
            answer = signed.call("ssm", "GetParameter", asked, target="AmazonSSM")
        except signed.CallFailed as error:
            if error.code == "ParameterNotFound":
                return None
            raise
        return str(answer["Parameter"]["Value"])

    def _make(self, full_name: str, value: str) -> bool:
        ssm = client("ssm")
        try:
            ssm.put_parameter(Name=full_name, Value=value, Type="SecureString", Overwrite=False)
        except ssm.exceptions.ParameterAlreadyExists:
            return False
        return True

    def _write(self, full_name: str, value: str, *, secret: bool) -> None:
        kind: Literal["SecureString", "String"] = "SecureString" if secret else "String"
        client("ssm").put_parameter(Name=full_name, Value=value, Type=kind, Overwrite=True)


class SecretsManagerVault(CloudVault):
    """Secrets in Secrets Manager, e.g. ``delight/prod/x/mortons/consumer_secret``."""

    service = "secretsmanager"
    longest = 65_536  # docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html

    def _ask(self, full_name: str) -> str | None:
        try:
            answer = signed.call("secretsmanager", "GetSecretValue", {"SecretId": full_name}, target="secretsmanager")
        except signed.CallFailed as error:
            if error.code in {
                "ResourceNotFoundException",
                "InvalidRequestException",
            }:  # the latter: it is being deleted
                return None
            raise
        return str(answer.get("SecretString", "["))  # bytes are no secret of ours

    def _make(self, full_name: str, value: str) -> bool:
        manager = client("secretsmanager")
        try:
            manager.create_secret(Name=full_name, SecretString=value)
        except manager.exceptions.ResourceExistsException:
            return False
        return True

    def _write(self, full_name: str, value: str, *, secret: bool) -> None:  # noqa: ARG002  (all are, there)
        if not self._make(full_name, value):
            client("secretsmanager").put_secret_value(SecretId=full_name, SecretString=value)


def opened(said: str, *, clock: Clock, alarms: Alarms, allowance: Allowance | None = None) -> CloudVault:
    """``ssm:/delight/prod`` or ``secretsmanager:delight/prod``; with an allowance as `CloudVault` takes it.

    Raises:
        DelightError: It is neither.
    """
    kind, _, prefix = said.partition(":")
    makers: dict[str, Callable[..., CloudVault]] = {"ssm": SsmVault, "secretsmanager": SecretsManagerVault}
    inner = prefix[1:] if kind == "ssm" and prefix.startswith("/") else prefix
    if kind not in makers or not _NAME.fullmatch(inner) or (kind == "ssm" and inner == prefix):
        raise DelightError("DELIGHT_VAULT must be ssm:/delight/<stage> or secretsmanager:delight/<stage>")
    return makers[kind](prefix, clock=clock, alarms=alarms, allowance=allowance)


def can_be(name: str) -> bool:
    """Whether a secret can have that name on AWS."""
    return len(name) <= _LONGEST_NAME and _NAME.fullmatch(name) is not None


def _written(secret: str) -> str:
    return json.dumps([secret]) if secret.startswith("[") else secret
