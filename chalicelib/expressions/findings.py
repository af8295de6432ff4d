"""What is wrong with an expression, told when a playbook is checked."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from jmespath.exceptions import JMESPathError, ParseError
from jmespath.functions import TYPES_MAP, Functions

from chalicelib.domain.problem import Problem, problem
from chalicelib.expressions.tree import KNOWS_NULL, NULL, ORDERS, Node, is_number, nodes_of, tree_of

MAX_LENGTH, MAX_NODES, MAX_DEPTH = 300, 40, 8
"""Of the text, and of its tree. Without bounds, 221 characters can build four million elements."""

Shape = Mapping[str, Any]
"""Names that exist: name → the names below it, or None where anything may stand."""

_WORDS, _TRUTHS = frozenset({"true", "false", "null"}), frozenset({"contains", "ends_with", "starts_with"})


def findings(text: str, known: Shape) -> list[Problem]:
    """Everything that keeps an expression from being asked, or from ever saying what was meant."""
    if len(text) > MAX_LENGTH:
        return [problem("bad_jmespath.too_long", most=MAX_LENGTH)]
    try:
        tree = tree_of(text)
    except ParseError as error:
        return [problem("bad_jmespath.syntax", position=error.lex_position + 1)]
    except (JMESPathError, RecursionError):
        return [problem("bad_jmespath.unreadable")]
    nodes = list(nodes_of(tree, 1))
    if len(nodes) > MAX_NODES:
        return [problem("bad_jmespath.too_many", most=MAX_NODES)]
    if max(depth for _, depth in nodes) > MAX_DEPTH:
        return [problem("bad_jmespath.too_deep", most=MAX_DEPTH)]
    found = [*(finding for node, _ in nodes for finding in _wrong(node)), *_names(tree, known)]
    return found if found or _is_truth(tree) else [problem("bad_jmespath.not_truth")]


def negated(text: str) -> list[tuple[str, ...]]:
    """Names that an expression says "not this" of, without asking whether they are known; each as its parts."""
    told: dict[bool, list[tuple[str, ...]]] = {True: [], False: []}
    for node, _ in nodes_of(tree_of(text), 1):
        asks = NULL in node["children"] or (node["type"] == "function_expression" and node["value"] in KNOWS_NULL)
        if asks or node["type"] == "not_expression" or (node["type"] == "comparator" and node["value"] == "ne"):
            told[asks] += _paths(node)
    return [path for path in dict.fromkeys(told[False]) if path not in told[True]]


def _wrong(node: Node) -> Iterator[Problem]:
    """Traps of the grammar, at one node."""
    kind, value, children = node["type"], node.get("value"), node["children"]
    if kind == "field" and value in _WORDS:
        yield problem("bad_jmespath.word", word=value)
    elif kind == "subexpression" and children[0]["type"] == "not_expression":
        yield problem("bad_jmespath.not")
    elif kind in {"multi_select_list", "multi_select_dict"}:
        yield problem("bad_jmespath.builds")
    elif kind == "function_expression":
        yield from _wrong_call(str(value), children)
    elif kind == "comparator" and value in ORDERS:
        for side in children:
            if side["type"] == "literal" and not is_number(side["value"]):
                yield problem("bad_jmespath.order", sign=ORDERS[str(value)])


def _wrong_call(name: str, given: Sequence[Node]) -> Iterator[Problem]:
    declared = Functions.FUNCTION_TABLE.get(name)
    if declared is None:
        nearest = next(iter(get_close_matches(name, list(Functions.FUNCTION_TABLE), n=1)), None)
        yield problem("bad_jmespath.function", name=name, nearest=nearest)
        return
    wanted = declared["signature"]
    if len(given) < len(wanted) or (len(given) > len(wanted) and not any(one.get("variadic") for one in wanted)):
        yield problem("bad_jmespath.arguments", name=name, given=len(given), wanted=len(wanted))
    for child, types in zip(given, (one["types"] for one in wanted), strict=False):
        if child["type"] == "literal" and types and _kind(child["value"]) not in {one.split("-")[0] for one in types}:
            yield problem("bad_jmespath.argument", name=name, value=json.dumps(child["value"]), wanted=types)


def _kind(value: object) -> str:
    """What JMESPath calls a value of JSON."""
    return str(TYPES_MAP[type(value).__name__])


def _is_truth(node: Node) -> bool:
    """Whether it can only be true, false or unknown."""
    kind = node["type"]
    if kind in {"and_expression", "or_expression", "not_expression"}:
        return all(_is_truth(child) for child in node["children"])
    return kind == "comparator" or (kind == "function_expression" and node["value"] in _TRUTHS)


def _names(tree: Node, known: Shape) -> list[Problem]:
    """Names that no document has, and comparisons with what a fact never is."""
    found = []
    for path in _paths(tree):
        below: Any = known
        for number, name in enumerate(path):
            if not isinstance(below, Mapping) or name in _WORDS:
                break
            if name not in below:
                found.append(_no_such_name(path[: number + 1], below))
                break
            below = below[name]
    return found


def _no_such_name(path: tuple[str, ...], known: Shape) -> Problem:
    name, where = path[-1], ".".join(path[:-1])
    nearest = next((".".join([*path[:-1], one]) for one in get_close_matches(name, list(known), n=1)), None)
    if not where and (nearest is None or not name.isidentifier() or name[0].isupper()):
        return problem("unknown_fact.jmespath_text", name=name)
    return problem("unknown_fact.jmespath", name=".".join(path), nearest=nearest)


def _paths(node: Node) -> Iterator[tuple[str, ...]]:
    """Every chain of names that begins at the document itself, as far as it is written out."""
    kind, children = node["type"], node["children"]
    if kind == "field":
        yield (node["value"],)
    elif kind == "subexpression":
        chain: list[str] = []
        for child in children:
            if child["type"] != "field":
                break
            chain.append(child["value"])
        if chain:
            yield tuple(chain)
        else:
            yield from _paths(children[0])
    elif kind in {"comparator", "and_expression", "or_expression", "not_expression"}:
        for child in children:
            yield from _paths(child)
    elif kind == "function_expression":
        for child in children:
            if child["type"] != "expref":
                yield from _paths(child)
    elif children and isinstance(children[0], dict) and kind != "expref":
        yield from _paths(children[0])  # what a projection, an index or a pipe begins with
