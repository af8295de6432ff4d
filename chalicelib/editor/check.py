"""Check a brand's folder as marketers left it: everything that is wrong, all at once, each at its line and column.

What can be told from the files alone is told by `books.playbooks.read_bundle`, which publishing uses as well. Here the
rules' own examples are decided besides, by the function that decides live posts.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

import msgspec

from chalicelib import actions, wording
from chalicelib.books.playbook_shapes import mismatches, near
from chalicelib.books.playbook_source import child, placed
from chalicelib.books.playbooks import Read, read_bundle
from chalicelib.domain.decision import Decision
from chalicelib.domain.moment import Moment
from chalicelib.domain.playbook import Playbook, Rule
from chalicelib.domain.post import PostEvent
from chalicelib.domain.problem import BrandReport, Problem, Severity, in_order, problem
from chalicelib.domain.sentence import Language, Sentence
from chalicelib.editor import post_files, texts
from chalicelib.editor.lints import lints, unused
from chalicelib.engine import pipeline
from chalicelib.matching import index
from chalicelib.matching.firing import Fired
from chalicelib.matching.plain import Look, evaluate
from chalicelib.ports import Records

_SILENT = frozenset({"never_true", "contradiction", "hidden_rule", "duplicate_rule"})
"""Whoever is told one of these isn't told besides that examples don't match."""

_WOULD_MATCH = frozenset({"matched", "shadow", "draft", "paused"})


class Checked(NamedTuple):
    """A folder as it was checked.

    Attributes:
        playbook: None: nothing of it can be used.
        problems: In the order of files, lines and columns.
        examples: How many examples were decided.
    """

    playbook: Playbook | None
    problems: tuple[Problem, ...]
    examples: int


def check(bundle: Mapping[str, str], *, records: Records) -> Checked:
    """Check a brand's files (path → text).

    Args:
        records: Without any history, but for the customers whom the brand knows; only read.
    """
    read = read_bundle(bundle, settings=actions.SETTINGS)
    if read.playbook is None:
        return Checked(None, read.problems, 0)
    playbook = read.playbook
    decided, found = _decided(playbook, records)
    found += [*texts.problems(playbook), *_released(playbook), *lints(playbook), *_unused(playbook, bundle, read)]
    silent = {one.file for one in found if one.code in _SILENT}
    all_there = len(playbook.rules) == sum(path.startswith("rules/") for path in bundle)
    broken = {PurePosixPath(one.file).name.partition(".")[0] for one in (*read.problems, *found) if _is_text(one.file)}
    for rule in playbook.rules:
        found += _has_both(rule)
        for number, example in enumerate(rule.examples):
            if example.post in decided and not (rule.file in silent and example.expect == "match"):
                wrong = _example(rule, number, decided[example.post], broken=broken)
                found += (one for one in wrong if all_there or one.variant != "matches")
    problems = in_order([*read.problems, *(placed(one, bundle.get(one.file, "")) for one in found)])
    return Checked(playbook, problems, len(decided))


def _unused(playbook: Playbook, bundle: Mapping[str, str], read: Read) -> Iterator[Problem]:
    """What nothing names; silent about what a misspelt name, or a rule that can't be read, may have meant."""
    files = json.loads(read.content)
    if all(path in files for path in bundle):
        misspelt = {one.code.removeprefix("unknown_") for one in read.problems}
        for one in unused(playbook, files):
            if one.code.removeprefix("unused_") not in misspelt:
                yield one


def report(brand: str, bundle: Mapping[str, str], *, records: Records) -> BrandReport:
    """One brand, for machines."""
    return reports({brand: bundle}, records=records)[0]


def reports(bundles: Mapping[str, Mapping[str, str]], *, records: Records) -> tuple[BrandReport, ...]:
    """Several brands, each by itself and then beside those before it.

    Args:
        bundles: Folder's name → files (path → text).
    """
    found: list[BrandReport] = []
    before: list[tuple[str, Playbook]] = []
    for name, bundle in bundles.items():
        playbook, problems, examples = check(bundle, records=records)
        if playbook is not None:
            taken = [placed(one, bundle[one.file]) for one in _taken(playbook, before)]
            problems = in_order([*problems, *taken])
            before.append((name, playbook))
        found.append(
            BrandReport(
                brand=name,
                version=None if playbook is None else playbook.version,
                rules=sum(path.startswith("rules/") for path in bundle),
                texts=sum(path.startswith("texts/") for path in bundle),
                stores=0 if playbook is None else len(playbook.stores),
                examples=examples,
                problems=problems,
            )
        )
    return tuple(found)


def _taken(playbook: Playbook, before: Sequence[tuple[str, Playbook]]) -> Iterator[Problem]:
    """What another brand has already: the brand's id, or one of its endpoints."""
    for folder, other in before:
        if other.brand.id == playbook.brand.id:
            yield problem("brand_taken", file="brand.json", path="#/id", id=other.brand.id, folder=folder)
            continue
        for name in playbook.endpoints:
            if name in other.endpoints:
                path = child("#/endpoints", name)
                yield problem(
                    "endpoint_taken", file="channels.json", path=path, at_name=True, endpoint=name, brand=other.brand.id
                )


_READ = Sentence(
    "{brand}: {rules} rules, {texts} texts, {stores} stores, {examples} examples decided: {found}",
    "{brand}: {rules} Regeln, {texts} Texte, {stores} Filialen, {examples} Beispiele entschieden: {found}",
)
_COUNTED: Mapping[Severity, tuple[Sentence, Sentence]] = {
    "error": (Sentence("1 problem", "1 Problem"), Sentence("{count} problems", "{count} Probleme")),
    "warning": (Sentence("1 warning", "1 Warnung"), Sentence("{count} warnings", "{count} Warnungen")),
}
_NOTHING = Sentence("no problem", "kein Problem")


def lines(found: BrandReport, *, folder: str, language: Language) -> Iterator[str]:
    """For people: each problem where an editor finds it, then one sentence on the whole.

    Args:
        folder: The brand's folder as the reader names it; stands before each file.
    """
    for one in found.problems:
        yield f"{folder}/{one.told(language)} [{one.code}]"
    counts = Counter(one.severity for one in found.problems)
    said = [
        (_COUNTED[name][0] if counts[name] == 1 else _COUNTED[name][1]).filled(count=counts[name])
        for name in _COUNTED
        if counts[name]
    ]
    yield _READ.filled(
        brand=found.brand,
        rules=found.rules,
        texts=found.texts,
        stores=found.stores,
        examples=found.examples,
        found=said or _NOTHING,
    ).said(language)


_REASON = Sentence("{en}", "{de}")


class _Decided(NamedTuple):
    """An example post, decided.

    Attributes:
        fired: Rule's id → what becomes of it; only of rules whose conditions are true.
    """

    decision: Decision
    fired: Mapping[str, Fired]


def _decided(playbook: Playbook, records: Records) -> tuple[dict[str, _Decided], list[Problem]]:
    """Every example post that can be read, decided at the time at which it was received."""
    decided: dict[str, _Decided] = {}
    problems = []
    for name, raw in playbook.examples.items():
        found = mismatches(raw, PostEvent)
        event = None if found else msgspec.convert(raw, PostEvent)
        if event is not None and not post_files.can_be_reckoned_with(event):
            found = [problem("bad_example.years", path="#/received_at")]
        file = f"examples/{name}.json"
        problems += [
            one.at(file)
            if one.code == "bad_example"
            else problem("bad_example", file=file, path=one.path, at_name=one.at_name, why=one.why)
            for one in found
        ]
        if event is not None and not found:
            decision = pipeline.decide_post(event, playbook, records, now=event.received_at).decision
            fired = {one.rule.id: one for one in index.match(playbook, decision.moment)}
            decided[name] = _Decided(decision, fired)
    return decided, problems


def _has_both(rule: Rule) -> Iterator[Problem]:
    said = {example.expect for example in rule.examples}
    for wanted in ("match", "no match"):
        if wanted not in said:
            path = "#/examples" if rule.examples else "#"
            yield problem(f"example_wanted.{wanted.replace(' ', '_')}", file=rule.file, path=path)


def _example(rule: Rule, number: int, decided: _Decided, *, broken: Collection[str]) -> Iterator[Problem]:
    """What an example shows.

    Args:
        broken: Texts about which something is told already.
    """
    example, fired = rule.examples[number], decided.fired.get(rule.id)
    matches = fired is not None and fired.outcome in _WOULD_MATCH
    if matches is not (example.expect == "match"):
        if matches:
            wrong = problem("example_fails.matches", post=example.post)
        else:
            wrong = _why_not(example.post, rule, fired, decided.decision.moment)
        yield wrong.at(rule.file, f"#/examples/{number}/expect")
        return
    for verdict in decided.decision.verdicts:
        for reason in verdict.reasons:
            if (
                verdict.rule == rule.id
                and reason.code == "text_not_rendered"
                and not _says(rule, verdict.action, broken)
            ):
                yield problem(
                    "text_not_rendered",
                    file=rule.file,
                    path=f"#/examples/{number}/post",
                    post=example.post,
                    action=verdict.action,
                    why=_REASON.filled(en=reason.says("en"), de=reason.says("de")),
                )


def _says(rule: Rule, action: str, texts: Collection[str]) -> bool:
    """Whether the rule has the action say one of these texts."""
    return any(one.do == action and one.settings.get("text") in texts for one in (*rule.then, *rule.otherwise))


def _is_text(file: str) -> bool:
    return file.startswith("texts/")


def _why_not(post: str, rule: Rule, fired: Fired | None, moment: Moment) -> Problem:
    if fired is not None and fired.hidden_by is not None:
        return problem("example_fails.hidden", post=post, by=fired.hidden_by)
    if fired is not None:
        return problem("example_fails.backstop", post=post)
    looked_at = evaluate(rule.when, Look(moment))
    variant = "unknown" if looked_at.result is None else "misses"
    return problem(f"example_fails.{variant}", post=post, leaves=looked_at.to_true)


def _released(playbook: Playbook) -> Iterator[Problem]:
    """Releases of wordings that are not there (any more)."""
    for name, seal in playbook.brand.released_texts.items():
        text, _, language = name.rpartition(".")
        source = playbook.texts.get((text, language))
        path = f"#/released_texts/{name}"
        if source is None:
            known = [f"{one}.{spoken}" for one, spoken in playbook.texts]
            yield problem(
                "unknown_text.released",
                file="brand.json",
                path=path,
                at_name=True,
                name=name,
                nearest=near(name, known),
            )
        elif wording.seal(source) != seal:
            yield problem(
                "released_otherwise",
                file="brand.json",
                path=path,
                name=f"texts/{name}.jinja",
                seal=wording.seal(source),
            )
