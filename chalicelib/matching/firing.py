"""Which of the rules that are true act: states, backstops, stop, groups, and care before delight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from chalicelib.domain.decision import RuleOutcome
from chalicelib.domain.playbook import Rule

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


def fire(true: Sequence[Rule], *, sensitive: bool) -> tuple[Fired, ...]:
    """What becomes of the rules whose ``when`` is true.

    Args:
        true: In firing order: priority from high to low, then id. Backstops come last in what is returned.
        sensitive: The post holds a sensitive matter, which hides them all.
    """
    fired = _in_order([rule for rule in true if not rule.backstop])
    last = [rule for rule in true if rule.backstop]
    if any(one.outcome == "matched" for one in fired):
        fired += [Fired(rule, "backstop") for rule in last]
    else:
        fired += _in_order(last)
    if sensitive:
        return tuple(
            Fired(one.rule, "hidden", SENSITIVE) if one.outcome in {"matched", "hidden", "shadow"} else one
            for one in fired
        )
    return tuple(fired)


def _in_order(rules: Sequence[Rule]) -> list[Fired]:
    """Rules in firing order, with what hides one behind another."""
    care = next((rule.id for rule in rules if rule.state == "live" and rule.goal in {"escalate", "care"}), None)
    stopped: str | None = None
    groups: dict[str, str] = {}
    fired = []
    for rule in rules:
        if rule.state in ("draft", "paused"):
            fired.append(Fired(rule, rule.state))
            continue
        hidden_by = stopped or (groups.get(rule.group) if rule.group else None)
        if hidden_by is None and rule.goal == "delight" and not rule.despite_care:
            hidden_by = care
        if hidden_by is not None:
            fired.append(Fired(rule, "hidden", hidden_by))
            continue
        fired.append(Fired(rule, "matched" if rule.state == "live" else "shadow"))
        if rule.state == "live":
            if rule.group:
                groups[rule.group] = rule.id
            if rule.stop:
                stopped = rule.id
    return fired
