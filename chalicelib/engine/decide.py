"""Decide: matches → verdicts. Guardrails, limits, purses and feasibility say yes, hold, or no, each with its reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Literal, NamedTuple

import msgspec

from chalicelib import actions
from chalicelib.actions.action import Approved, Asked, Proposal
from chalicelib.books import grants
from chalicelib.books.standing import Standing
from chalicelib.domain.decision import CaseRequest, Reason, Verdict
from chalicelib.domain.moment import Moment
from chalicelib.domain.playbook import ActionRequest, Limit, Playbook, Rule
from chalicelib.matching.firing import Fired

IRONY_HOLDS_FROM = 0.5

_THE_RULES = ("The rule's limit", "Die Grenze der Regel")
_THE_ACTIONS = ("The action's own limit", "Die eigene Grenze der Aktion")
_PER_DE = {"customer": "Kunde", "store": "Filiale", "rule": "Regel"}


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


class _Taken:
    """What earlier actions on the same post have taken.

    Attributes:
        cents: By purse.
        once: Names of actions with limits of their own; a post has each of them once.
    """

    def __init__(self, before: _Taken | None = None) -> None:
        self.cents: dict[str, int] = defaultdict(int, {} if before is None else before.cents)
        self.once: set[str] = set() if before is None else set(before.once)


def decide(playbook: Playbook, moment: Moment, fired: Sequence[Fired], standing: Standing) -> Decided:
    """Weigh every action of every matched rule, in firing order; of rules in shadow only to tell what they would do."""
    rules = [one.rule for one in fired if one.outcome == "matched"]
    verdicts: list[Verdict] = []
    approved: list[Approved] = []
    shadows: list[Verdict] = []
    taken = _Taken()
    for one in fired:
        if one.outcome == "matched":
            weighed = _rule(playbook, one.rule, moment, standing, taken)
            verdicts += weighed.verdicts
            approved += weighed.approved
        elif one.outcome == "shadow":
            would = _rule(playbook, one.rule, moment, standing, _Taken(taken))
            shadows += [msgspec.structs.replace(verdict, shadow=True) for verdict in would.verdicts]
    case = _case(playbook, moment, rules, verdicts, approved)
    return Decided((*verdicts, *shadows), tuple(approved), case)


def _rule(playbook: Playbook, rule: Rule, moment: Moment, standing: Standing, taken: _Taken) -> Decided:
    """One rule's actions; what they take is added to `taken`."""
    gate = _gate(rule, moment, standing)
    if gate is None:
        return _weigh(playbook, rule, moment, standing, taken)
    verdicts = tuple(_verdict(rule, request, gate.verdict, (gate.reason,)) for request in rule.then)
    return Decided(verdicts, (), None)


def fall_back(playbook: Playbook, rule: Rule, moment: Moment) -> Decided:
    """What a rule does instead, once the last store said no."""
    verdicts, approved = _otherwise(playbook, rule, moment)
    answered = any(actions.BY_NAME[one.request.do].answers for one in approved)
    case = _handed_over(moment, approved) or (None if answered else nobody_answers(playbook))
    return Decided(tuple(verdicts), tuple(approved), case)


def nobody_answers(playbook: Playbook) -> CaseRequest:
    """The last store said no, and there is nothing else to say."""
    return CaseRequest(kind="unanswered", department=playbook.brand.care_department, reason="no store was left")


def _gate(rule: Rule, moment: Moment, standing: Standing) -> _Gate | None:
    """Guardrails on the rule as a whole, the strictest first. None: it may go on."""
    delights = rule.goal == "delight"
    if delights and moment.open_complaints:
        sentence = "This person has an open complaint; that comes first."
        german = "Diese Person hat eine offene Beschwerde; die geht vor."
        return _Gate("declined", Reason(code="open_complaint", sentence=sentence, sentence_de=german))
    if rule.goal in {"delight", "acknowledge"} and moment.signals.irony >= IRONY_HOLDS_FROM:
        sentence = "It may be meant the other way round; a person decides."
        german = "Es kann andersherum gemeint sein; das entscheidet ein Mensch."
        return _Gate("held", Reason(code="irony", sentence=sentence, sentence_de=german))
    return _limits(rule.id, rule.limits, moment, standing, whose=_THE_RULES)


def _limits(
    counted_as: str, limits: Sequence[Limit], moment: Moment, standing: Standing, *, whose: tuple[str, str]
) -> _Gate | None:
    """Limits on a person and on all together; those on a store are looked at store by store.

    Args:
        whose: In English and in German.
    """
    person = moment.person
    if person is None and any(limit.per == "customer" for limit in limits):
        sentence = "The post names nobody, so the limit per customer can't be kept."
        german = "Der Beitrag nennt niemanden, darum lässt sich die Grenze je Kunde nicht einhalten."
        return _Gate("held", Reason(code="nobody_named", sentence=sentence, sentence_de=german))
    about = {"rule": "rule"} if person is None else {"customer": person, "rule": "rule"}
    reached = standing.limit_reached(counted_as, limits, about)
    if reached is not None:
        return _Gate("declined", _used_up(reached, *whose))
    return None


def _used_up(limit: Limit, whose: str, whose_de: str, *, store: str | None = None) -> Reason:
    english = f"at most {limit.times} per {limit.per} in {limit.days} days, and that is reached"
    german = f"höchstens {limit.times} je {_PER_DE[limit.per]} in {limit.days} Tagen, und das ist erreicht"
    return Reason(
        code="limit_reached", store=store, sentence=f"{whose}: {english}.", sentence_de=f"{whose_de}: {german}."
    )


def _weigh(playbook: Playbook, rule: Rule, moment: Moment, standing: Standing, taken: _Taken) -> Decided:
    """The rule's ``then``, or its ``otherwise`` where no store is able or a purse is empty."""
    stores, kept_out = [], []
    for store in playbook.stores:
        reached = standing.limit_reached(rule.id, rule.limits, {"store": store.id})
        if reached is None:
            stores.append(store)
        else:
            kept_out.append(_used_up(reached, store.name, store.name, store=store.id))
    wanted = _Taken(taken)
    proposals: list[Proposal] = []
    for request in rule.then:
        chosen = next((proposal.store for proposal in proposals if proposal.store is not None), None)
        asked = Asked(playbook, rule, request, moment, tuple(stores), tuple(kept_out), chosen)
        proposals.append(_propose(asked, standing, wanted))
    if not any(proposal.verdict == "unable" for proposal in proposals):
        taken.cents, taken.once = wanted.cents, wanted.once
        return _judged(rule, rule.then, proposals, "")
    instead = Reason(
        code="otherwise",
        sentence="The rule's 'otherwise' is done instead.",
        sentence_de="Stattdessen geschieht, was die Regel unter 'otherwise' nennt.",
    )
    verdicts = [
        _verdict(rule, request, "declined", proposal.reasons if proposal.verdict == "unable" else (instead,))
        for request, proposal in zip(rule.then, proposals, strict=True)
    ]
    more, approved = _otherwise(playbook, rule, moment)
    return Decided((*verdicts, *more), tuple(approved), None)


def _propose(asked: Asked, standing: Standing, taken: _Taken) -> Proposal:
    """What the action says, and whether its own limits and the purse have it."""
    action = actions.BY_NAME[asked.request.do]
    proposal = action.prepare(asked)
    if proposal.verdict != "approved":
        return proposal
    if action.limits:
        if action.name in taken.once:
            sentence = "An earlier rule does the same on this post; once is enough."
            german = "Eine frühere Regel tut bei diesem Beitrag dasselbe; einmal genügt."
            return Proposal("declined", (Reason(code="done_once", sentence=sentence, sentence_de=german),))
        name = grants.of_action(action.name)
        gate = _limits(name, action.limits, asked.moment, standing, whose=_THE_ACTIONS)
        if gate is not None:
            return Proposal(gate.verdict, (gate.reason,))
        taken.once.add(action.name)
    cost = asked.request.cost
    if cost is None:
        return proposal
    free = standing.free_cents(cost.purse) - taken.cents[cost.purse]
    if free >= cost.cents:
        taken.cents[cost.purse] += cost.cents
        return proposal
    sentence = f"The purse '{cost.purse}' has {max(free, 0)} cents left; {cost.cents} are needed."
    german = f"Im Budget '{cost.purse}' sind noch {max(free, 0)} Cent; {cost.cents} werden gebraucht."
    empty = Reason(code="purse_empty", sentence=sentence, sentence_de=german)
    return Proposal("unable", (*proposal.reasons, empty))


def _otherwise(playbook: Playbook, rule: Rule, moment: Moment) -> tuple[list[Verdict], list[Approved]]:
    judged = _judged(
        rule, rule.otherwise, [_instead(playbook, rule, one, moment) for one in rule.otherwise], "otherwise-"
    )
    return list(judged.verdicts), list(judged.approved)


def _instead(playbook: Playbook, rule: Rule, request: ActionRequest, moment: Moment) -> Proposal:
    action = actions.BY_NAME[request.do]
    if action.limits:  # what is done instead is never counted
        sentence = f"'{action.name}' has limits of its own, so it can't stand in 'otherwise'."
        german = f"'{action.name}' hat eigene Grenzen und kann darum nicht unter 'otherwise' stehen."
        return Proposal("declined", (Reason(code="limited", sentence=sentence, sentence_de=german),))
    return action.prepare(Asked(playbook, rule, request, moment, playbook.stores))


def _judged(rule: Rule, requests: Sequence[ActionRequest], proposals: Sequence[Proposal], before: str) -> Decided:
    verdicts, approved = [], []
    asked = any(proposal.verdict == "approved" and proposal.store is not None for proposal in proposals)
    for number, (request, given) in enumerate(zip(requests, proposals, strict=True)):
        proposal = given
        if given.verdict == "approved" and given.settings.get("when_task") and not asked:
            sentence = "It waits for a store, and no store is asked."
            german = "Sie wartet auf eine Filiale, und keine wird gefragt."
            proposal = Proposal("held", (Reason(code="no_task", sentence=sentence, sentence_de=german),))
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
    handed = _handed_over(moment, approved)
    if handed is not None:
        return handed
    care = next((rule for rule in rules if rule.goal in {"care", "escalate"}), None)
    if care is not None:
        urgent = care.goal == "escalate"
        return CaseRequest(kind=_matter(moment), department=department, reason=f"rule {care.id}", urgent=urgent)
    held = next((verdict for verdict in verdicts if verdict.verdict == "held"), None)
    if held is not None:
        return CaseRequest(kind="held", department=department, reason=held.reasons[-1].code)
    answered = any(actions.BY_NAME[one.request.do].answers for one in approved)
    if rules and all(rule.goal == "listen" for rule in rules) and not moment.post.addressed:
        return None
    ours_to_answer = moment.post.addressed or moment.reply.public.allowed or bool(rules)
    if answered or not ours_to_answer:
        return None
    declined = next((verdict.reasons[-1].code for verdict in verdicts if verdict.reasons), "no rule matched")
    return CaseRequest(kind="unanswered", department=department, reason=declined)


def _handed_over(moment: Moment, approved: Sequence[Approved]) -> CaseRequest | None:
    """The case of the department to which the first of the rules hands the matter. None: none does."""
    for one in approved:
        if actions.BY_NAME[one.request.do].hands_over:
            settings = one.proposal.settings
            return CaseRequest(
                kind=_matter(moment),
                department=settings["department"],
                reason=f"rule {one.rule.id}",
                answer_by=settings["answer_by"],
            )
    return None


def _matter(moment: Moment) -> Literal["complaint", "care"]:
    return "complaint" if "complaint" in moment.signals.intents else "care"
