"""Reading a rule's conditions: the tree of ``all``, ``any``, ``not`` and leaves, each node with its JSON pointer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from chalicelib import expressions, facts, operators
from chalicelib.books.playbook_shapes import MOST_TOLD, mismatches, near, nearest
from chalicelib.books.playbook_source import child
from chalicelib.domain.conditions import AllOf, AnyOf, Condition, Expression, Leaf, Not
from chalicelib.domain.problem import Problem, problem
from chalicelib.domain.sentence import Sentence
from chalicelib.text import fold

_TREE = {"all", "any", "not"}
_NODES = ("all", "any", "not", "fact", "jmespath")
_AND = Sentence("{one} and {other}", "{one} und {other}")
MAX_DEPTH = 20
_LANGUAGES = frozenset({"post.language", "signals.language", "customer.language"})
_TAG = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{1,8})*")
"""BCP 47, as far as platforms write it."""

BUDGET = {"conditions": 200, "words": 5_000, "patterns": 20, "expressions": 5}
"""What one rule may ask for at most."""


class Conditions:
    """Reads trees and collects what is wrong with them.

    Attributes:
        lists: Named lists of the brand. None: nobody can tell, and any name will do.
        stores: Store id → (latitude, longitude). None: as above.
        values: Fact → all that it can be for this brand. A fact that isn't there can be anything. None: as above.
    """

    def __init__(
        self,
        *,
        lists: Mapping[str, Sequence[str]] | None,
        stores: Mapping[str, tuple[float, float]] | None,
        values: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self._lists = lists
        self._values = values or {}
        self._stores = stores
        self.found: list[Problem] = []

    def read(self, raw: Any, path: str) -> Condition | None:
        """The rule's ``when``; None where it can't be used, with the reasons in `found`."""
        before = len(self.found)
        condition = self._condition(raw, path, 1)
        if condition is None or len(self.found) > before:
            return None
        if not is_indexed(condition):
            self._wrong("not_indexed", path)
            return None
        for name, count in _asked(condition).items():
            if count > BUDGET[name]:
                self._wrong(f"too_complex.{name}", path, count=count, most=BUDGET[name])
        return condition if len(self.found) == before else None

    def _wrong(self, what: str, path: str, *, at_name: bool = False, **values: Any) -> None:
        self.found.append(problem(what, path=path, at_name=at_name, **values))

    def _condition(self, raw: Any, path: str, depth: int) -> Condition | None:
        if not isinstance(raw, dict):
            self._wrong("wrong_type.conditions" if isinstance(raw, list) else "wrong_type.condition", path)
            return None
        here = _TREE & raw.keys()
        if depth > MAX_DEPTH:
            self._wrong("wrong_value.too_deep", path, most=MAX_DEPTH)
            return None
        if not here:
            return self._expression(raw, path) if "jmespath" in raw else self._leaf(raw, path)
        if len(raw) != 1:
            self._wrong("mixed_condition.group", path, names=_listed(sorted(raw)))
            return None
        name = here.pop()
        if name == "not":
            inner = self._condition(raw["not"], child(path, "not"), depth + 1)
            return None if inner is None else Not(path=path, child=inner)
        inside = raw[name]
        if not isinstance(inside, list) or not inside:
            self._wrong("wrong_value.empty", child(path, name))
            return None
        children = [self._condition(one, f"{path}/{name}/{n}", depth + 1) for n, one in enumerate(inside)]
        known = tuple(one for one in children if one is not None)
        if not known:
            return None
        return AllOf(path=path, children=known) if name == "all" else AnyOf(path=path, children=known)

    def _expression(self, raw: dict[str, Any], path: str) -> Expression | None:
        text, here = raw["jmespath"], child(path, "jmespath")
        if len(raw) != 1:
            self._wrong("mixed_condition.jmespath", path, names=_listed(sorted(raw)))
            return None
        if not isinstance(text, str):
            self._wrong("wrong_type.expression", here)
            return None
        wrong = expressions.findings(text, facts.names())
        self.found += [one.at("", here) for one in wrong]
        return None if wrong else Expression(path=path, text=text)

    def _leaf(self, raw: dict[str, Any], path: str) -> Leaf | None:
        if "fact" not in raw:
            self._no_fact(raw, path)
            return None
        fact = facts.BY_NAME.get(str(raw["fact"]))
        if fact is None:
            self._wrong("unknown_fact", child(path, "fact"), name=raw["fact"], nearest=near(raw["fact"], facts.BY_NAME))
        named = [name for name in raw if name != "fact"]
        if not named:
            self._wrong("missing_operator", path, fact=raw["fact"])
        for name in named:
            if name not in operators.BY_NAME:
                meant = nearest(name, _operators_on(fact))
                self._wrong("unknown_operator", child(path, name), at_name=True, name=name, **meant)
        if len(named) > 1 and all(name in operators.BY_NAME for name in named):
            self._wrong("mixed_condition.operators", path, names=_listed(named))
        if fact is None or len(named) != 1 or named[0] not in operators.BY_NAME:
            return None
        return self._compared(fact, named[0], raw[named[0]], path)

    def _no_fact(self, raw: dict[str, Any], path: str) -> None:
        """A misspelt name is told as one."""
        strange = {name: near(name, _NODES) for name in raw if name not in operators.BY_NAME}
        meant = next((name for name, nearest in strange.items() if nearest is not None), None)
        if meant is None:
            self._wrong("missing_field.fact", path)
        else:
            self._wrong("unknown_field", child(path, meant), at_name=True, field=meant, nearest=strange[meant])

    def _compared(self, fact: facts.Fact, operator: str, written: Any, path: str) -> Leaf | None:
        here = child(path, operator)
        before = len(self.found)
        wanted = self._resolved(written, here)
        if len(self.found) > before:
            return None
        known = operators.BY_NAME[operator]
        if fact.type in known.compares:
            self.found += _instead(mismatches(wanted, known.wants, path=here), operator, wanted)
        if len(self.found) > before:
            return None
        wrong = known.problem(fact, wanted)
        if wrong is not None:
            self.found.append(wrong.at("", here))
            return None
        self._said_here(fact, operator, wanted, here)
        if len(self.found) > before:
            return None
        return Leaf(path=path, fact=fact.name, operator=operator, wanted=wanted)

    def _said_here(self, fact: facts.Fact, operator: str, wanted: Any, path: str) -> None:
        """Values that the fact could have, but never has for this brand."""
        choices = self._values.get(fact.name)
        if operator == "is_known":
            return
        if fact.name in _LANGUAGES:
            for one in wanted if isinstance(wanted, list) else [wanted]:
                if isinstance(one, str) and _TAG.fullmatch(one) is None:
                    self._wrong("wrong_value.language", path, fact=fact.name, value=one)
        if choices is None:
            return
        folded = frozenset(map(fold, choices))
        for number, one in enumerate(wanted if isinstance(wanted, list) else [wanted]):
            if isinstance(one, str) and fold(one) not in folded:
                here = child(path, number) if isinstance(wanted, list) else path
                told = [*choices[:MOST_TOLD], *(["…"] if len(choices) > MOST_TOLD else [])]
                meant = near(one, choices)
                self._wrong("wrong_value.never", here, fact=fact.name, value=one, choices=told, nearest=meant)

    def _resolved(self, wanted: Any, path: str) -> Any:
        """The value with what it names in its place: a list for ``"@name"``, degrees for a store."""
        if isinstance(wanted, str) and wanted.startswith("@"):
            if self._lists is None:
                return [wanted[1:]]
            named = self._lists.get(wanted[1:])
            if named is None:
                self._wrong("unknown_list", path, name=wanted[1:], **nearest(wanted[1:], self._lists))
            return list(named or ())
        if isinstance(wanted, list):
            for number, one in enumerate(wanted):
                if isinstance(one, str) and one.startswith("@") and one[1:] in (self._lists or ()):
                    self._wrong("wrong_value.list_in_list", child(path, number), name=one)
        if isinstance(wanted, dict) and isinstance(wanted.get("phrases"), str):
            return wanted | {"phrases": self._resolved(wanted["phrases"], child(path, "phrases"))}
        if isinstance(wanted, dict) and isinstance(wanted.get("phrases"), list):
            inside = [self._resolved(one, f"{path}/phrases/{number}") for number, one in enumerate(wanted["phrases"])]
            return wanted | {"phrases": inside}
        if isinstance(wanted, dict) and isinstance(wanted.get("of"), str):
            point = (0.0, 0.0) if self._stores is None else self._stores.get(wanted["of"])
            if point is None:
                self._wrong(
                    "unknown_store", child(path, "of"), name=wanted["of"], **nearest(wanted["of"], self._stores or ())
                )
                return wanted
            return wanted | {"of": {"store": wanted["of"], "latitude": point[0], "longitude": point[1]}}
        return wanted


_FOR_LISTS = {"includes": "includes_any", "is": "in", "is_not": "not_in"}
"""Operators that want one value → those that want several."""


def _instead(found: list[Problem], operator: str, wanted: Any) -> list[Problem]:
    """The same problems; whoever wrote several values where one is wanted is told the operator that takes them."""
    other = _FOR_LISTS.get(operator)
    if other is None or not isinstance(wanted, list):
        return found
    return [
        problem("wrong_type.one", path=one.path, wanted=one.values["wanted"], other=other)
        if one.code == "wrong_type" and "wanted" in one.values
        else one
        for one in found
    ]


def _operators_on(fact: facts.Fact | None) -> list[str]:
    """Operators that go with the fact; all where it is unknown."""
    return [one.name for one in operators.OPERATORS if fact is None or fact.type in one.compares]


def _asked(condition: Condition) -> Counter[str]:
    """How much a tree asks for, by the names of `BUDGET`."""
    match condition:
        case Leaf(operator="matches"):
            return Counter(conditions=1, patterns=1)
        case Leaf(wanted=wanted):
            return Counter(conditions=1, words=len(wanted) if isinstance(wanted, list) else 1)
        case Expression():
            return Counter(conditions=1, expressions=1)
        case Not(child=child):
            return _asked(child)
        case AllOf(children=children) | AnyOf(children=children):
            return sum(map(_asked, children), Counter())


def _listed(names: Sequence[str]) -> Sentence | str:
    return names[0] if len(names) == 1 else _AND.filled(one=", ".join(names[:-1]), other=names[-1])


def is_indexed(condition: Condition) -> bool:
    """Whether something cheaper than an expression has to hold, so that no expression is asked of every post."""
    match condition:
        case Leaf():
            return True
        case Expression():
            return False
        case Not():
            return is_indexed(condition.child)
        case AllOf():
            return any(is_indexed(one) for one in condition.children)
        case AnyOf():
            return all(is_indexed(one) for one in condition.children)
