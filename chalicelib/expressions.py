"""The escape hatch: JMESPath expressions in rules. The only home of jmespath.

Expressions are bounded, checked when a playbook is, and null-safe: what is unknown stays unknown, as everywhere in the
language (Kleene's logic), and nothing that is evaluated raises. Grammar: jmespath.org/specification.html.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, NamedTuple

from jmespath.exceptions import JMESPathError, ParseError
from jmespath.functions import Functions
from jmespath.parser import Parser
from jmespath.visitor import TreeInterpreter

from chalicelib.domain.problem import Problem, problem

MAX_LENGTH, MAX_NODES, MAX_DEPTH = 300, 40, 8
"""Of the text, and of its tree. Without bounds, 221 characters can build four million elements."""

Node = Mapping[str, Any]
Shape = Mapping[str, Any]
"""Names that exist: name → the names below it, or None where anything may stand."""

_KNOWS_NULL = frozenset({"not_null", "type", "to_array"})
_WORDS, _TRUTHS = frozenset({"true", "false", "null"}), frozenset({"contains", "ends_with", "starts_with"})
_NULL: Node = {"type": "literal", "value": None, "children": []}
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
    try:
        result, found = _question(text)(document)
    except (JMESPathError, TypeError, ValueError, ArithmeticError, LookupError, RecursionError):
        return Answer(None, None)
    return Answer(result if isinstance(result, bool) else None, found)


@lru_cache(maxsize=20_000)
def asks_for(text: str) -> frozenset[tuple[str, ...]] | None:
    """Paths of one or two names without which its answer may be another, and perhaps more. None: all there are."""
    nodes = [node for node, _ in _nodes(_tree(text), 1)]
    if any(node["type"] in {"current", "identity", "value_projection"} for node in nodes):
        return None
    pairs = [children[:2] for node in nodes if node["type"] == "subexpression" and (children := node["children"])]
    pairs = [(first, second) for first, second in pairs if first["type"] == second["type"] == "field"]
    paired = {id(node) for pair in pairs for node in pair}
    alone = {(node["value"],) for node in nodes if node["type"] == "field" and id(node) not in paired}
    return frozenset(alone | {(first["value"], second["value"]) for first, second in pairs})


def findings(text: str, known: Shape) -> list[Problem]:
    """Everything that keeps an expression from being asked, or from ever saying what was meant."""
    if len(text) > MAX_LENGTH:
        return [problem("bad_jmespath.too_long", most=MAX_LENGTH)]
    try:
        tree = _tree(text)
    except ParseError as error:
        return [problem("bad_jmespath.syntax", position=error.lex_position + 1)]
    except (JMESPathError, RecursionError):
        return [problem("bad_jmespath.unreadable")]
    nodes = list(_nodes(tree, 1))
    if len(nodes) > MAX_NODES:
        return [problem("bad_jmespath.too_many", most=MAX_NODES)]
    if max(depth for _, depth in nodes) > MAX_DEPTH:
        return [problem("bad_jmespath.too_deep", most=MAX_DEPTH)]
    found = [*(finding for node, _ in nodes for finding in _wrong(node)), *_names(tree, known)]
    return found if found or _is_truth(tree) else [problem("bad_jmespath.not_truth")]


def negated(text: str) -> list[tuple[str, ...]]:
    """Names that an expression says "not this" of, without asking whether they are known; each as its parts."""
    told: dict[bool, list[tuple[str, ...]]] = {True: [], False: []}
    for node, _ in _nodes(_tree(text), 1):
        asks = _NULL in node["children"] or (node["type"] == "function_expression" and node["value"] in _KNOWS_NULL)
        if asks or node["type"] == "not_expression" or (node["type"] == "comparator" and node["value"] == "ne"):
            told[asks] += _paths(node)
    return [path for path in dict.fromkeys(told[False]) if path not in told[True]]


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
    if given < len(wanted) or (given > len(wanted) and not any(one.get("variadic") for one in wanted)):
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
    nearest = next((".".join([*path[:-1], one]) for one in get_close_matches(name, list(known), n=1)), None)
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


Ask = Callable[[Any], Any]
"""A node of the tree, compiled: what it says of a value. Null is "unknown": what can't be told isn't told."""


@lru_cache(maxsize=20_000)
def _question(text: str) -> Callable[[Any], tuple[Any, Any]]:
    """An expression, compiled: its result, and what to show as found."""
    tree = _tree(text)
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
    is_order = node["value"] in _ORDERS
    compare = TreeInterpreter.COMPARATOR_FUNC[node["value"]]

    def compared(left: Any, right: Any) -> bool | None:
        if (left is None or right is None) and not about_null:
            return None
        if is_order and not (_is_number(left) and _is_number(right)):
            return None
        return bool(compare(left, right))

    return compared


def _call(node: Node, asks: Sequence[Any]) -> Ask:
    name = node["value"]

    def call(value: Any) -> Any:
        given = [ask(value) for ask in asks]
        if None in given and name not in _KNOWS_NULL:
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
        return None if found is None else not found and not _is_number(found)  # a number is no "no", not even 0

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
