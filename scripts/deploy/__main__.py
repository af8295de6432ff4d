"""``make deploy STAGE=dev [MAIL=you@example.com]``, ``make undeploy STAGE=dev``; YES=1 asks nothing."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.domain.errors import DelightError
from scripts.deploy import artefacts, down, up
from scripts.deploy.aws import NotDone

ROOT = Path(__file__).resolve().parent.parent.parent


def main(arguments: list[str] | None = None) -> int:
    """0: done, or nothing was to be done; 1: not done; 2: wrong usage."""
    asked = _parser().parse_args(arguments)
    ask = _asking(yes=asked.yes)
    try:
        if asked.command == "down":
            return down.undeploy(asked.stage, ask=ask, tell=_tell, poll_s=asked.poll)
        return up.deploy(_order(asked), ask=ask, tell=_tell)
    except (NotDone, DelightError, BotoCoreError, ClientError) as error:
        _tell(str(error))
        return 1
    except KeyboardInterrupt:
        _tell("\nNobody waits any more; what was begun goes on by itself. The same command again tells how it stands.")
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make deploy", description=__doc__)
    parser.add_argument("command", choices=("up", "down"))
    parser.add_argument("--stage", choices=("dev", "prod"), required=True)
    parser.add_argument("--mail", help="who hears of alarms")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="a parameter of the template")
    parser.add_argument("--package", type=Path, default=ROOT / "build" / "package")
    parser.add_argument("--playbooks", type=Path, default=ROOT / "playbooks")
    parser.add_argument("--over", action="store_true", help="publish although somebody else has uploaded since")
    parser.add_argument("--recover", action="store_true", help="go back from an update that could not be taken back")
    parser.add_argument("--yes", action="store_true", help="ask nothing")
    parser.add_argument("--poll", type=float, default=2.0, help="seconds between two looks")
    parser.add_argument("--rest", type=float, default=65.0, help="seconds until a deleted queue's name is free again")
    return parser


def _order(asked: argparse.Namespace) -> up.Order:
    return up.Order(
        stage=asked.stage,
        package=artefacts.read(asked.package),
        playbooks=asked.playbooks,
        parameters=_parameters(asked.set, asked.mail),
        over_others=asked.over,
        recover=asked.recover,
        poll_s=asked.poll,
        names_rest_s=asked.rest,
    )


def _parameters(said: list[str], mail: str | None) -> dict[str, str]:
    if wrong := [one for one in said if "=" not in one]:
        raise NotDone(f"--set {wrong[0]}: NAME=VALUE is expected.")
    found = dict(one.split("=", 1) for one in said)
    return found if mail is None else {**found, "AlarmMail": mail}


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _asking(*, yes: bool) -> up.Ask:
    def ask(question: str) -> bool:
        if yes:
            return True
        if not sys.stdin.isatty():
            raise NotDone(f"{question} Nobody is there to answer: YES=1 says yes.")
        return input(f"{question} [y/N] ").strip().lower() in {"y", "yes"}

    return ask


if __name__ == "__main__":
    sys.exit(main())
