"""What came of many posts under one playbook, and what another playbook would have made of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from msgspec import Struct

from chalicelib.domain.decision import CaseKind, RuleOutcome
from chalicelib.domain.playbook import State

VerdictName = Literal["approved", "held", "declined"]
ChangeKind = Literal["newly_matched", "lost", "changed_actions"]


class LeafCost(Struct, frozen=True, kw_only=True):
    """What one leaf alone kept from matching.

    Attributes:
        path: JSON pointer into the rule's file.
        missed: Posts on which the rule would have matched if this leaf were otherwise, and nothing else.
        unknown: Those of them of which nobody knows what the leaf asks for.
    """

    path: str
    fact: str
    operator: str
    wanted: Any
    missed: int
    unknown: int


class RuleReplayed(Struct, frozen=True, kw_only=True):
    """What came of one rule.

    Attributes:
        outcomes: Of the posts of which its ``when`` is true, by what became of it.
        near_misses: Posts that it missed by one leaf; the sum of its `leaves`.
        verdicts: Of its actions; of a rule in shadow, what they would have been.
        actions: What was planned, by the action's name.
        cost_cents: The most that this may cost.
        tasks: Tasks by the store that was asked first.
        leaves: The costliest first.
    """

    id: str
    path: str
    state: State
    outcomes: Mapping[RuleOutcome, int]
    near_misses: int
    verdicts: Mapping[VerdictName, int]
    actions: Mapping[str, int]
    cost_cents: int
    tasks: Mapping[str, int]
    leaves: tuple[LeafCost, ...]


class ReasonCount(Struct, frozen=True, kw_only=True):
    """How often an action was held or declined, by the last reason given."""

    verdict: Literal["held", "declined"]
    code: str
    count: int


class PerDay(Struct, frozen=True, kw_only=True):
    """Amounts for each day that has posts, in the brand's time zone; rounded to hundredths.

    Attributes:
        cost_cents_per_day: The most that everything planned may cost.
        tasks_per_day: What stores are asked.
        drafts_per_day: Replies that a person has to read.
        public_texts_per_day: What everybody can read once it is sent, drafts included.
    """

    cost_cents_per_day: float
    tasks_per_day: float
    drafts_per_day: float
    public_texts_per_day: float


class Summary(PerDay, frozen=True, kw_only=True):
    """What came of many posts under one playbook.

    Attributes:
        posts: Decided ones. An edit counts as what became of the post in the end.
        edits: Later revisions of posts among them.
        repeated: Posts that came once more without a change.
        days: Days with posts, in the brand's time zone.
        rules: In firing order.
        actions: Everything planned, by the action's name; also what no rule asks for, as calling people.
        cases: Why people have to look, by kind.
        unanswered: Public requests to which nothing answers.
        reasons: The most frequent first.
    """

    brand: str
    version: str
    currency: str
    posts: int
    edits: int
    repeated: int
    days: int
    rules: tuple[RuleReplayed, ...]
    actions: Mapping[str, int]
    cost_cents: int
    tasks: Mapping[str, int]
    drafts: int
    public_texts: int
    cases: Mapping[CaseKind, int]
    unanswered: int
    reasons: tuple[ReasonCount, ...]


class RuleDifference(Struct, frozen=True, kw_only=True):
    """What the other playbook changes for one rule.

    Attributes:
        newly_matched: Posts that it matches now and did not before.
        lost: Posts that it matched before and does not now.
        changed_actions: Posts that it matches as before, and for which it does something else.
        cost_cents: More, or less than none.
        actions: More planned, or fewer, by the action's name.
        examples: Some keys of the posts behind the first three.
    """

    id: str
    path: str
    newly_matched: int
    lost: int
    changed_actions: int
    cost_cents: int
    actions: Mapping[str, int]
    examples: Mapping[ChangeKind, tuple[str, ...]]


class Difference(PerDay, frozen=True, kw_only=True):
    """What the other playbook changes; everything is "after" less "before".

    Attributes:
        before: Version of the playbook.
        after: Version of the other.
        rules: Only those for which anything changes, in firing order; then those that are gone.
    """

    brand: str
    before: str
    after: str
    days: int
    rules: tuple[RuleDifference, ...]
    cost_cents: int
    unanswered: int


class Misread(Struct, frozen=True, kw_only=True):
    """A line that is no post.

    Attributes:
        line: From 1.
        problem: Why not, in English.
        problem_de: The same in German.
    """

    line: int
    problem: str
    problem_de: str


class BrandReplay(Struct, frozen=True, kw_only=True):
    """One brand's posts.

    Attributes:
        difference: None: there was nothing to compare with.
    """

    replayed: Summary
    difference: Difference | None = None


class ReplayReport(Struct, frozen=True, kw_only=True):
    """``replay --json``, a contract: fields may be added, none renamed (``schemas/replay.schema.json``)."""

    schema: Literal["replay/1"] = "replay/1"
    brands: tuple[BrandReplay, ...]
    misread: tuple[Misread, ...] = ()
