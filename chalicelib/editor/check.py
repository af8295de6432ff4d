"""Check a brand's folder as marketers left it: everything that is wrong, all at once, each at its line and column.

What can be told from the files alone is told by `books.playbooks.read_bundle`, which publishing uses as well. Here the
rules' own examples are decided besides, by the function that decides live posts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import msgspec

from chalicelib import actions, wording
from chalicelib.actions import context
from chalicelib.books.playbook_shapes import Mismatch, mismatches
from chalicelib.books.playbook_source import placed
from chalicelib.books.playbooks import read_bundle
from chalicelib.domain.decision import RuleResult
from chalicelib.domain.playbook import Playbook, Rule
from chalicelib.domain.post import PostEvent
from chalicelib.domain.problem import BrandReport, Problem
from chalicelib.editor import post_files
from chalicelib.engine import pipeline
from chalicelib.ports import Records

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
    found += [*_texts(playbook), *_released(playbook)]
    for rule in playbook.rules:
        found += _has_both(rule)
        for number, example in enumerate(rule.examples):
            if example.post in decided:
                found += _example(rule, number, decided[example.post])
    problems = sorted({*read.problems, *(placed(one, bundle.get(one.file, "")) for one in found)})
    return Checked(playbook, tuple(problems), len(decided))


def report(brand: str, bundle: Mapping[str, str], *, records: Records) -> BrandReport:
    """For machines."""
    playbook, problems, examples = check(bundle, records=records)
    return BrandReport(
        brand=brand,
        version=None if playbook is None else playbook.version,
        rules=sum(path.startswith("rules/") for path in bundle),
        texts=sum(path.startswith("texts/") for path in bundle),
        stores=0 if playbook is None else len(playbook.stores),
        examples=examples,
        problems=problems,
    )


def lines(found: BrandReport, *, folder: str) -> Iterator[str]:
    """For people: each problem where an editor finds it, then one sentence on the whole.

    Args:
        folder: The brand's folder as the reader names it; stands before each file.
    """
    for problem in found.problems:
        yield f"{folder}/{problem}"
    read = f"{found.rules} rules, {found.texts} texts, {found.stores} stores, {found.examples} examples decided"
    count = len(found.problems)
    said = "no problem" if not count else "1 problem" if count == 1 else f"{count} problems"
    yield f"{found.brand}: {read}: {said}"


def _decided(playbook: Playbook, records: Records) -> tuple[dict[str, pipeline.Considered], list[Problem]]:
    """Every example post that can be read, decided at the time at which it was received."""
    decided: dict[str, pipeline.Considered] = {}
    problems = []
    for name, raw in playbook.examples.items():
        found = mismatches(raw, PostEvent)
        event = None if found else msgspec.convert(raw, PostEvent)
        if event is not None and not post_files.can_be_reckoned_with(event):
            found = [Mismatch("#/received_at", "wrong_value", post_files.YEARS)]
        problems += [
            Problem(
                file=f"examples/{name}.json",
                path=one.path,
                code="bad_example",
                sentence=one.sentence,
                at_name=one.at_name,
            )
            for one in found
        ]
        if event is not None and not found:
            decided[name] = pipeline.decide_post(event, playbook, records, now=event.received_at)
    return decided, problems


def _has_both(rule: Rule) -> Iterator[Problem]:
    said = {example.expect for example in rule.examples}
    for wanted, words in (("match", "matches"), ("no match", "does not match")):
        if wanted not in said:
            yield Problem(
                file=rule.file,
                path="#/examples" if rule.examples else "#",
                code="example_wanted",
                sentence=f'needs an example that it {words}: a post in examples/, and its name under "examples"',
            )


def _example(rule: Rule, number: int, considered: pipeline.Considered) -> Iterator[Problem]:
    example = rule.examples[number]
    (result,) = [one for one in considered.results if one.id == rule.id]
    matches = result.result in _WOULD_MATCH
    if matches is not (example.expect == "match"):
        yield Problem(
            file=rule.file,
            path=f"#/examples/{number}/expect",
            code="example_fails",
            sentence=f"'{example.post}' should not match, and does" if matches else _why_not(example.post, result),
        )
        return
    for verdict in considered.decision.verdicts:
        for reason in verdict.reasons:
            if verdict.rule == rule.id and reason.code == "text_not_rendered":
                yield Problem(
                    file=rule.file,
                    path=f"#/examples/{number}/post",
                    code="text_not_rendered",
                    sentence=f"on '{example.post}', {verdict.action} can't say its text: {reason.sentence}",
                )


def _why_not(post: str, result: RuleResult) -> str:
    if result.hidden_by is not None:
        return f"'{post}' should match, and is hidden by: {result.hidden_by}"
    if result.result == "backstop":
        return f"'{post}' should match, but another rule does, and this one is a backstop"
    unknown = " (unknown)" if result.result == "unknown" else ""
    return f"'{post}' should match, and does not{unknown}; would have to change: {', '.join(result.nearest_miss)}"


def _texts(playbook: Playbook) -> Iterator[Problem]:
    """Texts that ask for what no text is told, and languages of a text that the brand doesn't speak."""
    for (name, language), source in playbook.texts.items():
        file = f"texts/{name}.{language}.jinja"
        if language not in playbook.brand.languages:
            spoken = ", ".join(playbook.brand.languages)
            sentence = f"is in a language that the brand does not speak ({spoken}), so nobody would ever read it"
            yield Problem(file=file, path="#", code="unknown_language", sentence=sentence)
        for unknown in wording.unknown_names(source, context.NAMES):
            yield Problem(
                file=file,
                line=unknown.line,
                column=1,
                path="#",
                code="unknown_name",
                sentence=f"asks for {unknown.sentence}; a text can say {', '.join(sorted(context.NAMES))}",
            )


def _released(playbook: Playbook) -> Iterator[Problem]:
    """Releases of wordings that are not there (any more)."""
    for name, seal in playbook.brand.released_texts.items():
        text, _, language = name.rpartition(".")
        source = playbook.texts.get((text, language))
        path = f"#/released_texts/{name}"
        if source is None:
            sentence = f"there is no texts/{name}.jinja"
            yield Problem(file="brand.json", path=path, code="unknown_text", sentence=sentence, at_name=True)
        elif wording.seal(source) != seal:
            sentence = (
                f"texts/{name}.jinja is worded otherwise than when it was released, so a person has to read it again;"
                f' whoever answers for it then writes "{wording.seal(source)}"'
            )
            yield Problem(file="brand.json", path=path, code="released_otherwise", sentence=sentence)
