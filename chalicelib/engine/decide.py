"""Decide: matches → verdicts. Guardrails, limits, purses and feasibility say yes, hold, or no, each with its reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from chalicelib import actions
from chalicelib.actions.action import Approved, Asked, Proposal
from chalicelib.books.standing import Standing
from chalicelib.domain.decision import CaseRequest, Reason, RuleResult, Verdict
from chalicelib.domain.moment import Moment
from chalicelib.domain.playbook import ActionRequest, Playbook, Rule

IRONY_HOLDS_FROM = 0.5


class Decided(NamedTuple):
    """What came of all matched rules.

    Attributes:
        case: None: nobody has to look.
    """

    verdicts: tuple[Verdict, ...]
    approved: tuple[Approved, ...]
    case: CaseRequest | None


class _Gate(NamedTuple):
    verdict: Literal["held", "declined"]
    reason: Reason


def decide(playbook: Playbook, moment: Moment, results: Sequence[RuleResult], standing: Standing) -> Decided:
    """Weigh every action of every matched rule, in firing order."""
    by_id = {rule.id: rule for rule in playbook.rules}
    rules = [by_id[result.id] for result in results if result.result == "matched"]
    verdicts: list[Verdict] = []
    approved: list[Approved] = []
    taken: dict[str, int] = defaultdict(int)
    for rule in rules:
        gate = _gate(rule, moment, standing)
        if gate is not None:
            verdicts += [_verdict(rule, request, gate.verdict, (gate.reason,)) for request in rule.then]
            continue
        weighed = _weigh(playbook, rule, moment, standing, taken)
        verdicts += weighed.verdicts
        approved += weighed.approved
    case = _case(playbook, moment, rules, verdicts, approved)
    return Decided(tuple(verdicts), tuple(approved), case)


def fall_back(playbook: Playbook, rule: Rule, moment: Moment) -> Decided:
    """What a rule does instead, once the last store said no."""
    verdicts, approved = _otherwise(playbook, rule, moment)
    answered = any(actions.BY_NAME[one.request.do].answers for one in approved)
    case = None if answered else nobody_answers(playbook)
    return Decided(tuple(verdicts), tuple(approved), case)


def nobody_answers(playbook: Playbook) -> CaseRequest:
    """The last store said no, and there is nothing else to say."""
    return CaseRequest(kind="unanswered", department=playbook.brand.care_department, reason="no store was left")


def _gate(rule: Rule, moment: Moment, standing: Standing) -> _Gate | None:
    """Guardrails on the rule as a whole, the strictest first. None: it may go on."""
    delights = rule.goal == "delight"
    if delights and moment.open_complaints:
        sentence = "This person has an open complaint; that comes first."
        return _Gate("declined", Reason(code="open_complaint", sentence=sentence))
    if rule.goal in {"delight", "acknowledge"} and moment.signals.irony >= IRONY_HOLDS_FROM:
        return _Gate("held", Reason(code="irony", sentence="It may be meant the other way round; a person decides."))
    person = moment.person
    if person is None and any(limit.per == "customer" for limit in rule.limits):
        sentence = "The post names nobody, so the limit per customer can't be kept."
        return _Gate("held", Reason(code="nobody_named", sentence=sentence))
    about = {"rule": "rule"} if person is None else {"customer": person, "rule": "rule"}
    reached = standing.limit_reached(rule, about)
    if reached is not None:
        return _Gate("declined", Reason(code="limit_reached", sentence=f"The rule's limit: {reached}."))
    return None


def _weigh(playbook: Playbook, rule: Rule, moment: Moment, standing: Standing, taken: dict[str, int]) -> Decided:
    """The rule's ``then``, or its ``otherwise`` where no store is able or a purse is empty."""
    stores, kept_out = [], []
    for store in playbook.stores:
        reached = standing.limit_reached(rule, {"store": store.id})
        if reached is None:
            stores.append(store)
        else:
            sentence = f"{store.name}: {reached}."
            kept_out.append(Reason(code="limit_reached", store=store.id, sentence=sentence))
    wanted: dict[str, int] = defaultdict(int, taken)
    proposals: list[Proposal] = []
    for request in rule.then:
        chosen = next((proposal.store for proposal in proposals if proposal.store is not None), None)
        asked = Asked(playbook, rule, request, moment, tuple(stores), tuple(kept_out), chosen)
        proposals.append(_propose(asked, standing, wanted))
        if request.cost is not None and proposals[-1].verdict == "approved":
            wanted[request.cost.purse] += request.cost.cents
    if not any(proposal.verdict == "unable" for proposal in proposals):
        taken.update(wanted)
        return _judged(rule, rule.then, proposals, "")
    instead = Reason(code="otherwise", sentence="The rule's 'otherwise' is done instead.")
    verdicts = [
        _verdict(rule, request, "declined", proposal.reasons if proposal.verdict == "unable" else (instead,))
        for request, proposal in zip(rule.then, proposals, strict=True)
    ]
    more, approved = _otherwise(playbook, rule, moment)
    return Decided((*verdicts, *more), tuple(approved), None)


def _propose(asked: Asked, standing: Standing, taken: Mapping[str, int]) -> Proposal:
    """What the action says, and whether the purse has it."""
    proposal = actions.BY_NAME[asked.request.do].prepare(asked)
    cost = asked.request.cost
    if cost is None or proposal.verdict != "approved":
        return proposal
    free = standing.free_cents(cost.purse) - taken.get(cost.purse, 0)
    if free >= cost.cents:
        return proposal
    sentence = f"The purse '{cost.purse}' has {max(free, 0)} cents left; {cost.cents} are needed."
    return Proposal("unable", (*proposal.reasons, Reason(code="purse_empty", sentence=sentence)))


def _otherwise(playbook: Playbook, rule: Rule, moment: Moment) -> tuple[list[Verdict], list[Approved]]:
    proposals = [
        actions.BY_NAME[request.do].prepare(Asked(playbook, rule, request, moment, playbook.stores))
        for request in rule.otherwise
    ]
    judged = _judged(rule, rule.otherwise, proposals, "otherwise-")
    return list(judged.verdicts), list(judged.approved)


def _judged(rule: Rule, requests: Sequence[ActionRequest], proposals: Sequence[Proposal], before: str) -> Decided:
    verdicts, approved = [], []
    asked = any(proposal.verdict == "approved" and proposal.store is not None for proposal in proposals)
    for number, (request, given) in enumerate(zip(requests, proposals, strict=True)):
        proposal = given
        if given.verdict == "approved" and given.settings.get("when_task") and not asked:
            sentence = "It waits for a store, and no store is asked."
            proposal = Proposal("held", (Reason(code="no_task", sentence=sentence),))
        said = "declined" if proposal.verdict == "unable" else proposal.verdict
        verdicts.append(_verdict(rule, request, said, proposal.reasons))
        if proposal.verdict == "approved":
            approved.append(Approved(rule, request, f"{before}{number}", proposal))
    return Decided(tuple(verdicts), tuple(approved), None)


def _verdict(
    rule: Rule,
    request: ActionRequest,
    verdict: Literal["approved", "held", "declined"],
    reasons: tuple[Reason, ...],
) -> Verdict:
    return Verdict(rule=rule.id, action=request.do, verdict=verdict, reasons=reasons)


def _case(
    playbook: Playbook,
    moment: Moment,
    rules: Sequence[Rule],
    verdicts: Sequence[Verdict],
    approved: Sequence[Approved],
) -> CaseRequest | None:
    """Why a person has to look: a sensitive matter, care, something held, or a request that nothing answers."""
    department = playbook.brand.care_department
    stop = moment.signals.stop
    if stop.reasons:
        # Which matter it is stays with the post: a case stands against a person (X's rules on sensitive inferences).
        return CaseRequest(kind="sensitive", department=department, reason="sensitive", urgent=stop.page_now)
    care = next((rule for rule in rules if rule.goal in {"care", "escalate"}), None)
    if care is not None:
        kind: Literal["complaint", "care"] = "complaint" if "complaint" in moment.signals.intents else "care"
        return CaseRequest(kind=kind, department=department, reason=f"rule {care.id}", urgent=care.goal == "escalate")
    held = next((verdict for verdict in verdicts if verdict.verdict == "held"), None)
    if held is not None:
        return CaseRequest(kind="held", department=department, reason=held.reasons[-1].code)
    answered = any(actions.BY_NAME[one.request.do].answers for one in approved)
    if rules and all(rule.goal == "listen" for rule in rules):
        return None
    ours_to_answer = moment.post.addressed or moment.reply.public.allowed or bool(rules)
    if answered or not ours_to_answer:
        return None
    declined = next((verdict.reasons[-1].code for verdict in verdicts if verdict.reasons), "no rule matched")
    return CaseRequest(kind="unanswered", department=department, reason=declined)
