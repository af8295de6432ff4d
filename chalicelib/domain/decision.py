"""What was decided, why, and what shall be done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal

from msgspec import Struct, field

from chalicelib.domain.moment import Moment

CaseKind = Literal["complaint", "sensitive", "care", "held", "unanswered"]
Truth = bool | None  # None: unknown
RuleOutcome = Literal["matched", "missed", "unknown", "hidden", "shadow", "draft", "paused", "backstop"]


class LeafResult(Struct, frozen=True, kw_only=True):
    """One leaf on one post.

    Attributes:
        path: JSON pointer into the rule's file.
        found: The fact's value, or the part of it that the operator found.
        result: True, false, or None for unknown.
        why: Why it is unknown. None: it isn't.
    """

    path: str
    fact: str
    operator: str
    wanted: Any
    found: Any
    result: Truth
    why: str | None = None


class RuleResult(Struct, frozen=True, kw_only=True):
    """One rule on one post.

    Attributes:
        path: The rule's file in the playbook.
        result: ``hidden``: behind another rule's stop, group or goal; ``shadow``, ``draft``, ``paused``: it
            matched, and its state keeps it from acting; ``backstop``: another rule matched.
        leaves: Every leaf, in the order of the file.
        nearest_miss: The fewest leaves that would have to change for a match, as paths. Empty: it matched.
    """

    id: str
    path: str
    result: RuleOutcome
    leaves: tuple[LeafResult, ...]
    nearest_miss: tuple[str, ...] = ()
    hidden_by: str | None = None


class Reason(Struct, frozen=True, kw_only=True):
    """Why a guardrail said what it said.

    Attributes:
        code: For machines, e.g. ``store_able``, ``open_complaint``, ``purse_empty``.
        sentence: For people, in English.
        sentence_de: The same in German. Empty: it was stored before there was any.
        store: The store it is about. None: about no store.
    """

    code: str
    sentence: str
    sentence_de: str = ""
    store: str | None = None

    def says(self, language: str) -> str:
        """The sentence in a language, as far as there is one."""
        return (self.sentence_de if language == "de" else "") or self.sentence


class Verdict(Struct, frozen=True, kw_only=True):
    """What became of one action that a matched rule wants.

    Attributes:
        verdict: ``held`` waits for a person.
        shadow: The rule is in shadow: this is what it would have done, and nothing is done.
    """

    rule: str
    action: str
    verdict: Literal["approved", "held", "declined"]
    reasons: tuple[Reason, ...] = ()
    shadow: bool = False


class PlannedAction(Struct, frozen=True, kw_only=True):
    """One action a rule asks for, not yet done.

    Attributes:
        key: Idempotency key ``<post key>/<rule id>/<position>``; the outbox does each key once.
            Entries of ``otherwise`` have ``otherwise-<n>`` as position.
        do: Name in the action registry, e.g. ``notify_store``.
        settings: The marketer's settings, checked, plus what planning found (store, deadline, rendered text).
        cost_cents: The most it may cost, in cents of the brand's currency; reserved with the decision. 0: free.
        purse: Which purse pays. None: it is free.
        after_task: Key of the task that has to be accepted first. None: waits for no task.
    """

    key: str
    rule: str
    do: str
    settings: Mapping[str, Any]
    cost_cents: int = 0
    purse: str | None = None
    after_task: str | None = None

    @property
    def instead(self) -> bool:
        """Of ``otherwise``: what the rule is about did not happen."""
        return self.key.rpartition("/")[2].startswith("otherwise-")


class CaseRequest(Struct, frozen=True, kw_only=True):
    """Why a person has to look at this post.

    Attributes:
        kind: ``complaint`` and ``sensitive`` keep delight away from this person until they are closed;
            ``care``: a rule wants a person to look; ``held``: a guardrail does; ``unanswered``: nothing else answers.
        department: Who gets it.
        urgent: Someone must look at once.
        answer_by: When the first answer is due, UTC. None: the brand's service level says.
    """

    kind: CaseKind
    department: str
    reason: str
    urgent: bool = False
    answer_by: datetime | None = None


class Decision(Struct, frozen=True, kw_only=True):
    """The verdicts on one post.

    Attributes:
        id: Hash of post key and playbook version: two run times decide byte for byte the same.
        revision: Of the post, when it was decided.
        matched: Ids of the rules that matched, in firing order, shadow ones included.
        case: None: nobody has to look.
    """

    id: str
    post_key: str
    brand: str
    version: str
    revision: str
    moment: Moment
    matched: tuple[str, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    plan: tuple[PlannedAction, ...] = ()
    case: CaseRequest | None = None


class Explanation(Struct, frozen=True, kw_only=True):
    """``explain --json``, a contract: fields may be added, none renamed (``schemas/explain.schema.json``)."""

    schema: Literal["explain/1"] = "explain/1"
    post_key: str | None
    decision_id: str | None
    brand: str | None
    version: str | None
    facts: Mapping[str, Any] = field(default_factory=dict)
    signals: Mapping[str, Any] = field(default_factory=dict)
    rules: tuple[RuleResult, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    plan: tuple[PlannedAction, ...] = ()
    case: CaseRequest | None = None
    items: tuple[Mapping[str, Any], ...] = ()
