"""Reading a rule's conditions: the tree of ``all``, ``any``, ``not`` and leaves, each node with its JSON pointer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from chalicelib import expressions, facts, operators
from chalicelib.books.playbook_shapes import Mismatch, near
from chalicelib.books.playbook_source import child
from chalicelib.domain.conditions import AllOf, AnyOf, Condition, Expression, Leaf, Not

_TREE = {"all", "any", "not"}
MAX_DEPTH = 20


class Conditions:
    """Reads trees and collects what is wrong with them.

    Attributes:
        lists: Named lists of the brand. None: nobody can tell, and any name will do.
        stores: Store id → (latitude, longitude). None: as above.
    """

    def __init__(
        self, *, lists: Mapping[str, Sequence[str]] | None, stores: Mapping[str, tuple[float, float]] | None
    ) -> None:
        self._lists = lists
        self._stores = stores
        self.found: list[Mismatch] = []

    def read(self, raw: Any, path: str) -> Condition | None:
        """The rule's ``when``; None where it can't be used, with the reasons in `found`."""
        before = len(self.found)
        condition = self._condition(raw, path, 1)
        if condition is None or len(self.found) > before:
            return None
        if not is_indexed(condition):
            self._wrong(
                path,
                "not_indexed",
                "would ask its jmespath of every single post; add a condition with a fact, e.g."
                ' {"fact": "post.addressed", "is": true}, that has to hold as well',
            )
            return None
        return condition

    def _wrong(self, path: str, code: str, sentence: str, *, at_name: bool = False) -> None:
        self.found.append(Mismatch(path, code, sentence, at_name))

    def _condition(self, raw: Any, path: str, depth: int) -> Condition | None:
        if not isinstance(raw, dict):
            self._wrong(path, "wrong_type", "must be an object: all, any, not, or a fact with an operator")
            return None
        here = _TREE & raw.keys()
        if depth > MAX_DEPTH:
            self._wrong(path, "wrong_value", f"is nested deeper than {MAX_DEPTH} levels")
            return None
        if not here:
            return self._expression(raw, path) if "jmespath" in raw else self._leaf(raw, path)
        if len(raw) != 1:
            self._wrong(path, "mixed_condition", f"has {' and '.join(sorted(raw))}; write one of all, any, not")
            return None
        name = here.pop()
        if name == "not":
            inner = self._condition(raw["not"], child(path, "not"), depth + 1)
            return None if inner is None else Not(path=path, child=inner)
        inside = raw[name]
        if not isinstance(inside, list) or not inside:
            self._wrong(child(path, name), "wrong_value", "must be a list with at least one condition")
            return None
        children = [self._condition(one, f"{path}/{name}/{n}", depth + 1) for n, one in enumerate(inside)]
        known = tuple(one for one in children if one is not None)
        if not known:
            return None
        return AllOf(path=path, children=known) if name == "all" else AnyOf(path=path, children=known)

    def _expression(self, raw: dict[str, Any], path: str) -> Expression | None:
        text, here = raw["jmespath"], child(path, "jmespath")
        if len(raw) != 1:
            self._wrong(path, "mixed_condition", f"has {' and '.join(sorted(raw))}; a jmespath stands by itself")
            return None
        if not isinstance(text, str):
            self._wrong(here, "wrong_type", "must be an expression as a text")
            return None
        wrong = expressions.findings(text, facts.names())
        for one in wrong:
            self._wrong(here, one.code, f"the jmespath {one.sentence}")
        return None if wrong else Expression(path=path, text=text)

    def _leaf(self, raw: dict[str, Any], path: str) -> Leaf | None:
        if "fact" not in raw:
            self._wrong(path, "missing_field", "needs the field 'fact' (or all, any, not, jmespath)")
            return None
        fact = facts.BY_NAME.get(str(raw["fact"]))
        if fact is None:
            known = tuple(facts.BY_NAME)
            self._wrong(
                child(path, "fact"), "unknown_fact", f"there is no fact '{raw['fact']}'{near(raw['fact'], known)}"
            )
        named = [name for name in raw if name != "fact"]
        if not named:
            self._wrong(path, "missing_operator", f"compares {raw['fact']} with nothing; add an operator, e.g. is")
        for name in named:
            if name not in operators.BY_NAME:
                sentence = f"'{name}' is no operator{near(name, tuple(operators.BY_NAME))}"
                self._wrong(child(path, name), "unknown_operator", sentence, at_name=True)
        if len(named) > 1 and all(name in operators.BY_NAME for name in named):
            self._wrong(path, "mixed_condition", f"has {' and '.join(named)}; write one condition for each, within all")
        if fact is None or len(named) != 1 or named[0] not in operators.BY_NAME:
            return None
        return self._compared(fact, named[0], raw[named[0]], path)

    def _compared(self, fact: facts.Fact, operator: str, written: Any, path: str) -> Leaf | None:
        here = child(path, operator)
        before = len(self.found)
        wanted = self._resolved(written, here)
        if len(self.found) > before:
            return None
        wrong = operators.BY_NAME[operator].problem(fact, wanted)
        if wrong is not None:
            self._wrong(here, "wrong_value", wrong)
            return None
        return Leaf(path=path, fact=fact.name, operator=operator, wanted=wanted)

    def _resolved(self, wanted: Any, path: str) -> Any:
        """The value with what it names in its place: a list for ``"@name"``, degrees for a store."""
        if isinstance(wanted, str) and wanted.startswith("@"):
            if self._lists is None:
                return [wanted[1:]]
            named = self._lists.get(wanted[1:])
            if named is None:
                near_by = near(wanted[1:], tuple(self._lists))
                self._wrong(path, "unknown_list", f"there is no list '{wanted[1:]}' in brand.json{near_by}")
            return list(named or ())
        if isinstance(wanted, dict) and isinstance(wanted.get("phrases"), str):
            return wanted | {"phrases": self._resolved(wanted["phrases"], child(path, "phrases"))}
        if isinstance(wanted, dict) and isinstance(wanted.get("of"), str):
            point = (0.0, 0.0) if self._stores is None else self._stores.get(wanted["of"])
            if point is None:
                hint = near(wanted["of"], tuple(self._stores or ()))
                sentence = f"there is no store '{wanted['of']}' in stores.json{hint}"
                self._wrong(child(path, "of"), "unknown_store", sentence)
                return wanted
            return wanted | {"of": {"store": wanted["of"], "latitude": point[0], "longitude": point[1]}}
        return wanted


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
