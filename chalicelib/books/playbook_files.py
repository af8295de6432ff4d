"""From the marketers' files to a playbook: every problem is found, each with its file and path.

Conditions are read here too: the tree of ``all``, ``any``, ``not`` and leaves, each node with its JSON pointer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from chalicelib import facts, operators, wording
from chalicelib.domain.errors import PlaybookBroken
from chalicelib.domain.playbook import (
    ActionRequest,
    AllOf,
    AnyOf,
    Brand,
    Condition,
    Cost,
    Endpoint,
    Goal,
    Leaf,
    Limit,
    Not,
    Playbook,
    Rule,
    RuleExample,
    State,
    Store,
)

T = TypeVar("T")
Settings = Mapping[str, type[msgspec.Struct]]

_TEXT = re.compile(r"texts/(?P<name>[\w-]+)\.(?P<language>[a-z]{2})\.jinja")
_CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
_TREE = {"all", "any", "not"}


class RuleFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule as it stands in its file (design of the language: the fields of `domain.playbook.Rule`)."""

    schema_: str | msgspec.UnsetType = msgspec.field(name="$schema", default=msgspec.UNSET)
    id: str
    title: str
    why: str
    owner: str
    goal: Goal
    state: State
    priority: int = 50
    when: dict[str, Any]
    then: list[dict[str, Any]]
    otherwise: list[dict[str, Any]] = msgspec.field(default_factory=list)
    limits: tuple[Limit, ...] = ()
    stop: bool = False
    group: str | None = None
    backstop: bool = False
    examples: tuple[RuleExample, ...] = ()


class StoresFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``stores.json``."""

    stores: tuple[Store, ...] = ()


class ChannelsFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``channels.json``."""

    endpoints: dict[str, Endpoint] = msgspec.field(default_factory=dict)


def read(files: Mapping[str, Any], *, version: str, settings: Settings) -> Playbook:
    """A playbook from its parsed files.

    Args:
        files: Path → JSON value, or text for ``.jinja``.
        settings: Action name → type of its settings.

    Raises:
        PlaybookBroken: With every problem that was found.
    """
    return _Reader(files, settings).playbook(version)


class _Reader:
    """Collects problems while it reads."""

    def __init__(self, files: Mapping[str, Any], settings: Settings) -> None:
        self.files = files
        self.settings = settings
        self.problems: list[str] = []
        self.brand: Brand | None = None
        self.texts: dict[tuple[str, str], str] = {}

    def playbook(self, version: str) -> Playbook:
        self.brand = self.typed("brand.json", "#", self.files.get("brand.json"), Brand)
        channels = self.typed("channels.json", "#", self.files.get("channels.json", {}), ChannelsFile)
        stores = self.typed("stores.json", "#", _clocks(self.files.get("stores.json", {})), StoresFile)
        self.read_texts()
        rules = [rule for path in sorted(self.files) if path.startswith("rules/") for rule in self.rule(path)]
        examples = {PurePosixPath(p).stem: self.files[p] for p in sorted(self.files) if p.startswith("examples/")}
        for rule in rules:
            for number, example in enumerate(rule.examples):
                if example.post not in examples:
                    self.problem(rule.file, f"#/examples/{number}/post", f"there is no examples/{example.post}.json")
        if self.brand is not None and stores is not None:
            self.names(self.brand, stores.stores)
        if self.problems or self.brand is None or channels is None or stores is None:
            raise PlaybookBroken(self.problems)
        return Playbook(
            version=version,
            brand=self.brand,
            endpoints=channels.endpoints,
            rules=tuple(sorted(rules, key=lambda rule: (-rule.priority, rule.id))),
            texts=self.texts,
            stores=stores.stores,
            examples=examples,
        )

    def problem(self, file: str, path: str, what: str) -> None:
        self.problems.append(f"{file}: {path}: {what}")

    def typed(self, file: str, path: str, raw: Any, kind: type[T]) -> T | None:
        if raw is None:
            self.problem(file, path, "is missing")
            return None
        try:
            return msgspec.convert(raw, kind)
        except msgspec.ValidationError as error:
            what, _, where = str(error).partition(" - at `$")
            self.problem(file, path + _pointer(where.rstrip("`")), what)
            return None

    def names(self, brand: Brand, stores: tuple[Store, ...]) -> None:
        named = [("brand.json", "#/time_zone", brand.time_zone)]
        named += [("stores.json", f"#/stores/{n}/time_zone", store.time_zone) for n, store in enumerate(stores)]
        for file, path, zone in named:
            try:
                ZoneInfo(zone)
            except (ZoneInfoNotFoundError, ValueError, OSError):
                self.problem(file, path, f"there is no time zone '{zone}'")
        for file, path, ids in (
            ("brand.json", "#/menu", [item.id for item in brand.menu]),
            ("stores.json", "#/stores", [store.id for store in stores]),
        ):
            for twice in sorted({one for one in ids if ids.count(one) > 1}):
                self.problem(file, path, f"the id '{twice}' occurs more than once")
        things = {item.id for item in brand.menu}
        for number, store in enumerate(stores):
            for thing in store.can_make:
                if thing not in things:
                    self.problem("stores.json", f"#/stores/{number}/can_make", f"'{thing}' is not on the menu")

    def read_texts(self) -> None:
        for path in sorted(self.files):
            if not path.startswith("texts/"):
                continue
            named = _TEXT.fullmatch(path)
            if named is None:
                self.problem(path, "#", "a text's file is called texts/<name>.<language>.jinja")
                continue
            wrong = wording.problem(self.files[path])
            if wrong is not None:
                self.problem(path, "#", wrong)
            self.texts[named["name"], named["language"]] = self.files[path]

    def rule(self, path: str) -> Iterator[Rule]:
        found = self.typed(path, "#", self.files[path], RuleFile)
        if found is None:
            return
        if path.count("/") > 1:
            self.problem(path, "#", "rules stand in rules/ itself, not in a folder below")
        if found.id != PurePosixPath(path).stem:
            self.problem(path, "#/id", f"must be the file's name, '{PurePosixPath(path).stem}'")
        before = len(self.problems)
        when = self.condition(path, "#/when", found.when)
        for number, raw in enumerate(found.otherwise):
            if raw.get("cost") is not None:
                self.problem(path, f"#/otherwise/{number}/cost", "is done where the purse is empty, so it must be free")
        then = tuple(self.action(path, f"#/then/{n}", raw) for n, raw in enumerate(found.then))
        otherwise = tuple(self.action(path, f"#/otherwise/{n}", raw) for n, raw in enumerate(found.otherwise))
        if found.goal == "delight" and not found.limits:
            self.problem(path, "#/limits", "a rule that delights needs a limit")
        if when is None or len(self.problems) > before:
            return
        yield Rule(
            file=path,
            id=found.id,
            title=found.title,
            why=found.why,
            owner=found.owner,
            goal=found.goal,
            state=found.state,
            priority=found.priority,
            when=when,
            then=then,
            otherwise=otherwise,
            limits=found.limits,
            stop=found.stop,
            group=found.group,
            backstop=found.backstop,
            examples=found.examples,
        )

    def condition(self, file: str, path: str, raw: Any) -> Condition | None:
        if not isinstance(raw, dict):
            self.problem(file, path, "must be an object")
            return None
        here = _TREE & raw.keys()
        if not here:
            return self.leaf(file, path, raw)
        if len(raw) != 1:
            self.problem(file, path, f"has {' and '.join(sorted(raw))}; write one of all, any, not")
            return None
        name = here.pop()
        if name == "not":
            child = self.condition(file, f"{path}/not", raw["not"])
            return None if child is None else Not(path=path, child=child)
        inside = raw[name]
        if not isinstance(inside, list) or not inside:
            self.problem(file, f"{path}/{name}", "must be a list with at least one condition")
            return None
        children = [self.condition(file, f"{path}/{name}/{n}", one) for n, one in enumerate(inside)]
        known = tuple(child for child in children if child is not None)
        return AllOf(path=path, children=known) if name == "all" else AnyOf(path=path, children=known)

    def leaf(self, file: str, path: str, raw: dict[str, Any]) -> Leaf | None:
        fact = facts.BY_NAME.get(str(raw.get("fact")))
        if fact is None:
            self.problem(
                file, f"{path}/fact", f"there is no fact '{raw.get('fact')}'{_near(raw.get('fact'), facts.BY_NAME)}"
            )
            return None
        named = [name for name in raw if name != "fact"]
        if len(named) != 1 or named[0] not in operators.BY_NAME:
            near = _near(named[0], operators.BY_NAME) if len(named) == 1 else ""
            self.problem(file, path, f"needs one operator, has {', '.join(named) or 'none'}{near}")
            return None
        wanted = self.resolved(file, f"{path}/{named[0]}", raw[named[0]])
        wrong = operators.BY_NAME[named[0]].problem(fact, wanted)
        if wrong is not None:
            self.problem(file, f"{path}/{named[0]}", wrong)
            return None
        return Leaf(path=path, fact=fact.name, operator=named[0], wanted=wanted)

    def resolved(self, file: str, path: str, wanted: Any) -> Any:
        """A named list instead of ``"@name"``."""
        if not isinstance(wanted, str) or not wanted.startswith("@") or self.brand is None:
            return wanted
        named = self.brand.lists.get(wanted[1:])
        if named is None:
            self.problem(file, path, f"there is no list '{wanted[1:]}' in brand.json")
        return list(named or ())

    def action(self, file: str, path: str, raw: dict[str, Any]) -> ActionRequest:
        settings = {name: value for name, value in raw.items() if name not in {"do", "cost"}}
        do = str(raw.get("do"))
        cost = None if raw.get("cost") is None else self.typed(file, f"{path}/cost", raw["cost"], Cost)
        kind = self.settings.get(do)
        if kind is None:
            self.problem(file, f"{path}/do", f"there is no action '{do}'{_near(do, self.settings)}")
        else:
            self.typed(file, path, settings, kind)
        if cost is not None and self.brand is not None:
            purse = self.brand.purses.get(cost.purse)
            if purse is None:
                self.problem(
                    file,
                    f"{path}/cost/purse",
                    f"there is no purse '{cost.purse}' in brand.json{_near(cost.purse, self.brand.purses)}",
                )
            elif not 0 < cost.cents <= purse.cents:
                self.problem(file, f"{path}/cost/cents", f"must be 1 to {purse.cents}, what the purse holds")
        text = settings.get("text")
        if isinstance(text, str) and self.brand is not None and (text, self.brand.languages[0]) not in self.texts:
            self.problem(file, f"{path}/text", f"there is no texts/{text}.{self.brand.languages[0]}.jinja")
        return ActionRequest(path=path, do=do, settings=settings, cost=cost)


def _near(name: object, known: Iterable[str]) -> str:
    """The existing name that was meant, as the end of a sentence; empty where none is close."""
    close = get_close_matches(str(name), list(known), n=1)
    return f"; did you mean '{close[0]}'?" if close else ""


def _pointer(where: str) -> str:
    """``.stores[1].latitude`` as ``/stores/1/latitude``; ends where a name isn't told (``[...]``)."""
    return re.sub(r"\[(\d+)\]", r"/\1", where.partition("[...]")[0]).replace(".", "/")


def _clocks(raw: Any) -> Any:
    """``11:30`` as ``11:30:00``, which is how times of day are typed."""
    if isinstance(raw, dict):
        return {name: _clocks(value) for name, value in raw.items()}
    if isinstance(raw, list):
        return [_clocks(value) for value in raw]
    return f"{raw}:00" if isinstance(raw, str) and _CLOCK.fullmatch(raw) else raw
