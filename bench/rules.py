"""Posts, and rules as a large brand would have them, made from one seed.

Words are used as people use them: few often, many seldom. Rules look for three to ten phrases, on platforms, in a
language, in a mood, of authors with so many followers, without some other words; one in twenty has an expression.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any, NamedTuple

from chalicelib.domain.conditions import AllOf, Condition, Expression, Leaf
from chalicelib.domain.moment import Moment
from chalicelib.domain.playbook import Rule
from tests.e2e.posts import encode, mention
from tests.moments import listening, moment

PLATFORMS = ("x", "facebook", "google", "forum")
LANGUAGES = ("en", "de", "es")
MOODS = ("positive", "negative", "neutral")
FOLLOWERS = (0, 10, 100, 1_000, 5_000, 10_000)
COMMON = ("the", "a", "we", "and", "to", "of", "is", "it", "in", "for", "you", "that", "was", "with", "on", "at")
_ENDINGS = ("an", "el", "or", "ik", "ume", "ade", "ost", "ill", "urn", "ake")
WORDS = [one + other + ending for one in "bdfghklm" for other in ("ra", "lo", "i") for ending in _ENDINGS]
_OFTEN = [1 / (rank + 10) for rank in range(len(WORDS))]
WORDS_A_POST, TELLING = 25, 0.22
"""How many words a post has, and which part of them rules may look for."""
EXPRESSIONS = tuple(
    one.format(bound)
    for one in (
        "length(post.hashtags) <= `{}`",
        "length(post.hashtags) < `{}` || author.followers > `100`",
        "author.followers >= `{}` && length(post.hashtags) >= `0`",
        "!(length(post.hashtags) == `{}`)",
    )
    for bound in range(5)
)
"""Each true more often than not, so that it is the other conditions that decide."""

PATTERNS = (
    r"\b{one}(ed|s)? {other}",
    r"\b({one}|{other})s?\b.*!",
    r"\b{one}\w*\s+{other}",
    r"\b{one}\b.*\b{other}\b",
    r"{one} {other} ?#?\d{{3,}}",
    r"\b{one}\W+(\w+\W+){{0,3}}{other}\b",
)


class Post(NamedTuple):
    """One post.

    Attributes:
        moment: As the engine reads it.
        plain: As peers read it: one level of plain values; the text has a blank before and after each word.
        raw: As it came.
    """

    moment: Moment
    plain: dict[str, Any]
    raw: bytes


def some_posts(chance: random.Random, count: int) -> list[Post]:
    """So many, each different."""
    return [_post(chance, number) for number in range(count)]


def some_rules(chance: random.Random, count: int, *, expressions: bool = True) -> list[Rule]:
    """So many; without expressions, those rules are the same but for that condition."""
    return [_rule(chance, number, expressions=expressions) for number in range(count)]


def regex_rules(chance: random.Random, count: int) -> list[Rule]:
    """So many, each with one regular expression and nothing else."""
    pairs = chance.sample([(one, other) for one in WORDS for other in WORDS], count)
    patterns = [
        PATTERNS[number % len(PATTERNS)].format(one=one, other=other) for number, (one, other) in enumerate(pairs)
    ]
    return [listening(number, _leaf("post.text", "matches", one)) for number, one in enumerate(patterns)]


def _words(chance: random.Random, count: int) -> list[str]:
    return chance.choices(WORDS, _OFTEN, k=count)


def _post(chance: random.Random, number: int) -> Post:
    telling = _words(chance, WORDS_A_POST)
    text = " ".join(word if chance.random() < TELLING else chance.choice(COMMON) for word in telling)
    known = {
        "post.platform": chance.choice(PLATFORMS),
        "post.text": text,
        "post.hashtags": chance.sample(WORDS, chance.randint(0, 3)),
        "signals.language": chance.choice(LANGUAGES),
        "signals.mood": chance.choice(MOODS),
        "author.followers": int(10 ** chance.uniform(0, 5)),
    }
    plain = {name.rpartition(".")[2]: value for name, value in known.items()} | {"text": f" {text} "}
    raw = encode(
        mention(text, post_id=str(2_098_765_432_100_000_000 + number), author_id=str(700_000_000_000 + number))
    )
    return Post(moment(known), plain, raw)


def _rule(chance: random.Random, number: int, *, expressions: bool) -> Rule:
    phrases = [" ".join(_words(chance, chance.choice((1, 1, 2)))) for _ in range(chance.randint(3, 10))]
    conditions: list[Condition] = [
        _leaf("post.platform", "in", chance.sample(PLATFORMS, 3)),
        _leaf("post.text", "mentions_any", phrases),
        _leaf("signals.language", "is", chance.choice(LANGUAGES)),
        _leaf("signals.mood", "in", chance.sample(MOODS, 2)),
        _leaf("author.followers", "at_least", chance.choice(FOLLOWERS)),
    ]
    if chance.random() < 0.4:
        conditions.append(_leaf("post.text", "mentions_none", _words(chance, 2)))
    expression = Expression(path="#", text=chance.choice(EXPRESSIONS))
    if chance.random() < 0.05 and expressions:
        conditions.append(expression)
    return listening(number, AllOf(path="#/when", children=tuple(conditions)))


def _leaf(fact: str, operator: str, wanted: Any) -> Leaf:
    return Leaf(path="#", fact=fact, operator=operator, wanted=wanted)


def conditions(rule: Rule) -> Sequence[Condition]:
    """What all has to be true for it."""
    assert isinstance(rule.when, AllOf)
    return rule.when.children
