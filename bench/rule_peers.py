"""The same rules for other engines, each in the way its own documentation recommends for many rules.

None of them knows words: texts are single words between blanks, and phrases are looked for with a blank on both sides.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import datalogic_py
import jmespath
import rule_engine
import zen

from bench.rules import Post, conditions
from chalicelib.domain.conditions import Condition, Expression, Leaf
from chalicelib.domain.playbook import Rule

Matches = Callable[[Post], list[str]]
"""Ids of the rules that are true of a post, in their order."""


def _jmespath(rules: Sequence[Rule]) -> Matches:
    """Compiled once a rule."""
    compiled = [(rule.id, jmespath.compile(_all(rule, _as_jmespath, " && "))) for rule in rules]
    return lambda post: [name for name, one in compiled if one.search(post.plain) is True]


def _rule_engine(rules: Sequence[Rule]) -> Matches:
    """Compiled once a rule."""
    compiled = [(rule.id, rule_engine.Rule(_all(rule, _as_rule_engine, " and "))) for rule in rules]
    return lambda post: [name for name, one in compiled if one.matches(post.plain)]


def _zen(rules: Sequence[Rule]) -> Matches:
    """One decision table that collects, a row a rule and a column a field."""
    columns = ("platform", "language", "mood", "followers")
    inputs = [{"id": name, "name": name, "field": name} for name in columns] + [{"id": "rest", "name": "rest"}]
    rows = [{"_id": rule.id, "id": json.dumps(rule.id), **_as_zen(rule)} for rule in rules]
    outputs = [{"id": "id", "name": "id", "field": "id"}]
    table = {"hitPolicy": "collect", "inputs": inputs, "outputs": outputs, "rules": rows}
    nodes = [
        {"id": "in", "name": "in", "type": "inputNode"},
        {"id": "table", "name": "table", "type": "decisionTableNode", "content": table},
        {"id": "out", "name": "out", "type": "outputNode"},
    ]
    edges = [
        {"id": "a", "type": "edge", "sourceId": "in", "targetId": "table"},
        {"id": "b", "type": "edge", "sourceId": "table", "targetId": "out"},
    ]
    decision = zen.ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))
    return lambda post: [one["id"] for one in decision.evaluate(post.plain)["result"]]


def _datalogic(rules: Sequence[Rule]) -> Matches:
    """Compiled once a rule, all asked of one post in one call."""
    engine = datalogic_py.Engine()
    session = engine.session()
    compiled = [engine.compile({"and": [_as_json_logic(one) for one in conditions(rule)]}) for rule in rules]
    ids = [rule.id for rule in rules]

    def matches(post: Post) -> list[str]:
        said = session.evaluate_many(compiled, datalogic_py.DataHandle(post.plain))
        return [name for name, one in zip(ids, said, strict=True) if one == "true"]

    return matches


PEERS: dict[str, Callable[[Sequence[Rule]], Matches]] = {
    "jmespath": _jmespath,
    "rule-engine": _rule_engine,
    "zen-engine": _zen,
    "datalogic-py": _datalogic,
}


def _all(rule: Rule, said: Callable[[Condition], str], joined: str) -> str:
    return joined.join(f"({said(one)})" for one in conditions(rule))


def _parts(leaf: Leaf) -> tuple[str, str, list[Any]]:
    """Field, operator, and what is wanted as a list; phrases with their blanks."""
    wanted = leaf.wanted if isinstance(leaf.wanted, list) else [leaf.wanted]
    if leaf.operator.startswith("mentions"):
        wanted = [f" {one} " for one in wanted]
    return leaf.fact.rpartition(".")[2], leaf.operator, wanted


def _flat(expression: Expression) -> str:
    return expression.text.replace("post.", "").replace("author.", "")


def _as_jmespath(condition: Condition) -> str:
    if isinstance(condition, Expression):
        return _flat(condition)
    assert isinstance(condition, Leaf)
    name, operator, wanted = _parts(condition)
    match operator:
        case "is" | "in":
            return " || ".join(f"{name} == '{one}'" for one in wanted)
        case "at_least":
            return f"{name} >= `{wanted[0]}`"
        case "mentions_any":
            return " || ".join(f"contains({name}, '{one}')" for one in wanted)
        case _:
            return " && ".join(f"!contains({name}, '{one}')" for one in wanted)


def _as_python(condition: Condition, *, length: str, holds: str) -> str:
    """Rule Engine and ZEN write nearly the same."""
    if isinstance(condition, Expression):
        said = _flat(condition).replace("length(hashtags)", length).replace("`", "")
        said = said.replace(" && ", " and ").replace(" || ", " or ")
        return f"not ({said[2:-1]})" if said.startswith("!") else said
    assert isinstance(condition, Leaf)
    name, operator, wanted = _parts(condition)
    match operator:
        case "is" | "in":
            return " or ".join(f"{name} == '{one}'" for one in wanted)
        case "at_least":
            return f"{name} >= {wanted[0]}"
        case "mentions_any":
            return " or ".join(holds.format(name, one) for one in wanted)
        case _:
            return " and ".join(f"not ({holds.format(name, one)})" for one in wanted)


_as_rule_engine = partial(_as_python, length="hashtags.length", holds="'{1}' in {0}")
_as_zen_expression = partial(_as_python, length="len(hashtags)", holds="contains({0}, '{1}')")


def _as_zen(rule: Rule) -> dict[str, str]:
    row, rest = {}, []
    for one in conditions(rule):
        name, operator, wanted = _parts(one) if isinstance(one, Leaf) else ("", "", [])
        match operator:
            case "is" | "in":
                row[name] = ", ".join(f"'{value}'" for value in wanted)
            case "at_least":
                row[name] = f">= {wanted[0]}"
            case _:
                rest.append(f"({_as_zen_expression(one)})")
    return {**row, "rest": " and ".join(rest)}


_LENGTH = {"reduce": [{"var": "hashtags"}, {"+": [{"var": "accumulator"}, 1]}, 0]}


def _as_json_logic(condition: Condition) -> dict[str, Any]:
    if isinstance(condition, Expression):
        return _logic_of(_flat(condition))
    assert isinstance(condition, Leaf)
    name, operator, wanted = _parts(condition)
    value = {"var": name}
    match operator:
        case "is" | "in":
            return {"in": [value, wanted]}
        case "at_least":
            return {">=": [value, wanted[0]]}
        case "mentions_any":
            return {"or": [{"in": [one, value]} for one in wanted]}
        case _:
            return {"and": [{"!": [{"in": [one, value]}]} for one in wanted]}


def _logic_of(said: str) -> dict[str, Any]:
    for joined, word in ((" || ", "or"), (" && ", "and")):
        if joined in said:
            return {word: [_logic_of(one) for one in said.split(joined)]}
    if said.startswith("!"):
        return {"!": [_logic_of(said[2:-1])]}
    left, sign, right = said.split(" ")
    return {sign: [_LENGTH if left == "length(hashtags)" else {"var": left}, int(right.strip("`"))]}
