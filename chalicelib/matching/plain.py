"""The plain evaluator: every rule, every leaf, three values. What it says is the meaning of the language.

Kleene's logic: ``all`` is false as soon as one child is false, unknown if none is but one is unknown; ``any`` the
other way round; ``not`` of unknown is unknown. A rule matches only when its tree is true.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from chalicelib import expressions, facts, operators
from chalicelib.domain.conditions import AllOf, AnyOf, Condition, Expression, Leaf, Not
from chalicelib.domain.decision import LeafResult, RuleOutcome, RuleResult, Truth
from chalicelib.domain.moment import Moment
from chalicelib.domain.playbook import Playbook, Rule
from chalicelib.fact import NOT_ANSWERED
from chalicelib.matching.firing import Fired, fire

JMESPATH = "jmespath"
"""`LeafResult.fact` and `LeafResult.operator` of a leaf that is an expression."""


class Evaluated(NamedTuple):
    """A tree on a moment.

    Attributes:
        leaves: In the order of the file.
        to_true: Paths of the fewest leaves that would have to change for it to be true.
        to_false: The same for false.
    """

    result: Truth
    leaves: tuple[LeafResult, ...]
    to_true: tuple[str, ...]
    to_false: tuple[str, ...]


class Look:
    """One moment as rules look at it; what several of them need is made once."""

    def __init__(self, moment: Moment) -> None:
        self.moment = moment
        self._document: dict[str, Any] = {}
        self._asked: set[tuple[str, ...]] = set()
        self._answers: dict[str, expressions.Answer] = {}

    def answer(self, expression: str) -> expressions.Answer:
        """What an expression says of it."""
        known = self._answers.get(expression)
        if known is None:
            known = self._answers[expression] = expressions.evaluate(expression, self._document_for(expression))
        return known

    def _document_for(self, expression: str) -> dict[str, Any]:
        """As much of the document as it can ask for."""
        asked = expressions.asks_for(expression)
        if asked is None:
            return {name: facts.part(self.moment, name) for name in facts.PARTS}
        for path in asked - self._asked:
            facts.put(self._document, self.moment, path)
            self._asked.add(path)
        return self._document


def evaluate(condition: Condition, look: Look) -> Evaluated:
    """Look at every leaf, also behind one that already decides: the trace shows them all."""
    match condition:
        case Leaf() | Expression():
            leaf = _leaf(condition, look.moment) if isinstance(condition, Leaf) else _expression(condition, look)
            here = (condition.path,)
            return Evaluated(
                leaf.result, (leaf,), () if leaf.result is True else here, () if leaf.result is False else here
            )
        case Not():
            inner = evaluate(condition.child, look)
            opposite = None if inner.result is None else not inner.result
            return Evaluated(opposite, inner.leaves, inner.to_false, inner.to_true)
        case AllOf():
            children = [evaluate(child, look) for child in condition.children]
            return Evaluated(
                _all(child.result for child in children),
                tuple(leaf for child in children for leaf in child.leaves),
                tuple(path for child in children for path in child.to_true),
                min((child.to_false for child in children), key=len),
            )
        case AnyOf():
            children = [evaluate(child, look) for child in condition.children]
            none = _all(None if child.result is None else not child.result for child in children)
            return Evaluated(
                None if none is None else not none,
                tuple(leaf for child in children for leaf in child.leaves),
                min((child.to_true for child in children), key=len),
                tuple(path for child in children for path in child.to_false),
            )


def _leaf(leaf: Leaf, moment: Moment) -> LeafResult:
    fact = facts.BY_NAME[leaf.fact]
    operator = operators.BY_NAME[leaf.operator]
    found = facts.value(moment, fact)
    if found is None and operator.on_unknown is None:
        return LeafResult(
            path=leaf.path,
            fact=leaf.fact,
            operator=leaf.operator,
            wanted=leaf.wanted,
            found=None,
            result=None,
            why=facts.why_unknown(moment, fact),
        )
    compared = operator.evaluate(found, leaf.wanted)
    return LeafResult(
        path=leaf.path,
        fact=leaf.fact,
        operator=leaf.operator,
        wanted=leaf.wanted,
        found=compared.found,
        result=compared.result,
    )


def _expression(leaf: Expression, look: Look) -> LeafResult:
    answer = look.answer(leaf.text)
    return LeafResult(
        path=leaf.path,
        fact=JMESPATH,
        operator=JMESPATH,
        wanted=leaf.text,
        found=answer.found,
        result=answer.result,
        why=NOT_ANSWERED if answer.result is None else None,
    )


def _all(results: Iterable[Truth]) -> Truth:
    unknown = False
    for result in results:
        if result is False:
            return False
        unknown = unknown or result is None
    return None if unknown else True


def match(playbook: Playbook, moment: Moment) -> tuple[RuleResult, ...]:
    """Every rule on the moment, in firing order: backstops last, then by priority and id.

    Only rules with the result ``matched`` act. A sensitive matter hides them all.
    """
    look = Look(moment)
    trees = {rule.id: evaluate(rule.when, look) for rule in playbook.rules}
    true = [rule for rule in playbook.rules if trees[rule.id].result is True]
    sensitive = bool(moment.signals.stop.reasons)
    fired = {one.rule.id: one for one in fire(true, sensitive=sensitive, on_trial=moment.on_trial)}
    in_order = sorted(playbook.rules, key=lambda rule: rule.backstop)
    return tuple(_result(rule, trees[rule.id], fired.get(rule.id)) for rule in in_order)


def _result(rule: Rule, tree: Evaluated, fired: Fired | None) -> RuleResult:
    missed: RuleOutcome = "unknown" if tree.result is None else "missed"
    return RuleResult(
        id=rule.id,
        path=rule.file,
        result=missed if fired is None else fired.outcome,
        leaves=tree.leaves,
        nearest_miss=tree.to_true,
        hidden_by=None if fired is None else fired.hidden_by,
    )
