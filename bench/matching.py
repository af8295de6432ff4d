"""How long it takes to find the rules that are true of a post, from one rule to 10,000.

Rules as a large brand would have them: platform, language, mood, followers, three to ten phrases, some words that
must not be there, one in twenty with an expression. Next to the index: the plain evaluator, JMESPath compiled once a
rule, and a floor, which is what every post costs before any rule is asked. All in one process, results compared.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import random
import re
import time
import tracemalloc
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import jmespath

from chalicelib.domain.conditions import AllOf, Condition, Expression, Leaf
from chalicelib.domain.moment import Moment
from chalicelib.domain.playbook import Rule
from chalicelib.matching import plain
from chalicelib.matching.index import Index
from tests.moments import listening, moment

SIZES = (1, 10, 100, 1_000, 10_000)
POSTS = 4_000
FEW = 100
"""Posts for whoever would take minutes for all of them."""
PLATFORMS = ("x", "facebook", "google", "forum")
LANGUAGES = ("en", "de", "es")
MOODS = ("positive", "negative", "neutral")
ENDINGS = ("an", "el", "or", "ik", "ume", "ade", "ost", "ill", "urn", "ake")
WORDS = [one + other + ending for one in "bdfghklm" for other in ("ra", "lo", "i") for ending in ENDINGS]
COMMON = ("the", "a", "we", "and", "to", "of", "is", "it", "in", "for", "you", "that", "was", "with", "on", "at")
FOLLOWERS = (0, 10, 100, 1_000, 5_000, 10_000)


class Post(NamedTuple):
    """A post as the engine and as its peers read it."""

    moment: Moment
    plain: dict[str, Any]


def measure() -> str:
    """The table."""
    chance = random.Random(20260311)
    posts = [_post(chance) for _ in range(POSTS)]
    rules = [_rule(chance, number) for number in range(SIZES[-1])]
    floor = _per_post(lambda post: _floor(post.plain), posts)
    columns = ("index", "p50", "p99", "posts/s", "true", "plain", "jmespath", "build ms", "MB")
    lines = [
        f"matching: microseconds a post on one core, {POSTS} posts; floor (json.loads, HMAC, one scan): {floor:.1f}",
        "",
        f"{'rules':>7}" + "".join(f"{column:>10}" for column in columns),
    ]
    lines.extend(_line(rules[:size], posts) for size in SIZES)
    return "\n".join(lines)


def _line(rules: Sequence[Rule], posts: Sequence[Post]) -> str:
    begun = time.process_time()
    index = Index(rules)
    build_ms = 1000 * (time.process_time() - begun)
    few = posts[: FEW if len(rules) > 100 else POSTS // 4]
    said = [jmespath.compile(_as_jmespath(rule)) for rule in rules]
    for post in few:
        look = plain.Look(post.moment)
        true = [rule.id for rule in index.true(post.moment)]
        assert true == [rule.id for rule in rules if plain.evaluate(rule.when, look).result is True]
        assert true == [rule.id for rule, one in zip(rules, said, strict=True) if one.search(post.plain) is True]
    took = sorted(_each(lambda post: index.true(post.moment), posts))
    mean = _per_post(lambda post: index.true(post.moment), posts)
    true_share = sum(len(index.true(post.moment)) for post in posts) / len(posts) / len(rules)
    plainly = _per_post(lambda post: _plainly(rules, post.moment), few, rounds=1)
    peer = _per_post(lambda post: [one.search(post.plain) for one in said], few, rounds=1)
    p50, p99 = (took[len(took) * part // 100] for part in (50, 99))
    figures = f"{mean:>10.1f}{p50:>10.1f}{p99:>10.1f}{1e6 / mean:>10,.0f}{true_share:>10.2%}"
    return f"{len(rules):>7,}{figures}{plainly:>10,.0f}{peer:>10,.0f}{build_ms:>10.0f}{_megabytes(rules):>10.1f}"


def _plainly(rules: Sequence[Rule], now: Moment) -> list[Rule]:
    look = plain.Look(now)
    return [rule for rule in rules if plain.evaluate(rule.when, look).result is True]


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


_SCAN = re.compile(r"[a-z0-9]+")


def _floor(post: dict[str, Any]) -> int:
    raw = post["raw"]
    hmac.digest(b"secret", raw, "sha256")
    return len(_SCAN.findall(json.loads(raw)["text"].lower()))


def _post(chance: random.Random) -> Post:
    words = [chance.choice(COMMON) if chance.random() < 0.6 else chance.choice(WORDS) for _ in range(25)]
    known = {
        "post.platform": chance.choice(PLATFORMS),
        "post.text": " ".join(words),
        "post.hashtags": chance.sample(WORDS, chance.randint(0, 3)),
        "signals.language": chance.choice(LANGUAGES),
        "signals.mood": chance.choice(MOODS),
        "author.followers": int(10 ** chance.uniform(0, 5)),
    }
    hashed = hashlib.sha256(repr(known).encode()).hexdigest() * 14
    return Post(
        moment(known),
        {
            "platform": known["post.platform"],
            "text": f" {known['post.text']} ",
            "hashtags": known["post.hashtags"],
            "language": known["signals.language"],
            "mood": known["signals.mood"],
            "followers": known["author.followers"],
            "raw": json.dumps({"text": known["post.text"], "rest": hashed}).encode(),
        },
    )


def _rule(chance: random.Random, number: int) -> Rule:
    phrases = [" ".join(chance.sample(WORDS, chance.choice((1, 1, 2)))) for _ in range(chance.randint(3, 10))]
    conditions: list[Condition] = [
        _leaf("post.platform", "in", chance.sample(PLATFORMS, 3)),
        _leaf("post.text", "mentions_any", phrases),
        _leaf("signals.language", "is", chance.choice(LANGUAGES)),
        _leaf("signals.mood", "in", chance.sample(MOODS, 2)),
        _leaf("author.followers", "at_least", chance.choice(FOLLOWERS)),
    ]
    if chance.random() < 0.4:
        conditions.append(_leaf("post.text", "mentions_none", chance.sample(WORDS, 2)))
    if chance.random() < 0.05:
        conditions.append(Expression(path="#", text="length(post.hashtags) <= `2`"))
    return listening(number, AllOf(path="#/when", children=tuple(conditions)))


def _leaf(fact: str, operator: str, wanted: Any) -> Leaf:
    return Leaf(path="#", fact=fact, operator=operator, wanted=wanted)


def _as_jmespath(rule: Rule) -> str:
    """The same rule for the peer, which knows no words: texts are single words between blanks."""
    assert isinstance(rule.when, AllOf)
    return " && ".join(f"({_said(one)})" for one in rule.when.children)


def _said(condition: Condition) -> str:
    if isinstance(condition, Expression):
        return condition.text.replace("post.", "")
    assert isinstance(condition, Leaf)
    name = condition.fact.rpartition(".")[2]
    match condition.operator:
        case "is":
            return f"{name} == '{condition.wanted}'"
        case "in":
            return " || ".join(f"{name} == '{one}'" for one in condition.wanted)
        case "at_least":
            return f"{name} >= `{condition.wanted}`"
        case "mentions_any":
            return " || ".join(f"contains({name}, ' {one} ')" for one in condition.wanted)
        case _:
            return " && ".join(f"!contains({name}, ' {one} ')" for one in condition.wanted)
