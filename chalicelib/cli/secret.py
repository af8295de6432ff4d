"""``delight secret``: put a secret into an engine's vault; it is read where nobody sees it, and never shown."""

from __future__ import annotations

import argparse
import getpass
import sys

from chalicelib.bootstrap import commands, environment
from chalicelib.cli.common import Commands, Found, desk, engine_option, language_option
from chalicelib.domain.errors import DelightError
from chalicelib.domain.sentence import Language, Sentence
from chalicelib.ports import OwnersVault, World

_NO_NAME = Sentence(
    "{name} is no name of a secret: words of A-Z a-z 0-9 _ . - with slashes between them, like"
    " x/mortons/consumer_secret",
    "{name} ist kein Name eines Geheimnisses: Wörter aus A-Z a-z 0-9 _ . - mit Schrägstrichen dazwischen, wie"
    " x/mortons/consumer_secret",
)
_ON_THE_LINE = Sentence(
    "Nothing was changed. What stands on the command line is seen by others and kept by the shell: make another secret,"
    " and give it on standard input",
    "Nichts wurde geändert. Was auf der Befehlszeile steht, sehen andere, und die Shell merkt es sich: Nehmen Sie ein"
    " neues Geheimnis, und geben Sie es über die Standardeingabe ein",
)
_ASKED = Sentence("secret for {name} (nothing is shown): ", "Geheimnis für {name} (wird nicht angezeigt): ")
_EMPTY = Sentence("Nothing was given, nothing was changed.", "Nichts wurde eingegeben, nichts wurde geändert.")
_UNCLEAN = Sentence(
    "Nothing was changed: it begins or ends with a space, or holds something that can't be seen, such as a line's end.",
    "Nichts wurde geändert: Es beginnt oder endet mit einem Leerzeichen, oder es enthält etwas Unsichtbares wie ein"
    " Zeilenende.",
)
_NONE = Sentence("There is no secret {name}.", "Es gibt kein Geheimnis {name}.")
_UNKNOWN = Sentence(
    "Note: with what is in force, nothing asks for {name}.",
    "Hinweis: Mit dem, was in Kraft ist, fragt nichts nach {name}.",
)
_PERHAPS = Sentence(" Is it {name}?", " Ist es {name}?")
_SAME = Sentence("It was the newest already. ", "Es war schon das neueste. ")
_ONE = Sentence("{name}: one is valid now.", "{name}: eines gilt jetzt.")
_TWO = Sentence(
    "{name}: two are valid now, the new one and the one before.", "{name}: zwei gelten jetzt, das neue und das vorige."
)
_FUNCTIONS_HEAR = Sentence(
    " Functions hear of it within five minutes.", " Die Funktionen erfahren es innerhalb von fünf Minuten."
)
_ENGINE_HEARS = Sentence(
    " A running engine hears of it within seconds.", " Eine laufende Engine erfährt es innerhalb von Sekunden."
)


def add_to(commands: Commands) -> None:
    """How it is called."""
    parser = commands.add_parser("secret", help="put a secret into the vault, from standard input; it is never shown")
    engine_option(parser)
    language_option(parser)
    rotation = parser.add_mutually_exclusive_group()
    rotation.add_argument("--keep-old", action="store_true", help="what was the newest stays valid beside the new one")
    rotation.add_argument("--remove-old", action="store_true", help="of two, only the newest stays valid; reads none")
    parser.add_argument("name", help="e.g. x/mortons/consumer_secret")
    parser.add_argument("value", nargs="*", help=argparse.SUPPRESS)  # else argparse would show what is too much
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    from chalicelib.adapters.aws.vault import can_be  # noqa: PLC0415  (most commands need no vault)

    name, language = options.name, options.language
    if options.value:
        raise DelightError(_ON_THE_LINE)
    if not can_be(name):
        raise DelightError(_NO_NAME.filled(name=name))
    world, vault = desk(options), _vault(options)
    before = vault.secrets(name)
    if options.remove_old and not before:
        raise Found(_NONE.filled(name=name).said(language))
    _warn(name, world, language)
    given = before[0] if options.remove_old else _read(name, language)
    same = given == before[0] if before and not options.remove_old else False
    after = _after(given, before, keep_old=options.keep_old)
    if after != before:
        vault.put(name, after)
    hears = _ENGINE_HEARS if options.stage is None else _FUNCTIONS_HEAR
    told = ((_SAME,) if same else ()) + (_ONE if len(after) == 1 else _TWO, hears)
    print("".join(one.filled(name=name).said(language) for one in told))


def _after(given: str, before: tuple[str, ...], *, keep_old: bool) -> tuple[str, ...]:
    """Which are valid then. The same once more takes nothing away from a rotation that goes on."""
    if not keep_old or not before:
        return (given,)
    return before if given == before[0] else (given, before[0])


def _vault(options: argparse.Namespace) -> OwnersVault:
    if options.stage is None:
        return commands.vault(environment.from_environment(data=options.data))
    from chalicelib.bootstrap import aws  # noqa: PLC0415  (as in `common`)

    return aws.vault(options.stage)


def _warn(name: str, world: World, language: Language) -> None:
    """That nothing would look for it; perhaps it is misspelt."""
    from difflib import get_close_matches  # noqa: PLC0415

    from chalicelib.bootstrap.secret_names import usable_names  # noqa: PLC0415

    known = usable_names(map(world.playbooks.current, world.playbooks.brands()))
    if name in known:
        return
    near = get_close_matches(name, known, n=1)
    perhaps = "".join(_PERHAPS.filled(name=one).said(language) for one in near)
    print(_UNKNOWN.filled(name=name).said(language) + perhaps, file=sys.stderr)


def _read(name: str, language: Language) -> str:
    """From a terminal without an echo, else from what is piped in, without the end of its line."""
    try:
        if sys.stdin.isatty():
            given = getpass.getpass(_ASKED.filled(name=name).said(language))
        else:
            given = sys.stdin.read().removesuffix("\n").removesuffix("\r")
    except EOFError:
        given = ""
    if not given:
        raise Found(_EMPTY.said(language))
    if not given.isprintable() or given != given.strip():
        raise Found(_UNCLEAN.said(language))
    return given
