"""``delight replay``: what would come of many posts, and what another playbook would change."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import msgspec

from chalicelib.bootstrap import commands, environment, machine
from chalicelib.cli.common import Commands, Found, language_option, playbook, playbooks_option, write
from chalicelib.cli.progress import shown
from chalicelib.domain.errors import DelightError
from chalicelib.domain.playbook import Playbook
from chalicelib.domain.post import PostEvent
from chalicelib.domain.sentence import Sentence
from chalicelib.editor import post_files, tell_replay
from chalicelib.editor.compare import compare
from chalicelib.editor.page import written
from chalicelib.editor.post_lines import MOST_MISREAD, NotLines, PostLines
from chalicelib.editor.replay import Replay, Replayed, new_stage
from chalicelib.editor.replayed import BrandReplay, ReplayReport
from chalicelib.ports import Playbooks

_MISREAD = Sentence(
    "Not every line is a post; the others were replayed.",
    "Nicht jede Zeile ist ein Beitrag; die anderen wurden durchgespielt.",
)
_NOT_ALIKE = Sentence(
    "{folder} has {brands}; there is nothing to compare: there is {known}",
    "{folder} hat {brands}; damit ist nichts zu vergleichen: es gibt {known}",
)
_NOT_LINES = Sentence(
    "{file}: the first {count} lines are no posts; one line = one post, each as a whole in one line (canonical JSON,"
    " schemas/post.schema.json)",
    "{file}: die ersten {count} Zeilen sind keine Beiträge; eine Zeile = ein Beitrag, jeder ganz in einer Zeile"
    " (kanonisches JSON, schemas/post.schema.json)",
)


def add_to(commands: Commands) -> None:
    """How it is called."""
    parser = commands.add_parser("replay", help="what would come of many posts; nothing is done")
    playbooks_option(parser)
    parser.add_argument("--json", action="store_true")
    language_option(parser)
    parser.add_argument("--brand", help="default: of each post, the one whose account received it, else the first")
    parser.add_argument("--against", type=Path, help="a brand's folder, or one with brands: what it would change")
    parser.add_argument("file", type=Path, help="posts in canonical JSON, one a line; - reads the input")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    try:
        _replay(options)
    except NotLines:
        told = _NOT_LINES.filled(file=options.file, count=MOST_MISREAD)
        raise DelightError(told) from None


def _replay(options: argparse.Namespace) -> None:
    chosen = environment.from_environment(playbooks=options.playbooks)
    known = commands.dry_run(chosen, at=machine.now())
    usual = playbook(known, options.brand)
    others = _others(chosen, options.against, known.playbooks)
    with sys.stdin.buffer if str(options.file) == "-" else options.file.open("rb") as lines, PostLines(lines) as posts:
        brands = _Brands(chosen, others)
        for event in shown(posts, total=len(posts)):
            brand = options.brand or post_files.brand_of([event.post.account_id], event.post.platform, known.playbooks)
            brands.take(event, known.playbooks.current(brand) if brand else usual)
        report = ReplayReport(brands=brands.told(), misread=tuple(posts.misread))
    if options.json:
        print(msgspec.json.encode(report).decode())
    else:
        write(tell_replay.lines(report, options.language))
    if report.misread:
        told = written(tell_replay.misread(one, options.language) for one in report.misread)
        raise Found("\n".join([*told, _MISREAD.said(options.language)]))


def _others(chosen: environment.Options, folder: Path | None, known: Playbooks) -> Mapping[str, Playbook]:
    """The playbooks to compare with, by brand."""
    if folder is None:
        return {}
    there = commands.dry_run(replace(chosen, playbooks=folder), at=machine.now()).playbooks
    found = {brand: there.current(brand) for brand in there.brands() if brand in set(known.brands())}
    if not found:
        raise DelightError(_NOT_ALIKE.filled(folder=folder, brands=[*there.brands()], known=[*known.brands()]))
    return found


class _Brands:
    """The replays of each brand that has posts."""

    def __init__(self, chosen: environment.Options, others: Mapping[str, Playbook]) -> None:
        self._chosen = chosen
        self._others = others
        self._replays: dict[str, tuple[Replay, ...]] = {}

    def take(self, event: PostEvent, playbook: Playbook) -> None:
        """The next post, of the brand of a playbook."""
        brand = playbook.brand.id
        if brand not in self._replays:
            playbooks = [playbook, *([self._others[brand]] if brand in self._others else [])]
            self._replays[brand] = tuple(Replay(one, new_stage(self._chosen)) for one in playbooks)
        for one in self._replays[brand]:
            one.take(event)

    def told(self) -> tuple[BrandReplay, ...]:
        """What came of them, by the brands' names."""
        return tuple(_told([one.result() for one in replays]) for _, replays in sorted(self._replays.items()))


def _told(found: Sequence[Replayed]) -> BrandReplay:
    before, *after = found
    return BrandReplay(replayed=before.summary, difference=compare(before, after[0]) if after else None)
