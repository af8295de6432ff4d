"""What several commands have in common."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

import msgspec

from chalicelib.bootstrap import commands, environment, machine
from chalicelib.domain.decision import Explanation
from chalicelib.domain.errors import DelightError, FateUnknown, TryAgainLater
from chalicelib.domain.playbook import Playbook
from chalicelib.domain.sentence import LANGUAGES, Language, Sentence
from chalicelib.domain.work import Effect
from chalicelib.editor import post_files, tell
from chalicelib.editor.page import Line, written
from chalicelib.ports import Http, HttpRequest, World
from chalicelib.reading import parse

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001  (it has no public name)
"""What a command adds itself to."""


_NO_BRAND = Sentence(
    "there is no brand '{brand}'; there is {brands}", "die Marke „{brand}“ gibt es nicht; es gibt {brands}"
)


class Found(DelightError):
    """The command worked, and what it found is no good news: exit code 1."""


def playbooks_option(parser: argparse.ArgumentParser) -> None:
    """Where the brands' folders are."""
    parser.add_argument("--playbooks", type=Path, help="folder with one folder a brand (default: playbooks)")


def data_option(parser: argparse.ArgumentParser) -> None:
    """Where the engine keeps what it knows."""
    parser.add_argument("--data", type=Path, default=Path(".delight"), help="the engine's folder (default: .delight)")


def engine_option(parser: argparse.ArgumentParser) -> None:
    """Which engine it is about: one on this machine, or one on AWS."""
    data_option(parser)
    parser.add_argument("--stage", help="an engine on AWS, by its stage, instead of a folder")


def desk(options: argparse.Namespace, *, make: bool = False) -> World:
    """The records and versions of an engine, to change them; `commands.desk` or `bootstrap.aws.desk`."""
    if options.stage is None:
        return commands.desk(environment.from_environment(data=options.data), make=make)
    return _on_aws(options.stage)


def look_into(options: argparse.Namespace) -> World:
    """The records and versions of an engine, to read them."""
    return commands.look_into(options.data) if options.stage is None else _on_aws(options.stage)


def make_secrets(options: argparse.Namespace, playbooks: Iterable[Playbook]) -> None:
    """Give every secret of an engine that is missing a value, so that a new endpoint is open."""
    if options.stage is None:
        machine.make_secrets(environment.from_environment(data=options.data), playbooks)
        return
    from chalicelib.bootstrap import aws  # noqa: PLC0415  (as below)

    aws.make_secrets(aws.stack_of(options.stage).vault, playbooks)


def _on_aws(stage: str) -> World:
    from chalicelib.bootstrap import aws  # noqa: PLC0415  (boto3 takes longer than most commands)

    return aws.desk(stage)


def language_option(parser: argparse.ArgumentParser) -> None:
    """In which language people are told."""
    parser.add_argument(
        "--language",
        choices=LANGUAGES,
        default=environment.language(),
        help="of what is told (default: the terminal's)",
    )


def point_in_time(text: str) -> datetime:
    """A time on the command line."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no time; write 2026-03-11T15:05:00-04:00") from None
    if at.tzinfo is None:
        raise argparse.ArgumentTypeError("needs an offset, e.g. 2026-03-11T15:05:00-04:00")
    if not post_files.can_be_reckoned_from(at):
        raise argparse.ArgumentTypeError("must be of a year from 1970 to 2199")
    return at


def folder(data: Path) -> str:
    """The option that names the folder, where it is another than the default."""
    return "" if data == Path(".delight") else f" --data {data}"


def engine(options: argparse.Namespace) -> str:
    """The options that name the engine, where it is another than the usual one."""
    return folder(options.data) if options.stage is None else f" --stage {options.stage}"


def command() -> str:
    """How this command was called, so that the next one can be copied."""
    called = Path(sys.argv[0])
    try:
        return str(called.resolve().relative_to(Path.cwd().resolve()))
    except ValueError:
        return called.name


def engine_time(http: Http, url: str) -> datetime:
    """What time a running engine takes it to be; a demo's is not the machine's."""
    if not url.startswith(("http://", "https://")):
        raise DelightError(f"{url} is no URL; it begins with http:// or https://")
    try:
        health = parse(http.send(HttpRequest("GET", f"{url.rstrip('/')}/health", {})).body)
    except (TryAgainLater, FateUnknown):
        raise DelightError(f"no engine answers at {url}; is it running? Name another address with --url") from None
    return datetime.fromisoformat(health["time"].text())


def show(
    explanation: Explanation,
    *,
    as_json: bool,
    language: Language,
    effects: Sequence[Effect] = (),
    people: Mapping[str, Sequence[str]] | None = None,
) -> None:
    """A decision, for machines or for people."""
    if as_json:
        content = msgspec.to_builtins(explanation)
        if effects:
            content["effects"] = msgspec.to_builtins(effects)
        print(msgspec.json.encode(content).decode())
    else:
        write(tell.lines(explanation, language, effects, people or {}))


def write(lines: Iterable[Line]) -> None:
    """To whoever called: on a terminal in its width and in colours, else plainly."""
    terminal = sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if terminal else None
    for row in written(lines, width=width, colours=environment.wants_colours(terminal=terminal)):
        print(row)


def quoted(label: str, text: str) -> Iterator[Line]:
    """What somebody wrote, line by line as they wrote it."""
    first, *others = text.splitlines() or [""]
    yield Line(f"{label}: {first}", 1)
    for line in others:
        yield Line(line, 2) if line.strip() else Line()


def playbook(world: World, brand: str | None) -> Playbook:
    """The brand's playbook in force; without a name the first brand's."""
    brands = list(world.playbooks.brands())
    if brand is not None and brand not in brands:
        raise DelightError(_NO_BRAND.filled(brand=brand, brands=brands))
    return world.playbooks.current(brand or brands[0])
