"""What people are told of a decision: the verdict in one sentence, then each rule, then what was done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from chalicelib import facts, operators
from chalicelib.codes import called
from chalicelib.domain.decision import CaseRequest, Explanation, LeafResult, RuleResult, Truth, Verdict
from chalicelib.domain.sentence import Language, Sentence
from chalicelib.domain.work import Draft, Effect, Task
from chalicelib.editor.page import Line, Style
from chalicelib.matching.firing import SENSITIVE
from chalicelib.matching.plain import JMESPATH
from chalicelib.operators.operator import plain

_MARKS: Mapping[Truth, tuple[str, Style]] = {True: ("✓", "good"), False: ("✗", "bad"), None: ("?", "unsure")}
_GROUPS = {"all": Sentence("all of:", "alle von:"), "any": Sentence("any of:", "eines von:")}
_OPPOSITE = {"all": "any", "any": "all"}
_VERDICTS: Mapping[str, Style] = {"approved": "good", "held": "unsure", "declined": "bad"}
_STYLES: Mapping[str, Style] = {"matched": "good", "shadow": "good", "missed": "plain", "unknown": "unsure"}
OUTBOX = "outbox"
"""Receipts of it are of what left on no channel (`ports.LocalOutbox`)."""

WOULD_ACT = Sentence("Rule {rule} would act: {actions}", "Regel {rule} würde handeln: {actions}")
ACTS = Sentence("Rule {rule} acts: {actions}", "Regel {rule} handelt: {actions}")
NOTHING_DONE = Sentence("Nothing is done by itself. {rule}: ", "Von selbst geschieht nichts. {rule}: ")
A_PERSON_LOOKS = Sentence("No rule acts; a person looks at it. ", "Keine Regel handelt; ein Mensch sieht es sich an. ")
NOTHING_MATCHED = Sentence(
    "No rule matches, and nobody has to look at it.", "Keine Regel passt, und niemand muss es sich ansehen."
)
WHICH = Sentence(
    "post {post} · brand {brand} · decision {decision} · {version}…",
    "Beitrag {post} · Marke {brand} · Entscheidung {decision} · {version}…",
)
CASE = Sentence("A person looks at it{urgent}: {kind}. ", "Ein Mensch sieht es sich an{urgent}: {kind}. ")
AT_ONCE = Sentence(", at once", ", sofort")
FOR = Sentence(" For: {department}{by}", " Für: {department}{by}")
ANSWER_BY = Sentence(", to be answered by {at} UTC", ", zu beantworten bis {at} UTC")
A_RULE_WANTS = Sentence("The rule {rule} wants that.", "Die Regel {rule} will das.")
IT_SEEMS_ABOUT = Sentence("It seems to be about: {topics}.", "Es scheint darum zu gehen: {topics}.")
IN_SHADOW = Sentence(" in shadow: nothing is done", " im Schatten: Es geschieht nichts")
MISSED_BY_ONE = Sentence(
    "just misses: one condition stands in the way", "passt knapp nicht: an einer Bedingung liegt es"
)
MISSED_BY = Sentence("misses: {count} conditions stand in the way", "passt nicht: an {count} Bedingungen liegt es")
UNKNOWN_BY_ONE = Sentence("unknown: of one condition nobody knows", "unbekannt: bei einer Bedingung weiß es niemand")
UNKNOWN_BY = Sentence("unknown: it depends on {count} conditions", "unbekannt: es hängt an {count} Bedingungen")
HIDDEN_BY = Sentence("would match, hidden by {rule}", "würde passen, verdeckt von {rule}")
HIDDEN_BY_MATTER = Sentence("would match, hidden: a sensitive matter", "würde passen, verdeckt: ein heikles Thema")
FOUND = Sentence("found ", "gefunden: ")
UNKNOWN = Sentence("unknown: ", "unbekannt: ")
NOT = Sentence("not: ", "nicht: ")
WOULD_HAVE_TO_CHANGE = Sentence("  ← would have to change", "  ← müsste anders sein")
RECEIPT = Sentence("receipt {provider} {id} of {day} at {time} UTC", "Beleg {provider} {id} am {day} um {time} UTC")
STAYED_HERE = Sentence(
    "It stayed here: nothing leads out to whom it is for. `delight outbox` shows it.",
    "Die Nachricht blieb hier: Zu ihrem Empfänger führt noch kein Weg. `delight outbox` zeigt sie.",
)
BY = Sentence(" by {who}", " von {who}")
THE_TASK = Sentence("the task: {state}", "die Aufgabe: {state}")
THE_REPLY = Sentence("the reply: {state}", "die Antwort: {state}")
"""Every sentence of this page that has no better place. `called` has those for codes."""


def lines(
    found: Explanation,
    language: Language = "en",
    effects: Sequence[Effect] = (),
    people: Mapping[str, Sequence[str]] | None = None,
) -> Iterator[Line]:
    """As a person reads it: the verdict first, then each rule, the nearest misses first, then what was done.

    Args:
        people: What people did, by the key of the effect.
    """
    for item in found.items:
        if item["kind"] != "post":
            yield Line(f"{called('item', item['kind'], language)}: {item['reason']}")
    if found.post_key is None:
        return
    yield Line(_verdict(found, ACTS if effects else WOULD_ACT, language), style="title")
    which = WHICH.filled(post=found.post_key, brand=found.brand, decision=found.decision_id)
    yield Line(which.filled(version=str(found.version)[:19]).said(language), style="aside")
    if found.case is not None:
        yield Line(_case(found.case, found, language))
    for verdict in found.verdicts:
        yield Line()
        yield from _weighed(verdict, language)
    for rule in sorted(found.rules, key=lambda one: (one.result != "matched", len(one.nearest_miss))):
        yield Line()
        yield from _rule(rule, language)
    for effect in effects:
        yield Line()
        yield from _effect(effect, language)
        yield from (Line(told, indent=2) for told in (people or {}).get(effect.planned.key, ()))


def _verdict(found: Explanation, acting: Sentence, language: Language) -> str:
    """The whole decision in one sentence."""
    weighed = [verdict for verdict in found.verdicts if not verdict.shadow]
    done: dict[str, list[str]] = {}
    for verdict in weighed:
        if verdict.verdict == "approved":
            done.setdefault(verdict.rule, []).append(called("action", verdict.action, language))
    if done:
        told = (acting.filled(rule=rule, actions=tuple(names)).said(language) for rule, names in done.items())
        return "; ".join(told) + "."
    if weighed:
        return NOTHING_DONE.filled(rule=weighed[0].rule).said(language) + weighed[0].reasons[-1].says(language)
    if found.case is not None:
        return A_PERSON_LOOKS.said(language) + _why(found.case, found, language)
    return NOTHING_MATCHED.said(language)


def _case(case: CaseRequest, found: Explanation, language: Language) -> str:
    by = "" if case.answer_by is None else ANSWER_BY.filled(at=f"{case.answer_by:%Y-%m-%d %H:%M}").said(language)
    urgent = AT_ONCE.said(language) if case.urgent else ""
    told = CASE.filled(urgent=urgent, kind=called("kind", case.kind, language)).said(language)
    return told + _why(case, found, language) + FOR.filled(department=case.department, by=by).said(language)


def _why(case: CaseRequest, found: Explanation, language: Language) -> str:
    """Why a person has to look."""
    if case.kind == "sensitive":
        topics = tuple(called("sensitive", one, language) for one in found.signals["stop"]["reasons"])
        return IT_SEEMS_ABOUT.filled(topics=topics).said(language)
    if case.reason.startswith("rule "):
        return A_RULE_WANTS.filled(rule=case.reason.removeprefix("rule ")).said(language)
    return called("reason", case.reason, language)


def _weighed(verdict: Verdict, language: Language) -> Iterator[Line]:
    shadow = IN_SHADOW.said(language) if verdict.shadow else ""
    action = called("action", verdict.action, language)
    said = called("verdict", verdict.verdict, language)
    yield Line(f"{verdict.rule} → {action}: {said}{shadow}", style=_VERDICTS[verdict.verdict])
    yield from (Line(reason.says(language), indent=2) for reason in verdict.reasons)


def _rule(rule: RuleResult, language: Language) -> Iterator[Line]:
    """Its leaves in the order of its file, grouped as it groups them."""
    yield Line(f"{rule.path}: {_outcome(rule, language)}", style=_STYLES.get(rule.result, "aside"))
    open_groups: list[str] = []
    for leaf in rule.leaves:
        groups = _groups(leaf.path)
        same = next((n for n, (one, two) in enumerate(zip(open_groups, groups, strict=False)) if one != two), None)
        known = min(len(open_groups), len(groups)) if same is None else same
        for depth in range(known, len(groups)):
            yield Line(_group(groups[depth]).said(language), indent=2 + depth)
        open_groups = groups
        yield from _leaf(leaf, rule, language, indent=2 + len(groups))


def _outcome(rule: RuleResult, language: Language) -> str:
    count = len(rule.nearest_miss)
    if rule.result == "missed":
        return (MISSED_BY_ONE if count == 1 else MISSED_BY).filled(count=count).said(language)
    if rule.result == "unknown":
        return (UNKNOWN_BY_ONE if count == 1 else UNKNOWN_BY).filled(count=count).said(language)
    if rule.hidden_by == SENSITIVE:
        return HIDDEN_BY_MATTER.said(language)
    if rule.hidden_by is not None:
        return HIDDEN_BY.filled(rule=rule.hidden_by).said(language)
    return called("outcome", rule.result, language)


def _leaf(leaf: LeafResult, rule: RuleResult, language: Language, *, indent: int) -> Iterator[Line]:
    near = leaf.path in rule.nearest_miss
    opposite = leaf.path.count("/not") % 2 == 1
    mark, style = _MARKS[not leaf.result if opposite and leaf.result is not None else leaf.result]
    told = (NOT.said(language) if opposite else "") + sentence(leaf, language)
    yield Line(told + (WOULD_HAVE_TO_CHANGE.said(language) if near else ""), indent, style, mark)
    if near and len(rule.nearest_miss) == 1 and leaf.fact in facts.BY_NAME:
        yield Line(facts.meaning(leaf.fact, language), indent + 1, "aside")


def _group(path: str) -> Sentence:
    """A group's headline. Leaves below a ``not`` are told as their opposites, and so is the group around them."""
    kind = path.rpartition("/")[2]
    return _GROUPS[_OPPOSITE[kind] if path.count("/not") % 2 == 1 else kind]


def _groups(path: str) -> list[str]:
    """The groups around a leaf, from the outside in, but for a rule's own ``all``, which needs no word."""
    steps = path.split("/")
    found = []
    for number, step in enumerate(steps):
        if step in _GROUPS and number + 1 < len(steps) and "/".join(steps[: number + 1]) != "#/when/all":
            found.append("/".join(steps[: number + 1]))
    return found


def sentence(leaf: LeafResult, language: Language = "en") -> str:
    """A leaf in plain words, with what was found, unless the words and the mark say it all."""
    told = asked(leaf.fact, leaf.operator, leaf.wanted, language)
    if leaf.result is None:
        return f"{told}: {UNKNOWN.said(language)}{facts.why(leaf.why or '', language)}"
    if leaf.operator == "is_known":
        return told
    found = [] if leaf.found is None else leaf.found
    return f"{told}: {FOUND.said(language)}{plain(found, language)}"


def asked(fact: str, operator: str, wanted: object, language: Language) -> str:
    """What a leaf asks, in plain words; an expression says it itself."""
    return str(wanted) if fact == JMESPATH else operators.BY_NAME[operator].says(fact, wanted, language)


def _effect(effect: Effect, language: Language) -> Iterator[Line]:
    action = called("action", effect.planned.do, language)
    state = called("effect", effect.state, language)
    yield Line(f"{effect.planned.key}: {action}: {state}", style="title")
    if effect.receipt is not None:
        receipt = effect.receipt
        told = RECEIPT.filled(provider=receipt.provider, id=receipt.provider_id)
        told = told.filled(day=f"{receipt.at:%Y-%m-%d}", time=f"{receipt.at:%H:%M:%S}")
        yield Line(told.said(language), indent=2)
        if receipt.provider == OUTBOX:
            yield Line(STAYED_HERE.said(language), indent=2, style="unsure")
    if effect.problem is not None:
        yield Line(effect.problem, indent=2)


def who_did_what(
    task: tuple[Task, int] | None, draft: tuple[Draft, int] | None, language: Language = "en"
) -> list[str]:
    """What people did about an effect, one line each."""
    told = []
    for offer in () if task is None else task[0].offers:
        who = f"{offer.store}, {offer.to}" if offer.to else offer.store
        answer = called("offer", offer.answer or "asked", language)
        told.append(f"{who}: {answer}{_by(offer.by, language)}{_because(offer.reason, 'decline', language)}")
    if task is not None and task[0].state not in {"offered", "accepted"}:
        told.append(THE_TASK.filled(state=called("work", task[0].state, language)).said(language))
    if draft is not None:
        state = called("state", draft[0].state, language)
        reply = THE_REPLY.filled(state=state).said(language)
        told.append(f"{reply}{_by(draft[0].by, language)}{_because(draft[0].reason, 'reject', language)}")
    return told


def _by(who: str | None, language: Language) -> str:
    return BY.filled(who=who).said(language) if who else ""


def _because(reason: str | None, group: str, language: Language) -> str:
    """The reason of a person, a code perhaps with a note behind it."""
    if not reason:
        return ""
    code, colon, note = reason.partition(": ")
    return f" ({called(group, code, language)}{colon}{note})"
