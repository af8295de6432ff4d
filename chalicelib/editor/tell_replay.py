"""What people are told of a replay: what a day brings, then each rule, then what another playbook would change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from chalicelib import wording
from chalicelib.codes import called
from chalicelib.domain.sentence import Language, Sentence
from chalicelib.editor.page import Line
from chalicelib.editor.replayed import (
    BrandReplay,
    ChangeKind,
    Difference,
    LeafCost,
    Misread,
    PerDay,
    ReplayReport,
    RuleDifference,
    RuleReplayed,
    Summary,
)
from chalicelib.editor.tell import NOT, asked

_Code = TypeVar("_Code", bound=str)

MOST_LEAVES = 3
"""Of each rule, the costliest; ``--json`` has them all."""

POSTS = Sentence("{brand}: {posts} on {days}", "{brand}: {posts} an {days}")
A_POST, MANY_POSTS = Sentence("1 post", "1 Beitrag"), Sentence("{count} posts", "{count} Beiträge")
ONE_DAY, MANY_DAYS = Sentence("1 day", "1 Tag"), Sentence("{count} days", "{count} Tagen")
EDITS = Sentence(", {edits} edited later", ", {edits} später geändert")
REPEATED = Sentence(", {repeated} came twice", ", {repeated} kamen doppelt")
A_DAY = Sentence(
    "A day: at most {cost}, {tasks} tasks for stores, {drafts} replies to read, {texts} public texts",
    "Am Tag: höchstens {cost}, {tasks} Aufgaben für Filialen, {drafts} Antworten zu lesen, {texts} öffentliche Texte",
)
UNANSWERED = Sentence(
    "Public requests that nothing answers: {count}", "Öffentliche Anfragen, auf die nichts antwortet: {count}"
)
CASES = Sentence("People have to look: {cases}", "Menschen müssen hinsehen: {cases}")
TASKS = Sentence("Tasks: {tasks}", "Aufgaben: {tasks}")
REASONS = Sentence("What kept actions from being done:", "Was Aktionen aufgehalten hat:")
COST = Sentence("at most {cost}", "höchstens {cost}")
NEVER = Sentence("never matched", "passte nie")
NEAR = Sentence("missed by one condition: {count}", "an einer Bedingung gescheitert: {count}")
ALONE = Sentence(": this alone cost {matches}", ": das allein kostete {matches}")
A_MATCH, MANY_MATCHES = Sentence("1 match", "1 Treffer"), Sentence("{count} matches", "{count} Treffer")
UNKNOWN = Sentence(", {count} of them because nobody knows", ", davon {count}, weil es niemand weiß")
WITH_THE_OTHER = Sentence(
    "{brand} with the other playbook ({version}…), compared with this one",
    "{brand} mit dem anderen Playbook ({version}…), verglichen mit diesem",
)
SAME = Sentence("It changes nothing for these posts.", "Für diese Beiträge ändert es nichts.")
CHANGED: Mapping[ChangeKind, Sentence] = {
    "newly_matched": Sentence("newly matched: {count}", "passt neu: {count}"),
    "lost": Sentence("lost: {count}", "passt nicht mehr: {count}"),
    "changed_actions": Sentence("does something else: {count}", "tut anderes: {count}"),
}
LINE = Sentence("line {line}: ", "Zeile {line}: ")
"""Every sentence of this page. `called` has those for codes."""


def lines(report: ReplayReport, language: Language) -> Iterator[Line]:
    """The whole page."""
    for number, brand in enumerate(report.brands):
        if number:
            yield Line()
        yield from _brand(brand, language)


def misread(one: Misread, language: Language) -> Line:
    """A line that is no post."""
    return Line(
        LINE.filled(line=one.line).said(language) + (one.problem_de if language == "de" else one.problem), style="bad"
    )


def _brand(found: BrandReplay, language: Language) -> Iterator[Line]:
    summary = found.replayed
    yield from _overview(summary, language)
    for rule in summary.rules:
        yield Line()
        yield from _rule(rule, summary.currency, language)
    if found.difference is not None:
        yield Line()
        yield from _difference(found.difference, summary.currency, language)


def _overview(summary: Summary, language: Language) -> Iterator[Line]:
    posts = _count(summary.posts, A_POST, MANY_POSTS, language)
    days = _count(summary.days, ONE_DAY, MANY_DAYS, language)
    told = POSTS.filled(brand=summary.brand, posts=posts, days=days).said(language)
    if summary.edits:
        told += EDITS.filled(edits=summary.edits).said(language)
    if summary.repeated:
        told += REPEATED.filled(repeated=summary.repeated).said(language)
    yield Line(told, style="title")
    yield Line(_a_day(summary, summary.currency, language))
    yield Line(UNANSWERED.filled(count=_number(summary.unanswered, language)).said(language))
    if summary.cases:
        yield Line(CASES.filled(cases=_each(summary.cases, "kind", language)).said(language))
    if summary.tasks:
        yield Line(TASKS.filled(tasks=_each(summary.tasks, "store", language)).said(language))
    if summary.reasons:
        yield Line(REASONS.said(language))
    for reason in summary.reasons:
        verdict = called("verdict", reason.verdict, language)
        told = f"{verdict} {_number(reason.count, language)}: {called('reason', reason.code, language)}"
        yield Line(told, indent=1)


def _a_day(per_day: PerDay, currency: str, language: Language, *, signed: bool = False) -> str:
    def amount(number: float) -> str:
        return _decimal(number, language, signed=signed)

    return A_DAY.filled(
        cost=_money(round(per_day.cost_cents_per_day), currency, language, signed=signed),
        tasks=amount(per_day.tasks_per_day),
        drafts=amount(per_day.drafts_per_day),
        texts=amount(per_day.public_texts_per_day),
    ).said(language)


def _rule(rule: RuleReplayed, currency: str, language: Language) -> Iterator[Line]:
    outcomes = _listed(rule.outcomes, "became", language) if rule.outcomes else NEVER.said(language)
    yield Line(f"{rule.path}: {outcomes}", style="good" if rule.outcomes else "unsure")
    did = []
    if rule.actions:
        did.append(_listed(rule.actions, "action", language))
    if rule.cost_cents:
        did.append(COST.filled(cost=_money(rule.cost_cents, currency, language)).said(language))
    if rule.tasks:
        did.append(TASKS.filled(tasks=_each(rule.tasks, "store", language)).said(language))
    if did:
        yield Line(" · ".join(did), indent=2)
    if set(rule.verdicts) - {"approved"}:
        yield Line(_listed(rule.verdicts, "verdict", language), indent=2)
    if rule.near_misses:
        yield Line(NEAR.filled(count=_number(rule.near_misses, language)).said(language), indent=2)
    for leaf in rule.leaves[:MOST_LEAVES]:
        yield _leaf(leaf, language)


def _leaf(leaf: LeafCost, language: Language) -> Line:
    opposite = leaf.path.count("/not") % 2 == 1
    told = NOT.said(language) if opposite else ""
    told += asked(leaf.fact, leaf.operator, leaf.wanted, language)
    told += ALONE.filled(matches=_count(leaf.missed, A_MATCH, MANY_MATCHES, language)).said(language)
    if leaf.unknown:
        told += UNKNOWN.filled(count=_number(leaf.unknown, language)).said(language)
    return Line(told, indent=3, style="bad", mark="✗")


def _difference(found: Difference, currency: str, language: Language) -> Iterator[Line]:
    yield Line(WITH_THE_OTHER.filled(brand=found.brand, version=found.after[:19]).said(language), style="title")
    if not found.rules:
        yield Line(SAME.said(language))
    yield Line(_a_day(found, currency, language, signed=True))
    if found.unanswered:
        yield Line(UNANSWERED.filled(count=f"{found.unanswered:+}").said(language))
    for rule in found.rules:
        yield Line()
        yield from _changes(rule, currency, language)


def _changes(rule: RuleDifference, currency: str, language: Language) -> Iterator[Line]:
    yield Line(rule.path, style="title")
    for kind, keys in rule.examples.items():
        count: int = getattr(rule, kind)
        told = CHANGED[kind].filled(count=_number(count, language)).said(language)
        yield Line(f"{told} ({', '.join(keys)}{', …' if count > len(keys) else ''})", indent=2)
    did = [f"{called('action', name, language)} {more:+}" for name, more in rule.actions.items()]
    if rule.cost_cents:
        did.append(_money(rule.cost_cents, currency, language, signed=True))
    if did:
        yield Line(" · ".join(did), indent=2)


def _listed(counted: Mapping[_Code, int], group: str, language: Language) -> str:
    """``ask a store 11, propose a reply 9``."""
    return ", ".join(_each(counted, group, language))


def _each(counted: Mapping[_Code, int], group: str, language: Language) -> tuple[str, ...]:
    return tuple(f"{called(group, code, language)} {_number(count, language)}" for code, count in counted.items())


def _count(count: int, one: Sentence, many: Sentence, language: Language) -> str:
    return (one if count == 1 else many.filled(count=_number(count, language))).said(language)


def _number(count: int, language: Language) -> str:
    told = f"{count:,}"
    return told.replace(",", ".") if language == "de" else told


def _decimal(amount: float, language: Language, *, signed: bool = False) -> str:
    told = f"{amount:{'+' if signed else ''},.2f}".rstrip("0").rstrip(".")
    return told.translate(_GERMAN) if language == "de" else told


_GERMAN = str.maketrans(",.", ".,")


def _money(cents: int, currency: str, language: Language, *, signed: bool = False) -> str:
    sign = "-" if cents < 0 else "+" if signed else ""
    return sign + wording.money(abs(cents), currency=currency, language=language)
