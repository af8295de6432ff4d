"""What a playbook's rules would not do although each of them can be read; and what nothing uses.

Each function looks at one matter; `lints` is the table of contents.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, get_args

import msgspec

from chalicelib import actions, expressions, facts
from chalicelib.actions import hold_reply
from chalicelib.books.playbook_source import child
from chalicelib.domain.conditions import Expression
from chalicelib.domain.playbook import ActionRequest, Playbook, Rule
from chalicelib.domain.post import Post
from chalicelib.domain.problem import Problem, problem
from chalicelib.editor.atoms import Atom
from chalicelib.editor.dead import dead
from chalicelib.editor.hidden import Ways, hidden, same, ways
from chalicelib.matching.alternatives import EXPRESSION, leaves

_CIRCUMSTANCES = frozenset(
    {
        *("post.platform", "post.kind", "post.visibility", "post.addressed", "post.account", "post.language"),
        *("signals.language", "customer.language", "reply.public_allowed", "reply.private_allowed", "brand.id"),
        *("time.hour", "time.weekday", "author.automated"),
    }
)
"""Facts about how a post came, and not about what it says or who wrote it: most posts are alike in them."""

_NOT_THIS = frozenset({"none_of", "outside", "has_none", "lacks", "mentions_none", "known", "empty"})
"""What leaves nearly everything over."""


def lints(playbook: Playbook) -> Iterator[Problem]:
    """Everything that can be said about rules which are read already."""
    taken_apart = ways(playbook.rules)
    never: set[str] = set()
    for one in taken_apart:
        found = list(dead(one))
        yield from found
        never.update(one.rule.id for each in found if each.is_error)
    yield from _never_their_turn([one for one in taken_apart if one.rule.id not in never])
    for one in taken_apart:
        yield from _broad(one)
        yield from _negative(one.rule)
        if not one.rule.then:
            yield problem("does_nothing", file=one.rule.file)
        yield from _not_released(one.rule, playbook)
        yield from _without_a_store(one.rule)


def _without_a_store(rule: Rule) -> Iterator[Problem]:
    """What happens after a store was asked, in a rule that asks none."""
    for requests in (rule.then, rule.otherwise):
        if not any(map(_asks_a_store, requests)):
            for one in requests:
                if one.settings.get("when_task") is not None:
                    yield problem("no_task", file=rule.file, path=f"{one.path}/when_task")
    if rule.otherwise and not any(_asks_a_store(one) or one.cost is not None for one in rule.then):
        yield problem("never_otherwise", file=rule.file, path="#/otherwise")


def _asks_a_store(request: ActionRequest) -> bool:
    hears = actions.BY_NAME[request.do].hears
    return hears is not None and hears(request.settings) == "store"


def _never_their_turn(taken_apart: Sequence[Ways]) -> Iterator[Problem]:
    """Rules that are there twice, and rules that others hide; who is the one isn't told to be the other."""
    twice = set()
    live = [one for one in taken_apart if one.rule.state == "live"]
    for rule, other in same(live, _what_it_does):
        twice.add(rule.id)
        yield problem("duplicate_rule", file=rule.file, other=other.id)
    for found in hidden(taken_apart):
        if found.rule.id not in twice:
            yield problem(f"hidden_rule.{found.how}", file=found.rule.file, by=found.by.id)


def _what_it_does(rule: Rule) -> str:
    done = [[(one.do, one.settings, one.cost) for one in requests] for requests in (rule.then, rule.otherwise)]
    return msgspec.json.encode(done, order="deterministic").decode()


def _broad(one: Ways) -> Iterator[Problem]:
    """A rule that some circumstance is enough for."""
    if not one.rule.backstop and any(all(map(_says_little, row)) for row in one.rows):
        yield problem("broad_rule", file=one.rule.file, path="#/when")


def _says_little(atom: Atom) -> bool:
    return atom.fact in _CIRCUMSTANCES or atom.form in _NOT_THIS or atom.meaning.startswith(("not(", EXPRESSION))


def _negative(rule: Rule) -> Iterator[Problem]:
    """Expressions that say "not this" of what may be unknown."""
    for leaf in leaves(rule.when):
        if isinstance(leaf, Expression):
            for name in expressions.negated(leaf.text):
                if _may_be_unknown(name):
                    yield problem(
                        "jmespath_negative", file=rule.file, path=child(leaf.path, "jmespath"), name=".".join(name)
                    )


def _may_be_unknown(name: tuple[str, ...]) -> bool:
    fact = facts.BY_NAME.get(".".join(name))
    if fact is not None:
        return fact.unknown != "never"
    return name[0] == "post" and name[1:] in _optional(Post)


@cache
def _optional(kind: type[msgspec.Struct]) -> frozenset[tuple[str, ...]]:
    """Fields of the canonical post that may be null, and all below them."""
    found: set[tuple[str, ...]] = set()
    for field in msgspec.structs.fields(kind):
        kinds = get_args(field.type) or (field.type,)
        if type(None) in kinds:
            found.add((field.encode_name,))
        for below in kinds:
            if isinstance(below, type) and issubclass(below, msgspec.Struct):
                names = _names(below) if type(None) in kinds else _optional(below)
                found.update((field.encode_name, *name) for name in names)
    return frozenset(found)


def _names(kind: type[msgspec.Struct]) -> frozenset[tuple[str, ...]]:
    return frozenset((field.encode_name,) for field in msgspec.structs.fields(kind))


def _not_released(rule: Rule, playbook: Playbook) -> Iterator[Problem]:
    """Texts that would go out without a person, and that nobody released."""
    for request in _requests(rule):
        text = request.settings.get("text")
        if request.do == hold_reply.NAME and isinstance(text, str):
            spoken = [language for name, language in playbook.texts if name == text]
            if not any(f"{text}.{language}" in playbook.brand.released_texts for language in spoken):
                yield problem("no_approval.released", file=rule.file, path=child(request.path, "text"))


def unused(playbook: Playbook, files: Mapping[str, Any]) -> Iterator[Problem]:
    """What stands in the brand's files and nothing names.

    Args:
        files: The rules' files as parsed JSON, also of rules that can't be used.
    """
    named = frozenset(_texts_in([raw for path, raw in files.items() if path.startswith("rules/")]))
    told = set()
    for name, language in playbook.texts:
        if name not in named and name not in told:
            told.add(name)
            yield problem("unused_text", file=f"texts/{name}.{language}.jinja")
    for code, path, names, written in (
        ("unused_list", "#/lists", playbook.brand.lists, "@{}"),
        ("unused_purse", "#/purses", playbook.brand.purses, "{}"),
        ("unused_hook", "#/hooks", playbook.brand.hooks, "{}"),
    ):
        yield from _unnamed(code, path, names, written, named)


def _unnamed(code: str, path: str, names: Collection[str], written: str, named: Collection[str]) -> Iterator[Problem]:
    for name in names:
        if written.format(name) not in named:
            yield problem(code, file="brand.json", path=child(path, name), at_name=True, name=name)


def _texts_in(raw: Any) -> Iterator[str]:
    """Every text in a JSON value, at any depth that a file can have."""
    left = [raw]
    while left:
        one = left.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            left.extend(one.values())
        elif isinstance(one, list):
            left.extend(one)


def _requests(rule: Rule) -> tuple[ActionRequest, ...]:
    return (*rule.then, *rule.otherwise)
