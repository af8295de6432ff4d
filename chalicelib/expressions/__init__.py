"""The escape hatch: JMESPath expressions in rules. The only home of jmespath.

Expressions are bounded, checked when a playbook is, and null-safe: what is unknown stays unknown, as everywhere in the
language (Kleene's logic), and nothing that is evaluated raises. Grammar: jmespath.org/specification.html.
"""

from chalicelib.expressions.answers import Answer, asks_for, evaluate
from chalicelib.expressions.findings import MAX_DEPTH, MAX_LENGTH, MAX_NODES, findings, negated

__all__ = ["MAX_DEPTH", "MAX_LENGTH", "MAX_NODES", "Answer", "asks_for", "evaluate", "findings", "negated"]
