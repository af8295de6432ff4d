"""Texts as marketers save them: who hears each, whether it may tell them what it tells, and whether it fits there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice, product
from typing import Any, NamedTuple

from chalicelib import actions, lengths, operators, platforms, wording
from chalicelib.actions import context
from chalicelib.actions.context import Audience
from chalicelib.domain.conditions import AllOf, Condition, Leaf
from chalicelib.domain.errors import NotRendered
from chalicelib.domain.playbook import ActionRequest, Playbook, Rule
from chalicelib.domain.post import LengthUnit
from chalicelib.domain.problem import Problem, problem
from chalicelib.domain.sentence import Sentence
from chalicelib.platforms import Channel, Platform

MOST_TURNS = 200
"""Combinations of extremes that are tried; a text that asks for so much that there are more is tried with the first."""
_MEASURED = 3
"""Of the longest in characters, how many are measured in a platform's own unit."""


class Use(NamedTuple):
    """A text where a rule has it said.

    Attributes:
        to: None: to our own people, on whose channels nothing is too long.
        platforms: On which it may be said there.
    """

    text: str
    rule: Rule
    request: ActionRequest
    audience: Audience
    to: Channel | None
    platforms: tuple[Platform, ...]

    @property
    def cents(self) -> int:
        """What it may cost."""
        return 0 if self.request.cost is None else self.request.cost.cents


def uses(playbook: Playbook) -> tuple[Use, ...]:
    """Every place in which the rules have a text said."""
    found = []
    for rule in playbook.rules:
        for request in (*rule.then, *rule.otherwise):
            hears = actions.BY_NAME[request.do].hears
            if hears is None:
                continue
            audience = hears(request.settings)
            to: Channel | None = None if audience == "store" else _channel(request)
            there = () if to is None else tuple(one for one in _ours(playbook) if _comes_from(rule.when, one.name))
            found.append(Use(str(request.settings["text"]), rule, request, audience, to, there))
    return tuple(found)


def _channel(request: ActionRequest) -> Channel:
    return "private" if request.settings.get("to") == "private" else "public"


def _ours(playbook: Playbook) -> Iterator[Platform]:
    """Those on which the brand has an account."""
    named = {endpoint.platform for endpoint in playbook.endpoints.values()}
    return (one for one in platforms.platforms() if one.name in named)


def _comes_from(when: Condition, platform: str) -> bool:
    """Whether a rule can match a post of a platform, as far as its outermost conditions tell."""
    leaves = when.children if isinstance(when, AllOf) else (when,)
    return all(
        operators.BY_NAME[leaf.operator].evaluate(platform, leaf.wanted).result
        for leaf in leaves
        if isinstance(leaf, Leaf) and leaf.fact == "post.platform" and leaf.operator != "is_known"
    )


class Longest(NamedTuple):
    """A text at its longest.

    Attributes:
        values: What made it so long, by name.
    """

    text: str
    length: int
    values: Mapping[str, Any]


class Turn(NamedTuple):
    """One thing that a text can say, and the values with which it says it."""

    text: str
    values: Mapping[str, Any]


def turns(source: str, playbook: Playbook, *, language: str, audience: Audience) -> list[Turn]:
    """What a text says with the extremes of all that it asks for, the longest in characters first, with the values.

    Raises:
        NotRendered: It can't be said even where everything is known.
    """
    asked = [one.name for one in wording.names(source)]
    heard = [one for one in context.SAYINGS if audience in context.MAY_HEAR[one.source]]
    free = [one for one in heard if any(context.is_meant(one, name) for name in asked)]
    always = {one.name: given[0] for one in heard if None not in (given := one.longest(playbook, language))}
    extremes = [one.longest(playbook, language) for one in free]
    said = []
    for number, chosen in enumerate(islice(product(*extremes), MOST_TURNS)):
        values = dict(zip((one.name for one in free), chosen, strict=True))
        try:
            text = wording.render(source, language=language, **context.told({**always, **values}))
        except NotRendered:
            if number == 0:
                raise
            continue
        said.append(Turn(text, values))
    return sorted(said, key=lambda one: -len(one.text))


def longest(said: Sequence[Turn], unit: LengthUnit) -> Longest:
    """The longest of what a text can say, as a platform measures; ties go to the first."""
    measured = [Longest(text, lengths.length(text, unit), values) for text, values in said[:_MEASURED]]
    return max(measured, key=lambda one: one.length)


def problems(playbook: Playbook) -> Iterator[Problem]:
    """Everything that is wrong with the texts of a playbook."""
    used = uses(playbook)
    for (name, language), source in playbook.texts.items():
        file = f"texts/{name}.{language}.jinja"
        here = [use for use in used if use.text == name]
        if language not in playbook.brand.languages:
            yield problem("unknown_language", file=file, languages=playbook.brand.languages)
        yield from _missing(file, name, language, playbook)
        unsaid = list(_unsaid(file, source, here))
        yield from unsaid
        if not unsaid and wording.problem(source) is None:
            yield from _lengths(file, source, here, playbook, language)


def _missing(file: str, name: str, language: str, playbook: Playbook) -> Iterator[Problem]:
    """Languages of the brand in which a text is not there; told once, in the file that is taken instead."""
    spoken = playbook.brand.languages
    there = [one for one in spoken if (name, one) in playbook.texts]
    if there and language == there[0]:
        for one in (one for one in spoken if one not in there):
            yield problem(
                "text_missing",
                file=file,
                name=name,
                language=one,
                instead=language,
                spoken=_called(one),
                answered=_called(language),
            )


def _called(language: str) -> Sentence:
    """A language's name; of those in which nobody reads what we say, only its code."""
    return _LANGUAGES.get(language) or Sentence("'{code}'", "„{code}“", {"code": language})


def _unsaid(file: str, source: str, here: Sequence[Use]) -> Iterator[Problem]:
    """Names that there are not, or that are nothing for those who hear the text."""
    by_audience = {use.audience: use for use in reversed(here)}
    for asked in wording.names(source):
        refused = [one for use in by_audience.values() if (one := _refused(asked.name, use)) is not None]
        if not here and (nobody := _refused_by_all(asked.name)) is not None:
            refused.append(nobody)
        yield from (one.at(file, line=asked.line, column=asked.column) for one in refused[:1])


_LANGUAGES = {"en": Sentence("English", "Englisch"), "de": Sentence("German", "Deutsch")}
_NO_RULE = Sentence("no rule says it yet", "noch sagt ihn keine Regel")
_A_TEXT = Sentence("a text", "ein Text")


def _refused(name: str, use: Use) -> Problem | None:
    """Why a rule can't have a name said where it has a text said. None: it can."""
    unsaid = context.why_not(name, use.audience)
    hearers = context.HEARERS[use.audience]
    if unsaid is None:
        return None
    if unsaid.source is None:
        return problem("unknown_name", asked=name, hearers=hearers, names=context.sayable(use.audience))
    may_be_read = use.audience == "unread" and unsaid.source in {"post", "platform"}
    variant = "unread" if may_be_read else unsaid.source
    return problem(f"may_not_say.{variant}", asked=name, hearers=hearers, rule=use.rule.file)


def _refused_by_all(name: str) -> Problem | None:
    """Why nobody may hear a name of a text that no rule has said yet. None: somebody may."""
    refused = [context.why_not(name, audience) for audience in context.HEARERS]
    unsaid = refused[0]
    if unsaid is None or None in refused:
        return None
    if unsaid.source is None:
        return problem("unknown_name", asked=name, hearers=_A_TEXT, names=sorted(one.name for one in context.SAYINGS))
    return problem(f"may_not_say.{unsaid.source}", asked=name, hearers=_A_TEXT, rule=_NO_RULE)


_NOTHING = Sentence("says nothing; write what is to be said", "sagt nichts; schreiben Sie, was gesagt werden soll")
_NEVER = Sentence("not even where everything is known: {why}", "auch nicht, wenn alles bekannt ist: {why}")


def _lengths(file: str, source: str, here: Sequence[Use], playbook: Playbook, language: str) -> Iterator[Problem]:
    """Where a text that is said can be too long, or can't be said at all."""
    told = set()
    for audience in dict.fromkeys(use.audience for use in here):
        try:
            said = turns(source, playbook, language=language, audience=audience)
        except NotRendered as error:
            yield problem("bad_text", file=file, line=1, column=1, why=_NEVER.filled(why=error.why))
            return
        if not said[0].text:
            yield problem("bad_text", file=file, line=1, column=1, why=_NOTHING)
            return
        for use in (one for one in here if one.audience == audience and one.to is not None):
            for platform in use.platforms:
                if (platform.name, use.to) not in told:
                    told.add((platform.name, use.to))
                    yield from _too_long(file, said, use, platform)


def _too_long(file: str, said: Sequence[Turn], use: Use, platform: Platform) -> Iterator[Problem]:
    if use.to is None:
        return
    limit = platform.lengths[use.to]
    if all(lengths.at_most(one.text, limit.unit) <= limit.most for one in said[:_MEASURED]):
        return
    found = longest(said, limit.unit)
    if found.length <= limit.most:
        return
    varying = {name: value for name, value in found.values.items() if value and not name.startswith("brand.")}
    yield problem(
        "text_too_long.varying" if varying else "text_too_long",
        file=file,
        line=1,
        column=1,
        length=found.length,
        most=limit.most,
        over=found.length - limit.most,
        platform=platform.name,
        hearers=context.HEARERS[use.audience],
        rule=use.rule.file,
        values=[f"{name} = {_shown(value)}" for name, value in varying.items()],
    )


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(value)
    return wording.clock(value, language="en") if isinstance(value, datetime) else str(value)
