"""How long it takes to find the rules that are true of a post, from one rule to 10,000.

Next to the index: other engines with the same rules, the plain evaluator, and a floor, which is what every post costs
before any rule is asked. All in one process and run; all results are compared.
"""

from __future__ import annotations

import gc
import hmac
import json
import random
import re
import time
import tracemalloc
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from bench.rule_peers import PEERS
from bench.rules import Post, regex_rules, some_posts, some_rules
from chalicelib.domain.playbook import Rule
from chalicelib.matching.index import Index
from chalicelib.matching.plain import Look, evaluate

SEED = 20260311
SIZES = (1, 10, 100, 1_000, 10_000)
POSTS = 4_000
PATIENCE_S = 3.0
"""So long a slow engine is asked, of at least `LEAST` posts."""
LEAST = 10


class Figures(NamedTuple):
    """Of so many rules; times in microseconds a post.

    Attributes:
        true: The part of the rules that is true of a post, in the mean.
        build_ms: For all of them.
        peers: By name.
    """

    mean: float
    p50: float
    p99: float
    true: float
    build_ms: float
    megabytes: float
    plain: float
    peers: dict[str, float]


def measure() -> str:
    """The table."""
    posts = some_posts(random.Random(SEED), POSTS)
    rules = some_rules(random.Random(SEED), SIZES[-1])
    gc.freeze()  # or the collector would look through these again and again, at the cost of who is measured
    floor = _per_post(_floor, posts)
    measured = {size: _of(rules[:size], posts) for size in SIZES}
    bare = Index(some_rules(random.Random(SEED), 1_000, expressions=False))
    without = _per_post(lambda post: bare.true(post.moment), posts)
    regexes = Index(regex_rules(random.Random(SEED), 1_000))
    regex = _per_post(lambda post: regexes.true(post.moment), posts)
    names = ("posts/s", "mean", "p50", "p99", "true", "build ms", "MB", "plain", *PEERS)
    head = "".join(f"{name:>13}" if name in PEERS else f"{name:>10}" for name in names)
    return "\n".join(
        [
            f"matching: microseconds a post on one core, {POSTS} posts",
            "",
            f"{'rules':>7}{head}",
            *(f"{size:>7,}{_row(one)}" for size, one in measured.items()),
            "",
            f"{'':<58}{'aim':>10}{'here':>10}",
            *_aims(measured, floor=floor, without=without, regex=regex),
        ]
    )


def _of(rules: Sequence[Rule], posts: Sequence[Post]) -> Figures:
    begun = time.process_time()
    index = Index(rules)
    build_ms = 1000 * (time.process_time() - begun)
    found = [[rule.id for rule in index.true(post.moment)] for post in posts]

    def slow(match: Callable[[Post], list[str]]) -> float:
        """Of an engine that may take its time; its results have to be the same."""
        asked, begun = 0, time.process_time()
        while asked < len(posts) and (asked < LEAST or time.process_time() - begun < PATIENCE_S):
            if match(posts[asked]) != found[asked]:
                raise RuntimeError(f"the results differ at {len(rules)} rules, post {asked}")
            asked += 1
        return 1e6 * (time.process_time() - begun) / asked

    took = sorted(_each(lambda post: index.true(post.moment), posts))
    return Figures(
        mean=_per_post(lambda post: index.true(post.moment), posts),
        p50=took[len(took) // 2],
        p99=took[len(took) * 99 // 100],
        true=sum(map(len, found)) / len(posts) / len(rules),
        build_ms=build_ms,
        megabytes=_megabytes(rules),
        plain=slow(lambda post: _plainly(rules, post)),
        peers={name: slow(prepare(rules)) for name, prepare in PEERS.items()},
    )


def _row(figures: Figures) -> str:
    known = (f"{1e6 / figures.mean:,.0f}", *(f"{one:.1f}" for one in figures[:3]), f"{figures.true:.2%}")
    known += (f"{figures.build_ms:.0f}", f"{figures.megabytes:.1f}", f"{figures.plain:,.0f}")
    return "".join(f"{one:>10}" for one in known) + "".join(f"{one:>13,.0f}" for one in figures.peers.values())


def _aims(measured: dict[int, Figures], *, floor: float, without: float, regex: float) -> list[str]:
    hundred, thousand, most = (measured[size] for size in (100, 1_000, 10_000))
    fastest = min(thousand.peers, key=thousand.peers.__getitem__)
    return [
        _aim("posts a second at 1,000 rules", ">= 50,000", f"{1e6 / thousand.mean:,.0f}"),
        _aim(f"times the fastest peer there ({fastest})", ">= 30", f"{thousand.peers[fastest] / thousand.mean:.0f}"),
        _aim("posts a second at 10,000 rules", ">= 10,000", f"{1e6 / most.mean:,.0f}"),
        _aim("from 100 to 10,000 rules the time grows, times", "<= 20", f"{most.mean / hundred.mean:.1f}"),
        _aim("an index of 1,000 rules is built in, ms", "<= 100", f"{thousand.build_ms:.0f}"),
        _aim("of the rate without expressions is left, at 1,000 rules", ">= 0.5", f"{without / thousand.mean:.2f}"),
        _aim("1,000 rules of a regular expression each, us", "<= 50", f"{regex:.1f}"),
        _aim(f"100 rules, times the floor of {floor:.1f} us", "<= 1", f"{hundred.mean / floor:.2f}"),
    ]


def _aim(what: str, aim: str, here: str) -> str:
    return f"  {what:<56}{aim:>10}{here:>10}"


def _plainly(rules: Sequence[Rule], post: Post) -> list[str]:
    look = Look(post.moment)
    return [rule.id for rule in rules if evaluate(rule.when, look).result is True]


def _megabytes(rules: Sequence[Rule]) -> float:
    tracemalloc.start()
    index = Index(rules)
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del index
    return taken / 1e6


def _per_post(do: Callable[[Post], object], posts: Sequence[Post], *, rounds: int = 3) -> float:
    """Microseconds of this process, the best of some rounds."""
    best = float("inf")
    for _ in range(rounds):
        begun = time.process_time()
        for post in posts:
            do(post)
        best = min(best, time.process_time() - begun)
    return 1e6 * best / len(posts)


def _each(do: Callable[[Post], object], posts: Sequence[Post]) -> list[float]:
    took = []
    for post in posts:
        begun = time.perf_counter()
        do(post)
        took.append(1e6 * (time.perf_counter() - begun))
    return took


_WORD = re.compile(r"[a-z0-9]+")


def _floor(post: Post) -> Any:
    """What every post costs: its body is verified and read, its text looked through once."""
    hmac.digest(b"secret", post.raw, "sha256")
    read = json.loads(post.raw)
    return read, _WORD.findall(post.plain["text"].lower())
