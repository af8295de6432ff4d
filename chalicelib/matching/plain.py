"""The plain evaluator: every rule, every leaf, three values. What it says is the meaning of the language.

Kleene's logic: ``all`` is false as soon as one child is false, unknown if none is but one is unknown; ``any`` the
other way round; ``not`` of unknown is unknown. A rule matches only when its tree is true.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import msgspec

from chalicelib import expressions, facts, operators
from chalicelib.domain.conditions import AllOf, AnyOf, Condition, Expression, Leaf, Not
from chalicelib.domain.decision import LeafResult, RuleOutcome, RuleResult, Truth
from chalicelib.domain.moment import Moment
from chalicelib.domain.playbook import Playbook, Rule

JMESPATH = "jmespath"
"""`LeafResult.fact` and `LeafResult.operator` of a leaf that is an expression."""

SENSITIVE = "sensitive matter"
"""`RuleResult.hidden_by` where the stop list sent the post to a person before any rule."""


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

    @cached_property
    def document(self) -> dict[str, Any]:
        """What expressions are asked of."""
        return facts.document(self.moment)


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
    answer = expressions.evaluate(leaf.text, look.document)
    return LeafResult(
        path=leaf.path,
        fact=JMESPATH,
        operator=JMESPATH,
        wanted=leaf.text,
        found=answer.found,
        result=answer.result,
        why="what it asks for is unknown, or of another kind" if answer.result is None else None,
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
    ordinary = list(_fire([rule for rule in playbook.rules if not rule.backstop], look))
    last = [rule for rule in playbook.rules if rule.backstop]
    if any(result.result == "matched" for result in ordinary):
        results = (*ordinary, *(_result(rule, look, "backstop") for rule in last))
    else:
        results = (*ordinary, *_fire(last, look))
    sensitive = bool(moment.signals.stop.reasons)
    if not sensitive:
        return results
    return tuple(
        RuleResult(id=r.id, path=r.path, result="hidden", leaves=r.leaves, hidden_by=SENSITIVE)
        if r.result in {"matched", "hidden", "shadow"}
        else r
        for r in results
    )


def _fire(rules: Sequence[Rule], look: Look) -> Iterator[RuleResult]:
    """Rules in firing order, with what hides one behind another: stop, group, and care before delight."""
    stopped: str | None = None
    groups: dict[str, str] = {}
    alone = [(rule, _result(rule, look)) for rule in rules]
    care = next(
        (rule.id for rule, found in alone if found.result == "matched" and rule.goal in {"escalate", "care"}), None
    )
    for rule, found in alone:
        if found.result not in {"matched", "shadow"}:
            yield found
            continue
        hidden_by = stopped or (groups.get(rule.group) if rule.group else None)
        if hidden_by is None and rule.goal == "delight" and not rule.despite_care:
            hidden_by = care
        if hidden_by is not None:
            yield msgspec.structs.replace(found, result="hidden", hidden_by=hidden_by)
            continue
        if found.result == "matched":
            if rule.group:
                groups[rule.group] = rule.id
            if rule.stop:
                stopped = rule.id
        yield found


def _result(rule: Rule, look: Look, instead: RuleOutcome | None = None) -> RuleResult:
    """The rule's own result; `instead` replaces "matched"."""
    tree = evaluate(rule.when, look)
    outcome: RuleOutcome
    if tree.result is True:
        outcome = instead or ("matched" if rule.state == "live" else rule.state)
    else:
        outcome = "unknown" if tree.result is None else "missed"
    return RuleResult(id=rule.id, path=rule.file, result=outcome, leaves=tree.leaves, nearest_miss=tree.to_true)
