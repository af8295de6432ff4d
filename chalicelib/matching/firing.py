"""Which of the rules that are true act: states, backstops, stop, groups, and care before delight."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from chalicelib.domain.decision import RuleOutcome
from chalicelib.domain.playbook import Rule, State

SENSITIVE = "sensitive matter"
"""What hides every rule where the stop list sent the post to a person."""


class Fired(NamedTuple):
    """A rule whose ``when`` is true.

    Attributes:
        outcome: Only ``matched`` acts.
        hidden_by: Id of the rule that hides it, or `SENSITIVE`. None: nothing does.
    """

    rule: Rule
    outcome: RuleOutcome
    hidden_by: str | None = None


def fire(true: Sequence[Rule], *, sensitive: bool, on_trial: Collection[str] = ()) -> tuple[Fired, ...]:
    """What becomes of the rules whose ``when`` is true.

    Args:
        true: In firing order: priority from high to low, then id. Backstops come last in what is returned.
        sensitive: The post holds a sensitive matter, which hides them all.
        on_trial: Ids of live rules that are in shadow all the same.
    """
    fired = _in_order([rule for rule in true if not rule.backstop], on_trial)
    last = [rule for rule in true if rule.backstop]
    if any(one.outcome == "matched" for one in fired):
        fired += [Fired(rule, "backstop") for rule in last]
    else:
        fired += _in_order(last, on_trial)
    if sensitive:
        return tuple(
            Fired(one.rule, "hidden", SENSITIVE) if one.outcome in {"matched", "hidden", "shadow"} else one
            for one in fired
        )
    return tuple(fired)


def _in_order(rules: Sequence[Rule], on_trial: Collection[str]) -> list[Fired]:
    """Rules in firing order, with what hides one behind another."""
    states = [_state(rule, on_trial) for rule in rules]
    live = [rule for rule, state in zip(rules, states, strict=True) if state == "live"]
    care = next((rule.id for rule in live if rule.goal in {"escalate", "care"}), None)
    stopped: str | None = None
    groups: dict[str, str] = {}
    fired = []
    for rule, state in zip(rules, states, strict=True):
        if state in ("draft", "paused"):
            fired.append(Fired(rule, state))
            continue
        hidden_by = stopped or (groups.get(rule.group) if rule.group else None)
        if hidden_by is None and rule.goal == "delight" and not rule.despite_care:
            hidden_by = care
        if hidden_by is not None:
            fired.append(Fired(rule, "hidden", hidden_by))
            continue
        fired.append(Fired(rule, "matched" if state == "live" else "shadow"))
        if state == "live":
            if rule.group:
                groups[rule.group] = rule.id
            if rule.stop:
                stopped = rule.id
    return fired


def _state(rule: Rule, on_trial: Collection[str]) -> State:
    return "shadow" if rule.state == "live" and rule.id in on_trial else rule.state
