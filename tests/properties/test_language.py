"""The rule language against an evaluator of a page, over 10,000 random trees and many random sets of rules.

The evaluator here reads the marketer's JSON itself and shares no code with the program. 0 is no, 1 is yes, a half is
unknown, so that ``all`` is the least, ``any`` the greatest, and ``not`` what is left of one.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterable, Mapping
from itertools import product
from math import asin, cos, radians, sin, sqrt
from typing import Any

from chalicelib import actions, operators
from chalicelib.adapters.memory import MemoryShelf
from chalicelib.books.playbook_conditions import Conditions
from chalicelib.books.playbooks import PublishedPlaybooks
from chalicelib.domain.conditions import Condition
from chalicelib.domain.decision import Truth
from chalicelib.domain.moment import Moment
from chalicelib.matching import index, plain
from chalicelib.matching.index import Index
from tests.moments import listening, moment

TREES = 10_000
SETS = 600
LISTS = {"food": ["steak", "pie"]}
STORES = {"newark": (40.7, -74.2), "berlin": (52.5, 13.4)}
VALUES: Mapping[str, list[Any]] = {
    "author.followers": [None, 0, 5, 9, 120_000],
    "author.verified": [None, True, False],
    "post.visibility": ["public", "private"],
    "post.language": [None, "en", "de", "DE"],
    "post.hashtags": [[], ["a"], ["b"], ["a", "B"]],
    "post.text": [None, "", "steak", "a pie and a steak", "steak tartare with no pie at all", "STEAK!", "pies"],
    "signals.intents": [[], ["wish"], ["complaint", "wish"]],
    "post.place": [
        None,
        {"name": "EWR", "latitude": 40.69, "longitude": -74.17},
        {"name": None, "latitude": 52.6, "longitude": 13.2},
    ],
}
EXPRESSIONS: Mapping[str, Callable[[Mapping[str, Any]], float]] = {
    "author.followers > `5`": lambda known: _known(known["author.followers"], lambda n: n > 5),
    "length(post.hashtags) == `1`": lambda known: float(len(known["post.hashtags"]) == 1),
    "contains(post.hashtags, 'a')": lambda known: float("a" in known["post.hashtags"]),
    "!(author.verified == `true`)": lambda known: _known(known["author.verified"], lambda value: value is not True),
    "author.verified == `true` || author.followers > `5`": lambda known: max(
        _known(known["author.verified"], lambda value: value is True),
        _known(known["author.followers"], lambda n: n > 5),
    ),
    "author.verified == `true` && post.visibility == 'public'": lambda known: min(
        _known(known["author.verified"], lambda value: value is True), float(known["post.visibility"] == "public")
    ),
}
WANTED: Mapping[str, Mapping[str, list[Any]]] = {
    "author.followers": {
        "is": [5, 9.0],
        "is_not": [5],
        "in": [[5, 9]],
        "not_in": [[5, 9]],
        "at_least": [5],
        "at_most": [5],
        "more_than": [5],
        "less_than": [5, 9.5],
        "between": [[5, 9], [0, 0]],
        "is_known": [True, False],
    },
    "author.verified": {"is": [True, False], "is_not": [True], "is_known": [True]},
    "post.visibility": {"is": ["public", "private"], "in": [["private"]], "is_not": ["private"]},
    "post.language": {"is": ["de"], "not_in": [["en", "fr"]], "is_known": [False]},
    "post.hashtags": {
        "includes": ["a", "b"],
        "includes_any": [["b", "c"]],
        "includes_all": [["a", "b"]],
        "is_empty": [True, False],
    },
    "post.text": {
        "mentions_any": [["steak"], ["pie*", "x"], "@food"],
        "mentions_all": [["steak", "pie"], "@food"],
        "mentions_none": [["pie"], ["tartare"]],
        "near": [{"phrases": ["steak", "pie"], "within": n} for n in (0, 2, 3)]
        + [{"phrases": [["tartare", "pie"], "@food"], "within": 1}],
        "matches": ["^steak", "pie$", "st(e|a)+k", r"\bpie\b"],
        "is_empty": [True],
        "is_known": [True],
    },
    "signals.intents": {"includes": ["wish"], "includes_any": [["thanks", "complaint"]]},
    "post.place": {
        "within_km": [{"km": 30, "of": "newark"}, {"km": 10, "of": {"latitude": 52.5, "longitude": 13.4}}],
        "is_known": [True],
    },
}


def _known(value: Any, holds: Callable[[Any], bool]) -> float:
    return 0.5 if value is None else float(holds(value))


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, str):
        return bool(one.lower() == other.lower())
    return one is other if isinstance(one, bool) or isinstance(other, bool) else bool(one == other)


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text.lower())


def _mentioned(text: str, phrases: Iterable[str]) -> list[bool]:
    return [
        any(word.startswith(one[:-1]) if one.endswith("*") else word == one for word in _words(text)) for one in phrases
    ]


def _near(text: str, wanted: Mapping[str, Any]) -> bool:
    words = _words(text)
    choices = [
        LISTS["food"] if one == "@food" else one if isinstance(one, list) else [one] for one in wanted["phrases"]
    ]
    places = [[at for at, word in enumerate(words) if word in choice] for choice in choices]
    apart = (chosen for chosen in product(*places) if len(set(chosen)) == len(chosen))
    return any(max(chosen) - min(chosen) + 1 - len(chosen) <= wanted["within"] for chosen in apart)


def _km(place: Mapping[str, Any], of: Any) -> float:
    latitude, longitude = STORES[of] if isinstance(of, str) else (of["latitude"], of["longitude"])
    one, other = radians(place["latitude"]), radians(latitude)
    across = radians(longitude - place["longitude"]) / 2
    return 12742 * asin(sqrt(sin((other - one) / 2) ** 2 + cos(one) * cos(other) * sin(across) ** 2))


COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "is": _same,
    "is_not": lambda found, wanted: not _same(found, wanted),
    "in": lambda found, wanted: any(_same(found, one) for one in wanted),
    "not_in": lambda found, wanted: not any(_same(found, one) for one in wanted),
    "at_least": lambda found, wanted: found >= wanted,
    "at_most": lambda found, wanted: found <= wanted,
    "more_than": lambda found, wanted: found > wanted,
    "less_than": lambda found, wanted: found < wanted,
    "between": lambda found, wanted: wanted[0] <= found <= wanted[1],
    "includes": lambda found, wanted: wanted in map(str.lower, found),
    "includes_any": lambda found, wanted: bool(set(map(str.lower, found)) & set(wanted)),
    "includes_all": lambda found, wanted: set(wanted) <= set(map(str.lower, found)),
    "is_empty": lambda found, wanted: (len(found) == 0) is wanted,
    "mentions_any": lambda found, wanted: any(_mentioned(found, wanted)),
    "mentions_all": lambda found, wanted: all(_mentioned(found, wanted)),
    "mentions_none": lambda found, wanted: not any(_mentioned(found, wanted)),
    "near": _near,
    "matches": lambda found, wanted: re.search(wanted, found.lower()) is not None,
    "within_km": lambda found, wanted: _km(found, wanted["of"]) <= wanted["km"],
}


def tiny(when: Any, known: Mapping[str, Any]) -> float:
    """What a condition says: the whole language."""
    match when:
        case {"all": children}:
            return min(tiny(one, known) for one in children)
        case {"any": children}:
            return max(tiny(one, known) for one in children)
        case {"not": child}:
            return 1 - tiny(child, known)
        case {"jmespath": text}:
            return EXPRESSIONS[text](known)
        case {"fact": fact, "is_known": wanted}:
            return float((known[fact] is not None) is wanted)
        case {"fact": fact, **rest}:
            ((operator, written),) = rest.items()
            wanted = LISTS[written[1:]] if isinstance(written, str) and written.startswith("@") else written
            return _known(known[fact], lambda found: COMPARE[str(operator)](found, wanted))
    raise AssertionError(when)


def leaf(chance: random.Random) -> dict[str, Any]:
    if chance.random() < 0.15:
        return {"jmespath": chance.choice(list(EXPRESSIONS))}
    fact = chance.choice(list(WANTED))
    operator = chance.choice(list(WANTED[fact]))
    return {"fact": fact, operator: chance.choice(WANTED[fact][operator])}


def tree(chance: random.Random, depth: int = 0) -> dict[str, Any]:
    kind = chance.choice(["leaf", "all", "any", "not"]) if depth < 4 else "leaf"
    if kind == "leaf":
        return leaf(chance)
    if kind == "not":
        return {"not": tree(chance, depth + 1)}
    return {kind: [tree(chance, depth + 1) for _ in range(chance.randint(1, 3))]}


def situation(chance: random.Random) -> tuple[dict[str, Any], Moment]:
    known = {fact: chance.choice(values) for fact, values in VALUES.items()}
    if known["post.text"] is None:
        known["signals.intents"] = None
    return known, moment(known)


AS_TRUTH: Mapping[float, Truth] = {0: False, 0.5: None, 1: True}


def test_ten_thousand_random_trees_say_what_an_independent_evaluator_says() -> None:
    chance = random.Random(20260311)
    situations = [situation(chance) for _ in range(400)]
    said: dict[Truth, int] = {True: 0, False: 0, None: 0}
    for number in range(TREES):
        when = {"all": [tree(chance)]} if chance.random() < 0.1 else tree(chance)
        reader = Conditions(lists=LISTS, stores=STORES)
        condition = reader._condition(when, "#/when", 1)
        assert condition is not None, (when, reader.found)
        assert reader.found == []
        known, now = situations[number % len(situations)]
        found = plain.evaluate(condition, plain.Look(now))
        assert found.result is AS_TRUTH[tiny(when, known)], (when, known)
        said[found.result] += 1
    assert min(said.values()) > TREES / 20  # each answer was really tried


def test_an_index_of_random_trees_finds_exactly_those_that_are_true() -> None:
    """Each of 10,000 trees, a hundred an index, on twenty moments."""
    chance = random.Random(20260312)
    situations = [situation(chance)[1] for _ in range(400)]
    true = 0
    for number in range(TREES // 100):
        rules = [listening(one, _read(tree(chance))) for one in range(100)]
        found = Index(rules)
        for now in situations[number % 20 :: 20]:
            look = plain.Look(now)
            wanted = [one.id for one in rules if plain.evaluate(one.when, look).result is True]
            assert [one.id for one in found.true(now)] == wanted
            true += len(wanted)
    assert true > 20 * TREES / 20


def _read(when: Any) -> Condition:
    reader = Conditions(lists=LISTS, stores=STORES)
    condition = reader._condition(when, "#/when", 1)
    assert condition is not None, (when, reader.found)
    return condition


def test_every_operator_is_among_the_leaves() -> None:
    assert {operator for wanted in WANTED.values() for operator in wanted} == set(operators.BY_NAME)
    assert set(COMPARE) | {"is_known"} == set(operators.BY_NAME)


def rule(chance: random.Random, number: int) -> dict[str, Any]:
    return {
        "id": f"r{number}",
        "title": "t",
        "why": "w",
        "owner": "o",
        "goal": chance.choice(["delight", "care", "escalate", "acknowledge", "listen"]),
        "state": chance.choice(["live", "live", "live", "shadow", "draft", "paused"]),
        "priority": chance.choice([1, 1, 5, 9]),
        "when": {"all": [{"fact": "post.addressed", "is": True}, tree(chance, 3)]},
        "then": [],
        "limits": [{"per": "rule", "times": 1, "days": 1}],
        "stop": chance.random() < 0.2,
        "group": chance.choice([None, None, "g", "h"]),
        "backstop": chance.random() < 0.2,
        "despite_care": chance.random() < 0.2,
    }


def fired(rules: list[dict[str, Any]], known: Mapping[str, Any]) -> list[str]:
    """Which rules act: order, stop, groups, care before delight, backstops; only live ones count."""
    order = sorted(rules, key=lambda one: (-one["priority"], one["id"]))
    acting: list[str] = []
    for backstop in (False, True):
        true = [one for one in order if one["backstop"] is backstop and tiny(one["when"]["all"][1], known) == 1]
        live = [one for one in true if one["state"] == "live"]
        cared = any(one["goal"] in {"care", "escalate"} for one in live)
        groups: set[str] = set()
        for one in live:
            if one["group"] in groups or (one["goal"] == "delight" and cared and not one["despite_care"]):
                continue
            acting.append(one["id"])
            groups |= {one["group"]} - {None}
            if one["stop"]:
                break
        if acting:
            break
    return acting


def test_random_sets_of_rules_fire_as_they_should_in_whatever_order_their_files_come() -> None:
    chance = random.Random(7)
    brand = {"id": "b", "name": "B", "languages": ["en"], "time_zone": "UTC", "currency": "USD", "lists": LISTS}
    stores = {
        "stores": [
            {"id": name, "name": name, "address": "a", "city": "c", "time_zone": "UTC", "hours": {}}
            | {"latitude": latitude, "longitude": longitude}
            for name, (latitude, longitude) in STORES.items()
        ]
    }
    acted = 0
    for _ in range(SETS):
        rules = [rule(chance, number) for number in range(chance.randint(1, 7))]
        files = {"brand.json": brand, "stores.json": stores} | {f"rules/{one['id']}.json": one for one in rules}
        known, now = situation(chance)
        seen = []
        for _ in range(2):
            shuffled = list(files)
            chance.shuffle(shuffled)
            books = PublishedPlaybooks(MemoryShelf(), settings=actions.SETTINGS)
            playbook = books.publish({path: json.dumps(files[path]) for path in shuffled})
            seen.append((playbook.version, plain.match(playbook, now)))
        assert seen[0] == seen[1]
        matched = [one.id for one in seen[0][1] if one.result == "matched"]
        assert matched == fired(rules, known), (rules, known)
        same = {one.rule.id: (one.outcome, one.hidden_by) for one in index.match(playbook, now)}
        nothing = {"missed", "unknown"}
        assert same == {one.id: (one.result, one.hidden_by) for one in seen[0][1] if one.result not in nothing}
        assert list(same) == [one.id for one in seen[0][1] if one.result not in nothing]
        acted += bool(matched)
    assert acted > SETS / 4
