"""The ``delight`` command: reads the same JSON that the engine does. Exit 0 fine, 1 found something, 2 wrong usage.

One file a command: how it is called, and what it does.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from chalicelib.bootstrap import environment
from chalicelib.cli import (
    cases,
    check,
    cost,
    dead_letters,
    diff,
    explain,
    outbox,
    preview,
    publish,
    replay,
    replies,
    rollback,
    secret,
    send,
    serve,
    sign_in,
    signals,
    trace,
    versions,
)
from chalicelib.cli.common import Found
from chalicelib.domain.errors import DelightError, PlaybookBroken
from chalicelib.domain.sentence import Language, Sentence

COMMANDS = (
    serve,
    send,
    trace,
    explain,
    replay,
    check,
    preview,
    publish,
    versions,
    diff,
    rollback,
    signals,
    sign_in,
    replies,
    cases,
    outbox,
    dead_letters,
    secret,
    cost,
)
_NO_FILE = Sentence("there is no file {name}", "die Datei {name} gibt es nicht")
_BROKEN = Sentence("The playbook can't be used:", "Das Playbook ist nicht zu gebrauchen:")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
    except Found as error:
        if str(error):
            print(error, file=sys.stderr)
        return 1
    except PlaybookBroken as error:
        language = _language(options)
        print(_BROKEN.said(language), file=sys.stderr)
        for problem in error.problems:
            print(f"  {problem.told(language)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:  # at a question, such as for a secret; the engine itself ends otherwise
        print(file=sys.stderr)
        return 130
    except BrokenPipeError:  # whoever read the output has seen enough
        sys.stdout = None
        return 0
    except FileNotFoundError as error:
        print(f"delight: {_NO_FILE.filled(name=error.filename).said(_language(options))}", file=sys.stderr)
        return 2
    except (DelightError, OSError, ValueError) as error:
        told = error.said(_language(options)) if isinstance(error, DelightError) else error
        print(f"delight: {told}", file=sys.stderr)
        return 2
    return 0


def _language(options: argparse.Namespace) -> Language:
    """Of what is told."""
    language: Language = getattr(options, "language", environment.language())
    return language


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="delight", description="Listens, decides by playbooks, acts once.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_to(commands)
    return parser
