"""The escape hatch: JMESPath expressions in rules. The only home of jmespath.

Expressions are bounded, checked when a playbook is, and null-safe: what is unknown stays unknown, as everywhere in the
language (Kleene's logic), and nothing that is evaluated raises. Grammar: jmespath.org/specification.html.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, NamedTuple

from jmespath.exceptions import JMESPathError, ParseError
from jmespath.functions import Functions
from jmespath.parser import Parser
from jmespath.visitor import TreeInterpreter

from chalicelib.domain.problem import Problem, problem

MAX_LENGTH = 300
MAX_NODES = 40
MAX_DEPTH = 8
"""Of the syntax tree. Without bounds, 221 characters can build four million elements."""

Node = Mapping[str, Any]
Shape = Mapping[str, Any]
"""Names that exist: name → the names below it, or None where anything may stand."""

_KNOWS_NULL = frozenset({"not_null", "type", "to_array"})
_WORDS = frozenset({"true", "false", "null"})
_TRUTHS = frozenset({"contains", "ends_with", "starts_with"})
_ORDERS = {"lt": "<", "lte": "<=", "gt": ">", "gte": ">="}


class Answer(NamedTuple):
    """What an expression says.

    Attributes:
        result: None: unknown.
        found: What was compared: the left side of a comparison, else the result.
    """

    result: bool | None
    found: Any


def evaluate(text: str, document: Any) -> Answer:
    """Ask a checked expression of a document; never raises."""
    interpreter = _NullSafe()
    try:
        tree = _tree(text)
        result = interpreter.visit(tree, document)
        found = interpreter.visit(tree["children"][0], document) if tree["type"] == "comparator" else result
    except (JMESPathError, TypeError, ValueError, ArithmeticError, LookupError, RecursionError):
        return Answer(None, None)
    return Answer(result if isinstance(result, bool) else None, found)


@lru_cache(maxsize=20_000)
def asks_for(text: str) -> frozenset[str] | None:
    """Names at the top of a document, and perhaps some from below, without which its answer is the same. None: all."""
    nodes = [node for node, _ in _nodes(_tree(text), 1)]
    if any(node["type"] in {"current", "identity", "value_projection"} for node in nodes):
        return None
    return frozenset(node["value"] for node in nodes if node["type"] == "field")


def findings(text: str, known: Shape) -> list[Problem]:
    """Everything that keeps an expression from being asked, or from ever saying what was meant."""
    if len(text) > MAX_LENGTH:
        return [problem("bad_jmespath.too_long", most=MAX_LENGTH)]
    try:
        tree = _tree(text)
    except ParseError as error:
        return [problem("bad_jmespath.syntax", position=error.lex_position + 1)]
    except JMESPathError:
        return [problem("bad_jmespath.unreadable")]
    except RecursionError:
        return [problem("bad_jmespath.too_deep", most=MAX_DEPTH)]
    nodes = list(_nodes(tree, 1))
    if len(nodes) > MAX_NODES:
        return [problem("bad_jmespath.too_many", most=MAX_NODES)]
    if max(depth for _, depth in nodes) > MAX_DEPTH:
        return [problem("bad_jmespath.too_deep", most=MAX_DEPTH)]
    found = [finding for node, _ in nodes for finding in _wrong(node)]
    found += _names(tree, known)
    if not found and not _is_truth(tree):
        found = [problem("bad_jmespath.not_truth")]
    return found


@lru_cache(maxsize=20_000)
def _tree(text: str) -> Node:
    parsed: Node = Parser().parse(text).parsed
    return parsed


def _nodes(node: Node, depth: int) -> Iterator[tuple[Node, int]]:
    yield node, depth
    for child in node["children"]:
        if isinstance(child, dict):
            yield from _nodes(child, depth + 1)


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
        yield from _wrong_call(str(value), len(children))
    elif kind == "comparator" and value in _ORDERS:
        for side in children:
            if side["type"] == "literal" and not _is_number(side["value"]):
                yield problem("bad_jmespath.order", sign=_ORDERS[str(value)])


def _wrong_call(name: str, given: int) -> Iterator[Problem]:
    declared = Functions.FUNCTION_TABLE.get(name)
    if declared is None:
        nearest = next(iter(get_close_matches(name, list(Functions.FUNCTION_TABLE), n=1)), None)
        yield problem("bad_jmespath.function", name=name, nearest=nearest)
        return
    wanted = declared["signature"]
    variadic = any(one.get("variadic") for one in wanted)
    if given < len(wanted) or (given > len(wanted) and not variadic):
        yield problem("bad_jmespath.arguments", name=name, given=given, wanted=len(wanted))


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
    if not where and (not name.isidentifier() or name[0].isupper()):
        return problem("unknown_fact.jmespath_text", name=name)
    close = get_close_matches(name, list(known), n=1)
    nearest = ".".join([*path[:-1], close[0]]) if close else None
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


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


class _NullSafe(TreeInterpreter):  # type: ignore[misc]  # jmespath has no types
    """JMESPath in which null is "unknown": what can't be told isn't told."""

    def visit_comparator(self, node: Node, value: Any) -> Any:
        left, right = (self.visit(child, value) for child in node["children"])
        about_null = any(child["type"] == "literal" and child["value"] is None for child in node["children"])
        if (left is None or right is None) and not about_null:
            return None
        if node["value"] in _ORDERS and not (_is_number(left) and _is_number(right)):
            return None
        return self.COMPARATOR_FUNC[node["value"]](left, right)

    def visit_function_expression(self, node: Node, value: Any) -> Any:
        given = [self.visit(child, value) for child in node["children"]]
        if any(one is None for one in given) and node["value"] not in _KNOWS_NULL:
            return None
        return self._functions.call_function(node["value"], given)

    def visit_not_expression(self, node: Node, value: Any) -> Any:
        inner = self.visit(node["children"][0], value)
        return None if inner is None else super().visit_not_expression(node, value)

    def visit_and_expression(self, node: Node, value: Any) -> Any:
        left = self.visit(node["children"][0], value)
        if left is not None and self._is_false(left):
            return left
        right = self.visit(node["children"][1], value)
        return right if left is not None or (right is not None and self._is_false(right)) else None

    def visit_or_expression(self, node: Node, value: Any) -> Any:
        """``a || b`` is also how a default is written, so a known right side counts unless it is a mere "no"."""
        left = self.visit(node["children"][0], value)
        if left is not None and self._is_true(left):
            return left
        right = self.visit(node["children"][1], value)
        return None if left is None and right is False else right
