"""``delight cost``: what a month on AWS costs, for so many posts a day."""

from __future__ import annotations

import argparse

import msgspec

from chalicelib.cli.common import Commands, language_option
from chalicelib.costs import telling, usage
from chalicelib.costs.estimate import Load, report
from chalicelib.costs.prices import REGIONS
from chalicelib.domain.errors import DelightError
from chalicelib.domain.sentence import Sentence

_MOST_POSTS = 10**11
_TOO_MANY = Sentence(
    "{cases} that open a case and {matching} for which a rule does something are more than all posts",
    "{cases}, die einen Fall eröffnen, und {matching}, bei denen eine Regel etwas tut, sind mehr als alle Posts",
)
_TOO_MANY_REPLIES = Sentence(
    "{replies} can't be answered where a rule does something for {matching} only",
    "{replies} können nicht beantwortet werden, wo eine Regel nur bei {matching} etwas tut",
)


def add_to(commands: Commands) -> None:
    """How it is called."""
    parser = commands.add_parser("cost", help="what a month on AWS costs, by a formula; asks nobody")
    parser.add_argument("--posts-per-day", type=_Whole(0, _MOST_POSTS), required=True, metavar="N")
    parser.add_argument("--json", action="store_true")
    language_option(parser)
    parser.add_argument("--region", choices=REGIONS, default=REGIONS[0], help=f"default: {REGIONS[0]}")
    parser.add_argument("--no-free-tier", action="store_true", help="as if the account had used it up elsewhere")
    parser.add_argument("--api", choices=("rest", "http"), default="rest", help="what is deployed is rest (default)")
    parser.add_argument("--vault", choices=("ssm", "secretsmanager"), default="ssm", help="default: ssm, which is free")
    parser.add_argument("--brands", type=_Whole(1, 10_000), default=1, help="default: 1")
    parser.add_argument("--cases", type=_share, default=0.3, help="share of posts that open a case (default: 0.3)")
    parser.add_argument(
        "--matching", type=_share, default=0.1, help="share for which a rule does something (default: 0.1)"
    )
    parser.add_argument("--replies", type=_share, default=0.05, help="share that a person answers (default: 0.05)")
    parser.add_argument("--batch", type=_Whole(1, 10), default=1, help="messages that come together (default: 1)")
    parser.add_argument("--months", type=_Whole(1, 1200), default=12, help="for how long posts pile up (default: 12)")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> None:
    shares = {
        name: telling.share(getattr(options, name), options.language) for name in ("cases", "matching", "replies")
    }
    if options.cases + options.matching > 1:
        raise DelightError(_TOO_MANY.filled(cases=shares["cases"], matching=shares["matching"]))
    if options.replies > options.matching:
        raise DelightError(_TOO_MANY_REPLIES.filled(replies=shares["replies"], matching=shares["matching"]))
    load = Load(
        posts_per_day=options.posts_per_day,
        region=options.region,
        api=options.api,
        vault=options.vault,
        free_tier=not options.no_free_tier,
        cases=options.cases,
        matching=options.matching,
        replies=options.replies,
        brands=options.brands,
        batch=options.batch,
        months=options.months,
    )
    found = report(load, usage.measured())
    if options.json:
        print(msgspec.json.encode(found).decode())
    else:
        print("\n".join(telling.lines(found, options.language)))


class _Whole:
    """A whole number within bounds."""

    def __init__(self, least: int, most: int) -> None:
        self._least, self._most = least, most

    def __call__(self, text: str) -> int:
        try:
            number = int(text)
        except ValueError:
            number = self._least - 1
        if not self._least <= number <= self._most:
            raise argparse.ArgumentTypeError(f"'{text}' is no whole number from {self._least} to {self._most}")
        return number


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"'{text}' is no share from 0 to 1, such as 0.3")
    return share
