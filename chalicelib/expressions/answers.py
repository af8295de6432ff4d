"""What an expression says of a document: compiled once, asked often."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from jmespath.exceptions import JMESPathError
from jmespath.functions import Functions
from jmespath.visitor import TreeInterpreter

from chalicelib.expressions.tree import KNOWS_NULL, ORDERS, Node, is_number, nodes_of, tree_of


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
    try:
        result, found = _question(text)(document)
    except (JMESPathError, TypeError, ValueError, ArithmeticError, LookupError, RecursionError):
        return Answer(None, None)
    return Answer(result if isinstance(result, bool) else None, found)


@lru_cache(maxsize=20_000)
def asks_for(text: str) -> frozenset[tuple[str, ...]] | None:
    """Paths of one or two names without which its answer may be another, and perhaps more. None: all there are."""
    nodes = [node for node, _ in nodes_of(tree_of(text), 1)]
    if any(node["type"] in {"current", "identity", "value_projection"} for node in nodes):
        return None
    pairs = [children[:2] for node in nodes if node["type"] == "subexpression" and (children := node["children"])]
    pairs = [(first, second) for first, second in pairs if first["type"] == second["type"] == "field"]
    paired = {id(node) for pair in pairs for node in pair}
    alone = {(node["value"],) for node in nodes if node["type"] == "field" and id(node) not in paired}
    return frozenset(alone | {(first["value"], second["value"]) for first, second in pairs})


Ask = Callable[[Any], Any]
"""A node of the tree, compiled: what it says of a value. Null is "unknown": what can't be told isn't told."""


@lru_cache(maxsize=20_000)
def _question(text: str) -> Callable[[Any], tuple[Any, Any]]:
    """An expression, compiled: its result, and what to show as found."""
    tree = tree_of(text)
    if tree["type"] != "comparator":
        ask = _compiled(tree)
        return lambda value: (result := ask(value), result)
    left, right = map(_compiled, tree["children"])
    compare = _comparison(tree)

    def both(value: Any) -> tuple[Any, Any]:
        found = left(value)
        return compare(found, right(value)), found

    return both


def _compiled(node: Node) -> Ask:
    asks = [_compiled(child) if isinstance(child, dict) else None for child in node["children"]]
    if node["type"] in _COMPILERS:
        return _COMPILERS[node["type"]](node, asks)
    children = [
        child if ask is None else {"type": "compiled", "value": child.get("value"), "ask": ask, "children": []}
        for child, ask in zip(node["children"], asks, strict=True)
    ]
    as_library_does = {**node, "children": children}
    return lambda value: _INTERPRETER.visit(as_library_does, value)


class _Interpreter(TreeInterpreter):  # type: ignore[misc]  # jmespath has no types
    """The library's, for nodes that mean with unknown values what they mean without."""

    def visit_compiled(self, node: Node, value: Any) -> Any:
        return node["ask"](value)


_INTERPRETER = _Interpreter()
_FUNCTIONS = Functions()


def _is_no(value: Any) -> bool:
    """What JMESPath takes for false; a number never is."""
    return value is False or value is None or (not value and isinstance(value, str | list | dict))


def _literal(node: Node, _asks: Sequence[Any]) -> Ask:
    known = node["value"]
    return lambda _value: known


def _field(node: Node, _asks: Sequence[Any]) -> Ask:
    name = node["value"]
    return lambda value: value.get(name) if isinstance(value, dict) else None


def _subexpression(_node: Node, asks: Sequence[Any]) -> Ask:
    def chain(value: Any) -> Any:
        for ask in asks:
            value = ask(value)
        return value

    return chain


def _comparator(node: Node, asks: Sequence[Any]) -> Ask:
    left, right = asks
    compare = _comparison(node)
    return lambda value: compare(left(value), right(value))


def _comparison(node: Node) -> Callable[[Any, Any], bool | None]:
    about_null = any(child["type"] == "literal" and child["value"] is None for child in node["children"])
    is_order = node["value"] in ORDERS
    compare = TreeInterpreter.COMPARATOR_FUNC[node["value"]]

    def compared(left: Any, right: Any) -> bool | None:
        if (left is None or right is None) and not about_null:
            return None
        if is_order and not (is_number(left) and is_number(right)):
            return None
        return bool(compare(left, right))

    return compared


def _call(node: Node, asks: Sequence[Any]) -> Ask:
    name = node["value"]

    def call(value: Any) -> Any:
        given = [ask(value) for ask in asks]
        if None in given and name not in KNOWS_NULL:
            return None
        return _FUNCTIONS.call_function(name, given)

    def length(value: Any) -> Any:
        given = asks[0](value)
        return len(given) if isinstance(given, list | str) else call(value)

    return length if name == "length" and len(asks) == 1 else call  # much asked for, and three times as fast


def _not(_node: Node, asks: Sequence[Any]) -> Ask:
    (inner,) = asks

    def opposite(value: Any) -> bool | None:
        found = inner(value)
        return None if found is None else not found and not is_number(found)  # a number is no "no", not even 0

    return opposite


def _and(_node: Node, asks: Sequence[Any]) -> Ask:
    first, second = asks

    def both(value: Any) -> Any:
        left = first(value)
        if left is not None and _is_no(left):
            return left
        right = second(value)
        return right if left is not None or (right is not None and _is_no(right)) else None

    return both


def _or(_node: Node, asks: Sequence[Any]) -> Ask:
    """``a || b`` is also how a default is written, so a known right side counts unless it is a mere "no"."""
    first, second = asks

    def either(value: Any) -> Any:
        left = first(value)
        if left is not None and not _is_no(left):
            return left
        right = second(value)
        return None if left is None and right is False else right

    return either


_COMPILERS: Mapping[str, Callable[[Node, Sequence[Any]], Ask]] = {
    "literal": _literal,
    "field": _field,
    "subexpression": _subexpression,
    "comparator": _comparator,
    "function_expression": _call,
    "not_expression": _not,
    "and_expression": _and,
    "or_expression": _or,
}
