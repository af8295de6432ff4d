"""What is claimed of rules that never fire holds for every post; the shortcut finds what looking at each pair finds."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

from msgspec.structs import replace

from chalicelib.domain.conditions import AllOf, AnyOf, Condition, Expression, Leaf, Not
from chalicelib.domain.playbook import Rule
from chalicelib.editor import hidden
from chalicelib.editor.dead import dead
from chalicelib.matching.alternatives import leaves
from chalicelib.matching.firing import fire
from chalicelib.matching.plain import Look, evaluate
from tests.moments import listening, moment

SETS = 60
RULES = 40
POSTS = 60
WORDS = ("steak", "rare steak", "medium rare steak", "stea*", "rare", "käse", "kaese", "cold plate", "plate")
TEXTS = (
    "medium rare steak please",
    "a rare steakhouse",
    "Käse",
    "cold plate, cold steak",
    "",
    "plates",
    "kase on a plate",
)


def _leaf(chance: random.Random) -> tuple[str, str, Any]:
    number = chance.choice((-1, 0, 1, 5, 10, 10.5))
    words = chance.sample(WORDS, chance.randint(1, 3))
    intents = chance.sample(("wish", "thanks", "complaint"), chance.randint(1, 2))
    moods = chance.sample(("positive", "neutral", "negative"), chance.randint(1, 2))
    return chance.choice(
        (
            (
                "author.followers",
                chance.choice(("at_least", "at_most", "more_than", "less_than", "is", "is_not")),
                number,
            ),
            ("author.followers", "between", sorted((number, chance.choice((0, 4, 10))))),
            ("author.followers", "is_known", chance.random() < 0.5),
            ("post.text", chance.choice(("mentions_any", "mentions_all", "mentions_none")), words),
            ("post.text", "near", {"phrases": chance.sample(WORDS, 2), "within": 3}),
            ("post.text", "is_empty", chance.random() < 0.5),
            ("signals.intents", chance.choice(("includes_any", "includes_all")), intents),
            ("signals.intents", "is_empty", chance.random() < 0.5),
            ("signals.mood", chance.choice(("in", "not_in")), moods),
            ("post.addressed", chance.choice(("is", "is_not")), chance.random() < 0.5),
        )
    )


def _tree(chance: random.Random, path: str, depth: int) -> Condition:
    roll = chance.random()
    if depth and roll < 0.35:
        children = tuple(_tree(chance, f"{path}/all/{n}", depth - 1) for n in range(chance.randint(1, 3)))
        return AllOf(path=path, children=children)
    if depth and roll < 0.55:
        children = tuple(_tree(chance, f"{path}/any/{n}", depth - 1) for n in range(chance.randint(1, 2)))
        return AnyOf(path=path, children=children)
    if depth and roll < 0.7:
        return Not(path=path, child=_tree(chance, f"{path}/not", depth - 1))
    if roll > 0.97:
        return Expression(path=path, text="length(post.hashtags) <= `2`")
    fact, operator, wanted = _leaf(chance)
    return Leaf(path=path, fact=fact, operator=operator, wanted=wanted)


def _rules(chance: random.Random) -> list[Rule]:
    made = []
    for number in range(RULES):
        when = _tree(chance, "#/when", 2)
        one = replace(
            listening(number, when),
            goal=chance.choice(("delight", "care", "listen", "listen")),
            state=chance.choice(("live", "live", "live", "shadow", "draft")),
            priority=chance.choice((10, 20, 30)),
            stop=chance.random() < 0.3,
            group=chance.choice((None, None, "a")),
            backstop=chance.random() < 0.15,
            despite_care=chance.random() < 0.2,
        )
        made.append(one)
    return sorted(made, key=lambda rule: (-rule.priority, rule.id))


def _post(chance: random.Random) -> Any:
    return moment(
        {
            "author.followers": chance.choice((None, 0, 1, 4, 5, 10, 11)),
            "post.text": chance.choice(TEXTS),
            "signals.intents": chance.sample(("wish", "thanks", "complaint"), chance.randint(0, 3)),
            "signals.mood": chance.choice((None, "positive", "neutral", "negative")),
            "post.addressed": chance.random() < 0.5,
            "post.hashtags": ["a"] * chance.randint(0, 4),
        }
    )


def test_a_hidden_rule_never_acts_and_a_dead_one_is_never_true() -> None:
    chance = random.Random(20260311)
    claimed: Counter[str] = Counter()
    for _ in range(SETS):
        rules = _rules(chance)
        taken_apart = hidden.ways(rules)
        silent = {one.rule.id: one for one in hidden.hidden(taken_apart)}
        never = {one.rule.id for one in taken_apart if any(each.is_error for each in dead(one))}
        claimed.update(one.how for one in silent.values())
        claimed["dead"] += len(never)
        for _ in range(POSTS):
            look = Look(_post(chance))
            true = [rule for rule in rules if evaluate(rule.when, look).result is True]
            assert not {rule.id for rule in true} & never
            for one in fire(true, sensitive=False):
                hides = silent.get(one.rule.id)
                assert hides is None or one.outcome in {"hidden", "backstop"}, (one, hides)
    assert min(claimed[name] for name in ("stop", "group", "care", "backstop", "dead")) > 10, claimed


def test_a_dead_branch_changes_nothing() -> None:
    chance = random.Random(11)
    told = 0
    for _ in range(SETS * 20):
        (one,) = hidden.ways([listening(0, _tree(chance, "#/when", 3))])
        for found in dead(one):
            if found.code == "dead_branch":
                told += 1
                without = _made_false(one.rule.when, found.path)
                assert found.path in {leaf.path for leaf in leaves(one.rule.when)}
                for _ in range(20):
                    look = Look(_post(chance))
                    before, after = evaluate(one.rule.when, look).result, evaluate(without, look).result
                    assert (before is True) is (after is True), (one.rule.when, found)
    assert told > 20


def _made_false(condition: Condition, path: str, *, negated: bool = False) -> Condition:
    """The same, where the branch with this leaf can't make it true."""
    match condition:
        case Leaf() | Expression():
            never = Leaf(path=path, fact="post.addressed", operator="in", wanted=[True, False] if negated else [])
            return never if condition.path == path else condition
        case Not(child=child):
            return replace(condition, child=_made_false(child, path, negated=not negated))
        case AllOf(children=children) | AnyOf(children=children):
            return replace(condition, children=tuple(_made_false(child, path, negated=negated) for child in children))


def test_the_shortcut_finds_what_looking_at_each_pair_finds() -> None:
    chance = random.Random(4)
    found = 0
    for _ in range(SETS):
        taken_apart = hidden.ways(_rules(chance))
        each_pair = {
            one.rule.id
            for one in taken_apart
            for other in taken_apart
            if one is not other
            and one.rule.state in {"live", "shadow"}
            and other.rule.state == "live"
            and hidden.covers(other.rows, one.rows)
            and hidden.how_hidden(one, other) is not None
        }
        shortcut = {one.rule.id for one in hidden.hidden(taken_apart)}
        assert shortcut == each_pair
        found += len(shortcut)
    assert found > SETS
